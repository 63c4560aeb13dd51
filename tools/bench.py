"""Throughput and latency of the pages people use most, on both databases and two sizes, beside bare servers in the same run.

Writes .build-bench/benchmarks.md, ready to be put into docs/benchmarks.md, and prints it. The numbers are for reading: no test rests on them.
"""
import dataclasses
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Support"))
import house as houses  # noqa: E402

SMALL = os.environ.get("SMALL") == "1"
SIZES = (2_000, 20_000) if SMALL else (20_000, 200_000)
SECONDS, ROUNDS = (1, 1) if SMALL else (2, 3)
BUILT = ROOT / ".build-bench/release"
TOKEN = "0123456789abcdef0123456789abcdef"
SIGNAL = ("kind=attendance&seenOn=2026-01-15&facts=" + "Kom+efter+lunch+och+sa+inget.+" * 12
          + f"&areas=safety&childTalk=yes&guardiansTalk=yes&_token={TOKEN}&_once=%o")
PAGES = {
    "start page": ("GET", "/", ""),
    "child page": ("GET", "/barn/%c", ""),
    "list": ("GET", "/barn", ""),
    "search by number": ("POST", "/barn/sok", f"text=%n&_token={TOKEN}&_once=%o"),
    "new signal": ("POST", "/barn/%c/signaler/ny", SIGNAL),
}
READ = [name for name in PAGES if name != "new signal"]


@dataclasses.dataclass
class Figure:
    rate: float
    p50: float
    p99: float


def load(port, who, request, connections, number):
    method, path, body = request
    runs = []
    for round_ in range(ROUNDS):
        command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "20s", "-s", str(ROOT / "tools/bench.lua"),
                   f"http://127.0.0.1:{port}", "--", str(who), method, path, body, f"{number}-{round_}-{connections}-{os.getpid()}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.strip().splitlines()[-1])
        assert told.pop("wrong") == 0, f"{method} {path}: {done.stdout}"
        runs.append(Figure(**told))
    return Figure(*(statistics.median(getattr(run, name) for run in runs) for name in ("rate", "p50", "p99")))


def lua(words):
    return "{" + ",".join(f'"{word}"' for word in words) + "}"


