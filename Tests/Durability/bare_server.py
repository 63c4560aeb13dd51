"""The smallest server that keeps what it is given: POST /KEY and GET / on one SQLite file, with the durability it is told to have.

    bare_server.py FILE PORT full|normal|off
"""
import http.server
import sqlite3
import sys
import threading


class Shelf(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lock = threading.Lock()
    database = None

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        with self.lock:
            self.database.execute("INSERT INTO kept VALUES (?, randomblob(900))", (self.path[1:],))
        self.answer(201, b"")

    def do_GET(self):
        with self.lock:
            keys = [key for key, in self.database.execute("SELECT key FROM kept ORDER BY key")]
            sound = self.database.execute("PRAGMA integrity_check").fetchone()[0]
        self.answer(200, "\n".join([sound, *keys]).encode())

    def log_message(self, *_):
        pass


def main(file, port, durability):
    Shelf.database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    Shelf.database.execute("PRAGMA journal_mode = WAL")
    Shelf.database.execute(f"PRAGMA synchronous = {durability}")
    Shelf.database.execute("PRAGMA wal_autocheckpoint = 100")
    Shelf.database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, filling BLOB NOT NULL)")
    http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Shelf).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
