"""Samsyn itself, shot and with its power cut under load: what it has answered yes to is there afterwards, whole, with its mark in the journal.

The ordinary run is small. FULL=1 asks for 100 000 acknowledged writes and 120 power cuts.
"""
import os
import random
import signal

import house
import powercut
import product
import pytest
import rehearsal

FULL = os.environ.get("FULL") == "1"


@pytest.fixture
def place(tmp_path):
    one = product.begin(house.House(folder=tmp_path))
    yield one
    one.remove()


def database_file(place):
    return place.database.removeprefix("sqlite:")


def told(what, outcome):
    """The figures, for the reader of a run with -s."""
    print(f"\n{what}: {outcome}")
    return outcome


def test_being_shot_loses_nothing(place):
    outcome = rehearsal.shoot(product.SignalWriting(place), place, enough=100_000 if FULL else 500, seed=11, rounds=10,
                              longest=20.0 if FULL else 1.0)
    assert told("kill -9", outcome).holds, outcome


@pytest.mark.parametrize("mode", powercut.MODES)
def test_a_power_cut_loses_nothing(place, mode, tmp_path):
    outcome = rehearsal.cut_power(
        product.SignalWriting(place), place, database_file(place), 40 if FULL else 4, mode, seed=12, scratch=tmp_path)
    assert told(f"power cut, {mode}", outcome).holds, outcome
    assert outcome.doubtful > 0, "nothing was in doubt, so nothing was tried"


@pytest.mark.parametrize("fault", ["off", "normal"])
def test_with_synchronous_lowered_a_power_cut_loses(place, fault, tmp_path):
    writing = product.SignalWriting(place)
    place.environment = rehearsal.planted(fault, tmp_path)
    outcome = rehearsal.cut_power(
        writing, place, database_file(place), 10, "lose", seed=13, scratch=tmp_path)
    assert outcome.acknowledged
    assert not told(f"control: synchronous {fault}", outcome).holds, f"the rehearsal is blind: {outcome}"


def test_an_answer_before_the_commit_is_found_out(place, tmp_path):
    writing = product.SignalWriting(place)
    place.environment = rehearsal.planted("early", tmp_path)
    for number in range(25):
        outcome = rehearsal.shoot(writing, place, enough=10, seed=14 + number, longest=0.5)
        if outcome.lost:
            break
    assert told("control: answered before the commit", outcome).lost, f"the rehearsal is blind: {outcome}"


def test_a_full_disk_is_said_and_nothing_is_half_done(place, tmp_path):
    full, writing = tmp_path / "full", product.SignalWriting(place)
    library = powercut.build(tmp_path)
    place.environment = {**powercut.environment(library, database_file(place), tmp_path / "record"), "POWERCUT_FULL": str(full)}
    place.start()
    client = writing.client(place)
    for number in range(5):
        assert writing.write(client, f"before-{number}")
    # Long enough ago for the session to be noted as used again.
    product.change(place, "UPDATE session SET seen_at = seen_at - 120000")
    full.touch()
    for number in range(5):
        assert not writing.write(client, f"during-{number}")
        status, answer = client.refused
        assert (status, answer["type"]) == (503, "urn:samsyn:problem:unavailable"), client.refused
    # What needs nothing written still answers, also to someone signed in whose session would have been noted.
    assert client.ask("GET", "/workplaces")[0] == 200
    full.unlink()
    for number in range(5):
        assert writing.write(client, f"after-{number}"), client.refused
    place.kill()
    outcome = rehearsal.Outcome(acknowledged=set(writing.made))
    rehearsal.ask(writing, place, outcome)
    assert outcome.holds, outcome
    assert not any(key.startswith("during") for key in writing.made)


@pytest.fixture
def cluster(tmp_path):
    durable = house.Postgres(durable=True, settings=["wal_writer_delay=10s"])
    one = product.begin(house.House(folder=tmp_path, database=durable.new_database()))
    one.cluster = durable
    yield one
    one.remove()
    durable.remove()


def end_of_postgres(place, chance, how, rounds, environment=None):
    """PostgreSQL ends in the middle of writing, again and again, while the program goes on; everything is asked for at the end."""
    outcome, writing = rehearsal.Outcome(), product.SignalWriting(place)
    place.environment = environment or {}
    for number in range(rounds):
        place.start()
        busy = rehearsal.Writers(writing, place, f"{how.name}-{number}", 6)
        busy.work(chance.uniform(0.1, 0.8))
        place.cluster.stop(how)
        outcome.acknowledged |= busy.stop()
        place.kill()
        place.cluster.start()
        outcome.rounds += 1
    place.environment = {}
    rehearsal.ask(writing, place, outcome)
    return outcome


def test_postgres_losing_its_power_loses_nothing(cluster):
    outcome = end_of_postgres(cluster, random.Random(15), signal.SIGQUIT, 40 if FULL else 4)
    assert told("PostgreSQL, SIGQUIT", outcome).holds, outcome


def test_postgres_that_answers_before_its_log_is_written_is_found_out(cluster, tmp_path):
    outcome = end_of_postgres(cluster, random.Random(16), signal.SIGQUIT, 4, rehearsal.planted("async", tmp_path))
    assert not told("control: asynchronous commit", outcome).holds, f"the rehearsal is blind: {outcome}"
    assert outcome.lost