class Bare:
    """The bare server on the same database, while the program is not running."""

    def __init__(self, place, known):
        self.port = houses.free_port()
        child, number = known["children"][0], known["numbers"][0]
        asked = []
        for name in READ:
            _, path, body = PAGES[name]
            text = path.replace("%c", child) + (" " + body.replace("%n", number).replace("%o", "bare") if body else "")
            asked += ["--request", text]
        self.log = place.folder / "bare-log"
        self.child = subprocess.Popen(
            [str(BUILT / "Bench"), "bare", *where(place), "--port", str(self.port), "--secret", known["secret"], *asked],
            stdout=subprocess.PIPE, stderr=open(self.log, "w"), text=True, env={**os.environ, **houses.QUIET})
        line = self.child.stdout.readline()
        assert line, houses.tail(self.log)
        self.pages = dict(zip(READ, json.loads(line)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        houses.end(self.child)


def where(place):
    return ["--database", place.database, "--master-key", str(place.key)]


def measure(engine, size, folder):
    """Everything about one database of one size: {(what, page, connections): Figure}, and the pages' lengths and commands."""
    # PostgreSQL that waits for its disk.
    cluster = houses.Postgres(durable=True, settings=["shared_buffers=1GB", "max_wal_size=4GB"]) if engine == "postgres" else None
    place = houses.House(engine, cluster and cluster.new_database(), folder, binary=BUILT / "samsyn")
    try:
        print(f"filling {engine} with {size} children", file=sys.stderr, flush=True)
        done = subprocess.run([str(BUILT / "Bench"), "fill", *where(place), "--children", str(size)], stdout=subprocess.PIPE, check=True)
        known = json.loads(done.stdout)
        settle(place)
        who = place.folder / "who.lua"
        who.write_text(f'secret = "{known["secret"]}"\nchildren = {lua(known["children"])}\nnumbers = {lua(known["numbers"])}\n')
        figures = {}
        with Bare(place, known) as bare:
            for connections in (1, 16):
                for number, name in enumerate(READ):
                    length = bare.pages[name]["bytes"]
                    figures["answer", name, connections] = load(bare.port, who, ("GET", f"/size/{length}", ""), connections, name)
                    figures["bare", name, connections] = load(bare.port, who, ("GET", f"/page/{number}", ""), connections, name)
                figures["bare", "new signal", connections] = load(bare.port, who, ("POST", "/write", ""), connections, "write")
        place.start()
        # Written last: thousands of new signals would wait for the one head whose pages are measured.
        for name, connections in [(name, c) for names in (READ, ["new signal"]) for c in (1, 16) for name in names]:
            figures["page", name, connections] = load(
                place.port, who, PAGES[name], connections, f"{name}-{size}".replace(" ", ""))
            print(f"{engine} {size} {name} ×{connections}: {figures['page', name, connections]}", file=sys.stderr, flush=True)
        place.stop()
        return figures, bare.pages
    finally:
        place.remove()
        if cluster:
            cluster.remove()


def settle(place):
    """What an ordinary night does to a database."""
    if place.database.startswith("postgres"):
        import psycopg

        with psycopg.connect(place.database, autocommit=True) as database:
            database.execute("VACUUM ANALYZE")
            database.execute("CHECKPOINT")


def machine():
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = int(open("/proc/meminfo").readline().split()[1]) // 1_048_576
    return f"{os.cpu_count()} × {cpu}, {memory} GiB memory, {platform.system()} {platform.release()}"


def report(results):
    lines = [f"Measured on {machine()}; load generator, program and database share it. Median of {ROUNDS} runs of {SECONDS} s.", ""]
    for engine in results:
        for size, (figures, pages) in results[engine].items():
            lines += [f"### {engine}, {size:,} children".replace(",", " "), "",
                      "| page | conn. | req/s | p50 ms | p99 ms | bare page req/s | of bare page | bare answer req/s | bytes | reading commands |",
                      "|---|---|---|---|---|---|---|---|---|---|"]
            for name in PAGES:
                for connections in (1, 16):
                    page, bare = figures["page", name, connections], figures["bare", name, connections]
                    answer = figures.get(("answer", name, connections))
                    known = pages.get(name, {"bytes": "–", "commands": "–"})
                    lines.append(
                        f"| {name} | {connections} | {page.rate:.0f} | {page.p50:.2f} | {page.p99:.2f} | {bare.rate:.0f} "
                        f"| {page.rate / bare.rate:.2f} | {f'{answer.rate:.0f}' if answer else '–'} | {known['bytes']} | {known['commands']} |")
            lines.append("")
    lines += [f"### The same page at ten times the children ({SIZES[1]:,} beside {SIZES[0]:,})".replace(",", " "), "",
              "| page | engine | cost ×1 conn. | cost ×16 conn. |", "|---|---|---|---|"]
    for engine in results:
        less, more = (results[engine][size][0] for size in SIZES)
        for name in PAGES:
            costs = [less["page", name, c].rate / more["page", name, c].rate for c in (1, 16)]
            lines.append(f"| {name} | {engine} | {costs[0]:.2f} | {costs[1]:.2f} |")
    return "\n".join(lines) + "\n"


def main():
    results = {}
    for engine in sys.argv[1:] or ("sqlite", "postgres"):
        results[engine] = {}
        for size in SIZES:
            with tempfile.TemporaryDirectory(prefix="samsyn-bench-", dir=ROOT / ".build-bench") as folder:
                results[engine][size] = measure(engine, size, folder)
    text = report(results)
    (ROOT / ".build-bench/benchmarks.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
