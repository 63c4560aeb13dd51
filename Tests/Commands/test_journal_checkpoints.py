"""What a chain alone cannot show: an owner who cuts the journal, writes it anew, or dates it back. Signed checkpoints kept outside do."""
import copy
import json
import subprocess
import sys

import pytest
from house import ROOT, House, free_port, until
from witness import Owner, Witness, exported

DAY = 86_400_000
SIZES = (40, 300, 700)


class Kept:
    """A house whose journal has been signed at three sizes, and the folder in which somebody else keeps the checkpoints."""

    def __init__(self, engine, folder):
        self.house = House(engine, folder=folder)
        self.outside, self.secret = folder / "outside", folder / "journal.key"
        self.key = self.house.samsyn_alone("journal", "key", "--origin", "samsyn.example/logg", "--out", str(self.secret)).stdout.strip()
        self.house.start()
        self.house.stop()
        self.owner = Owner(self.house)

    def sign(self, *more, check=True):
        return self.house.samsyn("journal", "checkpoint", "--key", str(self.secret), "--out", str(self.outside), *more, check=check)

    def whole(self):
        return self.house.samsyn("journal", "verify", check=False).returncode == 0

    def check(self, *files, export=None):
        """The verifier's exit code and words."""
        lines = self.house.folder / "export.jsonl"
        lines.write_text(export if export is not None else self.house.samsyn("journal", "export").stdout)
        files = files or sorted(self.outside.glob("*.checkpoint"))
        return tool("verify_journal.py", "--key", self.key, "--export", lines, *files)

    def holes(self):
        done = self.house.samsyn("check", "--json", check=False)
        return {hole["kind"] for hole in json.loads(done.stdout)["holes"]}


def tool(name, *words):
    done = subprocess.run([sys.executable, str(ROOT / "tools" / name), *map(str, words)], capture_output=True, text=True)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def kept(request, tmp_path_factory):
    kept = Kept(request.param, tmp_path_factory.mktemp("journal"))
    try:
        first = kept.owner.run("SELECT COUNT(*) FROM journal")[0][0]
        for size in SIZES:
            kept.owner.more(size - kept.owner.run("SELECT COUNT(*) FROM journal")[0][0])
            assert kept.sign().stdout.splitlines()[1] == str(size), first
        yield kept
    finally:
        kept.house.remove()


