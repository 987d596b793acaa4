"""Compares what a trainee typed with the lines on offer, with the engine of the settings; whatever it does, it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.external.engines import EngineOnItsWay, local_engine
from simulator.practice.own_words.engine_choice import EndpointQuestion
from simulator.scenario.model import Choice, Scenario
from simulator.words.engine import Engine, lines_of
from simulator.words.plain import PlainEngine
from simulator.words.proposal import Proposal, proposal

LOADING = 6.0
"""Seconds that a first reply waits for an engine that is still being loaded; then the plain one answers."""
BROKEN = "The engine that compares own words has failed ({why}). From here on only wording is compared."


@dataclass(frozen=True, slots=True)
class ComparedReply:
    """What is proposed, which engine says so, and what is at work; `news` is to be said once, and "" for none."""

    found: Proposal
    engine: str
    tells: str
    news: str = ""


class RepliesCompared:
    """One engine for a run of the program, made in a thread from `start` on; it is not made before it is wanted."""

    def __init__(self, make: Callable[[], Engine] = local_engine, endpoint: EndpointQuestion | None = None) -> None:
        """`endpoint` is what may have to be asked before the best engine can be made."""
        self._make = make
        self._endpoint = endpoint
        self._way: EngineOnItsWay | None = None
        self._instead: Engine | None = None
        self._prepared: Scenario | None = None

    def start(self, scenario: Scenario | None = None) -> None:
        """Begins to load it, while the brief is read, and then works out what can be known of the scenario's lines.

        Does nothing the second time for the same scenario.
        """
        if self._way is None:
            self._way = EngineOnItsWay(self._make)
        if scenario is not None and scenario is not self._prepared:
            self._prepared = scenario
            threading.Thread(target=self._prepare, args=(scenario,), name="lines", daemon=True).start()

    def question(self) -> str:
        """What somebody is to be asked before anything is sent anywhere; "" for nothing, or nothing any more."""
        address = self._endpoint.open() if self._endpoint is not None else None
        return address.question if address is not None else ""

    def answered(self, yes: bool) -> str:
        """The answer to that. A sentence to be said about it, "" for none; the engine is made anew where it changes."""
        if self._endpoint is None:
            return ""
        if yes:
            self._way, self._prepared = None, None
        return self._endpoint.answer(yes)

    def _prepare(self, scenario: Scenario) -> None:
        way = self._way
        if way is None:
            return
        engine = way.wait(LOADING)
        for turn in scenario.turns.values():
            if self._prepared is not scenario:
                return
            try:
                engine.prepare(lines_of(turn.choices), turn.says)
            except Exception:  # the first reply meets the same trouble, and tells of it
                return

    def compare(self, text: str, choices: Sequence[Choice], customer: str = "") -> ComparedReply:
        """May take seconds: call it in a thread. Never raises."""
        self.start()
        engine = self._instead or (self._way.wait(LOADING) if self._way is not None else PlainEngine())
        lines = lines_of(choices)
        news = ""
        try:
            closeness = engine.closeness(text, lines, customer)
            news = engine.news()
        except Exception as trouble:  # an engine is somebody else's code on a file that may be damaged
            why = f"{type(trouble).__name__}: {trouble}".split("\n")[0][:120]
            news = BROKEN.format(why=why)
            engine = self._instead = PlainEngine()
            closeness = engine.closeness(text, lines, customer)
        return ComparedReply(proposal(closeness), closeness.engine, engine.tells, news)
