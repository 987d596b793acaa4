"""What the trainee wants to be better for the person: asked, never insisted on, kept, and never judged."""

from __future__ import annotations

import pytest

from simulator.cli import main
from simulator.debrief.as_json import report_record
from simulator.plain.progress import write_progress
from simulator.practice.attempts.forget import forget_attempt
from simulator.practice.attempts.resume import reopen
from simulator.practice.full_debrief import quick_report
from simulator.practice.progress.overview import with_records
from simulator.practice.progress.page import progress_page
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.progress import ProgressScreen
from tests.practice.week import MIXED, Week
from tests.tui.helpers import folded, press, say, screen_text
from tests.tui.practice_scenes import app_of, settled, typed

QUESTION = "What do you want to be better for this person afterwards?"
PURPOSE = "She can prove the cold chain to the hospital."
SIZES = [
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((40, 15), (120, 40), (200, 60))),
    (40, 12),
    (80, 24),
]


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


async def to_the_brief(pilot, running):
    await settled(pilot, running)
    await press(pilot, "g")
    while running.screen.shelf.selected.id != "renewal":
        await press(pilot, "down")
    await press(pilot, "enter")


@pytest.mark.parametrize("size", [SIZES[1], SIZES[2], SIZES[4]], ids=str)
async def test_the_brief_asks_and_enter_begins_without_an_answer(week, size):
    running = app_of(week)
    async with running.run_test(size=size) as pilot:
        await to_the_brief(pilot, running)
        assert QUESTION in folded(screen_text(running))
        await press(pilot, "enter")
        assert isinstance(running.screen, ConversationScreen)
        await say(pilot, running, *MIXED)
        await press(pilot, "enter")
        assert "better for them" not in screen_text(running)
    assert week.attempts.all()[0].purpose == ""


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_purpose_is_typed_kept_and_comes_back_first_in_the_reflection_beside_what_came_of_it(week, size):
    running = app_of(week)
    async with running.run_test(size=size) as pilot:
        await to_the_brief(pilot, running)
        await press(pilot, "w", *typed(PURPOSE))
        assert PURPOSE[-9:] in screen_text(running)
        await press(pilot, "enter")
        await say(pilot, running, "match-it")
        if not running.screen.grid.wide:
            await press(pilot, "n")
            assert PURPOSE in folded(" ".join(line.plain for line in running.screen.body(running.screen.grid)))
            await press(pilot, "n")
        else:
            side = running.screen.side(running.screen.grid)
            assert PURPOSE in folded(" ".join(line.plain for line in side))
        await say(pilot, running, *MIXED[1:])
        await press(pilot, "enter")
        text = folded(screen_text(running))
        wanted = text.index(f"“{PURPOSE}”")
        assert wanted < text.index("There was no next meeting.") < text.index("What were you trying to do?")
        await press(pilot, *typed("To keep her."))
        assert "To keep her." in screen_text(running)
        await press(pilot, "escape")
        assert isinstance(running.screen, DebriefScreen)
        await press(pilot, "b")
        assert PURPOSE in folded(" ".join(line.plain for line in running.screen.body(running.screen.grid)))
    assert week.attempts.all()[0].purpose == PURPOSE


async def test_escape_closes_the_line_and_the_other_keys_of_the_brief_count_again(week):
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await to_the_brief(pilot, running)
        await press(pilot, "w", *typed("Hm"), "escape")
        assert isinstance(running.screen, BriefScreen)
        assert "w writes it down" in folded(screen_text(running))
        await press(pilot, "q")
        assert isinstance(running.screen, LibraryScreen)


