"""What `new` writes is complete, playable and without a problem, whatever a coach answers."""

from __future__ import annotations

import io
import json
import re
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.starter import starter
from simulator.authoring.starter_answers import Answers, questions
from simulator.cli import main
from simulator.commands.new import STEPS
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


def test_what_it_shows_of_versions_makes_another_line_right_once_the_marks_are_gone():
    text = re.sub(r"(?m)^( *)#~ ", r"\1", starter("my-call", Answers()))
    found = examined(text)
    assert found.problems == ()
    turn = found.reading.scenario.turns["the-catch"]
    worth = [rubric().points_of(choice).helpfulness for choice in turn.choices]
    there = [
        rubric().points_of(choice.as_case(choice.cases[0]) if choice.cases else choice).helpfulness
        for choice in turn.choices
    ]
    assert (worth.index(max(worth)), there.index(max(there))) == (2, 3)


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


PARTS = [name for step in STEPS for name, _ in step.asked]


def test_guided_asks_the_seven_things_of_the_guide_in_its_order_and_says_where_one_is(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, [""] * len(PARTS)) == 0
    out = capsys.readouterr().out
    assert re.findall(r"(\d) of 7\.", out) == list("1234567")
    guide = Path("docs/authoring.md").read_text(encoding="utf-8")
    headings = re.findall(r"^\d\. \*\*(.+?)\*\*", guide, re.MULTILINE)[:7]
    for heading, step in zip(headings, STEPS, strict=True):
        assert step.heading.split(" ")[:2] == heading.split(" ")[:2]


def test_an_empty_answer_leaves_todo_and_nobody_elses_words(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, [""] * len(PARTS)) == 0
    text = (tmp_path / "my-call.yaml").read_text(encoding="utf-8")
    assert text.count("TODO") == len(PARTS) - 1 + 3
    for default in (field.default for field in fields(Answers) if field.name not in ("market", "trust")):
        assert str(default) not in " ".join(text.split())
    found = {problem.code for problem in examined(text).problems}
    assert not any(problem.is_error for problem in examined(text).problems)
    assert "HF426" in found
    asked = capsys.readouterr().out.split("my-call.yaml")[0]
    assert max(map(len, asked.split("\n"))) <= 90


COACH = {
    "name": "Ilse Brandt", "role": "Retired, a house of her own near Kassel", "trust": "35",
    "need": "Her roof faces north and she wants to leave the house to her son without debts.",
    "opening": "So, how much would I save? My neighbour says it pays for itself: in six years!",
    "pushy": "With the subsidy ending on Friday, should we not reserve your place now, because after that it is dearer?",
    "passive": "I am happy to leave you all the brochures, so please read them in peace and ring me whenever you like.",
    "question": "Before we count anything, who else will live with this roof?",
    "said": "My son gets the house. It must not cost him a cent.",
    "thanks": "Then measure the garage. And bring the boy's number, he should hear it too.", "later": "I'll ask my son first.",
    "refusal": "You are all the same.",
}  # fmt: skip


def test_a_coachs_own_answers_leave_only_what_nobody_asked_for(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, [COACH[name] for name in PARTS]) == 0
    text = (tmp_path / "my-call.yaml").read_text(encoding="utf-8")
    assert "My neighbour says it pays for itself: in six" in " ".join(text.split())
    assert {problem.code for problem in examined(text).problems} == {"HF426"}
    assert text.count("TODO") == 3


def test_the_way_back_asks_again_and_keeps_what_was_said(tmp_path, monkeypatch, capsys):
    lines = [COACH[name] for name in PARTS]
    at = PARTS.index("opening")
    assert guided(tmp_path, monkeypatch, [*lines[: at + 1], "<", "Other first words, then.", *lines[at + 1 :]]) == 0
    text = (tmp_path / "my-call.yaml").read_text(encoding="utf-8")
    assert "Other first words, then." in text
    assert "So, how much would I save" not in text
    assert "[So, how much would I save" in capsys.readouterr().out


def test_an_answer_that_will_not_do_is_asked_for_again(tmp_path, monkeypatch, capsys):
    lines = [COACH[name] for name in PARTS]
    lines[PARTS.index("trust")] = "a lot\n130\n30"
    lines[PARTS.index("pushy")] = "Buy it now!\n" + "word " * 41 + "\nShall we sign it today, since it ends tomorrow?"
    assert guided(tmp_path, monkeypatch, lines) == 0
    out = capsys.readouterr().out
    assert "Write a number from 20 to 60." in out
    assert "without the exclamation mark" in out
    assert "That is 41 words" in out


def test_when_the_answers_stop_nothing_is_written(tmp_path, monkeypatch, capsys):
    assert guided(tmp_path, monkeypatch, ["A name"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "nothing was written" in capsys.readouterr().err


def test_a_brief_is_filled_in_by_somebody_else_and_read_with_what_is_left_to_mend(tmp_path, capsys, monkeypatch):
    file, target, mend = tmp_path / "brief.md", tmp_path / "my-call.yaml", tmp_path / "mend.md"
    assert main(["new", "my-call", "--brief", str(file)]) == 0
    assert main(["new", "my-call", "--brief", str(file)]) == 2
    asked = file.read_text(encoding="utf-8")
    assert all(one.name in asked for one in rubric().behaviours.values())
    assert main(["import", str(file), "-o", str(target), "--problems", str(mend)]) == 0
    told = mend.read_text(encoding="utf-8")
    assert "TODO" in told
    assert "cooler" in told
    first, second = "Leads to: Cooler", "Leads to: The need"
    answered = asked.replace(first, "Leads to: No thanks", 1).replace(first, "Leads to: Think it over")
    answered = answered.replace(second, "Leads to: See you again")
    answered = answered.replace("TODO the first three words of the hidden need", "todo-what-is")
    file.write_text(answered, encoding="utf-8")
    capsys.readouterr()
    again = tmp_path / "again.md"
    assert main(["import", str(file), "-o", str(target), "--replace", "--problems", str(again)]) == 0
    assert "not read" not in capsys.readouterr().err
    left = again.read_text(encoding="utf-8")
    assert "It says: “TODO what the trainee knows before the conversation”." in left
    assert ">-" not in left
    assert "helpfirst tag" not in left
    reading = read_bytes(target.read_bytes(), str(target), rubric())
    assert reading.errors == ()


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
