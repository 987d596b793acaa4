"""What is typed or pasted into a page stays whole, wraps where there are several rows, and is never lost unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from simulator.tui.answering_screen import LONGEST
from simulator.tui.page.typed_fields import on_one_line
from simulator.tui.page.typed_line import TypedLine
from tests.practice.week import Week
from tests.tui.helpers import app, folded, press, screen_text
from tests.tui.practice_scenes import SCENES, app_of, settled, typed

LONG = (
    "We should have rung you before the hospital did, and I am sorry. Who did you have to explain it to, "
    "and what would you have wanted in your hand on that day?"
)


async def paste(pilot, running, text):
    running.screen.focused.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


async def say_first(pilot, running):
    await settled(pilot, running)
    await press(pilot, "g", "down", "enter", "enter")
    await settled(pilot, running)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_two_sentences_are_seen_whole_while_they_are_typed_and_again_beside_the_choices(week, size):
    running = app_of(week, say_first=True)
    async with running.run_test(size=size) as pilot:
        await say_first(pilot, running)
        await paste(pilot, running, LONG)
        width = running.screen.grid.text + running.screen.grid.margin
        rows = [row[:width].strip(" ▌│") for row in screen_text(running).split("\n")]
        assert folded(" ".join(rows)).count(LONG[:40]) == 1
        assert "in your hand on that day?" in folded(" ".join(rows))
        await press(pilot, "enter")
        shown = folded(" ".join(row[:width] for row in screen_text(running).split("\n")))
        assert f"“{LONG}”" in shown
        for choice in running.screen.talk.shown():
            assert " ".join(choice.say.split()) in shown


async def test_a_line_that_is_about_to_open_when_a_signal_ends_the_program_is_no_error(week):
    running = app_of(week, say_first=True)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, running)
        await press(pilot, "g", "down", "enter")
        running.exit(None, 143)
        running.screen._line.open(running.screen)
    assert (running.return_code, running.failure) == (143, None)


async def test_all_lines_of_a_paste_are_kept_with_blanks_for_the_breaks(week):
    running = app_of(week, say_first=True)
    async with running.run_test(size=(80, 24)) as pilot:
        await say_first(pilot, running)
        await paste(pilot, running, "One, to begin with.\nTwo,  \r\n  after it.\nThree.\n")
        await press(pilot, "enter", "1")
    assert week.attempts.all()[0].choices[0].own_words == "One, to begin with. Two, after it. Three."


async def test_words_that_leave_no_room_for_the_choices_stand_whole_in_the_notes(week):
    running = app_of(week, say_first=True)
    text = "I would say a good deal. " * 60
    async with running.run_test(size=(80, 24)) as pilot:
        await say_first(pilot, running)
        await paste(pilot, running, text)
        await press(pilot, "enter")
        shown = screen_text(running)
        for choice in running.screen.talk.shown():
            assert " ".join(choice.say.split()) in folded(shown)
        assert "…" in shown
        await press(pilot, "n")
        assert folded(text) in folded(" ".join(line.plain for line in running.screen.body(running.screen.grid)))


async def test_a_line_of_one_row_keeps_a_pasted_text_whole_too(week):
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await SCENES["practice-reflection"](pilot, running)
        await paste(pilot, running, "She was cold.\nThen she was not.")
        await press(pilot, "home", *typed("So "), "enter")
        assert running.screen.answers[1:2] == ["So She was cold. Then she was not."]


@pytest.mark.parametrize("first", [True, False])
async def test_what_there_is_no_room_for_is_said_to_be_left_out(week, first):
    running = app_of(week, say_first=first)
    async with running.run_test(size=(80, 24)) as pilot:
        if first:
            await say_first(pilot, running)
        else:
            await SCENES["practice-reflection"](pilot, running)
        longest = LONGEST if first else TypedLine.LONGEST
        await paste(pilot, running, "x" * (longest + 5))
        assert running.screen.focused.value == "x" * longest
        assert f"room for {longest:,} of {longest + 5:,} characters" in screen_text(running)
        assert "The rest was left out" in folded(screen_text(running))


async def test_a_search_that_is_pasted_over_what_is_marked_replaces_it():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"zzz", "shift+home")
        await paste(pilot, running, "first\ncall")
        assert running.screen.focused.value == "first call"
        assert "A first call about audits" in screen_text(running)


@given(st.text(alphabet="ab \t\r\n\u2028\x0b"))
def test_one_line_holds_every_word_of_the_lines_and_no_break(text):
    made = on_one_line(text)
    assert made.split() == text.split()
    assert len(made.splitlines()) <= 1
