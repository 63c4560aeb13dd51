"""Shoots a server, or cuts its power, again and again under load, and then asks for everything it ever acknowledged.

What is rehearsed is handed in, so that the same rehearsal runs on Samsyn and on a bare program that must fail it:

    class SignalWriting:                                # against `house.House`
        def client(self, house): ...                    # one writer's own connection, signed in; called once per writer and start
        def write(self, client, key): ...               # True only when the whole acknowledgement has been read
        def present(self, house): ...                   # every key that can be read back, with the house running
        def sound(self, house): ...                     # [] or what is wrong besides: `samsyn journal verify`, integrity

The house needs `folder`, `environment`, `start()`, `kill()`, `stop()`.
A write that raises, or answers anything but yes, is simply not in the ledger: it may or may not be there afterwards.
"""
import dataclasses
import itertools
import pathlib
import random
import subprocess
import threading
import time

import powercut


@dataclasses.dataclass
class Outcome:
    rounds: int = 0
    acknowledged: set = dataclasses.field(default_factory=set)
    lost: set = dataclasses.field(default_factory=set)
    unsound: list = dataclasses.field(default_factory=list)
    doubtful: int = 0

    @property
    def holds(self):
        return bool(self.acknowledged) and not self.lost and not self.unsound

    def __str__(self):
        return (f"{self.rounds} rounds, {len(self.acknowledged)} acknowledged, {len(self.lost)} lost, "
                f"{self.doubtful} changes in doubt, unsound: {self.unsound or 'nothing'}")


def planted(fault, scratch):
    """What to start a program with so that its database library has this fault (`faulty.c`)."""
    library = pathlib.Path(scratch) / "faulty.so"
    source = pathlib.Path(__file__).with_name("faulty.c")
    subprocess.run(["cc", "-O2", "-Wall", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "FAULTY": fault}


class Writers:
    """Threads that write until the server is gone, each keeping its own ledger."""

    def __init__(self, writing, house, names, count):
        self.ledger = set()
        self.last = None
        self.lock = threading.Lock()
        self.stopped, self.begun = threading.Event(), threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(writing, house, f"{names}-{n}")) for n in range(count)]
        for thread in self.threads:
            thread.start()

    def _write(self, writing, house, name):
        number = 0
        try:
            client = writing.client(house)
            while not self.stopped.is_set():
                key = f"{name}-{number}"
                if writing.write(client, key):
                    with self.lock:
                        self.ledger.add(key)
                    self.begun.set()
                number += 1
        except Exception as problem:  # the server was shot: that is what we are here for
            self.last = problem  # the one to look at when nothing was ever acknowledged

    def work(self, seconds):
        """Lets them write for a while, counted from the first answer."""
        self.begun.wait(30)
        time.sleep(seconds)

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        return self.ledger


def ask(writing, house, outcome):
    """Starts the house as it now lies on disk and compares it with the ledger."""
    try:
        house.start()
        outcome.lost = outcome.acknowledged - set(writing.present(house))
        outcome.unsound += writing.sound(house)
    except Exception as problem:
        outcome.unsound.append(f"{type(problem).__name__}: {problem}")
    finally:
        house.stop()


def shoot(writing, house, enough, seed, writers=8, longest=1.0, rounds=1):
    """kill -9 at random moments, `rounds` times or more, until `enough` writes have been acknowledged; everything is asked for at the end."""
    chance, outcome = random.Random(seed), Outcome()
    while len(outcome.acknowledged) < enough or outcome.rounds < rounds:
        house.start()
        busy = Writers(writing, house, f"{seed}-{outcome.rounds}", writers)
        busy.work(chance.uniform(0, 1) * longest)
        house.kill()
        outcome.acknowledged |= busy.stop()
        outcome.rounds += 1
        assert outcome.acknowledged or outcome.rounds < 5, f"nothing was ever acknowledged: {busy.last}"
    ask(writing, house, outcome)
    return outcome


def cut_power(writing, house, database, rounds, mode, seed, scratch, writers=4, longest=0.6):
    """The power goes `rounds` times; after each cut the house must start and hold every acknowledged write. Ends at the first that does not."""
    chance, outcome = random.Random(seed), Outcome()
    library = powercut.build(scratch)
    plain = dict(house.environment)
    for number in itertools.count():
        if number >= rounds and (outcome.doubtful or number >= 10 * rounds):
            break  # enough, and at least once the cut fell where it could do harm
        record = pathlib.Path(scratch) / f"record-{mode}-{number}"
        house.environment = {**plain, **powercut.environment(library, database, record, plain.get("LD_PRELOAD"))}
        house.start()
        busy = Writers(writing, house, f"{seed}-{number}", writers)
        busy.work(chance.uniform(0, 1) * longest)
        house.kill()
        outcome.acknowledged |= busy.stop()
        outcome.doubtful += powercut.cut(record, mode, chance)
        outcome.rounds += 1
        record.unlink()
        pathlib.Path(f"{database}-shm").unlink(missing_ok=True)
        house.environment = plain
        ask(writing, house, outcome)
        if outcome.lost or outcome.unsound:
            break
    return outcome
