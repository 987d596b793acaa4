"""A learner whose clock is set by hand: attempts made day by day at a few versions of one conversation."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.attempts.resume import what_if
from simulator.practice.file.store import LearnerFile
from simulator.practice.learner import Learner
from simulator.practice.settings import Preferences
from simulator.scenario.library_entry import Entry, entry_of
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric_file import read_rubric
from simulator.tui.services import Services

RENEWAL = Path(__file__).parent.parent / "tui" / "renewal.yaml"
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TITLES = {
    "just-a-price": ("b2b", 2, 7, "Just a price, please"),
    "quote": ("b2b", 1, 6, "The quote nobody asked for"),
    "renewal": ("b2b", 2, 8, "The renewal that is already lost"),
    "gym": ("b2c", 2, 6, "The first gym in ten years"),
    "roof": ("b2c", 3, 10, "A roof that faces north"),
    "number": ("internal", 2, 9, "She made the number"),
}
GOOD = ("ten-minutes", "own-it", "thursday")
MIXED = ("match-it", "own-it", "until-friday")
BAD = ("match-it", "new-loggers", "all-good")


def scenario(name: str) -> Scenario:
    """The renewal under another id and title."""
    market, level, minutes, title = TITLES[name]
    text = RENEWAL.read_text(encoding="utf-8").replace("id: renewal", f"id: {name}", 1)
    text = text.replace("title: The renewal that is already lost", f"title: {title}")
    text = text.replace("market: b2b", f"market: {market}").replace("level: 2", f"level: {level}")
    made = read_bytes(
        text.replace("minutes: 8", f"minutes: {minutes}").encode(), f"{name}.yaml", read_rubric(None)
    ).scenario
    assert made is not None
    return made


class Week:
    """Plays, promises and lets days pass. `learner` and `services` see the same file and clock as the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = MONDAY
        self.rubric = read_rubric(None)
        self.scenarios = {name: scenario(name) for name in TITLES}
        self.attempts = Attempts(LearnerFile(folder), lambda: self.now)
        self.learner = Learner(
            lambda: (self.attempts, self.attempts.store.notice), lambda: self.now, folder / "debriefs"
        )
        self.seed = 2

    @property
    def entries(self) -> list[Entry]:
        order = {"b2b": 0, "b2c": 1, "internal": 2}
        made = [entry_of(one, self.rubric, Path(f"/library/{name}.yaml")) for name, one in self.scenarios.items()]
        return sorted(made, key=lambda entry: (order[entry.market], entry.level, entry.title))

    def services(self, **given: object) -> Services:
        base = Services(
            library=lambda: self.entries,
            open=lambda entry: self.scenarios[entry.id],
            rubric=lambda: self.rubric,
            keeper=self.learner.keeper,
            seed=lambda: self.seed,
            clock=lambda: self.now,
            ticks=map(float, itertools.count()).__next__,
            learner=self.learner,
            preferences=Preferences(folder=self.folder),
        )
        return replace(base, **given)  # type: ignore[arg-type]

    def day(self, number: int, hour: int = 9) -> Week:
        """Makes it that day, Monday being 0."""
        self.now = MONDAY.replace(hour=hour) + timedelta(days=number)
        return self

    def play(self, name: str, *choices: str, own_words: str | None = None, purpose: str = "") -> str:
        """Says those choices, a minute for each; answers the attempt's id."""
        made = self.scenarios[name]
        return self._say(
            Talk(made, self.rubric, new_attempt(made, self.rubric, self.seed)), choices, own_words, purpose
        )

    def what_if(self, attempt: str, number: int, *choices: str) -> str:
        """The attempt again from that choice on."""
        kept = self.attempts.get(attempt)
        assert kept is not None
        talk = Talk(self.scenarios[kept.attempt.scenario], self.rubric, kept.attempt)
        return self._say(what_if(talk, attempt, number), choices, None)

    def _say(self, talk: Talk, choices: tuple[str, ...], own_words: str | None, purpose: str = "") -> str:
        keeper = Keeper(self.attempts)
        keeper.purpose = purpose
        for choice in choices:
            talk.choose(choice)
            keeper.chosen(talk, own_words)
            self.now += timedelta(minutes=1)
        assert keeper.attempt_id is not None
        return keeper.attempt_id

    def promise(self, attempt: str, text: str) -> None:
        Reflections(self.attempts.store).promise(attempt, text, self.now)


def usual_week(folder: Path) -> Week:
    """A beginner who pushes on Monday and asks by Friday; one conversation left midway, one what-if, one promise."""
    week = Week(folder)
    first = week.day(0).play("renewal", *BAD)
    week.play("just-a-price", *MIXED)
    week.what_if(first, 2, "own-it", "thursday")
    week.day(1).play("quote", *MIXED, own_words="First I would ask what happened in October.")
    week.day(2).play("gym", *BAD)
    last = week.day(3).play("renewal", *MIXED)
    week.promise(last, "Ring Marion at Brightline and ask what a late pallet costs her, before Friday.")
    week.day(4).play("quote", *GOOD)
    week.play("just-a-price", *GOOD)
    week.play("roof", "ten-minutes", "own-it")
    return week.day(7)


def left_midway(attempts: Attempts) -> list[KeptAttempt]:
    """Attempts with at least one choice that were left before their end; drills left aside."""
    return [one for one in attempts.all() if one.finished is None and one.drill is None and one.choices]
