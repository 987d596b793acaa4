"""The screens of practice by name, after the usual week, with the keys that lead to each."""

from __future__ import annotations

import asyncio

from simulator.practice.settings import Preferences
from simulator.tui.app import HelpfirstApp
from tests.practice.week import Week
from tests.tui.helpers import press, say, work_done
from tests.tui.scenes import Lead


async def settled(pilot: object, running: HelpfirstApp) -> None:
    """When what threads find out has arrived: a library begins to ask only after its first paint."""
    for _ in range(500):
        await pilot.pause()  # type: ignore[attr-defined]
        await work_done(running)
        await pilot.pause()  # type: ignore[attr-defined]
        if not getattr(running.screen, "looking_up", False):
            return
        await asyncio.sleep(0.02)


def keys(*names: str) -> Lead:
    async def lead(pilot: object, running: HelpfirstApp) -> None:
        await settled(pilot, running)
        for name in names:
            await press(pilot, name)
            await settled(pilot, running)

    return lead


def renewal(*choices: str, then: tuple[str, ...] = ()) -> Lead:
    """Into the renewal, those choices, then some more keys."""

    async def lead(pilot: object, running: HelpfirstApp) -> None:
        await settled(pilot, running)
        await press(pilot, "g")
        while running.screen.shelf.selected.id != "renewal":  # type: ignore[attr-defined]
            await press(pilot, "down")
        await press(pilot, "enter")
        if type(running.screen).__name__ == "PromiseScreen":
            await press(pilot, "n")
        await press(pilot, "enter")
        await say(pilot, running, *choices)
        for name in then:
            await press(pilot, name)
            await settled(pilot, running)

    return lead


def typed(text: str) -> tuple[str, ...]:
    return tuple({" ": "space", ",": "comma", ".": "full_stop", "?": "question_mark"}.get(char, char) for char in text)


MIXED = ("match-it", "own-it", "until-friday")
DEBRIEF = ("enter", "escape")
SCENES: dict[str, Lead] = {
    "practice-library": keys("D"),
    "practice-left": keys("g", "down", "enter"),
    "practice-promise": keys("D", "enter"),
    "practice-say-first": renewal(then=("w",)),
    "practice-own-words": renewal(then=("w", *typed("What went wrong in October?"), "enter")),
    "practice-reflection": renewal(*MIXED, then=("enter", *typed("To keep her."), "enter")),
    "practice-debrief": renewal(*MIXED, then=DEBRIEF),
    "practice-debrief-2": renewal(*MIXED, then=(*DEBRIEF, "enter")),
    "practice-debrief-3": renewal(*MIXED, then=(*DEBRIEF, "enter", "enter")),
    "practice-tape": renewal(*MIXED, then=(*DEBRIEF, "t")),
    "practice-replay": renewal(*MIXED, then=(*DEBRIEF, "r")),
    "practice-compare": renewal("match-it", "own-it", "thursday", then=(*DEBRIEF, "C")),
    "practice-progress": keys("p"),
    "practice-progress-2": keys("p", "enter"),
    "practice-progress-3": keys("p", "enter", "enter"),
    "practice-progress-4": keys("p", "enter", "enter", "enter"),
    "practice-attempts": keys("p", "a"),
    "practice-forget": keys("p", "a", "down", "f"),
    "practice-glossary": keys("p", "i"),
    "practice-drill": keys("d"),
    "practice-drill-answer": keys("d", "2"),
    "practice-settings": keys("o", "down"),
}


def app_of(week: Week, **given: object) -> HelpfirstApp:
    """The program over a week; settings are not written unless a test says where."""
    return HelpfirstApp(week.services(**{"preferences": Preferences(), **given}))
