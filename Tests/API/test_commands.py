"""The command line: what goes wrong is said in one line with an exit code that tells the kinds apart, and nothing is half done."""
import base64
import hashlib
import http.server
import json
import os
import pathlib
import secrets
import shutil
import socket
import sqlite3
import stat
import subprocess
import threading

import pytest
from house import BINARY, QUIET, House, Postgres
from school import School, made

WRONG, CLOSED, TAKEN, BROKEN_FILE, NOT_LET_IN, BAD_DATA = 64, 69, 75, 74, 77, 65


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


class Place:
    """A folder with a master key, and the program run in it."""

    def __init__(self, folder):
        self.folder = folder
        self.key = self._key("key", base64.b64encode(secrets.token_bytes(32)))
        self.database = folder / "samsyn.sqlite"

    def _key(self, name, content, mode=0o600):
        path = self.folder / name
        path.write_bytes(content)
        path.chmod(mode)
        return path

    def run(self, *words, database=None, key=None, limit=None, given=None):
        command = [str(BINARY), *map(str, words)]
        if database is not False:
            command += ["--database", str(database or f"sqlite:{self.database}"), "--master-key", str(key or self.key)]
        if limit is not None:
            # No file may grow beyond so many bytes: to the program, a full disk.
            command = ["prlimit", f"--fsize={limit}", *command]
        return subprocess.run(command, cwd=self.folder, input=given, capture_output=True, text=True, timeout=120,
                              env={**os.environ, **QUIET})

    def filled(self):
        done = self.run("demo")
        assert done.returncode == 0, done.stderr
        return self

    def content(self):
        """All that stands in the database, as one number."""
        with sqlite3.connect(self.database) as connection:
            return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()


