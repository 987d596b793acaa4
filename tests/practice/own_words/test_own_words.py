"""Own words are kept with the attempt: what was typed, what was proposed, what was confirmed; and they go with it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from simulator.authoring.exported_plays import exported_plays
from simulator.authoring.items import RecordedPlay, items
from simulator.authoring.items_report import items_report
from simulator.cli import main
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.forget import forget_attempt
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from simulator.scenario.reader import read_bytes
from simulator.words.proposal import Proposal
from simulator.words.typed_reply import Saying, said, sayings_of
from tests.authoring.example import STARTER
from tests.write import rubric

SAYINGS = (
    said("Wilhelmina said so", Proposal("none"), "plain", refused=True),
    said("How do you \ud83d sleep?", Proposal("either", ("leave-alone", "sell-today")), "plain"),
)
ENDS = ("fit-the-need", "name-the-limit")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A finished conversation whose first choice was said in own words, in the learner's folder."""
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    (tmp_path / "my-call.yaml").write_text(STARTER, "utf-8")
    scenario = read_bytes(STARTER.encode(), str(tmp_path / "my-call.yaml"), rubric()).scenario
    assert scenario is not None
    attempts = Attempts(LearnerFile(tmp_path / "home"))
    talk, keeper = Talk(scenario, rubric(), new_attempt(scenario, rubric(), 1)), Keeper(attempts)
    talk.choose("ask-first")
    keeper.chosen(talk, SAYINGS[-1].text.replace("\ud83d", "?"), SAYINGS)
    for choice in ENDS:
        talk.choose(choice)
        keeper.chosen(talk)
    assert keeper.attempt_id is not None
    return attempts, keeper.attempt_id, tmp_path


def test_what_was_typed_and_proposed_is_read_back_beside_the_choice(kept) -> None:
    attempts, attempt_id, _ = kept
    first, *rest = attempts.get(attempt_id).choices
    assert [(one.text, one.proposed, one.refused) for one in first.sayings] == [
        ("Wilhelmina said so", (), True),
        ("How do you \ufffd sleep?", ("leave-alone", "sell-today"), False),
    ]
    assert first.own_words == "How do you ? sleep?"
    assert [one.sayings for one in rest] == [(), ()]
    assert attempts.get(attempt_id).attempt.choices == ("ask-first", *ENDS), "the attempt stays a list of ids"


def test_forgetting_the_attempt_removes_every_byte_of_it(kept) -> None:
    attempts, attempt_id, _ = kept
    forget_attempt(attempts.store, attempt_id)
    attempts.store.checkpoint()
    assert b"Wilhelmina" not in attempts.store.file.path.read_bytes()


def test_progress_leaves_the_text_out_unless_it_is_asked_for(kept, capsys) -> None:
    assert main(["progress", "--json"]) == 0
    assert "Wilhelmina" not in capsys.readouterr().out
    assert main(["progress", "--json", "--own-words"]) == 0
    first, second, _ = json.loads(capsys.readouterr().out)["attempts"][0]["choices"]
    assert sayings_of(first["sayings"])[0] == SAYINGS[0]
    assert "sayings" not in second


def test_items_gathers_what_nothing_was_proposed_for_and_what_was_taken_for_another_line(kept, capsys) -> None:
    _, _, folder = kept
    assert main(["items", str(folder / "my-call.yaml")]) == 0
    out = capsys.readouterr().out
    assert "In own words 2 texts were typed; a line that does the same was proposed for 0." in out
    assert "“Wilhelmina said so” (ask-first in the end)" in out
    another = (
        "taken for another line: “How do you \ufffd sleep?” (ask-first in the end; proposed: leave-alone, sell-today)"
    )
    assert another in out


def test_an_export_with_own_words_gives_the_same(kept, capsys) -> None:
    attempts, _, folder = kept
    main(["progress", "--json", "--own-words"])
    (folder / "export.json").write_text(capsys.readouterr().out, "utf-8")
    (play,) = exported_plays(folder, "my-call", [])
    assert play.sayings[0] == attempts.all()[0].choices[0].sayings


def test_a_line_that_was_proposed_and_taken_is_no_miss_and_text_is_shown_as_characters() -> None:
    scenario = read_bytes(STARTER.encode(), "my-call.yaml", rubric()).scenario
    assert scenario is not None
    met, steering = Saying("May I ask?", "same", ("ask-first",)), Saying("\x1b[2J\nx", "same", ("sell-today",))
    again = replace(met, text="May I ask again?")
    plays = [RecordedPlay(("ask-first", *ENDS), sayings=(said,)) for said in ((met, again), (steering,))]
    found = items(scenario, rubric(), plays)
    assert (found.own_words.typed, found.own_words.met) == (3, 2)
    report = items_report(found, scenario, rubric())
    assert "May I ask" not in report
    assert "\x1b" not in report
    assert "“\\x1b[2J\\x0ax”" in report


@pytest.mark.parametrize("found", [{}, [3], [{"text": 1, "state": "same"}], [{"text": "a", "state": "sure"}]])
def test_another_shape_is_refused(found) -> None:
    with pytest.raises(ValueError, match="said"):
        sayings_of(found)
