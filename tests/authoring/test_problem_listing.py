"""What `check` prints: repeated problems once with a count, errors last beside the sum, and all of it on one screen."""

from __future__ import annotations

import pytest

from simulator.authoring.problem_listing import Mending, fitting, listed, mending
from simulator.cli import main
from simulator.scenario.codes import explanations
from simulator.scenario.problem import Problem
from tests.authoring.example import STARTER, decisions, examined

THREE = [("discover", "What?"), ("pressure", "Now."), ("drift", "Later.")]
MANY = decisions(*[THREE] * 12)


def without_ids(text: str) -> str:
    return "".join(line.replace("- id: ", "- x-id: ") for line in text.splitlines(True))


def blocks(text: str) -> list[str]:
    return listed(examined(text).problems)


def test_many_choices_without_ids_are_one_line_that_says_what_writes_them():
    told = blocks(without_ids(MANY))
    (line,) = [block for block in told if "HF212" in block]
    assert "36 choices have no id\n  `helpfirst tag my-call.yaml` writes them." in line


def test_one_choice_without_an_id_is_shown_where_it_stands():
    (line,) = [block for block in blocks(STARTER.replace("- id: any-time\n        say", "- say")) if "HF212" in block]
    assert "this choice has no id" in line


def test_problems_of_one_kind_are_shown_once_with_a_count_and_the_lines_of_the_others():
    told = [block for block in blocks(MANY.replace("behaviour: discover", "behaviour: discovr")) if "HF202" in block]
    assert len(told) == 1
    assert "and 11 more of HF202, in lines " in told[0]


def test_three_of_a_kind_are_shown_each():
    text = MANY.replace("behaviour: discover", "behaviour: discovr", 3)
    assert sum("HF202" in block for block in blocks(text)) == 3


def test_a_first_check_of_a_draft_leads_on_structure_road_training_and_polish_from_the_end_upwards():
    problems = [
        Problem(code, "warning", "x.yaml", line, 1, "wrong")
        for line, code in enumerate(("HF212", "HF417", "HF208", "HF037", "HF413", "HF426", "HF428"), 1)
    ]
    told = listed(problems)
    order = [block.split("warning ")[1][:5] if "warning" in block else block.split(",")[0] for block in told]
    assert order == [
        "At the end",
        "HF212",
        "HF413",
        "Then",
        "HF417",
        "HF428",
        "Then",
        "HF208",
        "HF426",
        "First",
        "HF037",
    ]


def test_every_code_has_its_place_and_no_error_is_polish():
    for code in explanations():
        assert mending(Problem(code, "error", "x.yaml", 1, 1, "wrong")) < Mending.POLISH


def test_errors_come_after_warnings_and_each_in_the_order_of_the_file():
    text = without_ids(MANY).replace("kind: advance", "kind: advanced").replace("title: Many", "titel: Many")
    kinds = ["error" if ": error " in block else "warning" for block in blocks(text) if "HF" in block]
    assert kinds == sorted(kinds, reverse=True)
    assert [block.split(":")[1] for block in blocks(text) if ": error " in block] == ["3", "190"]


@pytest.mark.parametrize(("width", "height"), [(80, 18), (40, 10), (120, 12)])
def test_a_screen_shows_the_first_errors_and_counts_what_it_has_no_room_for(width, height):
    lines = without_ids(MANY).replace("behaviour: pressure", "behaviour: presure").replace("kind: advance", "kind: x")
    text = lines.replace("title: Many", "titel: Many").replace("    says: And", "    sayz: And", 2)
    told = fitting(examined(text).problems, width, height)
    shown = [part for block in told for part in block.split("\n")]
    assert sum(1 + max(len(part) - 1, 0) // width for part in shown) <= height or len(told) <= 2
    assert "more; `helpfirst check FILE` lists all" in told[0]
    assert "HF101" in told[1]


def test_what_fits_is_shown_whole():
    problems = examined(STARTER.replace("kind: advance", "kind: advanced", 1)).problems
    assert fitting(problems, 80, 18) == listed(problems)


def test_the_sum_is_the_last_line_and_an_error_is_right_above_it(tmp_path, capsys):
    file = tmp_path / "my-call.yaml"
    file.write_text(without_ids(MANY).replace("kind: advance", "kind: advanced"), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    told = capsys.readouterr().out.rstrip().split("\n")
    assert told[-1].startswith("1 file, 1 error,")
    assert any(": error HF110" in line for line in told[-6:])
