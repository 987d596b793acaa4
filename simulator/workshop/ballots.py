"""The votes of the rounds of one turn, as this server knows them. `live_room` has one; the store is what counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from simulator.workshop.stores.base import Participant, RoomStore
from simulator.workshop.vote import Kept


class Ballots:
    """By round and participant."""

    def __init__(self) -> None:
        self._votes: dict[int, dict[str, Kept]] = {}

    async def hold(self, store: RoomStore, code: str, rounds: Collection[int]) -> None:
        """These rounds and no others, from the store where they are not known yet. Raises NotStored."""
        self._votes = {number: votes for number, votes in self._votes.items() if number in rounds}
        for number in rounds:
            if number not in self._votes:
                self._votes[number] = await store.votes(code, number)

    def forget(self) -> None:
        """What is known may be old."""
        self._votes = {}

    def put(self, round: int, participant: str, kept: Kept) -> None:
        """That is stored now."""
        self._votes.setdefault(round, {})[participant] = kept

    def of(self, round: int, participant: str) -> Kept:
        """What is stored for somebody, n 0 and no letter where nothing is."""
        return self._votes.get(round, {}).get(participant, Kept(0, ""))

    def standing(self, round: int, people: Mapping[str, Participant]) -> dict[str, Kept]:
        """The votes that count: of people who were not removed."""
        votes = self._votes.get(round, {})
        return {who: kept for who, kept in votes.items() if who in people and not people[who].removed}
