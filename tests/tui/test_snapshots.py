"""The main screens as pictures, at the two sizes that matter; the goldens in text carry the rest."""

from __future__ import annotations

import pytest

from tests.practice.week import usual_week
from tests.tui.helpers import app
from tests.tui.practice_scenes import SCENES as PRACTICE
from tests.tui.practice_scenes import app_of, settled
from tests.tui.scenes import SCENES

MAIN = ("library", "brief", "conversation-focus", "coaching", "debrief-mixed", "rubric")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", MAIN)
def test_the_picture_is_the_one_that_was_agreed(name, size, snap_compare):
    running = app()

    async def lead(pilot):
        await SCENES[name](pilot, running)

    assert snap_compare(running, terminal_size=size, run_before=lead)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["practice-library", "practice-debrief", "practice-progress"])
def test_the_picture_of_practice_is_the_one_that_was_agreed(name, size, snap_compare, tmp_path):
    running = app_of(usual_week(tmp_path))

    async def lead(pilot):
        await PRACTICE[name](pilot, running)
        await settled(pilot, running)

    assert snap_compare(running, terminal_size=size, run_before=lead)


@pytest.mark.parametrize("theme", ["helpfirst-light", "helpfirst-high-contrast", "helpfirst-plain"])
def test_the_themes_show_the_same_conversation(theme, snap_compare):
    running = app(theme=theme)

    async def lead(pilot):
        await SCENES["conversation-focus"](pilot, running)

    assert snap_compare(running, terminal_size=(120, 40), run_before=lead)
