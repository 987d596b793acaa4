"""How each meeting of a campaign can begin: the flags that earlier ones left, on every road that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from simulator.practice.campaign.meetings import invited
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting
from tests.library.roads import Facts, Road, roads


class Beginning(NamedTuple):
    """What a meeting starts from: the flags its scenario asks for, and by earlier scenario how that one ended."""

    flags: frozenset[str]
    after: tuple[tuple[str, str], ...]


def beginnings(campaign: Campaign) -> dict[str, set[Beginning]]:
    """By scenario all its beginnings. Of earlier meetings those matter that share people, open it, or leave a flag."""
    found: dict[str, set[Beginning]] = {}
    ended: dict[str, set[tuple[Beginning, Road]]] = {}
    for place, meeting in enumerate(campaign.meetings):
        earlier = [one for one in campaign.meetings[:place] if _matters(one, meeting)]
        found[meeting.scenario.id] = set(_joined(meeting, earlier, ended))
        later = campaign.meetings[place + 1 :]
        if any(_matters(meeting, one) for one in later):
            asked = frozenset(("flag", flag) for one in later if _knows(meeting, one) for flag in one.scenario.before)
            sets = {one.flags for one in found[meeting.scenario.id]}
            by_flags = {flags: _roads(meeting, flags, asked) for flags in sets}
            ended[meeting.scenario.id] = {
                (one, road) for one in found[meeting.scenario.id] for road in by_flags[one.flags]
            }
    return found


def _roads(meeting: Meeting, flags: frozenset[str], asked: Facts) -> set[Road]:
    """Those that differ in how it ended and in what is asked of it later; in which version is the same to others."""
    return {road._replace(version=None) for road in roads(meeting.scenario, flags, asked)}


def _knows(earlier: Meeting, meeting: Meeting) -> bool:
    """Whether what was said in the earlier one is known in the other."""
    return bool(earlier.scenario.people.keys() & meeting.scenario.people.keys()) or earlier.scenario.id in meeting.after


def _matters(earlier: Meeting, meeting: Meeting) -> bool:
    left = {flag for flags in earlier.leaves.values() for flag in flags} & meeting.scenario.before.keys()
    return _knows(earlier, meeting) or earlier.scenario.id in meeting.unless or bool(left)


def _joined(
    meeting: Meeting, earlier: list[Meeting], ended: dict[str, set[tuple[Beginning, Road]]]
) -> Iterator[Beginning]:
    """Every way in which the earlier ones were held or not, and agree about one another."""
    outcomes: list[list[tuple[Beginning, Road] | None]] = [[None, *ended[one.scenario.id]] for one in earlier]
    for together in product(*outcomes):
        ends = {one.scenario.id: held[1].ending for one, held in zip(earlier, together, strict=True) if held}
        if not invited(meeting, ends):
            continue
        flags: set[str] = set()
        agree = True
        for one, held in zip(earlier, together, strict=True):
            if held is None:
                continue
            beginning, road = held
            agree &= all(ends.get(name, how) == how for name, how in beginning.after)
            agree &= all(name in ends for name, _ in beginning.after if name in {each.scenario.id for each in earlier})
            if {name for name, _ in beginning.after} <= {each.scenario.id for each in earlier}:
                agree &= _begun_from(beginning, one, earlier, together)
            flags |= set(one.leaves.get(road.ending, ()))
            if _knows(one, meeting):
                flags |= {flag for kind, flag in road.facts if kind == "flag"}
        if agree:
            yield Beginning(frozenset(flags & meeting.scenario.before.keys()), tuple(sorted(ends.items())))


def _begun_from(
    beginning: Beginning, one: Meeting, earlier: list[Meeting], together: tuple[tuple[Beginning, Road] | None, ...]
) -> bool:
    """Whether the flags it began with are those that the earlier ones of this way left."""
    given: set[str] = set()
    for other, held in zip(earlier, together, strict=True):
        if other is one:
            break
        if held is not None:
            given |= set(other.leaves.get(held[1].ending, ()))
            if _knows(other, one):
                given |= {flag for kind, flag in held[1].facts if kind == "flag"}
    return beginning.flags == frozenset(given & one.scenario.before.keys())
