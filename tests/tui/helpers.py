"""A terminal program for a test: fixed scenarios, size, theme, clock and seed, and its screen as text."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from simulator.conversation.talk import Talk
from simulator.practice.attempts.keeper import Keeps
from simulator.scenario.library_entry import Entry, broken_entry, entry_of
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import read_rubric
from simulator.tui.app import FLOW, HelpfirstApp
from simulator.tui.services import Services

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
RUBRIC = read_rubric(None)
SIZES = ((40, 15), (60, 20), (80, 24), (120, 40))
SEED = 2
TITLES = (
    ("b2b", 1, 6, "The quote nobody asked for"),
    ("b2b", 1, 6, "A first call about audits"),
    ("b2b", 2, 8, "The renewal that is already lost"),
    ("b2b", 2, 7, "Just a price, please"),
    ("b2b", 3, 12, "Three people, one budget"),
    ("b2c", 1, 5, "A laptop for her nephew"),
    ("b2c", 1, 5, "A phone plan she can follow"),
    ("b2c", 2, 6, "The first gym in ten years"),
    ("b2c", 3, 10, "A roof that faces north"),
    ("internal", 2, 9, "She made the number"),
)


def renewal() -> Scenario:
    """The scenario that every test here plays."""
    made = read_scenario(HERE / "renewal.yaml", RUBRIC).scenario
    assert made is not None
    return made


def library() -> list[Entry]:
    """Ten entries of the three markets and a broken one."""
    base = replace(entry_of(renewal(), RUBRIC, Path("/library/renewal.yaml")))
    entries = [
        replace(base, id=title.lower(), market=market, level=level, minutes=minutes, title=title)
        for market, level, minutes, title in TITLES
    ]
    return [
        *entries,
        broken_entry(Path("/library/half-done.yaml"), "line 12: `trun` is not a key. Did you mean `turn`?"),
    ]


class Kept:
    """A keeper that remembers what it was asked to keep, and can be made to fail."""

    keeps = True

    def __init__(self) -> None:
        self.attempt_id: str | None = None
        self.purpose = ""
        self.keeps = True
        self.choices: list[tuple[str, ...]] = []
        self.own_words: list[str | None] = []
        self.trouble: Exception | None = None
        self.stopped = False

    def chosen(self, talk: Talk, own_words: str | None = None, sayings=()) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.choices.append(talk.attempt.choices)
        self.own_words.append(own_words)

    taken_back = chosen

    def stop(self) -> None:
        self.stopped, self.trouble = True, None


def slow_fingers() -> Callable[[], float]:
    """A clock for somebody who reads every reply: each look at it is a second later."""
    return map(float, itertools.count()).__next__


def services(
    scenario: Scenario | None = None,
    entries: Sequence[Entry] | None = None,
    keeper: Keeps | None = None,
    theme: str | None = None,
) -> Services:
    """What a test gives the program; every entry opens the one scenario."""
    opened = scenario or renewal()
    listed = library() if entries is None else entries
    return Services(
        library=lambda: listed,
        open=lambda entry: opened,
        rubric=lambda: RUBRIC,
        keeper=lambda: keeper or Kept(),
        seed=lambda: SEED,
        clock=lambda: datetime(2026, 11, 23, tzinfo=UTC),
        ticks=slow_fingers(),
        theme=theme,
    )


def app(**given: object) -> HelpfirstApp:
    """The program over `services(**given)`."""
    return HelpfirstApp(services(**given))  # type: ignore[arg-type]


def screen_text(running: HelpfirstApp) -> str:
    """What stands on the screen, row by row. The one place that asks Textual's compositor."""
    return "\n".join(strip.text.rstrip() for strip in running.screen._compositor.render_strips())


def folded(text: str) -> str:
    """With every run of white space as one blank."""
    return " ".join(text.split())


def words_of(lines: Iterable[str]) -> str:
    return folded(" ".join(lines))


async def work_done(running: HelpfirstApp) -> None:
    """When every worker has ended but the one that waits for what the trainee does next."""
    workers = [one for one in running.workers if one.group != FLOW]
    if workers:  # without any, Textual waits for all
        await running.workers.wait_for_complete(workers)


async def comes_true(pilot: object, holds: Callable[[], object]) -> None:
    """When that holds, however slow the machine; what never holds is left for the test to say."""
    for _ in range(500):
        await pilot.pause()  # type: ignore[attr-defined]
        if holds():
            return
        await asyncio.sleep(0.02)


async def seen(pilot: object, running: HelpfirstApp, words: str) -> None:
    """When those words stand on the screen, wherever its rows break; fails with the screen where they never do."""

    def stand() -> bool:
        return words in folded(screen_text(running).replace("▌", ""))

    await comes_true(pilot, stand)
    assert stand(), (words, screen_text(running))


async def press(pilot: object, *keys: str) -> None:
    """Keys, one by one, each painted before the next."""
    for key in keys:
        await pilot.press(key)  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]


def said_by(number_of: str, running: HelpfirstApp) -> str:
    """The digit that says the choice of that id now."""
    talk = running.screen.talk  # type: ignore[attr-defined]
    return str([choice.id for choice in talk.shown()].index(number_of) + 1)


async def say(pilot: object, running: HelpfirstApp, *choices: str, go_on: bool = False) -> None:
    """Says those choices by their digits; `go_on` presses enter after each, as with coaching."""
    for choice in choices:
        await press(pilot, said_by(choice, running))
        if go_on:
            await press(pilot, "enter")


def check_golden(name: str, text: str) -> None:
    """Compares with the golden file, or writes it where HELPFIRST_GOLDENS is `update`."""
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("HELPFIRST_GOLDENS") == "update":
        file.write_text(text + "\n", encoding="utf-8", newline="\n")
    expected = file.read_text(encoding="utf-8") if file.exists() else "(no golden yet)"
    assert text + "\n" == expected, f"{name} differs; HELPFIRST_GOLDENS=update writes it anew"
