"""Every phase of presenter, private view and join as text, and the ones that matter most as pictures."""

from __future__ import annotations

import pytest

from tests.tui.helpers import check_golden, screen_text, work_done
from tests.tui.room.scenes import SCENES

SIZES = ((80, 24), *(pytest.param(size, marks=pytest.mark.slow) for size in ((40, 15), (120, 40))))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_the_one_that_was_agreed(name, size):
    running = SCENES[name](None)
    async with running.run_test(size=size) as pilot:
        await pilot.pause()
        await work_done(running)  # what is worked out beside the screen is part of it
        await pilot.pause()
        text = screen_text(running)
    assert len(text.split("\n")) == size[1]
    check_golden(f"room-{name}-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "name", ["presenter-vote", "presenter-reveal", "private-vote", "private-reveal", "join-vote", "join-reveal"]
)
def test_the_picture_is_the_one_that_was_agreed(name, size, snap_compare):
    assert snap_compare(SCENES[name](None), terminal_size=size)


@pytest.mark.parametrize("theme", ["helpfirst-light", "helpfirst-high-contrast", "helpfirst-plain"])
def test_the_themes_show_the_same_reveal(theme, snap_compare):
    assert snap_compare(SCENES["presenter-reveal"](theme), terminal_size=(120, 40))


async def test_the_qr_code_is_dark_on_light_in_every_theme():
    for theme, style in (("helpfirst-dark", "page on text"), ("helpfirst-light", "text on page")):
        running = SCENES["presenter-vote"](theme)
        async with running.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            lines = running.screen.query_one("#side").lines
            assert any(span.style == style and "▄" in span.text for line in lines for span in line.spans)


@pytest.mark.parametrize("name", SCENES)
async def test_every_screen_survives_any_size(name):
    running = SCENES[name](None)
    async with running.run_test(size=(120, 40)) as pilot:
        for size in ((40, 12), (20, 5), (60, 20), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen_text(running).strip()