def says(done, code, *words):
    """One clear line, no inside, and the code."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert done.returncode == code, f"{done.returncode}: {done.stderr}"
    assert done.stdout == "", done.stdout
    assert len(lines) == 1 and lines[0].startswith("Error: "), done.stderr
    for word in words:
        assert word in lines[0], lines[0]
    for inside in ("Fatal", "Stack dump", ".swift:", "0x", "Error Domain", "errno", "DatabaseError", "GRDB", "\x1b"):
        assert inside not in done.stderr, done.stderr


# The words.

@pytest.mark.parametrize("words,said", [
    (["blah"], "blah"), (["check", "--nope"], "--nope"), (["serve", "--listen"], "--listen"),
    (["serve", "--listen", "foo"], "HOST:PORT"), (["serve", "--listen", "127.0.0.1:70000"], "HOST:PORT"),
    (["serve", "--listen", "127.0.0.1:0"], "HOST:PORT"), (["serve", "--connections", "0"], "--connections"),
    (["demo", "--serve", "--port", "0"], "port"), (["import", "ss12000"], "source"),
    (["import", "ss12000", "x", "--client-id", "a"], "--client-secret-file"),
    (["import", "ss12000", "x", "--token-url", "a"], "--client-id"), (["user", "add", "a b", "--email", "a@b.se"], "a b"),
    (["journal"], None), (["user", "password", "åsa"], "åsa"),
])
def test_a_wrong_command_line_is_told(place, words, said):
    done = place.run(*words, database=False)
    if said is None:  # A command of commands says what there is.
        assert done.returncode == 0 and "verify" in done.stdout
    else:
        says(done, WRONG, said)
    assert [path.name for path in place.folder.iterdir()] == ["key"]


def test_help_is_no_fault(place):
    for words in (["--help"], ["serve", "--help"], ["import", "ss12000", "--help"], ["help", "check"]):
        done = place.run(*words, database=False)
        assert done.returncode == 0 and "USAGE" in done.stdout and done.stderr == ""
    assert "Exit codes" in place.run("--help", database=False).stdout


@pytest.mark.parametrize("database,code,said", [
    ("mysql://x", WRONG, "sqlite:PATH"), ("sqlite:", WRONG, "sqlite:PATH"), ("samsyn.sqlite", WRONG, "sqlite:PATH"),
    ("sqlite::memory:", WRONG, "sqlite:PATH"), ("postgres://[", WRONG, "sqlite:PATH"),
    ("postgres://u:hemlis@127.0.0.1:1/x", CLOSED, "Connection refused"),
    ("postgres://u:hemlis@nohost.invalid/x", CLOSED, "nohost.invalid"),
])
def test_an_address_of_no_database(place, database, code, said):
    done = place.run("serve", database=database)
    says(done, code, said)
    assert "hemlis" not in done.stderr


# SQLite files.

def test_sqlite_files_that_are_none(place):
    (place.folder / "folder").mkdir()
    (place.folder / "text").write_text("Det här är ingen databas. " * 100)
    (place.folder / "short").write_text("SQLite format 3")
    for name, words in (("folder", "Is a directory"), ("text", "not a database"), ("no/such/file", "No such file")):
        says(place.run("serve", database=f"sqlite:{place.folder / name}"), CLOSED, "cannot be opened", words)
    says(place.run("serve", database=f"sqlite:{place.folder / 'short'}"), CLOSED)
    assert (place.folder / "text").read_text().startswith("Det här")
    assert not (place.folder / "no").exists()


@pytest.mark.parametrize("words", [["check"], ["journal", "verify"], ["user", "list"], ["user", "disable", "anna"]])
def test_a_wrong_path_is_said_and_not_filled(place, words):
    """An empty database would answer that all is well."""
    says(place.run(*words), CLOSED, "there is no database")
    assert not place.database.exists()


def test_a_broken_database_is_said(place):
    place.filled()
    with open(place.database, "r+b") as file:
        file.seek(100)
        file.write(secrets.token_bytes(4000))
    says(place.run("check"), CLOSED, "malformed")


def test_a_newer_database_is_left_alone(place):
    place.filled()
    with sqlite3.connect(place.database) as connection:
        table = next(name for name, in connection.execute("SELECT name FROM sqlite_master") if "migration" in name)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        row = list(connection.execute(f"SELECT * FROM {table} ORDER BY 1 DESC LIMIT 1").fetchone())
        row[columns.index("name")] = "2099-01-01 from the future"
        if "seq" in columns:
            row[columns.index("seq")] += 1
        connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    before = place.content()
    says(place.run("serve", "--listen", "127.0.0.1:1"), CLOSED, "newer")
    assert place.content() == before


def test_a_folder_for_reading_only(place):
    """As another user than root, since root may write anywhere."""
    if os.geteuid() != 0:
        pytest.fail("this test changes to another user and so must be run as root")
    place.filled()
    for path in place.folder.iterdir():
        os.chown(path, 65534, 65534)
    folder = place.folder
    folder.chmod(0o555)
    shown = folder
    while shown != pathlib.Path("/"):
        if not shown.stat().st_mode & stat.S_IXOTH:
            shown.chmod(shown.stat().st_mode | 0o111)
        shown = shown.parent
    place.database.chmod(0o400)
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(BINARY), "check", "--database",
         f"sqlite:{place.database}", "--master-key", str(place.key)], cwd="/", capture_output=True, text=True, timeout=60,
        env={**os.environ, **QUIET})
    folder.chmod(0o755)
    says(done, CLOSED, "cannot be")


# Master keys.

def test_master_keys_that_are_none(place):
    place.filled()
    before = place.content()
    (place.folder / "folder").mkdir()
    short, open_key = place._key("short", b"abc"), place._key("open", place.key.read_bytes(), 0o644)
    other = place._key("other", base64.b64encode(secrets.token_bytes(32)))
    for key, words in ((short, "not 32 bytes"), (open_key, "chmod 600"), (place.folder / "folder", "not a file"),
                       (other, "not the one this database was sealed with"), (place.folder / "none", "cannot be read")):
        says(place.run("check", key=key), CLOSED, "master key", words)
    # A new key for an old database would be the wrong one.
    assert not (place.folder / "none").exists() and place.content() == before
    says(place.run("serve", key=place.folder / "none", database="postgres://u@127.0.0.1:1/x"), CLOSED, "cannot be read")


def test_a_new_house_gets_a_key_of_its_own(place):
    key = place.folder / "keys" / "master"
    assert place.run("demo", key=key).returncode == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and place.run("check", key=key).returncode == 0


# PostgreSQL.

def test_postgresql_with_a_wrong_password_or_no_such_database(place):
    with Postgres() as postgres:
        good = postgres.new_database()
        wrong = good.replace(postgres.password, "hemlis")
        done = place.run("serve", database=wrong)
        says(done, CLOSED, "password authentication failed")
        assert "hemlis" not in done.stderr
        says(place.run("serve", database=postgres.url("finnsinte")), CLOSED, "finnsinte")
        assert place.run("check", database=good).returncode == 0


# Listening.

def test_a_taken_port_and_an_address_that_is_not_ours(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for words in (["serve", "--listen", f"127.0.0.1:{port}"], ["demo", "--serve", "--port", port]):
            says(place.run(*words), TAKEN, str(port), "taken")
    says(place.run("serve", "--listen", "192.0.2.1:8099"), CLOSED, "192.0.2.1")
    says(place.run("serve", "--listen", "nohost.invalid:8099"), CLOSED, "nohost.invalid")


# Imports.

def folder_of(rows, path):
    path.mkdir()
    for resource, found in rows.items():
        (path / f"{resource}-1.json").write_text(json.dumps({"data": found, "pageToken": None}))
    return path


def test_imports_from_nothing(place):
    place.filled()
    before = place.content()
    empty, broken, file = place.folder / "empty", folder_of(made(), place.folder / "broken"), place.folder / "file"
    empty.mkdir()
    file.write_text("{}")
    (broken / "organisations-1.json").write_text('{"data": [{"id": ')
    says(place.run("import", "ss12000", place.folder / "none"), BROKEN_FILE, "cannot be read")
    says(place.run("import", "ss12000", empty), BROKEN_FILE, "organisations-1.json")
    says(place.run("import", "ss12000", file), BROKEN_FILE)
    says(place.run("import", "ss12000", broken), BROKEN_FILE, "organisations-1.json", "cannot be read")
    says(place.run("import", "ss12000", empty, "--json"), BROKEN_FILE)
    with sqlite3.connect(place.database) as connection:
        assert connection.execute("SELECT COUNT(*) FROM import_seen").fetchone() == (0,)
    people = lambda: place.run("user", "list").stdout
    assert people() and before  # what stood there stands
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        says(place.run("import", "ss12000", f"http://127.0.0.1:{closed.getsockname()[1]}/v2"), CLOSED, "does not answer")
    with School(made()) as school:
        says(place.run("import", "ss12000", school.address), NOT_LET_IN, "does not let us in")
        secret = place._key("secret", b"fel")
        says(place.run("import", "ss12000", school.address, "--client-id", "samsyn", "--client-secret-file", secret),
             NOT_LET_IN, "client id")
        says(place.run("import", "ss12000", school.address, "--client-id", "samsyn", "--client-secret-file",
                       place.folder / "none"), BROKEN_FILE, "cannot be read")
    with page_of_another_kind() as address:
        says(place.run("import", "ss12000", address), BAD_DATA)


class page_of_another_kind:
    """A web server that is no school system."""

    def __enter__(self):
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def test_json_is_one_object(place):
    place.filled()
    source = folder_of(made(), place.folder / "school")
    for words in (["check"], ["journal", "verify"], ["import", "ss12000", source, "--dry-run"], ["import", "ss12000", source]):
        done = place.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        assert isinstance(json.loads(done.stdout), dict), words
    tally = json.loads(done.stdout)["persons"]
    assert set(tally) == {"read", "new", "changed", "removed", "unmapped"} and tally["new"] == tally["read"] > 0
    again = json.loads(place.run("import", "ss12000", source, "--json").stdout)
    assert all(one["new"] == one["changed"] == one["removed"] == 0 for one in again.values())
    matrix = json.loads(place.run("access-matrix", "--json", database=False).stdout)
    assert matrix["count"] == len(matrix["allowed"])


# Full disks.

def test_a_disk_that_is_full_from_the_start(place):
    for limit in (0, 4096, 100_000):
        done = place.run("demo", limit=limit)
        assert done.returncode == CLOSED, f"{limit}: {done.returncode} {done.stderr}"
        assert done.stderr.splitlines()[-1].startswith("Error: "), done.stderr
        assert "Fatal" not in done.stderr and "Stack dump" not in done.stderr
        for leftover in place.folder.glob("samsyn.sqlite*"):
            leftover.unlink()
    assert place.run("demo").returncode == 0 and place.run("check").returncode == 0


def test_a_disk_that_gets_full_leaves_what_was_there(place):
    place.filled()
    before, size = place.content(), place.database.stat().st_size
    source = folder_of(made(), place.folder / "school")
    # The log beside the tables cannot grow: nothing at all can be written.
    for words in (["import", "ss12000", source], ["user", "add", "ny", "--email", "ny@example.se", "--given", "N", "--family", "Y"]):
        done = place.run(*words, limit=1000)
        assert done.returncode == CLOSED and done.stderr.splitlines()[-1].startswith("Error: "), done.stderr
        assert "Password" not in done.stdout
    assert place.content() == before and size > 0
    # Room again, and the same command does its work.
    assert place.run("import", "ss12000", source).returncode == 0
    assert place.run("check").returncode == 0
    assert json.loads(place.run("journal", "verify", "--json").stdout)["whole"] is True


def test_the_checks_here_can_fail():
    class Done:
        returncode, stdout, stderr = 1, "", "Fatal error: x at a.swift:12\nmore\n"

    with pytest.raises(AssertionError):
        says(Done, 1)
    Done.stderr = "Error: one line\n"
    says(Done, 1)
    with pytest.raises(AssertionError):
        says(Done, 69)
