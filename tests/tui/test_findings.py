"""Small things that users stumbled over, each once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from simulator.authoring.preview import PreviewedFile
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.languages.english import counted, number, share
from simulator.practice.attempts.resume import LeftMidway, what_if
from simulator.practice.progress.status import Statuses
from simulator.scenario.short_names import short_name
from simulator.tui.page.grid import grid
from simulator.tui.page.line import cells, wrap
from simulator.tui.preview_flow import PreviewApp
from simulator.tui.screens.glossary import GlossaryScreen
from simulator.tui.screens.preview import MARKS_SAY
from simulator.tui.widgets.conversation_page import View, header_row, stage_page
from simulator.tui.widgets.library_list import shelf_page
from simulator.tui.widgets.scenario_summary import preview
from simulator.tui.widgets.shelf import Shelf
from tests.authoring.example import STARTER
from tests.practice.week import MONDAY, usual_week
from tests.tui import practice_scenes
from tests.tui.helpers import GOLDENS, RUBRIC, folded, library, press, renewal, screen_text


def painted(lines):
    return "\n".join(line.plain for line in lines)


def talk(*choices):
    made = renewal()
    return Talk(made, RUBRIC, replace(new_attempt(made, RUBRIC, 2), choices=choices))


def test_a_family_name_that_stands_first_is_not_what_people_are_called():
    assert short_name("Tan Siew Ling") == "Siew Ling"
    assert short_name("Dana Osei") == "Dana"


def test_one_that_was_left_is_told_in_english():
    left = Statuses(left={library()[0].id: LeftMidway("a", 2, MONDAY)})
    page = painted(shelf_page(Shelf(library(), 0, statuses=left, keeps=True), grid(80, 24), "", 11, [], finding=False))
    assert "One conversation was left midway." in page


def test_no_heading_stands_where_another_will_replace_it():
    page = painted(shelf_page(Shelf(library(), 0, keeps=True), grid(80, 24), "", 11, [], finding=False))
    assert "Whom will you help" not in page
    known = painted(
        shelf_page(Shelf(library(), 0, statuses=Statuses(), keeps=True), grid(80, 24), "", 11, [], finding=False)
    )
    assert "Whom will you help" in known


def test_how_it_went_the_last_time_is_the_last_to_go_from_the_preview():
    entry = replace(library()[0], brief="A long brief. " * 60)
    page = painted(preview(entry, grid(120, 40, 45), ("Last time, 19 November", "They will not see you again.")))
    assert "They will not see you again." in page


async def test_how_it_went_the_last_time_comes_also_after_a_search(tmp_path):
    running = practice_scenes.app_of(usual_week(tmp_path))
    async with running.run_test(size=(120, 40)) as pilot:
        await practice_scenes.settled(pilot, running)
        await press(pilot, "slash", *"already", "enter")
        await practice_scenes.settled(pilot, running)
        assert "Last time, 19 November" in folded(screen_text(running))


def test_a_what_if_says_that_it_is_one():
    begun = talk("match-it", "own-it", "until-friday")
    again = what_if(begun, "the-parent", 3)
    for size in ((120, 40), (80, 24)):
        assert "What if, from choice 3" in painted(stage_page(again, View(), grid(*size)))
        assert "What if" not in painted(stage_page(talk("match-it"), View(), grid(*size)))


def test_name_and_mood_are_two_on_the_narrowest_screen():
    assert header_row(talk(), grid(40, 15)).plain.startswith("Dana: ")


def test_the_glossary_does_not_call_the_lines_of_an_author_yours_alone():
    assert GlossaryScreen.TITLE == "Behaviours, each with your own best line"


def test_a_share_is_two_figures_on_every_screen():
    words = "|".join(number(count) for count in range(1, 21))
    mixed = re.compile(rf"\b(?:(?:{words}) of (?:{words}|\d+)|\d+ of (?:{words})|\d+ to (?:{words}))\b", re.IGNORECASE)
    screens = sorted(GOLDENS.glob("*.txt"))
    assert len(screens) > 100
    assert {one.name: mixed.findall(one.read_text(encoding="utf-8")) for one in screens} == {
        one.name: [] for one in screens
    }


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no drills"), (1, "one drill"), (20, "twenty drills"), (21, "21 drills")]
)
def test_a_count_in_a_sentence_is_a_word_up_to_twenty(count, said):
    assert counted(count, "drill") == said
    assert share(2, 12) == "2 of 12"


async def test_the_preview_says_what_its_marks_mean_and_which_numbers_say_a_line(tmp_path):
    file = tmp_path / "my-call.yaml"
    file.write_text(STARTER, encoding="utf-8")
    running = PreviewApp(PreviewedFile(file, RUBRIC))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = folded(screen_text(running))
        assert MARKS_SAY in seen
        assert "1–3 say it" in seen
        assert "▲ +2 ● 0 ◆ +1" in seen


@pytest.mark.parametrize("width", range(8, 40))
def test_no_row_of_japanese_begins_with_what_ends_something_or_ends_with_what_begins_it(width):
    text = "契約は六週間後に切れますが、先方からは何の連絡もありません。「担当の方（佐藤さん）は」と、彼は言いました。"
    rows = wrap(text, width)
    assert "".join(rows) == text
    assert all(row[0] not in "、。」）" and row[-1] not in "「（" and cells(row) <= width for row in rows)
