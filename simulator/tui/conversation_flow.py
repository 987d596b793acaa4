"""The way through one conversation: its brief, the conversation, what the trainee makes of it, the debrief, and again.

Screens know nothing of one another: each takes what it needs, and answers what the person wants. They are imported
when they are first shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from simulator.tui.page.screen_series import ScreenSeries, screen_series
from simulator.tui.services import DrillWish

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.debrief.report import Reflection, Report
    from simulator.practice.attempts.keeper import Keeps
    from simulator.practice.attempts.kept import KeptAttempt
    from simulator.practice.attempts.resume import Resumed
    from simulator.scenario.model import Scenario
    from simulator.tui.base_app import BaseApp
    from simulator.tui.screens.brief import BriefScreen
    from simulator.tui.screens.conversation import ConversationScreen
    from simulator.tui.services import Services


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """A conversation to hold: where it stands, what keeps it, and whether the coach speaks."""

    talk: Talk
    keeper: Keeps
    coach: bool
    own_words: bool | None = None
    """Whether it is answered in own words, as the brief left it; None follows the settings."""


class ConversationFlow:
    """`coach` and `seed` as the command line gave them, None for the settings'."""

    def __init__(self, app: BaseApp, services: Services, coach: bool | None = None, seed: int | None = None) -> None:
        self._app = app
        self._services = services
        self._coach, self._seed = coach, seed
        self._asked_after = False

    async def practise(self, scenario: Scenario, *, due: bool = False) -> None:
        """One scenario: the promise that is open, the brief, the conversation, the debrief, and again from there."""
        with screen_series(self._app) as here:
            if due:
                await self._promise(here)
            going = await self._brief(here, scenario)
            while going is not None:
                going = await self.conversation(here, going)

    async def _promise(self, here: ScreenSeries) -> None:
        """Asks after the oldest promise that was made before today; once in a run of the program."""
        from simulator.tui.reflections_kept import ask_after_promise

        self._asked_after = self._asked_after or await ask_after_promise(here, self._app, self._services)

    async def _brief(self, here: ScreenSeries, scenario: Scenario) -> OpenConversation | None:
        """The brief, or first whether to go on where it was left. None for back to the library."""
        coach = self.coaches(scenario)
        left = self._left(scenario)
        if left is not None:
            from simulator.practice.attempts.resume import going_on
            from simulator.tui.screens.resume import GoingOnScreen

            kept, resumed = left
            match await here.show(GoingOnScreen(kept, resumed, self._services.learner.clock)):
                case "back":
                    return None
                case "go on":
                    return OpenConversation(
                        resumed.talk, going_on(self._services.learner.attempts, kept, resumed), coach
                    )
        brief = await self.briefed(here, scenario)
        if brief is None:
            return None
        return replace(self._begun(scenario, brief.coach, self._seed, brief.purpose), own_words=brief.own_words)

    def coaches(self, scenario: Scenario) -> bool:
        """Whether the coach speaks in that conversation, as the command line or the settings have it."""
        return self._coach if self._coach is not None else self._services.coaches(scenario.level)

    async def briefed(self, here: ScreenSeries, scenario: Scenario) -> BriefScreen | None:
        """The brief as the settings have it, with what was chosen and typed there; None for back."""
        from simulator.tui.screens.brief import BriefScreen

        services = self._services
        brief = BriefScreen(
            scenario,
            coach=self.coaches(scenario),
            own_words=services.answers_in_own_words,
            replies=services.replies,
        )
        return brief if await here.show(brief) else None

    async def conversation(
        self, here: ScreenSeries, going: OpenConversation, *, in_campaign: bool = False
    ) -> OpenConversation | None:
        """To its end, then what the trainee makes of it, then the debrief; the conversation to hold next, if any.

        A campaign says itself what comes next.
        """
        from simulator.tui.screens.conversation import ConversationScreen

        services = self._services
        screen = ConversationScreen(
            going.talk,
            going.keeper,
            coach=going.coach,
            say_first=services.says_first,
            own_words=services.answers_in_own_words if going.own_words is None else going.own_words,
            replies=services.replies,
            sound=services.sound(),
            change=self._app.change_settings,
            ticks=services.ticks,
        )
        while (wanted := await self._wanted(here, screen)) == "notes":
            from simulator.tui.screens.notes import NotesScreen

            await here.over(NotesScreen(screen.talk, screen.view.own_words, going.keeper.purpose))
        if wanted == "leave":
            return None
        from simulator.debrief.report import Reflection
        from simulator.tui.reflections_kept import reflected
        from simulator.tui.screens.reflection import ReflectionScreen

        attempt_id = going.keeper.attempt_id
        purpose = going.keeper.purpose
        answers = await here.show(ReflectionScreen(screen.talk, purpose))
        reflected(self._app, self._services, attempt_id, answers)
        said = Reflection(answers, purpose=purpose)
        return await self.debrief(here, screen.talk, attempt_id, coach=screen.coach, said=said, in_campaign=in_campaign)

    async def _wanted(self, here: ScreenSeries, screen: ConversationScreen) -> Literal["over", "notes", "leave"]:
        """What the person wants next. Asks once whether own words may go to another machine, where the settings name one."""
        if screen.own_words.compares:
            await self._ask_consent(here)
        while (wanted := await here.show(screen)) == "endpoint":
            await self._ask_consent(here)
        return wanted

    async def _ask_consent(self, here: ScreenSeries) -> None:
        if not self._services.preferences.now.endpoint:
            return
        replies = self._services.replies()
        if question := replies.question():
            from simulator.tui.screens.endpoint_consent import EndpointScreen

            if told := replies.answered(await here.over(EndpointScreen(question))):
                self._app.notify(told, markup=False, timeout=6)

    async def debrief(
        self,
        here: ScreenSeries,
        talk: Talk,
        attempt_id: str | None,
        *,
        coach: bool,
        said: Reflection | None = None,
        in_campaign: bool = False,
    ) -> OpenConversation | None:
        """What it came to: the tape, another attempt beside it, or the conversation to hold again."""
        from simulator.tui.reflections_kept import report_of
        from simulator.tui.screens.debrief import DebriefScreen

        report = report_of(self._services, talk, attempt_id, said)
        screen = DebriefScreen(
            report, self._services.learner, attempt_id, tuple if in_campaign else self._services.library
        )
        while True:
            match await here.show(screen):
                case "tape":
                    from simulator.tui.screens.tape import TapeScreen

                    await here.over(TapeScreen(screen.found))
                case "compare":
                    await self._compare(here, screen.found, attempt_id)
                case "road":
                    from simulator.tui.screens.best_road import RoadScreen

                    turned = screen.found.turning.loss or screen.found.turning.gain
                    await here.over(RoadScreen(screen.found.review, turned.number if turned is not None else 1))
                case "replay":
                    again = await self._replay(here, screen.found, attempt_id, coach=coach)
                    if again is not None:
                        return again
                case "drill":
                    from simulator.tui.drill_flow import drill

                    await drill(self._app, self._services, DrillWish(), self._seed)
                case "onward":
                    return await self._onward(here, screen.found)
                case "done":
                    return None

    async def _onward(self, here: ScreenSeries, found: Report) -> OpenConversation | None:
        """What comes next, from its brief; back to the library where it cannot be opened any more."""
        entry = next((one for one in self._services.library() if one.id == found.coming[0].scenario), None)
        opened = self._services.open(entry) if entry is not None else ""
        if isinstance(opened, str):
            self._app.notify(f"“{found.coming[0].title}” cannot be opened now.", markup=False)
            return None
        return await self._brief(here, opened)

    async def _compare(self, here: ScreenSeries, found: Report, attempt_id: str | None) -> None:
        other = self._services.learner.beside(found.review.talk, attempt_id)
        if other is None:
            self._app.notify("There is no other attempt at this conversation yet.", markup=False, timeout=4)
            return
        from simulator.tui.screens.compare import CompareScreen

        await here.over(CompareScreen(other, found.review))

    async def _replay(
        self, here: ScreenSeries, found: Report, attempt_id: str | None, *, coach: bool
    ) -> OpenConversation | None:
        """From one of its decisions as a what-if, or anew."""
        from simulator.practice.attempts.resume import what_if
        from simulator.tui.screens.replay import ANEW, ReplayScreen

        talk = found.review.talk
        match await here.over(ReplayScreen(found)):
            case None:
                return None
            case number if number == ANEW:
                return self._begun(talk.scenario, coach)
            case number:
                return OpenConversation(what_if(talk, attempt_id, number), self._services.keeper(), coach)

    def _begun(self, scenario: Scenario, coach: bool, seed: int | None = None, purpose: str = "") -> OpenConversation:
        """A new attempt at the scenario."""
        from simulator.conversation.attempt import new_attempt
        from simulator.conversation.talk import Talk

        services = self._services
        attempt = new_attempt(scenario, services.rubric_for(scenario), services.seed() if seed is None else seed)
        keeper = services.keeper()
        keeper.purpose = purpose
        return OpenConversation(Talk(scenario, services.rubric_for(scenario), attempt), keeper, coach)

    def _left(self, scenario: Scenario) -> tuple[KeptAttempt, Resumed] | None:
        if not self._services.learner.keeps:
            return None
        from simulator.practice.file.store import NotKept

        try:
            return self._services.learner.left(scenario, self._services.rubric_for(scenario))
        except NotKept as trouble:
            self._app.notify(str(trouble), markup=False, timeout=10)
            return None
