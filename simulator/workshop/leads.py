"""What each line on offer would lead to: the endings that can still be reached from there, exactly. Pure.

`live` looks ahead with `LookAhead` while the customer speaks, so that a reveal waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from simulator.analysis.explore import explore
from simulator.analysis.starts import Start
from simulator.conversation.talk import Talk
from simulator.scenario.model import MEETINGS, Ending

_WORDS = {"earned": "the next meeting", "open": "an open door", "refused": "a refusal"}


def leads(talk: Talk) -> dict[str, str]:
    """A sentence for each choice on offer, by its id: from there, which ends are still possible."""
    return {choice.id: sentence(*_reachable(talk, choice.id)) for choice in talk.offered()}


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


def sentence(endings: Iterable[Ending], exact: bool) -> str:
    """From the endings that can be reached to what may still become of the meeting, best first."""
    meetings = {ending.meeting for ending in endings}
    words = [_WORDS[meeting] for meeting in MEETINGS if meeting in meetings]
    if not words:
        return "Nothing could follow from there."
    if len(words) == 1:
        start = "It would end with" if exact else "Known so far:"
    else:
        start = "Still possible:"
    return f"{start} {_listed(words)}{'' if exact else ', and perhaps more'}."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
