"""The conversation: digits, arrows and mouse; kept before shown; words for moods; coaching in the choices' place."""

from __future__ import annotations

import pytest

from simulator.practice.attempts.keeper import KeepsNothing
from simulator.practice.file.store import GoneOnElsewhere, NotKept
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.notes import NotesScreen
from simulator.tui.widgets import transcript
from tests.tui.helpers import Kept, app, folded, press, said_by, say, screen_text, seen
from tests.tui.scenes import GOOD, RENEWAL
from tests.write import NOTHING_AT_FIRST, scenario

WIDE = (120, 40)


async def start(pilot, *, coach=False):
    await press(pilot, *RENEWAL, *(("c",) if coach else ()), "enter")


async def test_a_digit_says_it_and_your_line_the_reaction_and_the_next_turn_follow():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        text = folded(screen_text(running))
        assert "Ten minutes it is" in text
        assert "She turns the page in front of her face down." in text
        assert "October. All right." in text
        assert "Guarded, a little warmer" in text


async def test_nothing_is_focused_at_first_and_enter_does_nothing_then():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await press(pilot, "enter")
        assert running.screen.talk.steps == []
        await press(pilot, "down", "up", "enter")
        assert running.screen.talk.steps == []


async def test_arrows_focus_and_enter_says_the_focused_line():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        second = running.screen.talk.shown()[1].id
        await press(pilot, "down", "down", "down", "enter")
        assert running.screen.talk.attempt.choices == (second,)


async def test_a_click_on_a_line_says_it_and_on_the_footer_runs_its_key():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        lines = screen_text(running).split("\n")
        row = next(y for y, line in enumerate(lines) if "Tell me their number" in line)
        await pilot.click(offset=(12, row))
        await pilot.pause()
        assert running.screen.talk.attempt.choices == ("match-it",)
        foot = lines[-2]
        await pilot.click(offset=(foot.index("? help") + 2, len(lines) - 2))
        await pilot.pause()
        assert "Help" in screen_text(running)


@pytest.mark.parametrize("digit", ["3", "9"])
async def test_a_digit_that_is_not_on_offer_does_nothing(digit):
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await press(pilot, digit)
        assert running.screen.talk.steps == []


async def test_no_number_of_the_customers_state_is_shown_before_the_debrief():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes", "own-it")
        text = screen_text(running)
        talk = running.screen.talk
        assert str(talk.trust("dana") // 1000) not in text
        assert "Guarded, a little warmer" in text
        assert "Has time for you." in text


async def test_coaching_stands_below_the_line_and_enter_goes_on():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot, coach=True)
        await say(pilot, running, "ten-minutes")
        await press(pilot, "enter")
        await say(pilot, running, "own-it")
        text = folded(screen_text(running))
        for words in ("You owned the fault, and asked what they need.", "recover, discover", "+2", "-1", "+1½"):
            assert words in text
        assert "1 Then" not in text
        await press(pilot, said_by("thursday", running))
        assert len(running.screen.talk.steps) == 2
        await press(pilot, "enter")
        assert "Coach" not in screen_text(running).split("────")[1]


async def test_c_turns_the_coach_off_and_leads_on():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot, coach=True)
        await say(pilot, running, "ten-minutes")
        await press(pilot, "c")
        assert not running.screen.coach
        assert "1–4 say it" in screen_text(running)


async def test_a_line_can_be_taken_back_and_that_is_kept():
    kept = Kept()
    running = app(keeper=kept)
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, "match-it")
        await press(pilot, "r")
        assert running.screen.talk.steps == []
        assert kept.choices == [("match-it",), ()]


async def test_every_choice_is_kept_before_its_reply_is_shown():
    running = None

    class Watching(Kept):
        def chosen(self, talk, own_words=None, sayings=()):
            assert "October. All right." not in screen_text(running)
            super().chosen(talk, own_words)

    kept = Watching()
    running = app(keeper=kept)
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        assert kept.choices == [("ten-minutes",)]


async def test_what_cannot_be_kept_is_not_said_until_you_go_on_unsaved():
    kept = Kept()
    kept.trouble = NotKept("The disk is full.")
    running = app(keeper=kept)
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        assert running.screen.talk.steps == []
        await seen(pilot, running, "The disk is full.")
        await press(pilot, "s")
        await say(pilot, running, "ten-minutes")
        assert running.screen.talk.attempt.choices == ("ten-minutes",)


