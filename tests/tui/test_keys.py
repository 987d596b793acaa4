"""Every key can be found, remapped and pressed: an id, a tooltip, a plain letter, and the palette knows it."""

from __future__ import annotations

import re

import pytest
from textual.binding import Binding

from simulator.tui.app import HelpfirstApp
from simulator.tui.bindings import every_screen
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.room.app import RoomApp
from tests.practice.week import usual_week
from tests.tui.helpers import app, press, screen_text, work_done
from tests.tui.practice_scenes import SCENES as PRACTICE
from tests.tui.practice_scenes import app_of
from tests.tui.scenes import SCENES

OWNERS = every_screen() | {"the program": HelpfirstApp, "a room": RoomApp}
PLAIN = re.compile(r"[a-zA-Z0-9]|enter|space|question_mark|slash|colon")
WHILE_TYPING = {"dictate", "drop_question", "send"}
"""Keys that work where letters are typed or have just been, so that no letter can stand for them."""
DOUBLED = ("ctrl+q", "ctrl+c")
"""Leaving at once: `q` is beside them."""


@pytest.mark.parametrize("owner", OWNERS.values(), ids=OWNERS)
def test_every_binding_has_an_id_a_tooltip_and_a_plain_key(owner):
    ids = []
    for made in owner.BINDINGS:
        assert isinstance(made, Binding)
        assert made.id
        assert made.tooltip
        if made.key not in DOUBLED and made.id not in WHILE_TYPING:
            assert any(PLAIN.fullmatch(key) for key in made.key.split(",")), made
        ids.append(made.id)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("owner", OWNERS.values(), ids=OWNERS)
def test_no_key_means_two_things_on_one_screen(owner):
    keys = [key for made in owner.BINDINGS for key in made.key.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", SCENES)
async def test_every_key_in_a_footer_is_bound(name):
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES[name](pilot, running)
        screen = running.screen
        assert isinstance(screen, PaintedScreen)
        assert not unbound(running)


@pytest.mark.parametrize("name", PRACTICE)
async def test_every_key_in_a_footer_of_practice_is_bound(name, tmp_path):
    running = app_of(usual_week(tmp_path))
    async with running.run_test(size=(120, 40)) as pilot:
        await PRACTICE[name](pilot, running)
        assert not unbound(running)


def unbound(running):
    """The keys that the footer names and nothing answers to."""
    screen = running.screen
    bound = {key for owner in (screen, running) for made in owner.BINDINGS for key in made.key.split(",")}
    named = {
        "?": "question_mark",
        "/": "slash",
        "esc": "escape",
        "↑↓": "down",
        "→": "right",
        "←": "left",
        "1–4": "4",
        "1–2": "2",
        "1–3": "3",
    }
    footer = screen.keys()
    typing = {"enter"} if screen.query("Input") else set()
    return {named.get(key.key, key.key) for key in footer} - bound - typing


async def test_the_palette_lists_the_keys_of_the_screen_and_the_themes():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", *"light")
        await work_done(running)
        await pilot.pause()
        assert "Theme: light" in screen_text(running)
        await press(pilot, "enter")
        await work_done(running)
        await pilot.pause()
        assert running.theme == "helpfirst-light"


async def test_ctrl_c_ends_with_130_and_q_with_0():
    for key, status in (("ctrl+c", 130), ("q", 0)):
        running = app()
        async with running.run_test() as pilot:
            await press(pilot, key)
        assert (running.return_code or 0) == status


ONE_MEANING = {
    "D": {"next_due"}, "E": {"end"}, "T": {"next_theme"}, "B": {"anew"}, "C": {"compare", "close"}, "a": {"attempts", "close"},
    "b": {"close", "back", "leave", "not_yet"}, "c": {"coach"}, "d": {"drill"}, "e": {"export"}, "f": {"forget"},
    "h": {"before", "back", "step", "choice", "change"}, "l": {"next", "step", "choice", "change"}, "i": {"glossary"}, "m": {"road", "close"},
    "n": {"notes", "close", "no", "not_yet", "promise"}, "o": {"settings", "close"}, "p": {"progress", "close"},
    "q": {"close", "back", "leave", "done", "quit", "not_yet", "skip"}, "r": {"take_back", "replay", "restore"},
    "s": {"unsaved"}, "t": {"tape", "close"}, "u": {"own_words"}, "v": {"rubric", "values", "close"}, "w": {"purpose", "say_first", "write"},
    "x": {"skip", "show_all"}, "y": {"yes", "promise", "happened", "year", "close"},
}  # fmt: skip
"""What each letter does, wherever it does anything. The letter that opened a page closes it; `n` is the notes, and the
no to a question that `y` answers with yes; `v` is what figures are made of, `r` takes something back, and
where nothing is asked `y` is the year; `h` and `l` go left and right; moving through a page is by j, k, J, K, g, G.
"""
MOVES = set("gGjkJK")


def test_one_letter_means_one_thing_on_all_screens_of_practice():
    meant: dict[str, set[str]] = {}
    for name, owner in every_screen().items():
        if name == "preview" or name.startswith("room"):
            continue  # an author's desk and a room's console have orders of their own
        for made in owner.BINDINGS:
            for key in made.key.split(","):
                if len(key) == 1 and key.isalpha() and key not in MOVES:
                    action = made.action.removeprefix("app.").split("(")[0]
                    meant.setdefault(key, set()).add(action)
    new = {key: found - ONE_MEANING.get(key, set()) for key, found in meant.items()}
    assert {key: found for key, found in new.items() if found} == {}
