"""One turn that is answered in own words: texts that were typed and compared, until the number of a line takes it."""

from __future__ import annotations

from dataclasses import replace

from simulator.words.proposal import Proposal
from simulator.words.typed_reply import Saying, said

ALL_LINES = "Here are all the lines. Take the nearest one, or say it again in other words."
"""What stands above all lines, once none of the proposed ones does the same."""
NOTHING_WRONG = "Nothing is wrong with that: say it again in other words, or take the nearest one."
TAKES_IT = "If it does the same thing, its number takes it."
TAKES_ONE = "The number of the one that does the same thing takes it."
NEVER_SCORED = (
    "What you type is never scored. You will see which written line may do the same, and say whether it does."
)


class Answering:
    """What was said at one turn so far. A text decides nothing; `found` is what is proposed for the last one, if anything."""

    def __init__(self) -> None:
        self.sayings: tuple[Saying, ...] = ()
        self.found: Proposal | None = None

    @property
    def text(self) -> str:
        """What was said last; "" for nothing yet."""
        return self.sayings[-1].text if self.sayings else ""

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of the lines that are proposed and not refused."""
        return self.found.choices if self.found is not None else ()

    @property
    def says(self) -> str:
        """The sentence above the lines."""
        if self.found is None:
            return ALL_LINES if self.sayings else ""
        return self.found.says

    @property
    def asks(self) -> str:
        """What the trainee can do about it, below that sentence or the lines; "" where it says so itself."""
        if self.found is None:
            return ""
        return {0: NOTHING_WRONG, 1: TAKES_IT}.get(len(self.marked), TAKES_ONE)

    def compared(self, text: str, found: Proposal, engine: str) -> None:
        """A text, and what that engine proposes for it."""
        self.found = found
        self.sayings = (*self.sayings, said(text, found, engine))

    def refuse(self) -> None:
        """None of the proposed lines does the same."""
        self.found = None
        if self.sayings:
            self.sayings = (*self.sayings[:-1], replace(self.sayings[-1], refused=True))
