"""What a person hands in: shown and asked for first, without a name, typed words only where ticked, and read again."""

from __future__ import annotations

import json
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.exported_plays import exported_plays
from simulator.cli import main
from simulator.practice.attempts.sent import Sent
from simulator.practice.attempts.typed import typed_in
from simulator.records.hand_in import NoHandIn, person_of, read, written
from tests.records.learner import NOON, Learner


@pytest.fixture
def learner(tmp_path, monkeypatch) -> Learner:
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    found = Learner(tmp_path / "home")
    parent = found.play("ask", "close", words=["What hurts, Ines?", "Thursday?"], purpose="For \x1b[31mInes")
    found.play("ask", "wait", parent=parent.id, kept=1)
    found.play("ask")
    return found


def handing_in(monkeypatch, capsys, file, *answers: str) -> tuple[int, str, list[str]]:
    """The status, what was said, and what was asked."""
    left, asked = list(answers), []

    def ask(prompt: str, _: object) -> str:
        asked.append(prompt)
        if not left:
            raise EOFError
        return left.pop(0) + "\n"

    monkeypatch.setattr("simulator.commands.consent.ask", ask)
    status = main(["progress", "--hand-in", str(file)])
    return status, capsys.readouterr().err, asked


def test_it_shows_what_is_in_it_and_writes_nothing_without_a_yes(learner, tmp_path, monkeypatch, capsys):
    for answers in ((), ("n", "n", "n", "n"), ("y", "y", "y", ""), ("q", "no")):
        status, said, _ = handing_in(monkeypatch, capsys, tmp_path / "mine.json", *answers)
        assert status == 1
        assert not (tmp_path / "mine.json").exists()
    assert "holds 1 finished attempt" in said
    assert "small: 1" in said
    assert "what-ifs and drills (2)" in said


def test_each_typed_text_is_asked_for_and_only_those_with_a_yes_go(learner, tmp_path, monkeypatch, capsys):
    file = tmp_path / "mine.json"
    status, said, asked = handing_in(monkeypatch, capsys, file, "", "Y", "n", "y")
    assert (status, len(asked)) == (0, 4)
    assert "in place of" not in asked[-1]
    assert r"For \x1b[31mInes" in said
    assert "1 of 3 texts is in it" in said
    (attempt,) = json.loads(file.read_text())["attempts"]
    assert attempt["choices"] == [
        {"turn": "first", "choice": "ask", "seconds": 12.0, "own_words": "What hurts, Ines?"},
        {"turn": "second", "choice": "close", "seconds": 12.0},
    ]
    assert "in place of the file that is there" in handing_in(monkeypatch, capsys, file, "q", "n")[2][-1]
    assert "Thursday" not in file.read_text()
    assert "31m" not in file.read_text()


def test_it_has_days_and_a_random_id_and_neither_hours_nor_the_account(learner, tmp_path):
    account = Sent(learner.attempts.store).account()
    late = NOON.astimezone(timezone(timedelta(hours=13)))  # noon in London is the next day there
    text = written(learner.attempts.all()[:1], person_of(account), late)
    assert "12:00" not in text
    assert account not in text
    found = read(text)
    assert found.person == person_of(account) != person_of("another")
    assert found.attempts[0].day == date(2026, 11, 24)
    assert found.attempts[0].choices == ("ask", "close")


def test_an_author_reads_it_for_items(learner, tmp_path):
    kept = learner.attempts.all()[:1]
    typed = list(typed_in(learner.attempts, kept))
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "mine.json").write_text(written(kept, "someone", NOON, typed))
    notes: list[str] = []
    (play,) = exported_plays(tmp_path / "from", "small", notes)
    assert (play.choices, play.seconds, notes) == (("ask", "close"), (12.0, 12.0), [])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("[" * 100_000, "is no JSON"),
        ("[]", "was not written by"),
        ('{"helpfirst": "hand-in", "format": 2}', "another edition"),
        ('{"helpfirst": "hand-in", "format": 1, "person": 7, "attempts": []}', "was changed"),
    ],
)
def test_another_file_is_said_to_be_one(data, why):
    with pytest.raises(NoHandIn, match=why):
        read(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ATTEMPT = st.fixed_dictionaries(
    {
        "attempt": st.just("a") | JSON,
        "scenario": st.just("small") | JSON,
        "day": st.just("2026-11-23") | JSON,
        "seed": st.just(1) | JSON,
        "finished": st.just(True) | JSON,
        "choices": st.just([{"choice": "ask"}]) | JSON,
        "carried": JSON,
    }
)


@settings(max_examples=30, deadline=None)
@given(st.lists(ATTEMPT | JSON, max_size=3))
def test_an_attempt_in_another_shape_costs_only_itself(attempts):
    sound = {
        "attempt": "b",
        "scenario": "small",
        "day": "2026-11-23",
        "seed": 1,
        "finished": True,
        "choices": [{"choice": "c"}],
    }
    whole = {"helpfirst": "hand-in", "format": 1, "person": "someone", "attempts": [*attempts, sound]}
    assert read(json.dumps(whole)).attempts[-1].id == "b"
