"""What `new` writes is complete, playable and without a problem, whatever a coach answers."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.answers import Answers, questions
from simulator.authoring.starter import starter
from simulator.cli import main
from simulator.scenario.reader import read_bytes
from tests.authoring.example import examined
from tests.write import rubric


def test_it_passes_check_strict_and_can_be_played(tmp_path, capsys):
    assert main(["new", "my-call", "--folder", str(tmp_path)]) == 0
    file = str(tmp_path / "my-call.yaml")
    assert main(["check", "--strict", file]) == 0
    assert "1 file, 0 errors, 0 warnings." in capsys.readouterr().out
    for choices, ending in (
        ("ask-first,fit-the-need,name-the-limit", "see-you-again"),
        ("sell-today,only-tonight", "no-thanks"),
        ("leave-alone,any-time", "think-it-over"),
        ("leave-alone,own-it-and-ask,fit-the-need,name-the-limit", "see-you-again"),
        ("sell-today,own-it-and-ask,fit-the-need,name-the-limit", "think-it-over"),
    ):
        assert main(["play", file, "--choose", choices, "--json", "--no-save"]) == 0
        assert json.loads(capsys.readouterr().out)["ending"]["id"] == ending


def test_its_first_line_names_the_schema_that_lies_beside_it(tmp_path):
    assert main(["new", "my-call", "--folder", str(tmp_path)]) == 0
    text = (tmp_path / "my-call.yaml").read_text(encoding="utf-8")
    named = text.split("\n")[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((tmp_path / named).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(text), schema)
    assert schema["properties"]["brief"]["description"]


def test_the_schema_command_prints_what_new_writes(tmp_path, capsys):
    assert main(["new", "my-call", "--folder", str(tmp_path)]) == 0
    capsys.readouterr()
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == (tmp_path / "helpfirst.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "says"), [("My Call.yaml", "helpfirst new my-call"), ("", "joined by single dashes"), ("../x", "new x")]
)
def test_a_name_that_cannot_be_an_id_is_refused(tmp_path, capsys, monkeypatch, name, says):
    monkeypatch.chdir(tmp_path)
    assert main(["new", name]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_touched(tmp_path, capsys):
    (tmp_path / "my-call.yaml").write_text("mine")
    assert main(["new", "my-call", "--folder", str(tmp_path)]) == 2
    assert (tmp_path / "my-call.yaml").read_text() == "mine"
    assert "was left alone" in capsys.readouterr().err
    assert main(["new", "my-call", "--folder", str(tmp_path / "none")]) == 2


def guided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    return main(["new", "my-call", "--guided", "--folder", str(tmp_path)])


def test_guided_with_every_suggestion_taken_writes_the_same(tmp_path, monkeypatch):
    assert guided(tmp_path, monkeypatch, [""] * len(questions())) == 0
    assert (tmp_path / "my-call.yaml").read_text(encoding="utf-8") == starter("my-call", Answers())


COACH = [
    "The roof that faces north", "b2c", "Ilse Brandt", "Retired, a house of her own near Kassel", "35",
    "You advise on solar roofs. She has read a leaflet and invited you for coffee.",
    "So, how much would I save? My neighbour says it pays for itself: in six years!",
    "Her roof faces north and she wants to leave the house to her son without debts.",
    "Before we count anything, who else will live with this roof?", "My son gets the house. It must not cost him a cent.",
    "With the subsidy ending on Friday, should we not reserve your place now, because after that it is dearer?",
    "I am happy to leave you all the brochures, so please read them in peace and ring me whenever you like.",
    "Then a small one on the garage is what I would look at. It is paid in full from the start.",
    "It will not make you rich. It covers the fridge and the lights, not the heating.",
    "Then measure the garage. And bring the boy's number, he should hear it too.", "I'll ask my son first.",
    "You are all the same.",
]  # fmt: skip


def test_a_coachs_own_answers_make_a_strict_clean_scenario(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, COACH) == 0
    assert main(["check", "--strict", str(tmp_path / "my-call.yaml")]) == 0
    text = (tmp_path / "my-call.yaml").read_text(encoding="utf-8")
    assert "My neighbour says it pays for itself: in six" in " ".join(text.split())


def test_an_answer_that_will_not_do_is_asked_for_again(tmp_path, monkeypatch, capsys):
    lines = [""] * len(questions())
    asked = [name for name, *_ in questions()]
    lines[asked.index("market")] = "shops\nb2b"
    lines[asked.index("trust")] = "a lot\n130\n30"
    lines[asked.index("pushy")] = "Buy it now!\n" + "word " * 41 + "\nShall we sign it today, since it ends tomorrow?"
    assert guided(tmp_path, monkeypatch, lines) == 0
    out = capsys.readouterr().out
    assert "Write one of b2b, b2c, internal." in out
    assert "Write a number from 20 to 60." in out
    assert "without the exclamation mark" in out
    assert "That is 41 words" in out


def test_when_the_answers_stop_nothing_is_written(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, ["A title"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "nothing was written" in capsys.readouterr().err


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda text: text.strip())


@settings(max_examples=80)
@given(st.fixed_dictionaries({name: WORDS for name, *_ in questions() if name not in ("market", "trust")}))
def test_whatever_is_answered_is_text_and_reads_back_as_it_was(given_answers):
    text = starter("my-call", Answers(**given_answers))
    reading = read_bytes(text.encode(), "my-call.yaml", rubric())
    assert reading.errors == ()
    scenario = reading.scenario
    assert scenario is not None
    from simulator.scenario.visible import visible_line

    assert scenario.needs["real-need"] == visible_line(" ".join(given_answers["need"].split()))
    assert scenario.title == visible_line(" ".join(given_answers["title"].split()))


def test_the_suggestions_make_no_sound_of_a_problem():
    assert examined(starter("my-call", Answers())).problems == ()
