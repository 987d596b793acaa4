"""The facilitator's private line after a vote: what the spread of votes asks for. Pure, and never automatic.

Under 35 % on the most helpful choice (ties count together) a hint is better than an argument; 35 to 70 % is
where talking to a neighbour changes most minds; above that, go on. Thresholds as in Peer Instruction
(Crouch and Mazur 2001; Vickrey et al. 2015). Pushy and passive errors need opposite coaching.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.rubric import Points
from simulator.workshop.room_step import Totals
from simulator.workshop.wording import say

FEW, MANY = 35, 70
"""Per cent."""
HINT, DISCUSS, GO_ON, WAIT, ONE = "hint", "discuss", "go on", "wait", "one"


@dataclass(frozen=True, slots=True)
class Advice:
    """`helpful`, `pushy`, `passive` and `other` add up to `votes`. `pushy`, `passive`, `other` are errors."""

    what: str
    votes: int
    helpful: int
    pushy: int
    passive: int
    other: int

    @property
    def share(self) -> int:
        """Whole per cent on the most helpful choice or choices, rounded down; 0 without votes."""
        return 100 * self.helpful // self.votes if self.votes else 0

    def sentences(self) -> list[str]:
        """What to do, then what kind of error to talk about, where one kind stands out."""
        said = [say(f"advice.{self.what}")]
        if self.pushy > self.passive:
            said.append(say("advice.pushed", count=self.pushy, of=self.votes))
        elif self.passive > self.pushy:
            said.append(say("advice.held_back", count=self.passive, of=self.votes))
        elif self.pushy:
            said.append(say("advice.both", count=self.pushy))
        return said


def most_helpful(points: Mapping[str, Points]) -> frozenset[str]:
    """The letters with the most helpfulness, ties together."""
    best = max((one.helpfulness for one in points.values()), default=0)
    return frozenset(letter for letter, one in points.items() if one.helpfulness == best)


def advise(totals: Totals, points: Mapping[str, Points]) -> Advice:
    """The advice for those votes; `points` by letter, of every choice on offer."""
    best = most_helpful(points)
    kinds = {"helpful": 0, "pushy": 0, "passive": 0, "other": 0}
    for letter, count in totals.items():
        kinds["helpful" if letter in best else _error(points[letter])] += count
    votes = sum(kinds.values())
    if votes == 0:
        what = WAIT
    elif votes == 1:
        what = ONE  # nobody to disagree with, as in a coaching hour
    elif 100 * kinds["helpful"] < FEW * votes:
        what = HINT
    elif 100 * kinds["helpful"] <= MANY * votes:
        what = DISCUSS
    else:
        what = GO_ON
    return Advice(what, votes, **kinds)


def _error(points: Points) -> str:
    if points.pushiness > 0:
        return "pushy"
    return "passive" if points.initiative < 0 else "other"
