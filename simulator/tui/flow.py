"""Which screen follows which. Read from the top, it is the way of a trainee through the program.

Screens know nothing of one another: each takes what it needs, and answers what the person wants. They are imported
when they are first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.scenario.library_entry import CAMPAIGN
from simulator.tui.conversation_flow import ConversationFlow, OpenConversation
from simulator.tui.page.screen_series import ScreenSeries, screen_series
from simulator.tui.services import DrillWish

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.practice.attempts.kept import KeptAttempt
    from simulator.scenario.model import Scenario
    from simulator.tui.base_app import BaseApp
    from simulator.tui.screens.library import LibraryScreen, Wanted
    from simulator.tui.services import Services


async def practise_from(
    app: BaseApp,
    library: LibraryScreen,
    services: Services,
    start: Scenario | None = None,
    wanted: Wanted | None = None,
    *,
    coach: bool | None = None,
    seed: int | None = None,
) -> None:
    """The library, which is shown already, and whatever is chosen there; first of all `start` or
    what is `wanted` already, if there is one.
    """
    flow = ConversationFlow(app, services, coach, seed)
    here = ScreenSeries(app, library)
    if start is not None:
        await flow.practise(start)
    while True:
        now: Wanted = await here.show(library) if wanted is None else wanted
        wanted = None
        if not isinstance(now, DrillWish):
            services.ready.clear()
        match now:
            case "progress":
                await progress(app, services, flow)
            case "settings":
                from simulator.tui.screens.settings import SettingsScreen

                await here.over(SettingsScreen(app.preferences, app.change_settings, app.action_use_theme))
            case DrillWish() as wish:
                from simulator.tui.drill_flow import drill

                await drill(app, services, wish, seed)
            case "year":
                from simulator.tui.campaign_flow import year

                await year(app, services)
            case entry if entry.market == CAMPAIGN:
                from simulator.tui.campaign_flow import campaign

                await campaign(app, services, flow, entry)
            case entry:
                opened = entry.problem or services.open(entry)
                if isinstance(opened, str):
                    from simulator.tui.screens.broken_file import TroubleScreen

                    await here.over(TroubleScreen(entry, opened))
                else:
                    await flow.practise(opened, due=library.is_due(entry))


async def progress(app: BaseApp, services: Services, flow: ConversationFlow) -> None:
    """How it has been going, every attempt, and the behaviours."""
    from simulator.tui.screens.progress import ProgressScreen

    with screen_series(app) as above:
        screen = ProgressScreen(services.learner, services.library(), services.rubric())
        while (wanted := await above.show(screen)) is not None:
            if wanted == "attempts":
                if await _attempts(app, services, flow):
                    screen.look_again()
            else:
                from simulator.tui.screens.glossary import GlossaryScreen

                await above.over(GlossaryScreen(screen.rubric, screen.records))


async def _attempts(app: BaseApp, services: Services, flow: ConversationFlow) -> bool:
    """Every attempt; whether one was forgotten. One that was left is gone on with, the others open in their debrief."""
    from simulator.tui.screens.attempts import AttemptsScreen

    screen = AttemptsScreen(services.learner, services.library())
    with screen_series(app) as above:
        while (opened := await above.show(screen)) is not None:
            await _attempt(app, services, flow, *opened)
    return screen.changed


async def _attempt(app: BaseApp, services: Services, flow: ConversationFlow, kept: KeptAttempt, talk: Talk) -> None:
    coach = services.coaches(talk.scenario.level)
    with screen_series(app) as here:
        if kept.finished is None and talk.offered():
            from simulator.practice.attempts.keeper import Keeper

            going: OpenConversation | None = OpenConversation(talk, Keeper(services.learner.attempts, kept), coach)
        else:
            going = await flow.debrief(here, talk, kept.id, coach=coach)
        while going is not None:
            going = await flow.conversation(here, going)
