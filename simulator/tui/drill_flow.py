"""A handful of drills, from the library or from a debrief: the screen, the notes over it, and back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from simulator.practice.file.store import NotKept
from simulator.tui.page.screen_series import screen_series
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.services import DrillWish

if TYPE_CHECKING:
    from simulator.tui.base_app import BaseApp
    from simulator.tui.services import Services

NONE = "No turn of the library is a drill for that."


def prepare(services: Services) -> None:
    """Looks for the first drill while the library is read: opening a conversation is most of what its key would cost.

    Called in a thread. What is found goes stale with everything that is kept, and is thrown away then.
    """
    with contextlib.suppress(NotKept):
        drilling = services.drilling()
        if drilling.next() is not None:
            services.ready[:] = [drilling]


async def drill(app: BaseApp, services: Services, wish: DrillWish, seed: int | None = None) -> None:
    """Until the last is answered or the trainee has enough. What cannot be kept or found is said in a sentence."""
    try:
        ready = services.ready.pop() if services.ready and wish == DrillWish() and seed is None else None
        drilling = ready or services.drilling(wish.behaviour, wish.many, seed)
        first = drilling.now or drilling.next()
    except NotKept as trouble:
        app.notify(str(trouble), markup=False, timeout=10)
        return
    if first is None:
        app.notify(NONE, markup=False)
        return
    screen = DrillScreen(drilling, services.learner.clock, services.ticks)
    with screen_series(app) as above:
        while await above.show(screen) == "notes":
            from simulator.tui.screens.notes import NotesScreen

            assert screen.drill is not None
            await above.over(NotesScreen(screen.drill.talk, by_then=screen.drill.known))
