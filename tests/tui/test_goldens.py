"""Every screen at every size, as text. A difference is read like prose and accepted with HELPFIRST_GOLDENS=update."""

from __future__ import annotations

import pytest

from tests.practice.week import usual_week
from tests.tui import practice_scenes
from tests.tui.helpers import SIZES, app, check_golden, screen_text
from tests.tui.scenes import SCENES


def _sizes(*always: tuple[int, int]) -> list[object]:
    """All sizes; those that are not looked at `always` are with the slow tests."""
    return [size if size in always else pytest.param(size, marks=pytest.mark.slow) for size in SIZES]


@pytest.mark.parametrize("size", _sizes((40, 15), (80, 24)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_the_one_that_was_agreed(name, size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await pilot.pause()
        await SCENES[name](pilot, running)
        text = screen_text(running)
    assert len(text.split("\n")) == size[1]
    check_golden(f"{name}-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("size", _sizes((80, 24)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", practice_scenes.SCENES)
async def test_the_screen_of_practice_is_the_one_that_was_agreed(name, size, tmp_path):
    running = practice_scenes.app_of(usual_week(tmp_path))
    async with running.run_test(size=size) as pilot:
        await pilot.pause()
        await practice_scenes.SCENES[name](pilot, running)
        await practice_scenes.settled(pilot, running)
        text = screen_text(running)
    assert len(text.split("\n")) == size[1]
    check_golden(f"{name}-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (20, 5), (5, 2)], ids=str)
async def test_a_window_that_is_too_small_says_so(size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await pilot.pause()
        assert "".join(screen_text(running).split()).startswith("Please")


async def test_everything_survives_being_resized():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        for name in ("conversation", "debrief"):
            await SCENES[name](pilot, running)
            for size in ((40, 12), (20, 5), (200, 60), (80, 24), (120, 40)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert screen_text(running).strip()
            await pilot.press("q")
            await pilot.pause()
            await pilot.press("g")
