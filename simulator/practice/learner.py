"""One learner at the screen: what they have kept, opened when it is first needed, and never in the way of practice.

Light to import: the store and all that reads it are loaded by what is asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.local_time import local_time, utc_now

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.debrief.report import Report
    from simulator.practice.attempts.attempts import Attempts
    from simulator.practice.attempts.keeper import Keeper
    from simulator.practice.attempts.kept import KeptAttempt
    from simulator.practice.attempts.reflections import Promise, Reflections
    from simulator.practice.attempts.resume import Resumed
    from simulator.practice.progress.overview import Overview
    from simulator.practice.progress.status import Statuses
    from simulator.scenario.library_entry import Entry
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric

Opens = Callable[[], "tuple[Attempts | None, str | None]"]


def local_now() -> datetime:
    """The wall clock where the learner is."""
    return local_time(utc_now())


class Learner:
    """Everything screens ask of what is kept. Without attempts all of it answers with nothing.

    What reads raises NotKept where the file cannot be read any more.
    """

    def __init__(
        self,
        opens: Opens | None = None,
        clock: Callable[[], datetime] = local_now,
        exports: Path | None = None,
        *,
        never_began: bool = False,
    ) -> None:
        self._opens = opens or (lambda: (None, None))
        self.keeps = opens is not None
        """Whether anything is meant to be kept: False for practice without saving."""
        self._lock = threading.Lock()
        self._opened: tuple[Attempts | None, str | None] | None = None
        self.clock = clock
        self.never_began = never_began
        """Whether nothing was kept when the program started, as far as a look at the folder tells."""
        self.exports = exports
        """The folder that debriefs are written to; None where nothing may be written."""

    @property
    def attempts(self) -> Attempts | None:
        """The attempts, or None where nothing is kept."""
        return self._open()[0]

    def _open(self) -> tuple[Attempts | None, str | None]:
        with self._lock:  # the first to ask may be a thread
            if self._opened is None:
                self._opened = self._opens()
            return self._opened

    def keeper(self) -> Keeper:
        """The record of a conversation that begins."""
        from simulator.practice.attempts.keeper import Keeper

        return Keeper(self.attempts)

    def statuses(self, entries: Sequence[Entry], names: Mapping[str, str] | None = None) -> Statuses:
        """How each scenario of the library stands, and what there is to say about the file itself."""
        from dataclasses import replace

        from simulator.practice.file.store import NotKept
        from simulator.practice.progress.status import Statuses, statuses

        attempts, notice = self._open()
        if attempts is None:
            return Statuses(notice=notice)
        try:
            return replace(statuses(attempts, entries, self.clock(), names), notice=notice)
        except NotKept as trouble:
            return Statuses(notice=str(trouble))

    def last_time(self, scenario_id: str) -> str:
        """What the last finished attempt at a scenario came to, in a sentence or two; "" where there is none."""
        from simulator.practice.attempts.history import last_time

        return last_time(self.attempts, scenario_id) if self.attempts is not None else ""

    def left(self, scenario: Scenario, rubric: Rubric) -> tuple[KeptAttempt, Resumed] | None:
        """The attempt at that scenario that can be gone on with, in the scenario as it is today."""
        from simulator.practice.attempts.resume import left_attempt

        return left_attempt(self.attempts, scenario, rubric) if self.attempts is not None else None

    def quick_report(self, talk: Talk, attempt_id: str | None) -> Report:
        """The debrief without what needs the exact analysis; of this attempt alone where the file cannot be read."""
        from simulator.practice.file.store import NotKept
        from simulator.practice.full_debrief import quick_report

        try:
            return quick_report(talk, self.attempts, attempt_id)
        except NotKept:
            return quick_report(talk)

    def with_coming(self, found: Report, entries: Sequence[Entry]) -> Report:
        """The report with what comes next; as it is where nothing is kept or can be read."""
        from simulator.practice.file.store import NotKept
        from simulator.practice.progress.coming import with_coming

        try:
            return with_coming(found, self.attempts, entries, self.clock())
        except NotKept:
            return found

    def beside(self, talk: Talk, attempt_id: str | None) -> Talk | None:
        """The attempt to compare one with."""
        from simulator.practice.attempts.history import beside
        from simulator.practice.file.store import NotKept

        try:
            return beside(self.attempts, talk, attempt_id) if self.attempts is not None else None
        except NotKept:
            return None

    def note(self) -> str | None:
        """A sentence about damaged attempts that were met and left out, if any were."""
        return self.attempts.note() if self.attempts is not None else None

    @property
    def reflections(self) -> Reflections | None:
        """Where answers and promises are kept."""
        from simulator.practice.attempts.reflections import Reflections

        return Reflections(self.attempts.store) if self.attempts is not None else None

    def promises(self) -> Sequence[Promise]:
        """Promises not yet answered for, the oldest first."""
        reflections = self.reflections
        return reflections.open_promises() if reflections is not None else ()

    def titles(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """Titles of the library and of all that was ever played, by the ids of scenarios. Raises NotKept."""
        from simulator.practice.attempts.history import titles_of

        if self.attempts is None:
            return {entry.id: entry.title for entry in entries}
        return titles_of(self.attempts, entries, (one.scenario for one in self.attempts.listed()))

    def overview(self, entries: Sequence[Entry]) -> Overview | None:
        """What the progress screen shows at once; None where nothing is kept."""
        from simulator.practice.progress.overview import overview

        return overview(self.attempts, entries, self.clock()) if self.attempts is not None else None
