"""Where a conversation was left: go on from there, or begin anew. One calm page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.practice.resume import going_on
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, block, moved, said
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.widgets.transcript import label_of
from simulator.tui.words import counted, day

if TYPE_CHECKING:
    from simulator.practice.kept import KeptAttempt
    from simulator.practice.resume import Resumed
    from simulator.scenario.model import Scenario
    from simulator.tui.services import Services


class GoingOnScreen(Scrolling[None]):
    """Shown instead of the brief where there is something to go on with."""

    SIDE = 0
    HELP = "You left this conversation before its end. Nothing you said is lost; the record stays if you begin anew."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space", "go_on", "go on", "Go on where it stopped."),
        binding("n", "anew", "begin anew", "Begin anew, from the brief. What you said before stays recorded."),
        binding("b,q,escape,backspace", "close", "back", "Back to the library."),
    ]

    def __init__(
        self,
        services: Services,
        kept: KeptAttempt,
        resumed: Resumed,
        *,
        scenario: Scenario,
        coach: bool,
        seed: int | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._kept = kept
        self._resumed = resumed
        self._scenario = scenario
        self._coach = coach
        self._seed = seed

    def top(self, grid: Grid) -> list[Line]:
        title = said(self._scenario.title, "bold accent" if grid.wide else "bold")
        return [BLANK, moved(title, grid.margin), BLANK] if grid.wide else [header(title, BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        talk, kept = self._resumed.talk, self._kept
        when = day(kept.started.astimezone(self._services.clock().tzinfo))
        told = f"You left this conversation on {when}, after {counted(len(kept.choices), 'choice')}."
        lines = [BLANK, *block(told, width, "bold")]
        for sentence in self._resumed.sentences():
            lines += [BLANK, *block(sentence, width)]
        step = talk.steps[-1]
        lines += [BLANK, said("You had just said", "muted"), *block(step.choice.say, width, "soft")]
        if step.choice.reply:
            lines += block(step.choice.reply, width, "italic soft")
        if talk.turn is not None:
            name = label_of(talk.scenario, talk.turn.speaker)
            lines += [BLANK, said(f"{name} answered", "muted"), *block(talk.turn.says, width)]
        return [moved(line, grid.margin) for line in lines]

    def keys(self) -> Sequence[Key]:
        return (
            Key("enter", "go on", "go_on"),
            Key("n", "begin anew", "anew"),
            Key("?", "help", "app.help"),
            Key("b", "back", "close"),
        )

    def action_go_on(self) -> None:
        from simulator.tui.screens.conversation import ConversationScreen

        keeper = going_on(self._services.learner.attempts, self._kept, self._resumed)
        self.app.switch_screen(ConversationScreen(self._services, self._resumed.talk, keeper, coach=self._coach))

    def action_anew(self) -> None:
        from simulator.tui.screens.brief import BriefScreen

        self.app.switch_screen(BriefScreen(self._services, self._scenario, coach=self._coach, seed=self._seed))

    def action_close(self) -> None:
        self.dismiss()
