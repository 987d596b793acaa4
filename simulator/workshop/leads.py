"""What each line on offer would lead to: the endings that can still be reached from there, exactly. Pure.

`live` looks ahead with `LookAhead` while the customer speaks, so that a reveal waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from simulator.analysis.explore import explore
from simulator.analysis.starts import Start
from simulator.conversation.talk import Talk
from simulator.languages.tongue import ENGLISH, Tongue, tongue
from simulator.scenario.model import MEETINGS, Ending


def leads(talk: Talk) -> dict[str, str]:
    """A sentence for each choice on offer, by its id: from there, which ends are still possible."""
    say = tongue(talk.scenario.lang)
    return {choice.id: sentence(*_reachable(talk, choice.id), say) for choice in talk.offered()}


class LookAhead:
    """What the lines of one room lead to, worked out once for each turn, in a thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    async def look(self, talk: Talk) -> None:
        """Afterwards it is known for the turn at which `talk` stands."""
        choices = talk.attempt.choices
        if choices not in self._known:
            self._known[choices] = await asyncio.to_thread(leads, talk)

    def known(self, talk: Talk) -> dict[str, str]:
        """By choice id; empty where nobody has looked yet."""
        return self._known.get(talk.attempt.choices, {})


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
