"""What each line on offer would lead to: the endings that can still be reached from there, exactly. Pure.

`live_room` looks ahead with the `LookAhead` of its content while the customer speaks, so that a reveal waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable, Iterable

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import Start
from simulator.conversation.talk import Talk
from simulator.languages.tongue import ENGLISH, Tongue, tongue
from simulator.scenario.model import MEETINGS, Ending

MOST = 500
"""Turns whose leads are remembered, those asked for last."""


def leads(talk: Talk) -> dict[str, str]:
    """A sentence for each choice on offer, by its id: from there, which ends are still possible."""
    say = tongue(talk.scenario.lang)
    return {choice.id: sentence(*_reachable(talk, choice.id), say) for choice in talk.offered()}


class LookAhead:
    """What the lines of one scenario lead to, for every room that plays it: worked out once, in a thread."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, dict[str, str]] = OrderedDict()
        self._looking: dict[Hashable, asyncio.Task[None]] = {}

    async def look(self, talk: Talk) -> None:
        """Afterwards it is known for the turn at which `talk` stands. Whoever comes meanwhile waits for the same work."""
        key = _standing(talk)
        if key in self._known:
            self._known.move_to_end(key)
            return
        if key not in self._looking:
            self._looking[key] = asyncio.create_task(self._work(key, talk))
        await asyncio.shield(self._looking[key])  # a room that is let go does not take it from the others

    async def _work(self, key: Hashable, talk: Talk) -> None:
        try:
            self._known[key] = await asyncio.to_thread(leads, talk)
        finally:
            del self._looking[key]
        while len(self._known) > MOST:
            self._known.popitem(last=False)

    def known(self, talk: Talk) -> dict[str, str]:
        """By choice id; empty where nobody has looked yet."""
        return self._known.get(_standing(talk), {})


def _standing(talk: Talk) -> Hashable:
    """All that its leads depend on: where it stands, and what may be said there."""
    return (talk.stands, tuple(choice.id for choice in talk.offered()))


def _reachable(talk: Talk, choice_id: str) -> tuple[list[Ending], bool]:
    after = Talk(talk.scenario, talk.rubric, talk.attempt.with_choice(choice_id))
    if after.ending is not None:
        return [after.ending], True
    if after.stuck:
        return [], True
    graph = explore(after.table, [Start(*after.stands)])
    return [ending for node, ending in enumerate(after.table.endings) if graph.reaches(node)], graph.exact


def sentence(endings: Iterable[Ending], exact: bool, say: Tongue = ENGLISH) -> str:
    """From the endings that can be reached to what may still become of the meeting, best first."""
    named = {"earned": say("the next meeting"), "open": say("an open door"), "refused": say("a refusal")}
    meetings = {ending.meeting for ending in endings}
    words = [named[meeting] for meeting in MEETINGS if meeting in meetings]
    if not words:
        return say("Nothing could follow from there.")
    if len(words) > 1:
        listed = say("{some} or {last}", some=", ".join(words[:-1]), last=words[-1])
        return (
            say("Still possible: {ends}.", ends=listed)
            if exact
            else say("Still possible: {ends}, and perhaps more.", ends=listed)
        )
    return (
        say("It would end with {end}.", end=words[0])
        if exact
        else say("Known so far: {ends}, and perhaps more.", ends=words[0])
    )
