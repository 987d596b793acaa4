"""What may be said of a typed text: it does the same as one line, perhaps as one of two, or as none of them.

One function decides it for the app, plain mode and a room. It is never a figure, and never more than a proposal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.words.engine import Closeness

SURE = 0.6
"""The least probability of a line that is proposed by itself."""
LIKE = 0.5
"""How plainly a text must be like some line for that, and the least probability of none that is said."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`choices` are the ids to show in full: one for "same"; two, or the only one, or none for "either"; none for "none".

    "either" without any means that the engine has nothing to go by: then the trainee sees all lines unmarked.
    """

    state: Literal["same", "either", "none"]
    choices: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The sentence above the lines, for every telling."""
        if self.state == "same":
            return "That may do the same as this line. Does it do the same thing?"
        if self.state == "none":
            return "None of these is close to what you said."
        return {
            0: "Nothing in what you said can be compared with these lines.",
            1: "Perhaps this line does the same.",
        }.get(len(self.choices), "Perhaps one of these two does the same.")


def proposal(closeness: Closeness) -> Proposal:
    """What to propose for that closeness."""
    if closeness.none >= LIKE:
        return Proposal("none")
    first, share = closeness.shares[0]
    if share >= SURE and closeness.matched >= LIKE:
        return Proposal("same", (first,))
    if closeness.matched == 0:
        return Proposal("either")
    return Proposal("either", tuple(choice for choice, _ in closeness.shares[:2]))
