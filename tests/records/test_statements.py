"""Learning records say what was chosen and what was on offer, the same each time, and never who the learner is."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest

from simulator.cli import main
from simulator.practice.attempts.history import each_reopened
from simulator.practice.attempts.sent import Sent
from simulator.practice.attempts.typed import typed_in
from simulator.records.statements import BASE, StatementWriter
from tests.records.learner import Learner

ACCOUNT = "6a8d2f0e-2f4b-4d0b-9a39-3c1d5d8a1f11"


def told(learner: Learner, kept, account: str = ACCOUNT, typed=()):
    ((one, talk),) = each_reopened(learner.attempts, [kept])
    return StatementWriter(account).statements(one, talk, typed)


@pytest.fixture
def learner(tmp_path, monkeypatch) -> Learner:
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path))
    return Learner(tmp_path)


def test_each_choice_is_a_statement_with_what_was_on_offer_and_the_attempt_is_one_more(learner):
    first, second, whole = told(learner, learner.play("ask", "close"))
    assert first["result"]["response"] == "ask"
    assert first["result"]["extensions"][f"{BASE}/offered"] == ["ask", "lean"]
    assert [one["id"] for one in first["object"]["definition"]["choices"]] == ["ask", "lean", "later"]
    assert (first["result"]["extensions"][f"{BASE}/helpfulness"], second["result"]["response"]) == (2, "close")
    assert whole["verb"]["id"].endswith("/completed")
    assert whole["result"]["score"] == {"scaled": 1.0, "raw": 100.0, "min": 0, "max": 100}
    assert whole["result"]["extensions"][f"{BASE}/meeting"] == "earned"


def test_the_seconds_of_a_choice_are_its_duration_and_their_sum_that_of_the_attempt(learner):
    pauses = [one["result"].get("duration") for one in told(learner, learner.play("ask", "close"))]
    assert pauses == ["PT12S", "PT12S", "PT24S"]
    learner.step = timedelta(hours=1)  # somebody had left the screen
    pauses = [one["result"].get("duration") for one in told(learner, learner.play("ask", "close"))]
    assert pauses == [None, None, None]


def test_the_same_attempt_has_the_same_ids_and_another_account_or_attempt_has_others(learner):
    kept, other = learner.play("ask", "close"), learner.play("ask", "close")
    ids = [one["id"] for one in told(learner, kept)]
    assert told(learner, kept) == told(learner, kept)
    elsewhere = [one["id"] for one in told(learner, kept, "another")] + [one["id"] for one in told(learner, other)]
    assert len({*ids, *elsewhere}) == 9
    assert all(uuid.UUID(one).version == 5 for one in ids)


def test_a_what_if_says_only_what_was_new_and_names_where_it_came_from(learner):
    parent = learner.play("ask", "close")
    found = told(learner, learner.play("ask", "wait", parent=parent.id, kept=1))
    assert [one["result"].get("response") for one in found] == ["wait", None]
    assert found[0]["context"]["extensions"][f"{BASE}/what-if-of"] == StatementWriter(ACCOUNT).registration(parent.id)


def test_the_account_is_random_stays_the_same_and_goes_when_everything_is_forgotten(learner):
    learner.play("lean")
    sent = Sent(learner.attempts.store)
    account = sent.account()
    assert uuid.UUID(account).version == 4
    assert Sent(learner.attempts.store).account() == account
    assert main(["forget", "--all"]) == 0
    assert sent.account() != account


def test_the_command_writes_finished_attempts_and_nothing_that_was_typed(learner, capsys):
    parent = learner.play("ask", "close", words=["My name is Ines"], purpose="For Ines")
    learner.play("ask")
    learner.play("ask", "wait", parent=parent.id, kept=1)
    assert main(["records"]) == 0
    out = capsys.readouterr().out
    assert [one["verb"]["display"]["en"] for one in json.loads(out)] == ["answered", "answered", "completed"]
    assert "Ines" not in out
    assert main(["records", "--what-ifs"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 5


def test_typed_words_go_only_where_they_are_ticked(learner):
    kept = learner.play("ask", "close", words=["What\nhurts?", "Thursday?"], purpose="For Ines")
    every = list(typed_in(learner.attempts, [kept]))
    assert [(one.what, one.text) for one in every] == [
        ("purpose", "For Ines"),
        ("own words", "What\nhurts?"),
        ("own words", "Thursday?"),
    ]
    first, second, whole = told(learner, kept, typed=[every[1]])
    assert first["result"]["extensions"][f"{BASE}/own-words"] == ["What hurts?"]
    assert f"{BASE}/own-words" not in second["result"]["extensions"]
    assert "Ines" not in json.dumps(whole)
