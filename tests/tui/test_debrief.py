"""The debrief: the outcome first, then the plane, the bars and the profile, and the whole tape."""

from __future__ import annotations

from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.tape import TapeScreen
from simulator.tui.widgets.display_letters import display, width_of
from tests.tui.helpers import app, folded, press, screen_text
from tests.tui.scenes import SCENES


async def test_it_says_the_outcome_the_sale_what_happened_and_the_profile():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["debrief"](pilot, running)
        text = folded(screen_text(running))
        for words in ("Sold: 48,000 EUR", "The audit passed", "Trusted advisor", "Helpfulness 100", "Pushiness 0"):
            assert words in text
        assert "One conversation never judges a person." in text


async def test_a_breach_is_named_and_caps_the_profile():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["debrief-breach"](pilot, running)
        text = screen_text(running)
        assert "Trust broken" in text
        assert "every van has had" in text
        assert "Choice 3 was not true, and cost you most" in text


async def test_three_pages_on_a_small_screen_forth_and_back():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await SCENES["debrief-mixed"](pilot, running)
        for place in ("1 of 3", "2 of 3", "3 of 3"):
            assert place in screen_text(running)
            await press(pilot, "enter")
        await press(pilot, "escape", "t")
        assert isinstance(running.screen, TapeScreen)
        await press(pilot, "b", "b", "b")
        assert "1 of 3" in screen_text(running)
        await press(pilot, "b")
        assert isinstance(running.screen, LibraryScreen)


async def test_the_tape_shows_what_was_said_thought_and_better():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["tape"](pilot, running)
        text = folded(screen_text(running))
        for words in ("Tell me their number", "Here comes the pitch.", "Behaviour Cave.", "Better “Ten minutes it is"):
            assert words in text
        await press(pilot, "right")
        assert running.screen.from_row > 0
        await press(pilot, "left")
        assert running.screen.from_row == 0


async def test_r_holds_the_conversation_again_and_q_is_done():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["debrief"](pilot, running)
        await press(pilot, "r", "B")
        assert isinstance(running.screen, ConversationScreen)
        assert running.screen.talk.steps == []
        await press(pilot, "q")
        assert isinstance(running.screen, LibraryScreen)


def test_display_letters_are_four_rows_and_know_every_headline():
    from simulator.debrief.outcome import headline
    from tests.tui.helpers import renewal

    texts = [headline(None), headline(None, stuck=True), *(headline(e) for e in renewal().endings.values())]
    for text in texts:
        assert (width_of(text) or 999) <= 112, text
        assert len(display(text, "")) == 4
    assert width_of("Ünder") is None


async def test_on_a_tall_screen_the_bars_go_apart_with_the_plane_and_leave_no_empty_block_beside_it():
    running = app()
    async with running.run_test(size=(200, 60)) as pilot:
        await SCENES["debrief"](pilot, running)
        rows = screen_text(running).split("\n")
        begin = next(at for at, line in enumerate(rows) if "Helpfulness" in line)
        end = next(at for at, line in enumerate(rows) if "One conversation never judges" in line)
        beside_it = [bool(line[100:].strip()) for line in rows[begin:end]]
        assert all(any(beside_it[at : at + 5]) for at in range(len(beside_it) - 4)), "\n".join(rows)
