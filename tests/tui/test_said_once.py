"""Each thing is said once, and whole: keys on the help page, endings, lines that are cut while others are read."""

from __future__ import annotations

import re

import pytest

from simulator.debrief.outcome import headline, meeting_sentence
from simulator.debrief.report import Reflection, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.scenario.model import KINDS, Ending
from simulator.tui.page.grid import grid
from simulator.tui.page.line import cells
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.progress import ProgressScreen
from simulator.tui.widgets.choices import Fit, choice_rows
from tests.debrief.paint import painted
from tests.practice.week import usual_week
from tests.tui.helpers import app, folded, press, say, screen_text
from tests.tui.practice_scenes import app_of, settled
from tests.tui.scenes import RENEWAL, SCENES
from tests.tui.test_findings import talk

MIXED = ("match-it", "own-it", "until-friday")
LINES = (
    "Every logger in the fleet has been replaced since then, and they report every fifteen minutes.",
    "That call should have come from us, the same day. I'm sorry. What did those nine hours cost you?",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("meeting", ["earned", "open", "refused"])
def test_whether_they_meet_again_is_said_by_the_headline_or_below_it_and_not_by_both(kind, meeting):
    ending = Ending("end", kind, "Bye.", meeting)
    told_above = headline(ending) != "You walked away well."
    assert bool(meeting_sentence(ending)) != told_above


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_on_the_help_page_no_key_touches_what_it_does(width):
    keys = ["b, q, o, esc, back", "b, q, esc, backspace", "1 to 9", "enter"]
    screen = HelpScreen("", [[(key, "Back to the library.") for key in keys]])
    rows = [line.plain for line in screen.body(grid(width, 24))]
    assert sum(row.strip() in keys or row.rstrip().endswith("  Back to the library.") for row in rows) >= len(keys)
    assert not any(re.search(r"[a-z0-9]Back", row) for row in rows)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_the_three_questions_come_back_as_they_were_asked(size):
    answers = ("To hear about October.", "At the credit.", "That she was asked.")
    found = report(debrief(talk(*MIXED)), reflection=Reflection(answers, ""))
    text = folded("\n".join(line.plain for page in painted(found, *size) for line in page))
    for question in ("What were you trying to do?", "Where did it turn?", "What did the customer feel?", *answers):
        assert question in text
    assert told(found).section("before") is not None


async def test_back_leaves_the_progress_from_any_of_its_pages(tmp_path):
    running = app_of(usual_week(tmp_path))
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, running)
        for turned in (0, 3):
            await press(pilot, "p", *("enter",) * turned)
            await settled(pilot, running)
            assert isinstance(running.screen, ProgressScreen)
            assert f"{turned + 1} of " in screen_text(running)
            await press(pilot, "b")
            assert isinstance(running.screen, LibraryScreen)


async def test_trust_and_patience_stand_on_the_tape_without_decimals():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["tape"](pilot, running)
        pages = {screen_text(running)}
        for _ in range(6):
            await press(pilot, "pagedown")
            pages.add(screen_text(running))
    text = "\n".join(pages)
    assert re.search(r"\b\d+ to \d+\b", text)
    assert not re.search(r"\d+\.\d+", text)


@pytest.mark.parametrize("size", [(40, 12), (40, 15), (80, 24)], ids=str)
async def test_a_line_that_is_cut_among_the_others_stands_whole_once_it_is_focused(size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await press(pilot, *RENEWAL, "enter")
        await say(pilot, running, "ten-minutes")
        wanted = {folded(choice.say) for choice in running.screen.talk.offered()}
        read = set()
        for _ in wanted:
            await press(pilot, "down")
            lit = [row[row.index("▌") + 1 :] for row in screen_text(running).split("\n") if "▌" in row]
            read.add(folded(" ".join(lit)).lstrip("1234 "))
        assert read == wanted


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_focused_line_takes_as_many_rows_as_it_needs_where_each_other_has_one(width):
    for focus in (0, 1):
        rows = [one.plain for one in choice_rows(LINES, grid(width, 12), focus, Fit(0, 1), 12)]
        lit = [row.replace("▌", " ") for row in rows if "▌" in row]
        assert folded(" ".join(lit)).lstrip("12 ") == LINES[focus]
        assert all(cells(row) <= width for row in rows)


async def test_at_two_hundred_columns_the_conversation_stands_beside_the_person_and_what_was_learnt():
    running = app()
    async with running.run_test(size=(200, 60)) as pilot:
        await press(pilot, *RENEWAL, "enter")
        rows = screen_text(running).split("\n")
    widest = max(cells(row.rstrip()) for row in rows)
    first = min(len(row) - len(row.lstrip()) for row in rows if row.strip())
    assert widest - first > 120
    assert any("Dana Osei" in row[100:] for row in rows)
