"""The projector shows no distribution, no worth and no thought before the reveal, whatever the votes are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.tui.helpers import press, screen_text
from tests.tui.room.rooms import PHASES, Staged, join_app, october, presenter_app

BEFORE = (
    "lobby",
    "speaking",
    "speaking-later",
    "vote",
    "vote-timer",
    "closed",
    "discussing",
    "second-vote",
    "second-closed",
)
MARKS = "▆▲●◆"
SPREADS = ((31, 0, 0, 0), (0, 0, 0, 31), (8, 8, 8, 7), (1, 10, 15, 5))


def closed(*votes: int) -> Staged:
    return october().vote(*votes)


def talking(*votes: int) -> Staged:
    return october().vote(*votes).do("discuss")


def voting_again(*votes: int) -> Staged:
    staged = october().vote(*votes).do("open")
    staged.live = {letter: count for letter, count in zip("abcd", votes, strict=True) if count}
    return staged


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("phase", BEFORE)
async def test_no_bar_no_glyph_and_no_thought_is_on_the_projector(phase, size):
    running = presenter_app(PHASES[phase]())
    async with running.run_test(size=size) as pilot:
        for _ in range(12):
            await press(pilot, "down")
            shown = screen_text(running)
            assert not [mark for mark in MARKS if mark in shown]
            assert "At least somebody asked" not in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("make", [closed, talking, voting_again])
async def test_the_same_page_whatever_was_voted(make: Callable[..., Staged], size):
    pages = set()
    for spread in SPREADS:
        running = presenter_app(make(*spread))
        async with running.run_test(size=size) as pilot:
            await press(pilot, "1", "n")  # nothing may stand out yet either
            pages.add(screen_text(running))
    assert len(pages) == 1


@pytest.mark.parametrize("phase", BEFORE)
async def test_a_participant_sees_as_little(phase):
    running = join_app(PHASES[phase]().participant())
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(running)
    assert not [mark for mark in MARKS if mark in shown]
    assert not re.search(r"\d+ of \d+", shown)
