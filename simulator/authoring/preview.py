"""An author's file in the preview: the file, the author's own path through it, and what both come to after every save.

The path is kept as choice ids. After a save it is replayed up to the first choice that has vanished, and it is not
forgotten while a file is half written: when the choice comes back, so does the rest. `preview` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulator.analysis.graph import Graph
from simulator.analysis.prospects import Reach, prospects
from simulator.authoring.examine import Examined, examine
from simulator.conversation.attempt import Attempt, Carried, drawn, new_attempt
from simulator.conversation.talk import NotOnOffer, Talk, replay
from simulator.scenario.model import Scenario
from simulator.scenario.problem import Problem
from simulator.scenario.reader import read_bytes, with_words
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric
from simulator.scenario.words_name import words_beside

MOST_STANDS = 40
"""Customers that are listed for one turn; a shorter way first."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A customer who can come to a turn: by these choices with that seed, with whose trust, patience, needs and flags.

    `before` are flags that an earlier meeting left and `drawn` those that chance drew; `flags` are all others.
    """

    path: tuple[str, ...]
    seed: int
    trusts: dict[str, int]
    patience: int
    learnt: tuple[str, ...]
    flags: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()

    @property
    def trust(self) -> int:
        """The main contact's."""
        return next(iter(self.trusts.values()))