async def test_up_looks_back_and_down_comes_back_to_the_choices():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes", "own-it")
        await press(pilot, *["up"] * 12)
        assert "I have ten minutes" in screen_text(running)
        while running.screen.view.back:
            await press(pilot, "down")
        assert running.screen.view.focus is None
        await press(pilot, "down")
        assert running.screen.view.focus == 0


async def test_n_shows_the_notes_and_q_leaves():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        await press(pilot, "n")
        assert isinstance(running.screen, NotesScreen)
        assert "She has a second quote." in screen_text(running)
        await press(pilot, "b")
        assert isinstance(running.screen, ConversationScreen)
        await press(pilot, "q")
        assert isinstance(running.screen, LibraryScreen)


async def test_the_ending_is_said_in_the_conversation_and_enter_leads_over_the_reflection_to_the_debrief():
    running = app()
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, *GOOD)
        assert "Bring the October logs on Thursday." in folded(screen_text(running))
        await press(pilot, "enter", "escape")
        assert isinstance(running.screen, DebriefScreen)


@pytest.mark.parametrize("size", [(40, 12), (40, 15), (60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_every_digit_and_the_end_of_their_line_stand_on_every_size(size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        for focus in (None, 0, 1, 2, 3):
            if focus is not None:
                await press(pilot, "down")
            text = screen_text(running)
            if size[1] > 12 or focus is None:
                for digit in "1234":
                    assert any(line.lstrip(" ▌").startswith(f"{digit} ") for line in text.split("\n")), (focus, text)
            assert "you." in text
            assert "Guarded" in text
            assert "? help" in text


async def test_a_late_turn_lays_out_no_more_speeches_than_an_early_one(monkeypatch):
    count = 0
    real = transcript.rows_of

    def counting(speech, width):
        nonlocal count
        count += 1
        return real(speech, width)

    monkeypatch.setattr(transcript, "rows_of", counting)
    running = app(scenario=long_talk())
    async with running.run_test(size=(80, 24)) as pilot:
        await start(pilot)
        laid_out = []
        for _ in range(40):
            count = 0
            await say(pilot, running, "a")
            laid_out.append(count)
        assert len(running.screen.talk.steps) == 40
        assert laid_out[39] == laid_out[5]


def long_talk():
    """A scenario of one turn that goes round for forty choices and more."""
    from tests.write import whole

    return whole(
        """\
format: 1
id: long
title: Long
market: b2b
level: 2
patience: 100
people: {ann: {name: Ann}}
walk_out: done
start: one
turns:
  one:
    says: Again, then. What is it that you want to know about us, after all that was said?
    choices:
      - {id: a, say: More of it., behaviour: reflect, effects: {patience: +2}, reply: She sighs., next: one}
      - {id: b, say: That is all., behaviour: autonomy, next: done}
endings:
  done: {kind: lost, says: Good day., meeting: open}
"""
    )


async def test_without_saving_nothing_on_the_screen_says_that_it_is_saved():
    running = app(keeper=KeepsNothing())
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        assert "leave, saved" not in screen_text(running)
        assert "leave" in screen_text(running)


async def test_a_conversation_gone_on_with_elsewhere_is_told_and_not_offered_again():
    kept = Kept()
    kept.trouble = GoneOnElsewhere("This conversation was gone on with in another terminal.")
    running = app(keeper=kept)
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await start(pilot)
        await say(pilot, running, "ten-minutes")
        await seen(pilot, running, "Or press s to go on without saving.")
        text = folded(screen_text(running))
        assert "Choose again" not in text
        assert running.screen.talk.steps == []


async def test_a_first_turn_that_offers_nothing_says_whose_mistake_it_is_and_can_be_left():
    made = scenario(NOTHING_AT_FIRST)
    running = app(scenario=made)
    async with running.run_test(size=WIDE) as pilot:
        await start(pilot)
        text = folded(screen_text(running))
        assert "Nothing can be said at the first turn: a mistake in the scenario." in text
        assert "look back" not in text
        await press(pilot, "enter")
        assert isinstance(running.screen, ConversationScreen)
        await press(pilot, "q")
        assert isinstance(running.screen, LibraryScreen)


async def test_whoever_has_asked_already_is_not_told_to_ask():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, *RENEWAL, "enter")
        assert "Nothing noted yet. Ask." in screen_text(running)
        await say(pilot, running, "match-it")
        text = screen_text(running)
        assert "Nothing noted yet." in text
        assert "Nothing noted yet. Ask." not in text
