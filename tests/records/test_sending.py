"""Pushing loses nothing: in batches of whole attempts, tried again, gone on with where it stopped, confirmed once."""

from __future__ import annotations

import json

import pytest

from simulator.cli import main
from simulator.external.address import BadEndpoint
from simulator.external.record_store import NotTaken, record_address
from simulator.practice.settings import read_settings
from simulator.records.sending import BATCH, push
from tests.external.server import answer, serving
from tests.records.learner import Learner


class Store:
    """Takes batches as a record store does; `refusals` are given first, one for each batch that comes."""

    def __init__(self, *refusals: NotTaken | None) -> None:
        self.refusals = list(refusals)
        self.taken: dict[str, object] = {}
        self.sizes: list[int] = []
        self.tries = 0

    def send(self, body: bytes) -> None:
        self.tries += 1
        refusal = self.refusals.pop(0) if self.refusals else None
        if refusal is not None:
            raise refusal
        found = json.loads(body)
        self.sizes.append(len(found))
        self.taken |= {one["id"]: one for one in found}


def attempts(many: int, each: int = 7):
    return [(f"a{n}", [{"id": f"{n}/{place}"} for place in range(each)]) for n in range(many)]


AWAY = NotTaken("cannot be reached", again=True)


def test_a_batch_holds_whole_attempts_and_everything_arrives():
    store, kept = Store(), []
    done = push(attempts(40), store.send, kept.extend, lambda _: None)
    assert (done.attempts, done.statements, done.stopped) == (40, 280, None)
    assert all(size % 7 == 0 and size <= BATCH for size in store.sizes)
    assert (len(store.taken), len(kept)) == (280, 40)


def test_what_may_be_taken_later_is_tried_three_times_with_longer_and_longer_pauses():
    pauses: list[float] = []
    store = Store(AWAY, AWAY)
    assert push(attempts(1), store.send, lambda _: None, pauses.append).stopped is None
    assert pauses == sorted(pauses)
    assert (len(pauses), store.tries) == (2, 3)


def test_it_stops_where_the_store_stays_away_and_what_was_accepted_is_known():
    kept: list[str] = []
    done = push(attempts(40), Store(None, AWAY, AWAY, AWAY).send, kept.extend, lambda _: None)
    assert done.stopped is AWAY
    assert kept == [f"a{n}" for n in range(14)]


def test_a_refusal_for_good_is_not_tried_again():
    store = Store(NotTaken("does not accept the key", status=401))
    assert push(attempts(1), store.send, lambda _: None, lambda _: None).stopped is not None
    assert store.tries == 1


def test_a_batch_that_is_too_large_goes_in_halves_and_a_conflict_costs_only_its_own_statement():
    large, conflict = NotTaken("refuses", status=413), NotTaken("refuses", status=409)
    store = Store(large, None, conflict, conflict, None, None)
    assert push(attempts(1, 4), store.send, lambda _: None, lambda _: None).stopped is None
    assert sorted(store.taken) == ["0/0", "0/1", "0/3"]


@pytest.mark.parametrize("text", ["nowhere", "ftp://records.example.com", "https://me:key@records.example.com/xapi"])
def test_an_address_that_is_none_is_said_with_its_mend(text):
    with pytest.raises(BadEndpoint, match=r"records\.example\.com/xapi|HELPFIRST_RECORDS_KEY"):
        record_address(text)


def test_the_address_may_have_statements_at_its_end():
    assert record_address("https://a.example/xapi/statements/") == record_address("https://a.example/xapi")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path))
    monkeypatch.setenv("HELPFIRST_RECORDS_KEY", "someone:secret")
    monkeypatch.setattr("simulator.records.sending.PAUSES", (0.0, 0.0))
    return tmp_path


def test_sending_again_sends_only_what_is_new(home, capsys):
    learner = Learner(home)
    learner.play("ask", "close")
    with serving(answer(b"[]")) as (url, asked):
        for _ in range(2):
            assert main(["records", "--push", url]) == 0
        assert "had been taken before" in capsys.readouterr().err
        learner.play("lean")
        assert main(["records", "--push", url]) == 0
    assert [(path, len(body)) for path, _, body in asked] == [("/v1/statements", 3), ("/v1/statements", 2)]
    headers = asked[0][1]
    assert headers["Authorization"] == "Basic c29tZW9uZTpzZWNyZXQ="
    assert headers["X-Experience-API-Version"] == "1.0.3"


def test_nothing_is_lost_when_the_store_fails_and_the_same_command_goes_on(home, capsys):
    Learner(home).play("ask", "close")
    with serving(answer(b"", 503)) as (url, asked):
        assert main(["records", "--push", url]) == 1
        assert len(asked) == 3
    said = capsys.readouterr().err
    assert "refuses with status 503. 1 attempt is left here; the same command goes on with it." in said
    with serving(answer(b"[]")) as (url, asked):
        assert main(["records", "--push", url]) == 0
        assert len(asked) == 1


def test_a_host_elsewhere_is_named_and_nothing_goes_there_without_a_yes(home, capsys, monkeypatch):
    Learner(home).play("ask", "close")
    went: list[str] = []
    monkeypatch.setattr("simulator.commands.records.send", lambda address, key, body: went.append(address.url))
    monkeypatch.setattr("simulator.commands.consent.ask", lambda *_: "")
    assert main(["records", "--push", "http://records.example.com/xapi"]) == 1
    said = capsys.readouterr().err
    assert "http://records.example.com:80, readable to everybody on the way" in said
    assert went == []
    monkeypatch.setattr("simulator.commands.consent.ask", lambda *_: "y")
    assert main(["records", "--push", "http://records.example.com/xapi"]) == 0
    assert read_settings(home).settings.records_allowed == "http://records.example.com:80"
    Learner(home).play("lean")
    monkeypatch.setattr("simulator.commands.consent.ask", lambda *_: pytest.fail("it was confirmed"))
    assert main(["records", "--push", "http://records.example.com/xapi"]) == 0
    assert len(went) == 2
