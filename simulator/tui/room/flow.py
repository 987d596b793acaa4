"""What the projector shows when the group's conversation is over: its debrief, and the tape on top of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.practice.learner import Learner
from simulator.tui.page.visit import visit
from simulator.tui.room.group_debrief import GroupDebrief
from simulator.tui.screens.tape import TapeScreen

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.tui.room.conducting import Conducting


async def group_debrief(page: Conducting[Any], talk: Talk) -> None:
    """Lies on the projector's page until a step is undone."""
    learner = Learner()
    screen = GroupDebrief(page, learner.quick_report(talk, None), learner)
    with visit(page.app) as here:
        while True:
            if await here.show(screen) == "tape":
                await here.over(TapeScreen(screen.found))
