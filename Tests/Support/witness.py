"""A witness of the journal's checkpoints, as C2SP's tlog-witness describes it, and the owner against whom it is needed."""
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import sys
import threading

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from verify_journal import FIELDS, Checkpoint, Wrong, canonical  # noqa: E402
from verify_proof import both_roots  # noqa: E402


class Witness:
    """Keeps the latest checkpoint it has been shown, and takes another only when the one it has is its beginning."""

    def __init__(self, key, port=0):
        self.key, self.latest, self.answers = key, None, []
        witness = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, text = witness.add(body) if self.path == "/add-checkpoint" else (404, "")
                witness.answers.append(status)
                self.send_response(status)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, body):
        head, _, note = body.partition("\n\n")
        old, *proof = head.splitlines()
        old = int(old.removeprefix("old "))
        try:
            shown = Checkpoint(note, self.key)
        except Wrong:
            return 403, ""
        known = self.latest.size if self.latest else 0
        if old > shown.size:
            return 400, ""
        if old != known:
            return 409, f"{known}\n"
        if self.latest:
            hashes = iter([base64.b64decode(line) for line in proof])
            try:
                roots = both_roots(old, shown.size, self.latest.root, hashes)
            except StopIteration:
                return 422, ""
            if roots != (self.latest.root, shown.root) or list(hashes):
                return (409, f"{known}\n") if old == shown.size else (422, "")
        self.latest = shown
        return 200, "— witness.example/w AAAAAA==\n"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Owner:
    """Whoever has the database and the master key: can write the whole journal anew, so that its chain holds."""

    COLUMNS = {"account": "account_id", "person": "person_id", "position": "position_id", "workplace": "workplace_id", "child": "child_id"}

    def __init__(self, house):
        self.house, self.is_sqlite = house, house.database.startswith("sqlite:")
        if self.is_sqlite:
            import sqlite3
            self.base = sqlite3.connect(house.database.removeprefix("sqlite:"), timeout=30)
        else:
            import psycopg
            self.base = psycopg.connect(house.database)
        secret = base64.b64decode(house.key.read_text())
        self.secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"journal head").derive(secret)

    def run(self, text, *values):
        found = self.base.execute(text if self.is_sqlite else text.replace("?", "%s"), values)
        rows = found.fetchall() if found.description else None
        self.base.commit()
        return rows

    def entries(self):
        names = ["seq", "at", *FIELDS]
        columns = ", ".join(self.COLUMNS.get(name, name) for name in names)
        return [dict(zip(names, row)) for row in self.run(f"SELECT {columns} FROM journal ORDER BY seq")]

    def write(self, entries):
        """The journal from its first entry to its last, hashed and signed anew."""
        names, chain, rows = ["seq", "at", *FIELDS], bytes(32), []
        for seq, entry in enumerate(entries, 1):
            entry = {**entry, "seq": seq}
            chain = hashlib.sha256(canonical(entry, chain)).digest()
            rows.append([entry[name] for name in names] + [chain])
        columns = ", ".join(self.COLUMNS.get(name, name) for name in names) + ", hash"
        holes = ", ".join(["?" if self.is_sqlite else "%s"] * (len(names) + 1))
        cursor = self.base.cursor()
        cursor.execute("DELETE FROM journal")
        cursor.executemany(f"INSERT INTO journal ({columns}) VALUES ({holes})", rows)
        mark = hmac.new(self.secret, len(rows).to_bytes(8, "big") + chain, hashlib.sha256).digest()
        self.base.commit()
        self.run("INSERT INTO journal_head (id, seq, hash, mac) VALUES (1, ?, ?, ?) "
                 "ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, mac = excluded.mac", len(rows), chain, mark)

    def more(self, count):
        """So many readings, as the program would have marked them."""
        entries = self.entries()
        last = entries[-1]["at"] if entries else 0
        blank = {**{name: None for name in FIELDS}, "kind": "read", "action": "seeChild", "ground": "namedPerson", "request": ""}
        self.write(entries + [{**blank, "seq": 0, "at": last + number, "about": f"child/{number}"} for number in range(count)])


def exported(house):
    return [json.loads(line) for line in house.samsyn("journal", "export").stdout.splitlines()]