@pytest.fixture
def journal(kept):
    """As it was before the test, whatever the owner did."""
    before = kept.owner.entries()
    tables = {name: kept.owner.run(f"SELECT * FROM {name}") for name in ("journal_tree", "journal_checkpoint")}
    yield kept
    kept.owner.write(before)
    for name, rows in tables.items():
        kept.owner.run(f"DELETE FROM {name}")
        for row in rows:
            kept.owner.run(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", *row)
    kept.owner.run("DELETE FROM journal_witness")
    for path in kept.outside.glob("*.checkpoint"):
        if int(path.stem) not in SIZES:
            path.unlink()


def test_an_honest_journal_holds(journal):
    assert journal.whole() and journal.check() == (0, "All holds: 3 checkpoints.\n")
    assert [int(path.stem) for path in sorted(journal.outside.iterdir())] == list(SIZES)
    # Also when only the hashes are handed out: nothing about anyone.
    hashes = journal.house.samsyn("journal", "export", "--hashes").stdout
    assert set(json.loads(hashes.splitlines()[0])) == {"seq", "hash"}
    assert journal.check(export=hashes)[0] == 0


def cut(entries):
    return entries[:650]


def rewritten(entries):
    entries[99]["about"] = "child/somebody-else"
    return entries


def taken_away(entries):
    return entries[:49] + entries[50:]


def reordered(entries):
    entries[59], entries[60] = entries[60], entries[59]
    return entries


def dated_back(entries):
    entries[199]["at"] -= DAY
    return entries


def put_in(entries):
    return entries[:120] + [{**entries[120], "about": "child/nobody"}] + entries[120:]


def added_with_an_old_date(entries):
    return entries + [{**entries[-1], "at": entries[-1]["at"] - 30 * DAY}]


@pytest.mark.parametrize("change, words", [
    (cut, "the end is gone: 700 entries have been signed, 650 are left"),
    (rewritten, "entries 41 to 300 are not what was signed"),
    (taken_away, "entries 41 to 300 are not what was signed"),
    (reordered, "entries 41 to 300 are not what was signed"),
    (dated_back, "entries 41 to 300 are not what was signed"),
    (put_in, "entries 41 to 300 are not what was signed"),
    (added_with_an_old_date, "entry 701 is dated before those that stand before it"),
])
def test_what_the_owner_writes_anew_is_found_by_whoever_kept_checkpoints(journal, change, words):
    journal.owner.write(change(copy.deepcopy(journal.owner.entries())))
    assert journal.whole(), "the chain alone was to miss it: the test proves nothing"
    code, said = journal.check()
    assert code == 1 and words in said, said


def test_what_is_changed_without_the_key_is_found_by_both(journal):
    journal.owner.run("UPDATE journal SET ground = 'x' WHERE seq = 100")
    assert not journal.whole()
    assert journal.check() == (1, "entry 100 is not what was hashed, or does not follow the one before it\n")
    journal.owner.run("DELETE FROM journal WHERE seq = 100")
    assert "entry 100 is missing" in journal.check()[1]


def test_no_checkpoint_contradicts_an_earlier_one(journal):
    """The program signs nothing over a journal that was cut; and where its own memory was wiped too, the folder disputes it."""
    journal.owner.write(journal.owner.entries()[:650])
    refused = journal.sign(check=False)
    assert refused.returncode == 1 and "700 entries has been signed, and the journal has 650" in refused.stderr
    journal.owner.run("DELETE FROM journal_checkpoint")
    journal.owner.run("DELETE FROM journal_tree")
    disputed = journal.sign(check=False)
    assert disputed.returncode == 1 and "has seen another journal" in disputed.stderr
    assert "witnessDisputes" in journal.holes()
    # Longer than what was seen, but not the same: also.
    journal.owner.write(rewritten(copy.deepcopy(journal.owner.entries())))
    journal.owner.more(100)
    journal.owner.run("DELETE FROM journal_tree")
    journal.owner.run("DELETE FROM journal_checkpoint")
    assert "has seen another journal" in journal.sign(check=False).stderr
    assert [int(path.stem) for path in sorted(journal.outside.iterdir())] == list(SIZES)


def test_a_witness_takes_what_follows_and_disputes_what_does_not(journal):
    witness = Witness(journal.key)
    try:
        for more in (0, 1, 55, 256, 1000):
            journal.owner.more(more)
            journal.sign("--witness", witness.address)
            assert witness.latest.size == journal.owner.run("SELECT seq FROM journal_head")[0][0]
        # Shown the same again; and asked by a house that has forgotten what it showed.
        journal.sign("--witness", witness.address)
        journal.owner.run("UPDATE journal_witness SET size = NULL")
        journal.sign("--witness", witness.address)
        assert witness.answers == [200, 200, 200, 200, 200, 200, 409, 200]
        assert journal.holes() == set()
        journal.owner.write(rewritten(copy.deepcopy(journal.owner.entries())))
        journal.owner.run("DELETE FROM journal_tree")
        journal.owner.run("DELETE FROM journal_checkpoint")
        done = journal.house.samsyn("journal", "checkpoint", "--key", str(journal.secret), "--witness", witness.address, check=False)
        assert done.returncode == 1 and "has seen another journal" in done.stderr
        assert "witnessDisputes" in journal.holes()
    finally:
        witness.stop()


def test_a_witness_that_is_away_alarms_in_time(journal):
    port = free_port()
    away = ("--witness", f"http://127.0.0.1:{port}", "--alarm-after", "60")
    journal.sign(*away, check=False)
    journal.owner.run("DELETE FROM journal_witness WHERE name = ?", str(journal.outside))
    assert journal.holes() == set()
    journal.owner.run("UPDATE journal_witness SET since = since - ?", 3_700_000)
    assert journal.holes() == {"notWitnessed"}
    done = journal.house.samsyn("check", check=False)
    assert done.returncode == 1 and "notWitnessed" in done.stdout
    witness = Witness(journal.key, port)
    try:
        journal.house.samsyn("journal", "checkpoint", "--key", str(journal.secret), *away)
        assert journal.holes() == set()
    finally:
        witness.stop()


def test_while_serving_checkpoints_leave_by_themselves(journal):
    port = free_port()
    house = House(database=journal.house.database, folder=journal.house.folder, extra=[
        "--journal-key", str(journal.secret), "--journal-witness", str(journal.outside), "--journal-witness", f"http://127.0.0.1:{port}",
        "--journal-every", "1"])
    house.start()
    witness = None
    try:
        journal.owner.more(10)
        until(lambda: (journal.outside / f"{710:019}.checkpoint").exists(), 30, "the folder got no checkpoint", house.log)
        until(lambda: "a checkpoint was not taken" in house.log.read_text(), 30, "nobody said that a witness is away", house.log)
        # Asked again without anybody doing anything.
        witness = Witness(journal.key, port)
        until(lambda: witness.latest and witness.latest.size == 710, 30, "the witness was not asked again", house.log)
    finally:
        house.stop()
        if witness:
            witness.stop()
    assert journal.check()[0] == 0


def test_proofs_of_single_entries_and_of_older_journals(journal):
    journal.owner.more(1)
    journal.sign()
    folder, hashes = journal.house.folder, {one["seq"]: one["hash"] for one in exported(journal.house)}
    for entry in (1, 2, 40, 41, 256, 257, 300, 512, 513, 699, 700, 701):
        file = folder / "one.tlog-proof"
        file.write_text(journal.house.samsyn("journal", "prove", "--entry", str(entry)).stdout)
        assert tool("verify_proof.py", "--key", journal.key, file, hashes[entry])[0] == 0, entry
        other = hashes[entry % 701 + 1]
        assert tool("verify_proof.py", "--key", journal.key, file, other)[0] == 1
    for size in SIZES:
        file = folder / "older.proof"
        file.write_text(journal.house.samsyn("journal", "prove", "--from", str(size)).stdout)
        kept = journal.outside / f"{size:019}.checkpoint"
        assert tool("verify_proof.py", "--key", journal.key, file, kept) == (
            0, f"The journal of {size} entries is the beginning of the one of 701.\n")
        spoilt = file.read_text().splitlines()
        spoilt[1] = spoilt[2]
        file.write_text("\n".join(spoilt) + "\n")
        assert tool("verify_proof.py", "--key", journal.key, file, kept)[0] == 1
    for words in (["--entry", "702"], ["--entry", "0"], ["--from", "702"]):
        assert journal.house.samsyn("journal", "prove", *words, check=False).returncode == 1
    assert journal.house.samsyn("journal", "prove", check=False).returncode == 64


def test_a_forged_checkpoint_is_seen(journal):
    file = journal.outside / f"{300:019}.checkpoint"
    note = file.read_text()
    forged = journal.house.folder / "forged"
    for change in ((lambda text: text.replace("\n300\n", "\n299\n")), lambda text: text.replace("samsyn.example/logg\n", "samsyn.example/log\n", 1),
                   lambda text: text.replace(text[-8:-4], "AAAA" if text[-8:-4] != "AAAA" else "BBBB")):
        forged.write_text(change(note))
        assert forged.read_text() != note
        code, said = journal.check(forged)
        assert code == 1 and "is not signed by" in said, said
    # Another key of the same name.
    other = journal.house.samsyn_alone("journal", "key", "--origin", "samsyn.example/logg", "--out", str(journal.house.folder / "other.key"))
    journal.house.folder.joinpath("other.key").unlink()
    assert tool("verify_journal.py", "--key", other.stdout.strip(), "--export", journal.house.folder / "export.jsonl", file)[0] == 1


def test_nothing_of_the_tree_is_written_with_an_entry(journal):
    """One root for each 256 entries, made when a checkpoint is: a writing costs the same however long the journal is."""
    count = lambda: journal.owner.run("SELECT COUNT(*) FROM journal_tree")[0][0]  # noqa: E731
    assert count() == 700 // 256
    journal.owner.more(600)
    assert count() == 700 // 256
    journal.sign()
    assert count() == 1300 // 256


def test_a_key_is_kept_for_its_owner_and_never_written_over(journal, tmp_path):
    assert journal.secret.stat().st_mode & 0o077 == 0
    again = subprocess.run([str(journal.house.binary), "journal", "key", "--origin", "x", "--out", str(journal.secret)], capture_output=True)
    assert again.returncode == 1
    bad = subprocess.run([str(journal.house.binary), "journal", "key", "--origin", "a b", "--out", str(tmp_path / "k")], capture_output=True)
    assert bad.returncode == 64
    open_key = tmp_path / "open.key"
    open_key.write_text(journal.secret.read_text())
    open_key.chmod(0o644)
    done = journal.house.samsyn("journal", "checkpoint", "--key", str(open_key), check=False)
    assert done.returncode == 69 and "can be read by others" in done.stderr