class PreviewedFile:
    """`talk` is the author's conversation in the last version that could be played; None before there was one."""

    def __init__(self, path: Path, rubric: Rubric) -> None:
        self.path = path
        self.rubric = rubric
        self.talk: Talk | None = None
        self.examined: Examined | None = None
        self.gone = ""
        """Why the file cannot be read at present, in a sentence."""
        self.vanished = ""
        """The first choice of the author's path that is no longer there or no longer on offer."""
        self.seed = 0
        """Of the author's attempt: what chance draws."""
        self.before: tuple[str, ...] = ()
        """Flags that an earlier meeting left to the author's attempt."""
        self._wanted: tuple[str, ...] = ()
        self._data: tuple[bytes, bytes] | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the last version that was read."""
        return self.examined.problems if self.examined is not None else ()

    @property
    def playable(self) -> bool:
        """Whether the file as it is now can be played; otherwise `talk` is from before."""
        return not self.gone and self.examined is not None and self.examined.reading.scenario is not None

    @property
    def graph(self) -> Graph | None:
        """What can happen in the present version, once it was explored."""
        return self.examined.graph if self.examined is not None and self.playable else None

    def load(self) -> bool:
        """Reads the file again and replays; False where nothing has changed. What needs exploration is left out."""
        try:
            data = read_file(self.path)
        except Unreadable as trouble:
            changed = self.gone != str(trouble)
            self.gone, self._data = str(trouble), None
            return changed
        both = (data, _bytes_beside(self.path))
        if both == self._data and not self.gone:
            return False
        self.gone, self._data = "", both
        reading = with_words(read_bytes(data, str(self.path), self.rubric), self.path)
        self.examined = examine(reading, self.rubric, quick=True)
        scenario = self.examined.reading.scenario
        if scenario is not None:
            self._replay(scenario)
        return True

    def deepened(self) -> Examined | None:
        """The same version examined to the end. Slow, and touches nothing: it may run in a thread."""
        now = self.examined
        return examine(now.reading, self.rubric) if now is not None and now.reading.scenario is not None else None

    def take(self, examined: Examined) -> bool:
        """Takes in what `deepened` found, unless the file has been saved again since."""
        if self.examined is None or examined.reading is not self.examined.reading:
            return False
        self.examined = examined
        return True

    def say(self, choice: str) -> None:
        """Makes a choice; from then on the path goes this way. Nothing happens where it is not on offer."""
        if self.talk is not None:
            try:
                self.talk.choose(choice)
            except NotOnOffer:
                return
            self._wanted, self.vanished = self.talk.attempt.choices, ""

    def back(self) -> None:
        """Takes the last choice back."""
        if self.talk is not None:
            self.jump(self.talk.attempt.choices[:-1])

    def jump(self, path: tuple[str, ...], seed: int | None = None, before: tuple[str, ...] | None = None) -> None:
        """Goes to where those choices lead, on another day and after another meeting where these are given."""
        self._wanted = path
        self.before = self.before if before is None else before
        self.seed = self.seed if seed is None else seed
        if self.talk is not None:
            self._replay(self.talk.scenario)

    def stands(self, turn: str) -> list[Stand]:
        """The customers who can come to that turn, as far as anything later can tell them apart."""
        graph, talk = self.graph, self.talk
        if graph is None or talk is None or turn not in talk.scenario.turns:
            return []
        nodes = [
            node
            for stop, nodes in zip(graph.table.stops, graph.nodes, strict=True)
            for node in (nodes.values() if stop.turn.id == turn else ())
        ]
        begun = {(graph.path_to(node), start.seed, start.before) for node in nodes for start in [graph.start_of(node)]}
        shortest = sorted(begun, key=lambda one: (len(one[2]), len(one[0]), one))[:MOST_STANDS]
        return [self._stand(talk.scenario, *one) for one in shortest]

    def _stand(self, scenario: Scenario, path: tuple[str, ...], seed: int, before: tuple[str, ...]) -> Stand:
        talk, _ = replay(scenario, self.rubric, _attempt(scenario, self.rubric, path, seed, before))
        trusts = {person.name: talk.trust(person.id) for person in scenario.people.values()}
        chance = drawn(scenario.chance, seed)
        flags = sorted(talk.flags.difference(before, chance))
        return Stand(path, seed, trusts, talk.patience, tuple(talk.learnt), tuple(flags), before, chance)

    def reached(self) -> set[str]:
        """The turns that somebody can come to; all of them before they are known."""
        graph, talk = self.graph, self.talk
        if talk is None:
            return set()
        if graph is None:
            return set(talk.scenario.turns)
        return {stop.turn.id for stop, nodes in zip(graph.table.stops, graph.nodes, strict=True) if nodes}

    def prospects(self) -> dict[str, Reach]:
        """The endings that can still be reached from here, exactly. Slow in a large scenario."""
        return {} if self.talk is None or self.talk.finished else prospects(self.talk).endings

    def changes(self) -> dict[str, tuple[dict[str, int], int]]:
        """For each choice on offer: by how much whose trust and patience would change, in thousandths.

        The speaker's trust is always named; that of others where it moves.
        """
        talk = self.talk
        if talk is None or talk.turn is None:
            return {}
        customer, (place, state) = talk.table.customer, talk.stands
        patience = customer.gauges - 1
        found = {}
        for move in talk.table.offered(place, state):
            after = talk.table.after(move, state)
            moved = {
                person: customer.gauge(after, number) - customer.gauge(state, number)
                for person, number in customer.people.items()
            }
            trusts = {person: by for person, by in moved.items() if by or person == talk.turn.speaker}
            found[move.choice.id] = (trusts, customer.gauge(after, patience) - customer.gauge(state, patience))
        return found

    def _replay(self, scenario: Scenario) -> None:
        self.talk, left = replay(
            scenario, self.rubric, _attempt(scenario, self.rubric, self._wanted, self.seed, self.before)
        )
        self.vanished = left[0] if left else ""


def _attempt(
    scenario: Scenario, rubric: Rubric, choices: tuple[str, ...], seed: int, before: tuple[str, ...]
) -> Attempt:
    attempt = new_attempt(scenario, rubric, seed, Carried(flags=before))
    for choice in choices:
        attempt = attempt.with_choice(choice)
    return attempt


def _bytes_beside(path: Path) -> bytes:
    """Of the words file; empty where there is none to read."""
    try:
        return read_file(words_beside(path))
    except Unreadable:
        return b""
