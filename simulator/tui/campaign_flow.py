"""What goes over quarters: a campaign from where it stands to its end, a conversation as any other; and the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.conversation_flow import ConversationFlow, OpenConversation
from simulator.tui.page.screen_series import screen_series

if TYPE_CHECKING:
    from simulator.practice.campaign.run import CampaignRun
    from simulator.scenario.campaign_meetings import Meeting
    from simulator.scenario.library_entry import Entry
    from simulator.tui.base_app import BaseApp
    from simulator.tui.page.screen_series import ScreenSeries
    from simulator.tui.services import Services


async def campaign(app: BaseApp, services: Services, flow: ConversationFlow, entry: Entry) -> None:
    """From where it stands to its end, or until the trainee leaves."""
    from simulator.practice.campaign.run import CampaignRun
    from simulator.practice.file.store import NotKept
    from simulator.tui.screens.broken_file import TroubleScreen
    from simulator.tui.screens.campaign import CampaignScreen
    from simulator.tui.screens.campaign_end import CampaignEndScreen

    opened = entry.problem or (services.open_campaign(entry) if services.open_campaign is not None else "")
    with screen_series(app) as here:
        if isinstance(opened, str):
            await here.show(TroubleScreen(entry, opened))
            return
        try:
            run = CampaignRun(opened, services.rubric_for, services.learner.attempts)
        except NotKept as trouble:
            app.notify(str(trouble), markup=False, timeout=10)
            run = CampaignRun(opened, services.rubric_for, None)
        while True:
            before = run.last_over()
            screen = CampaignScreen(run, ended_before=before is not None)
            if screen.now.finished:
                if await here.show(CampaignEndScreen(run)) is None:
                    return
                run.close()
                run = CampaignRun(opened, services.rubric_for, run.attempts)
                continue
            meeting = await here.show(screen)
            if meeting is None:
                return
            if meeting == "end" and before is not None:
                await here.show(CampaignEndScreen(before, over=False))
            elif meeting != "end":
                await _meet(flow, here, run, meeting)


async def _meet(flow: ConversationFlow, here: ScreenSeries, run: CampaignRun, meeting: Meeting) -> None:
    """One conversation, gone on with where it was left; its brief first where it begins."""
    left = run.left()
    if left is not None and left[0].talk.scenario.id == meeting.scenario.id:
        going: OpenConversation | None = OpenConversation(left[0].talk, left[1], flow.coaches(meeting.scenario))
    else:
        brief = await flow.briefed(here, meeting.scenario)
        if brief is None:
            return
        talk, keeper = run.fresh(meeting, brief.purpose)
        going = OpenConversation(talk, keeper, brief.coach, brief.own_words)
    while going is not None:
        now = going
        going = await flow.conversation(here, now, in_campaign=True)
        run.ended(now.talk)


async def year(app: BaseApp, services: Services) -> None:
    """The year, its numbers, the year with what was changed; until the trainee goes back."""
    from simulator.practice.year.territory import shipped_territory
    from simulator.tui.screens.year import YearScreen
    from simulator.tui.screens.year_values import YearValuesScreen

    original = territory = shipped_territory()
    with screen_series(app) as here:
        while await here.show(YearScreen(services.learner, territory, original)) == "values":
            territory = await here.show(YearValuesScreen(territory, original))
