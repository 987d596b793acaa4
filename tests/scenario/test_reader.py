"""What a reading is: the scenario of the model, or every problem of the file, with a way to mend it."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.scenario import field_kinds as kinds
from simulator.scenario.condition import And, Call, Compare, Not
from simulator.scenario.fields import RECORDS
from simulator.scenario.model import Effect, Facilitator, Next, Sale
from simulator.scenario.problem import Problem, render, visible
from simulator.scenario.reader import read_scenario
from tests.scenario.example import EXAMPLE, codes, places, read, shipped, with_parts
from tests.scenario.test_hostile import FULL

TURN = """\
turns:
  opening:
    says: Yes?
    choices:
"""


def test_every_field_reaches_the_model_exactly() -> None:
    scenario = read(FULL).scenario
    assert scenario is not None
    (choice,) = scenario.turns["opening"].choices
    assert choice.also == ("reflect",)
    assert choice.when == And((Compare("trust", None, ">=", 40_000, 0), Not(Call("said", "ask", 25))))
    assert choice.effects == (Effect("dana", -5000), Effect("patience", 3000))
    assert (choice.helpfulness, choice.pushiness, choice.breach) == (3, None, False)
    assert choice.next == (Next("goodbye", Call("flag", "a-flag", 5)), Next("goodbye"))
    assert scenario.turns["opening"].facilitator == Facilitator("Wait.", ("Why?",))
    assert scenario.endings["goodbye"].sale == Sale(4_800_050, "EUR", 30, 90)
    assert scenario.endings["goodbye"].referral is True
    assert (scenario.level, scenario.facts, scenario.needs) == (2, ("One.", "Two."), {"audit": "An audit."})
    assert scenario.digest == hashlib.sha256(FULL.encode()).hexdigest()


def test_the_defaults_of_the_table_are_those_of_the_model() -> None:
    for record in RECORDS:
        assert record.makes is not None
        defaults = {item.name: item for item in dataclasses.fields(record.makes)}
        for field in record.fields:
            if field.key == "format":
                continue
            default = defaults["versions" if field.key == "in" else field.key]
            missing = default.default is dataclasses.MISSING and default.default_factory is dataclasses.MISSING
            made = field.key in ("id", "speaker") or (record.name, field.key) == ("turn", "says")
            assert missing == (field.required or made), (record.name, field.key)
            if isinstance(field.kind, kinds.Number) and field.default is not None:
                assert default.default == field.default * field.kind.per


def test_a_speaker_is_the_main_contact_unless_named() -> None:
    scenario = read(EXAMPLE).scenario
    assert scenario is not None
    assert scenario.turns["opening"].speaker == "dana" == scenario.main_contact.id


def test_a_choice_without_an_id_goes_by_turn_and_place() -> None:
    reading = read(EXAMPLE.replace("- id: ask\n        say", "- say"))
    assert reading.scenario is not None
    (choice,) = reading.scenario.turns["opening"].choices
    assert (choice.id, choice.tagged) == ("opening.1", False)
    assert [problem.severity for problem in reading.problems] == ["warning"]


def test_numbers_never_pass_through_floats() -> None:
    scenario = read(EXAMPLE.replace("start:", "patience: 70.29\nstart:")).scenario
    assert scenario is not None
    assert scenario.patience == 70_290


def test_twelve_mistakes_are_found_in_one_pass() -> None:
    text = """\
format: 1
id: example
titel: Misspelt
title: An example
market: b2x
people:
  dana: {name: Dana Osei, trust: 130}
needs: {audit: An audit.}
start: openin
turns:
  opening:
    speaker: dan
    says: Yes?
    choices:
      - {id: ask, say: What?, behaviour: discovr, next: nowhere}
      - {id: ask, say: Else?, behaviour: drift, when: knows(audt), next: goodbye}
      - {id: Two, say: Else?, behaviour: drift, next: goodbye}
  lonely:
    says: Hm.
    choices: []
endings:
  goodbye: {says: Bye., meeting: open}