async def test_a_conversation_that_is_gone_on_with_still_has_its_purpose(week):
    running = app_of(week)
    async with running.run_test(size=(120, 40)) as pilot:
        await to_the_brief(pilot, running)
        await press(pilot, "w", *typed(PURPOSE), "enter")
        await say(pilot, running, "match-it")
        await press(pilot, "q", "enter", "enter")
        assert isinstance(running.screen, ConversationScreen)
        assert PURPOSE in folded(" ".join(line.plain for line in running.screen.side(running.screen.grid)))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_progress_shows_the_purposes_in_their_order_each_with_whether_a_meeting_was_earned(week, size):
    for day, (purpose, choices) in enumerate(
        (("Nobody rings her at night.", MIXED), ("", MIXED), (PURPOSE, ("ten-minutes", "own-it", "thursday")))
    ):
        week.day(day).play("renewal", *choices, purpose=purpose)
    running = app_of(week)
    async with running.run_test(size=size) as pilot:
        await settled(pilot, running)
        await press(pilot, "p", "left")
        text = folded(" ".join(line.plain.lstrip(" ▌") for line in running.screen.body(running.screen.grid)))
        first, second = text.index("“Nobody rings her at night.” There was no next meeting."), text.index(PURPOSE)
        assert first < second
        assert text[second:].startswith(f"{PURPOSE}” The next meeting was earned.")
        assert text.count("“") == 2


async def test_back_leaves_progress_from_every_page_and_left_goes_to_the_page_before(week):
    week.play("renewal", *MIXED)
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        for pages in range(4):
            await settled(pilot, running)
            await press(pilot, "p", *["enter"] * pages)
            assert f"{pages + 1} of 4" in screen_text(running)
            await press(pilot, "b")
            assert isinstance(running.screen, LibraryScreen)
        await press(pilot, "p", "left", "left")
        assert isinstance(running.screen, ProgressScreen)
        assert "3 of 4" in screen_text(running)


def test_progress_in_lines_and_as_a_page_names_titles_and_purposes_with_what_came_of_them(week):
    week.play("renewal", *MIXED, purpose="Nobody <rings> her.")
    found = with_records(week.learner.overview(week.entries), week.attempts)
    lines: list[str] = []
    write_progress(found, week.rubric, lines.append)
    told = "1. 16 November 2026, The renewal that is already lost: Nobody <rings> her. There was no next meeting."
    assert lines[lines.index("What you wanted to be better for them afterwards:") + 1] == f"  {told}"
    assert any(line.startswith("Best so far: The renewal that is already lost, ") for line in lines)
    assert not any("renewal," in line or "shown-the-door" in line for line in lines)
    page = progress_page(found, week.rubric)
    assert "Nobody &lt;rings&gt; her.<br>There was no next meeting." in page


async def test_what_a_purpose_was_about_is_for_the_trainee_to_mark_and_is_kept(week):
    week.play("renewal", *MIXED, purpose="Nobody rings her at night.")
    week.day(1).play("renewal", *MIXED, purpose=PURPOSE)
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, running)
        await press(pilot, "p", "left")
        assert "You say" not in screen_text(running)
        await press(pilot, "2", "down", "1")
        text = folded(screen_text(running))
        assert "You say: it was about the number." in text
        assert text.index("You say: it was about the number.") < text.index("You say: it was about them.")
    assert [one.purpose_about for one in week.attempts.finished()] == ["number", "them"]
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, running)
        await press(pilot, "p", "left", "0")
    assert [one.purpose_about for one in week.attempts.finished()] == ["", "them"]


def test_a_purpose_is_marked_at_the_command_line_by_its_number_in_the_list(week, capsys, monkeypatch):
    week.play("renewal", *MIXED, purpose=PURPOSE)
    monkeypatch.setattr("simulator.commands.progress.attempts_to_read", lambda: week.attempts)
    assert main(["progress", "--purpose", "1", "them"]) == 0
    assert f"“{PURPOSE}” You say: it was about them." in capsys.readouterr().out
    assert week.attempts.all()[0].purpose_about == "them"
    assert main(["progress", "--purpose", "2", "them"]) == 2
    assert "there is no purpose 2: `helpfirst progress` lists only 1" in capsys.readouterr().err
    assert main(["progress", "--purpose", "1", "us"]) == 2
    assert main(["progress", "--purpose", "1", "neither"]) == 0
    assert week.attempts.all()[0].purpose_about == ""


def test_forgetting_an_attempt_forgets_its_purpose_and_json_has_it_until_then(week):
    attempt = week.play("renewal", *MIXED, purpose=PURPOSE)
    kept = week.attempts.get(attempt)
    report = report_record(quick_report(reopen(week.attempts, kept), week.attempts, attempt))
    assert report["debrief"]["purpose"] == PURPOSE
    forget_attempt(week.attempts.store, attempt)
    assert week.learner.overview(week.entries).purposes == ()
