"""Who talks to whom: people who voted differently, two by two. Pure, and the same on every server."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def partners(votes: Mapping[str, str], seed: str) -> dict[str, tuple[str, ...]]:
    """For each voter whom to talk to: one who voted differently, or two. Nobody where all agree, who is then left out.

    `votes` by participant; `seed` makes it another mixture for each round. As many people as can be get somebody who
    voted differently: where more than half agree, what is left of them joins the pairs, at most three together.
    """
    mixed = sorted(votes, key=lambda who: hashlib.sha256(f"{seed}:{who}".encode()).digest())
    by_line: dict[str, list[str]] = {}
    for who in mixed:
        by_line.setdefault(votes[who], []).append(who)
    if len(by_line) < 2:
        return {}
    groups = _pairs(by_line)
    left = [who for line in by_line.values() for who in line]
    for who, group in zip(left, groups, strict=False):
        group.append(who)
    return {who: tuple(other for other in group if other != who) for group in groups for who in group}


def groups(found: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same as groups, each once."""
    return sorted({tuple(sorted((who, *others))) for who, others in found.items()})


def _pairs(by_line: dict[str, list[str]]) -> list[list[str]]:
    """Pairs from the two lines that have most people left, again and again; who is left stays in `by_line`."""
    groups: list[list[str]] = []
    while True:
        first, second = sorted(by_line.values(), key=len, reverse=True)[:2]
        if not second:
            return groups
        groups.append([first.pop(), second.pop()])
