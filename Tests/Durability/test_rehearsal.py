"""The rehearsals themselves, on a bare server: they must find what is lost when it may be lost, and nothing when it may not."""
import http.client
import os
import pathlib
import random
import subprocess
import sys
import urllib.request

import house
import powercut
import pytest
import rehearsal

SERVER = pathlib.Path(__file__).with_name("bare_server.py")


class BareHouse:
    def __init__(self, folder, durability):
        self.folder, self.durability = folder, durability
        self.environment = {}
        self.child = None

    @property
    def database(self):
        return self.folder / "kept.sqlite"

    def start(self):
        self.port = house.free_port()
        self.log = self.folder / "log"
        with open(self.log, "a") as log:
            self.child = subprocess.Popen(
                [sys.executable, str(SERVER), str(self.database), str(self.port), self.durability],
                stdout=log, stderr=log, env={**os.environ, **self.environment})
        house.until(self.answers, 20, "the bare server did not answer", self.log)

    def answers(self):
        if self.child.poll() is not None:
            raise house.DidNotStart(house.tail(self.log, 3))
        try:
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=2).connect()
            return True
        except ConnectionError:
            return False

    def kill(self):
        self.child.kill()
        self.child.wait()

    def stop(self):
        self.kill()


class BareWriting:
    def client(self, place):
        return http.client.HTTPConnection("127.0.0.1", place.port, timeout=10)

    def write(self, client, key):
        client.request("POST", f"/{key}")
        answer = client.getresponse()
        answer.read()
        return answer.status == 201

    def _read(self, place):
        return urllib.request.urlopen(f"http://127.0.0.1:{place.port}/", timeout=20).read().decode().split("\n")

    def present(self, place):
        return self._read(place)[1:]

    def sound(self, place):
        verdict = self._read(place)[0]
        return [] if verdict == "ok" else [verdict]


@pytest.mark.parametrize("mode", powercut.MODES)
def test_full_keeps_what_was_acknowledged(tmp_path, mode):
    place = BareHouse(tmp_path, "full")
    outcome = rehearsal.cut_power(BareWriting(), place, place.database, 4, mode, seed=1, scratch=tmp_path)
    assert outcome.holds, outcome
    assert outcome.doubtful > 0, "nothing was in doubt, so nothing was tried"


@pytest.mark.parametrize("durability", ["normal", "off"])
def test_the_controls_lose(tmp_path, durability):
    place = BareHouse(tmp_path, durability)
    outcome = rehearsal.cut_power(BareWriting(), place, place.database, 8, "lose", seed=2, scratch=tmp_path)
    assert not outcome.holds, f"the rehearsal is blind: {outcome}"
    assert outcome.acknowledged


def test_being_shot_loses_nothing(tmp_path):
    place = BareHouse(tmp_path, "normal")
    outcome = rehearsal.shoot(BareWriting(), place, enough=2000, seed=3)
    assert outcome.holds, outcome


def test_a_forgetful_server_is_found_out(tmp_path):
    class Forgetful(BareWriting):
        def present(self, place):
            return super().present(place)[1:]

    outcome = rehearsal.shoot(Forgetful(), BareHouse(tmp_path, "normal"), enough=50, seed=4, longest=0.2)
    assert len(outcome.lost) == 1 and not outcome.holds


def test_undoing_gives_back_what_stood_there():
    chance = random.Random(5)
    content = bytearray(chance.randbytes(3000))
    first, changes = bytes(content), []
    for _ in range(60):
        if chance.random() < 0.2:
            size = chance.randrange(0, 4000)
            old = bytes(content[size:])
            changes.append(powercut.Change(powercut.TRUNCATE, "f", size, old, b"", len(content)))
            powercut.resize(content, size)
        else:
            at, new = chance.randrange(0, 3500), chance.randbytes(chance.randrange(1, 900))
            changes.append(powercut.Change(powercut.WRITE, "f", at, bytes(content[at:at + len(new)]), new, len(content)))
            powercut.put(content, at, new)
    powercut.undo(content, changes)
    assert bytes(content) == first
