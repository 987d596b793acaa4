"""Opens a room in a store: a code that is free, a host token, and for how long it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.local_time import seconds_now
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.seed import new_seed
from simulator.workshop.codes_and_tokens import PRIVATE, hashed, new_code, new_host_token
from simulator.workshop.retention import KEPT_DAYS, until
from simulator.workshop.room_step import ADMIT, Draft
from simulator.workshop.shared_scenarios import room_of
from simulator.workshop.stores.base import CodeTaken, NewRoom, RoomStore

LONGEST_TEAM = 24


@dataclass(frozen=True, slots=True)
class Opened:
    """A room's code, a token that makes its bearer the facilitator, and what is held there."""

    code: str
    token: str
    scenario: Scenario
    rubric: Rubric


async def open_room(
    store: RoomStore,
    scenario: Scenario,
    rubric: Rubric,
    *,
    names: bool = False,
    teams: Sequence[str] = (),
    days: int = KEPT_DAYS,
    length: int = PRIVATE,
    each: int = 0,
    seed: int | None = None,
) -> Opened:
    """A new room in its lobby, removed `days` days from now; `each` as in NewRoom. Raises NotStored."""
    now = seconds_now()
    token = new_host_token()
    while True:
        room = NewRoom(
            code=new_code(length),
            scenario=scenario.source,
            file=Path(scenario.file).name or f"{scenario.id}.yaml",
            rubric=rubric.source,
            seed=new_seed() if seed is None else seed,
            names=names,
            teams=tuple(teams),
            created=now,
            until=until(now, days),
            key=hashed(token),
            each=each,
        )
        try:
            await store.create(room)
        except CodeTaken:
            continue
        return Opened(room.code, token, scenario, rubric)


async def reopen(store: RoomStore, code: str) -> Opened:
    """One more host token for a room that is there. Raises NoRoom, NotStored, Damaged."""
    kept = await store.load(code)
    room = room_of(kept.made)
    token = new_host_token()
    state = room.fold(kept.steps)
    if state.renewed:  # of such a room only the keys in its log count
        await store.append(code, Draft(ADMIT, seconds_now(), key=hashed(token).hex()), state.seq, state.gate)
    else:
        await store.add_key(code, hashed(token))
    return Opened(code, token, room.scenario, room.rubric)
