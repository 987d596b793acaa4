"""What the screens may ask for. The command line builds it; a test builds its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.scenario.entry import Entry
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric


class Keeps(Protocol):
    """Makes one conversation durable as it goes. The first two raise NotKept, and then nothing was saved."""

    def chosen(self, talk: Talk) -> None: ...
    def taken_back(self, talk: Talk) -> None: ...
    def stop(self) -> None: ...


class KeepsNothing:
    """For conversations that are not to be saved."""

    def chosen(self, talk: Talk) -> None: ...
    def taken_back(self, talk: Talk) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True)
class Services:
    """`open` gives the scenario of an entry, or the problem in words. `keeper` begins the record of one attempt,
    and is asked to keep each choice before its reply is shown. `coach` None follows the scenario's level.
    """

    library: Callable[[], Sequence[Entry]]
    open: Callable[[Entry], Scenario | str]
    rubric: Callable[[], Rubric]
    keeper: Callable[[], Keeps] = KeepsNothing
    seed: Callable[[], int] = lambda: 1
    clock: Callable[[], datetime] = datetime.now
    coach: bool | None = None
    theme: str | None = None
    notices: Sequence[str] = field(default=())
    """Sentences to show once at the start."""
