"""Every colour can be read on every ground it stands on, and without colour everything is still said."""

from __future__ import annotations

import pytest

from simulator.tui.page.tones import DARK, HIGH_CONTRAST, LIGHT, TONES, style
from simulator.tui.themes import NAMES
from tests.tui.helpers import app, press, screen_text
from tests.tui.scenes import SCENES

READABLE = 4.5


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ground", ["page", "panel", "focus", "home", "far"])
@pytest.mark.parametrize("ink", ["text", "soft", "muted", "accent", "help", "push"])
def test_every_ink_reads_on_every_ground(tones, ground, ink):
    assert contrast(tones[ink], tones[ground]) >= READABLE


@pytest.mark.parametrize("ink", ["text", "soft", "muted", "accent", "help", "push", "rule"])
def test_high_contrast_is_seven_to_one_on_black(ink):
    assert contrast(HIGH_CONTRAST[ink], HIGH_CONTRAST["page"]) >= 7


@pytest.mark.parametrize("words", ["", "soft", "bold", "muted"])
def test_the_focus_of_high_contrast_is_black_on_white(words):
    made = style("helpfirst-high-contrast", f"{words} on focus", "page")
    assert made.color is not None
    assert made.color.name == "#000000"
    assert made.bgcolor is not None
    assert made.bgcolor.name == "#ffffff"


@pytest.mark.parametrize("theme", [name for name in NAMES if TONES[name]])
def test_the_page_reads_on_an_accent_chip(theme):
    assert contrast(TONES[theme]["page"], TONES[theme]["accent"]) >= READABLE


async def test_without_colour_nothing_is_coloured_and_all_is_said(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["debrief-mixed"](pilot, running)
        assert running.theme == "helpfirst-plain"
        for strip in running.screen._compositor.render_strips():
            for segment in strip:
                colour = segment.style.color if segment.style else None
                assert colour is None or colour.is_default, segment
        for word in ("Helpfulness", "Pushiness", "Initiative", "▲", "●", "◆"):
            assert word in screen_text(running)


async def test_only_our_own_themes_are_on_offer_and_t_goes_round_them():
    running = app()
    async with running.run_test() as pilot:
        assert set(running.available_themes) == set(NAMES)
        seen = []
        for _ in NAMES:
            await press(pilot, "T")
            seen.append(running.theme)
        assert set(seen) == set(NAMES)
