"""Every screen by name, and the keys that lead to it: for the goldens, the snapshots and the hostile strings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from simulator.tui.app import HelpfirstApp
from tests.tui.helpers import press, say, work_done

DEBRIEF = ("enter", "escape")
"""From the last words over the reflection to the debrief."""
Lead = Callable[[object, HelpfirstApp], Awaitable[None]]
RENEWAL = ("down", "down", "enter")
GOOD = ("ten-minutes", "own-it", "thursday")
BAD = ("match-it", "new-loggers", "all-good")


def keys(*names: str) -> Lead:
    async def lead(pilot: object, running: HelpfirstApp) -> None:
        await press(pilot, *names)

    return lead


def talk(*choices: str, first: tuple[str, ...] = (), then: tuple[str, ...] = (), coach: bool = False) -> Lead:
    """Into the conversation, those choices, and then some more keys."""

    async def lead(pilot: object, running: HelpfirstApp) -> None:
        await press(pilot, *RENEWAL, *(("c",) if coach else ()), "enter", *first)
        await say(pilot, running, *choices[:-1], go_on=coach)
        await say(pilot, running, *choices[-1:])
        await press(pilot, *then)
        await work_done(running)
        await pilot.pause()  # type: ignore[attr-defined]

    return lead


SCENES: dict[str, Lead] = {
    "library": keys("down", "down"),
    "library-find": keys("slash", *"audit"),
    "library-nothing": keys("slash", *"zzz"),
    "library-broken": keys("G"),
    "trouble": keys("G", "enter"),
    "brief": keys(*RENEWAL),
    "conversation-first": talk(),
    "conversation": talk("ten-minutes"),
    "conversation-focus": talk("ten-minutes", then=("down", "down")),
    "conversation-back": talk("ten-minutes", "own-it", then=("K",)),
    "coaching": talk("ten-minutes", "own-it", coach=True),
    "conversation-over": talk(*GOOD),
    "reflection": talk(*GOOD, then=("enter",)),
    "notes": talk("ten-minutes", then=("n",)),
    "debrief": talk(*GOOD, then=DEBRIEF),
    "debrief-mixed": talk("match-it", "own-it", "until-friday", then=DEBRIEF),
    "debrief-breach": talk(*BAD, then=DEBRIEF),
    "debrief-2": talk(*GOOD, then=(*DEBRIEF, "enter")),
    "debrief-3": talk(*GOOD, then=(*DEBRIEF, "enter", "enter")),
    "tape": talk(*BAD, then=(*DEBRIEF, "t")),
    "rubric": keys("v"),
    "help": talk(then=("question_mark",)),
}
