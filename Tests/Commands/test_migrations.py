"""A migration that has been shipped is never edited: its hash stands in `migrations.lock`."""
from house import ROOT, House

LOCK = ROOT / "migrations.lock"


def differences(lock, printed):
    """What is wrong, in words; nothing when each migration is as it was when it was locked."""
    was, now = ({name: hash for hash, name in (line.split("  ", 1) for line in text.splitlines())}
                for text in (lock, printed))
    wrong = [f"{name} was edited or is gone: write a new migration instead" for name in was if now.get(name) != was[name]]
    return wrong + [f"{name} is new: add its line to migrations.lock" for name in now if name not in was]


def test_no_migration_was_edited():
    printed = House().samsyn_alone("migrations").stdout
    assert len(printed.splitlines()) > 5
    assert differences(LOCK.read_text(), printed) == []


def test_an_edited_a_lost_and_a_new_one_are_named():
    lock = LOCK.read_text()
    first, *rest = lock.splitlines(keepends=True)
    edited = "0" * 64 + first[64:]
    assert len(differences(lock, edited + "".join(rest))) == 1
    assert len(differences(lock, "".join(rest))) == 1
    assert len(differences("".join(rest), lock)) == 1