"""
    found = places(read(text))
    assert found == [
        "HF101:3:1", "HF110:5:9", "HF108:7:34", "HF211:8:9", "HF201:9:8", "HF203:12:14", "HF202:15:42",
        "HF201:15:57", "HF207:16:14", "HF204:16:61", "HF111:17:14", "HF208:18:3", "HF113:20:14", "HF102:22:3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [
        ("objektive: x", "objective"),
        ("walk-out: goodbye", "walk_out"),
        ("walk_out: godbye", "goodbye"),
        ("market: B2B", "b2b"),
        ("start: Opening", "opening"),
        (TURN + "      - {id: a, say: A., behaviour: feature dump, next: goodbye}", "feature-dump"),
        (
            TURN + "      - {id: a, say: A., behaviour: drift, next: goodbye, effects: {trust.danna: 1}}",
            "dana",
        ),
        (TURN + "      - {id: a, say: A., behavior: drift, next: goodbye}", "behaviour"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(fragment: str, meant: str) -> None:
    assert any(f"Did you mean `{meant}`?" in problem.hint for problem in read(with_parts(fragment)).problems)


def test_a_misspelt_target_is_one_problem_and_not_also_a_turn_out_of_reach() -> None:
    assert codes(read(EXAMPLE.replace("next: goodbye", "next: goodby"))) == ["HF201"]


def test_every_error_but_those_without_a_cure_says_how_to_mend_it() -> None:
    for file in (Path(__file__).parent / "cases").glob("*.yaml"):
        for problem in read(file.read_text("utf-8")).problems:
            assert problem.hint, (file.name, problem)
            assert problem.excerpt, (file.name, problem)


def test_a_problem_is_shown_with_its_line_and_a_caret() -> None:
    (problem,) = read(EXAMPLE.replace("discover", "discovr")).problems
    assert render(problem) == (
        "example.yaml:15:20: error HF202: the rubric has no behaviour `discovr`\n"
        "  15 |         behaviour: discovr\n"
        "     |                    ^\n"
        "  Did you mean `discover`?"
    )


def test_the_caret_stands_right_after_wide_and_escaped_characters() -> None:
    (problem,) = read(with_parts('people: {dana: {name: "日本\u202e", trust: 130}}')).errors
    assert problem.excerpt[: problem.caret - 2].endswith("trust: ")


def test_a_long_line_is_cut_around_the_caret() -> None:
    (problem,) = read(with_parts(f"people: {{dana: {{name: {'x' * 500}, trust: 130}}}}")).problems
    assert len(problem.excerpt) < 110
    assert problem.excerpt[problem.caret :].startswith("130")


def test_the_shape_for_tools_is_the_documented_one() -> None:
    problem = Problem("HF101", "error", "a.yaml", 1, 2, "m", "h", "excerpt", 3)
    assert list(problem.as_dict()) == ["file", "line", "column", "severity", "code", "message", "hint"]


def test_what_would_steer_a_terminal_is_written_out() -> None:
    assert visible("a\x1b[1m\u202e\x9b\n[b]é😀") == "a\\x1b[1m\\u202e\\x9b\\n[b]é😀"


def test_a_file_is_called_what_the_caller_called_it(tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(EXAMPLE)
    reading = read_scenario(file, shipped())
    assert reading.scenario is not None
    assert reading.scenario.file == str(file)


def test_the_reader_brings_no_terminal_and_no_database_with_it() -> None:
    code = (
        "import sys, simulator.scenario.reader, simulator.scenario.schema, simulator.scenario.rubric_file;"
        "print([m for m in ('textual', 'rich', 'asyncio', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_yaml_is_imported_in_one_file_only() -> None:
    folder = Path(read_scenario.__code__.co_filename).parent
    importing = {file.name for file in folder.rglob("*.py") if "import yaml" in file.read_text("utf-8")}
    assert importing == {"tree.py"}


def test_many_warnings_do_not_crowd_out_an_error() -> None:
    choices = "".join(f"      - {{say: S {n}., behaviour: drift, next: goodbye}}\n" for n in range(500))
    fine = read(with_parts(TURN + choices))
    assert fine.scenario is not None
    assert codes(fine).count("HF033") == 1
    assert "HF201" in codes(read(with_parts(TURN + choices + "walk_out: nowhere\n")))


REQUIRED = (
    "format", "id", "title", "market", "people", "start", "turns", "endings", "name", "says", "choices", "say", "behaviour",
    "next", "kind", "meeting",
)  # fmt: skip


@pytest.mark.parametrize("key", REQUIRED)
def test_a_key_that_the_author_put_aside_with_x_is_missing(key: str) -> None:
    reading = read(re.sub(rf"(?m)^(\s*(?:- )?){key}:", rf"\1x-{key}:", EXAMPLE, count=1))
    assert reading.scenario is None
    assert any(one.code == "HF102" and f"`{key}`" in one.message for one in reading.problems)
