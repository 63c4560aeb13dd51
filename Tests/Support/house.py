"""Real servers for the tests: Samsyn and PostgreSQL, each in a temporary folder on 127.0.0.1 and gone afterwards.

    with House() as house:                      # SQLite; House("postgres") for the other engine
        house.get("/halsa").status_code         # 200

On failure the end of the server's log is part of the message.
"""
import base64
import contextlib
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("SAMSYN_BINARY", ROOT / ".build/debug/samsyn"))
QUIET = {"SWIFT_BACKTRACE": "enable=no", "TZ": "UTC"}


class DidNotStart(Exception):
    pass


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def until(ready, seconds, what, log=None):
    """Waits for `ready()` to be true; the log's end says why when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.02)
    raise DidNotStart(f"{what} within {seconds} s\n{tail(log)}")


def tail(log, lines=40):
    if log is None or not pathlib.Path(log).exists():
        return ""
    return "\n".join(pathlib.Path(log).read_text(errors="replace").splitlines()[-lines:])


def end(child, gently=signal.SIGTERM, seconds=10):
    """Ends one child of ours, gently first."""
    if child.poll() is None:
        child.send_signal(gently)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    return child.returncode


class Postgres:
    """A PostgreSQL cluster of our own. `durable=False` skips fsync: right for every test but those of durability."""

    def __init__(self, durable=False, settings=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samsyn-postgres-"))
        self.port = free_port()
        self.log = self.folder / "log"
        self.child = None
        self.settings = ["listen_addresses=127.0.0.1", f"port={self.port}", f"unix_socket_directories={self.folder}"]
        self.settings += [] if durable else ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        self.settings += ["max_connections=200", *settings]
        # PostgreSQL refuses to run as root, so then it runs as the user its package made.
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        self.password = secrets.token_hex(16)
        try:
            self._make()
            self.start()
        except BaseException:
            self.remove()
            raise

    def _program(self, name):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
        program = str(found[-1]) if found else shutil.which(name)
        if program is None:
            raise DidNotStart("PostgreSQL is not installed. Run tools/prepare test.")
        return program

    def _run_as(self):
        return dict(user=self.user.pw_uid, group=self.user.pw_gid, extra_groups=[]) if self.user else {}

    def _make(self):
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.user:
            for path in (self.folder, secret):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        command = [self._program("initdb"), "-D", str(self.folder / "data"), "-U", "samsyn", "-A", "scram-sha-256"]
        command += ["--pwfile", str(secret), "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, **self._run_as())
        if made.returncode != 0:
            raise DidNotStart(f"initdb failed\n{made.stderr}")

    def start(self):
        options = [part for setting in self.settings for part in ("-c", setting)]
        command = [self._program("postgres"), "-D", str(self.folder / "data"), *options]
        with open(self.log, "a") as log:
            self.child = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, **self._run_as())
        until(self._answers, 30, "PostgreSQL did not answer", self.log)

    def _answers(self):
        if self.child.poll() is not None:
            raise DidNotStart(f"PostgreSQL ended at once\n{tail(self.log)}")
        command = [self._program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(command).returncode == 0

    def url(self, database="postgres"):
        return f"postgres://samsyn:{self.password}@127.0.0.1:{self.port}/{database}"

    def new_database(self):
        """The address of an empty database that nobody else uses."""
        import psycopg

        name = "t" + secrets.token_hex(6)
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def stop(self, how=signal.SIGQUIT):
        """SIGQUIT is PostgreSQL's own "as if the power went"."""
        if self.child:
            end(self.child, how)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


class House:
    """One running `samsyn serve` with a database, a master key and a folder of its own."""

    def __init__(self, engine="sqlite", database=None, folder=None, extra=(), environment=None, binary=None):
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="samsyn-"))
        self.keeps_folder = folder is not None
        self.postgres = Postgres() if engine == "postgres" and database is None else None
        self.database = database or (self.postgres.new_database() if self.postgres else f"sqlite:{self.folder}/samsyn.sqlite")
        self.binary = pathlib.Path(binary or BINARY)
        self.key = self.folder / "master-key"
        if not self.key.exists():
            with open(os.open(self.key, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
                file.write(base64.b64encode(secrets.token_bytes(32)).decode())
        self.port = free_port()
        self.log = self.folder / "log"
        self.extra = list(extra)
        self.environment = environment or {}
        self.child = None
        self.session = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words):
        """A command line of samsyn on this house's database."""
        return [str(self.binary), *words, "--database", self.database, "--master-key", str(self.key)]

    def samsyn(self, *words, check=True, seconds=300, typed=None):
        """Runs another command of samsyn to its end; `typed` is what it reads from standard input."""
        done = subprocess.run(
            self.command(*words), capture_output=True, text=True, timeout=seconds, env=self._variables(), input=typed)
        if check and done.returncode != 0:
            raise AssertionError(f"samsyn {' '.join(words)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def samsyn_alone(self, *words, seconds=300):
        """Runs a command that needs no database."""
        done = subprocess.run([str(self.binary), *words], capture_output=True, text=True, timeout=seconds, env=self._variables())
        assert done.returncode == 0, f"samsyn {' '.join(words)} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr}"
        return done

    def _variables(self):
        return {**os.environ, **QUIET, **self.environment}

    def start(self, seconds=60):
        if not self.binary.exists():
            raise DidNotStart(f"{self.binary} is missing. Run swift build.")
        with open(self.log, "a") as log:
            self.child = subprocess.Popen(
                [*self.command("serve"), "--listen", f"127.0.0.1:{self.port}", *self.extra],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self._variables())
        until(self._answers, seconds, "samsyn did not answer at /halsa", self.log)
        return self

    def _answers(self):
        import requests

        if self.child.poll() is not None:
            raise DidNotStart(f"samsyn ended with {self.child.returncode}\n{tail(self.log)}")
        with contextlib.suppress(requests.ConnectionError, requests.Timeout):
            return requests.get(self.address + "/halsa", timeout=2).status_code == 200
        return False

    def kill(self):
        """As when the process is shot: nothing gets the chance to tidy up."""
        self.child.kill()
        self.child.wait()

    def stop(self):
        return end(self.child) if self.child else None

    def get(self, path, **rest):
        import requests

        self.session = self.session or requests.Session()
        return self.session.get(self.address + path, timeout=rest.pop("timeout", 30), **rest)

    def post(self, path, **rest):
        import requests

        self.session = self.session or requests.Session()
        return self.session.post(self.address + path, timeout=rest.pop("timeout", 30), **rest)

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.remove()
            raise

    def __exit__(self, kind, *_):
        self.stop()
        if kind is not None:
            print(f"\n--- the end of samsyn's log ---\n{tail(self.log)}", file=sys.stderr)
        self.remove()

    def remove(self):
        self.stop()
        if self.postgres:
            self.postgres.remove()
        if not self.keeps_folder:
            shutil.rmtree(self.folder, ignore_errors=True)
