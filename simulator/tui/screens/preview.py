"""The app beside an author's editor: the conversation with every number in it, read again at each save."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from simulator.authoring.picture import leads
from simulator.authoring.preview import PreviewedFile
from simulator.authoring.watching import awatch_file
from simulator.conversation.talk import Talk
from simulator.debrief.coaching import MARKS, signed
from simulator.languages.english import amount
from simulator.practice.learner import local_now
from simulator.scenario.model import Choice, Turn
from simulator.scenario.problem import Problem
from simulator.scenario.rubric import AXES
from simulator.scenario.units import level
from simulator.scenario.words_name import words_beside
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import BLANK, Line, Span, block, header, item, marked, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling

MARKS_SAY = "Below each line: ▲ helpfulness, ● pushiness, ◆ initiative, then what it does to trust and patience."
FEW = 4
"""Problems that are shown before the conversation where there is no side panel."""


class PreviewScreen(Scrolling[None]):
    """Opens at the start of the file's conversation. The file is only ever read. Answers when another turn is wanted."""

    SIDE = PANEL
    HELP = (
        "The conversation of the file you are writing, with the numbers that a trainee never sees. Save in your "
        "editor: it is read again, and your own path is said again up to the first choice that is gone."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        *[binding(str(n), f"say({n})", "say", f"Say choice {n}.", id=f"say-{n}") for n in range(1, 10)],
        binding("b,backspace", "back", "back", "Take the last choice back."),
        binding("r", "restart", "restart", "Back to the start of the conversation."),
        binding("t", "turn", "a turn", "Jump to any turn, with any customer who can come to it."),
        binding("q", "leave", "quit", "Close the preview."),
    ]

    def __init__(self, previewed: PreviewedFile) -> None:
        super().__init__()
        self.previewed = previewed
        self._saved = ""
        self._endings: list[str] | None = None
        previewed.load()

    def offers(self) -> Sequence[Offer]:
        talk = self.previewed.talk
        count = min(9, len(talk.offered())) if talk is not None else 0
        say: list[Offer] = [("say-1" if count == 1 else f"say-1..say-{count}", "say it")] if count else []
        return (*say, "back", ("turn", "to a turn"), "restart", "help", "leave")

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._watch(), exclusive=True, group="watch")
        self._look_ahead(deeper=True)

    async def _watch(self) -> None:
        async for _ in awatch_file(self.previewed.path, words_beside(self.previewed.path)):
            await self.reload()

    async def reload(self) -> None:
        """Reads the file again, shows what came of it at once, and the rest when it is ready."""
        if self.previewed.load():
            self._saved = local_now().strftime("%H:%M:%S")
            self._look_ahead(deeper=True)
            self.redraw()

    def _look_ahead(self, deeper: bool = False) -> None:
        self._endings = None
        self.run_worker(self._explore(deeper), exclusive=True, group="explore")

    async def _explore(self, deeper: bool) -> None:
        if deeper:
            found = await asyncio.to_thread(self.previewed.deepened)
            if found is not None and self.previewed.take(found):
                self.redraw()
        with suppress(KeyError):  # said on meanwhile: another look is under way
            ahead = await asyncio.to_thread(self.previewed.prospects)
            self._endings = [f"{name} ({reach.ending.kind}, {reach.ending.meeting})" for name, reach in ahead.items()]
            self.redraw()

    def top(self, grid: Grid) -> list[Line]:
        title = self.previewed.talk.scenario.title if self.previewed.talk is not None else self.previewed.path.name
        status = [moved(line, grid.margin) for line in self._status(grid.text)]
        if grid.wide:
            return [BLANK, moved(said(title, "bold accent"), grid.margin), *status, BLANK]
        return [header(said(title, "bold"), BLANK, grid), *status]

    def _status(self, width: int) -> list[Line]:
        previewed = self.previewed
        if previewed.gone:
            said_so = f"{previewed.path.name}: {previewed.gone}. Waiting for it; this is the last version."
            return item(Span("!", "bold push"), said_so, width)
        errors = sum(problem.is_error for problem in previewed.problems)
        warnings = len(previewed.problems) - errors
        counts = f"{amount(errors, 'error')}, {amount(warnings, 'warning')}"
        read = f"read again at {self._saved}" if self._saved else "read"
        old = ". This is the last version without errors" if errors and previewed.talk is not None else ""
        mark = Span("!", "bold push") if errors else Span("✓", "bold accent") if not warnings else Span("·", "muted")
        return item(mark, f"{previewed.path.name} {read}: {counts}{old}.", width, "soft")

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 96)
        lines: list[Line] = []
        if not grid.side:
            lines += self._problems(width, FEW)
        if self.previewed.vanished:
            lines += block(
                f"Your path stops here: `{self.previewed.vanished}` is not on offer any more.", width, "push"
            )
        talk = self.previewed.talk
        if talk is None:
            lines += [BLANK, *block("Nothing can be played yet. Mend what is listed, and save.", width, "bold")]
        else:
            lines += self._conversation(talk, width)
            if not grid.side:
                lines += [BLANK, *self._numbers(talk, width), BLANK, *self._prospects(width)]
        return [moved(line, grid.margin) for line in lines]

    def side(self, grid: Grid) -> list[Line]:
        width, talk = grid.side_text, self.previewed.talk
        lines = [BLANK]
        if talk is not None:
            lines += [*self._numbers(talk, width), BLANK, *self._prospects(width), BLANK]
        lines += self._problems(width, 12)
        return [moved(line, grid.side_margin) for line in lines]

    def _conversation(self, talk: Talk, width: int) -> list[Line]:
        lines = [row(span(f"{step.choice.id} ", "muted"), Span("→", "muted")) for step in talk.steps[-2:]]
        if talk.steps and talk.steps[-1].choice.reply:
            lines += block(talk.steps[-1].choice.reply, width, "italic soft")
        if talk.ending is not None:
            ending = talk.ending
            lines += [BLANK, said(f"{ending.id}: {ending.kind}, meeting {ending.meeting}", "bold accent")]
            return [*lines, BLANK, *block(ending.says, width), BLANK, *block(ending.epilogue, width, "soft")]
        turn = talk.turn
        assert turn is not None
        stage = f", stage: {turn.stage}" if turn.stage else ""
        lines += [BLANK, row(span(turn.id, "bold accent"), span(stage, "muted"))]
        lines += block(turn.says, width)
        if turn.thinks:
            lines += block(f"({turn.thinks})", width, "italic muted")
        if talk.stuck:
            return [*lines, BLANK, *block("Stuck: nothing leads on from here.", width, "bold push")]
        return [*lines, BLANK, *self._choices(talk, turn, width)]

    def _choices(self, talk: Talk, turn: Turn, width: int) -> list[Line]:
        changes = self.previewed.changes()
        lines = [*block(MARKS_SAY, width, "muted"), BLANK]
        for number, choice in enumerate(talk.offered(), 1):
            rows = item(Span(str(number), "bold accent"), choice.say, width, hang=3)
            rows += [row(Span(f"   {self._worth(choice, changes)}", "muted"))]
            rows += block(f"{choice.id} → {leads(choice)}", width - 3, "soft", indent=3)
            lines += [marked(line, width, ("choice", number)) for line in rows]
        hidden = [choice.id for choice in turn.choices if choice not in talk.offered()]
        if hidden:
            lines += block(f"Not on offer now: {', '.join(hidden)}", width, "muted")
        return lines

    def _worth(self, choice: Choice, changes: dict[str, tuple[dict[str, int], int]]) -> str:
        points = self.previewed.rubric.points_of(choice)
        worth = " ".join(f"{MARKS[axis]} {signed(value)}" for axis, value in zip(AXES, points, strict=True))
        trusts, patience = changes.get(choice.id, ({}, 0))
        people = self.previewed.talk.scenario.people if self.previewed.talk is not None else {}
        told = ", ".join(f"{people[person].name} {level(by):+}" for person, by in trusts.items())
        breach = "  BREACH" if self.previewed.rubric.is_breach(choice) else ""
        return f"{choice.behaviour}  {worth}  trust {told}, patience {level(patience):+}{breach}"

    def _numbers(self, talk: Talk, width: int) -> list[Line]:
        people = talk.scenario.people.values()
        trusts = [f"{person.name} {level(talk.trust(person.id))}" for person in people]
        flags = sorted({flag for step in talk.steps for flag in step.choice.sets})
        lines = [said("Customer", "bold"), *block(f"trust {', '.join(trusts)}", width)]
        lines += block(f"patience {level(talk.patience)}", width)
        lines += block(f"knows {', '.join(talk.learnt) or 'nothing'}", width)
        return lines + (block(f"flags {', '.join(flags)}", width) if flags else [])

    def _prospects(self, width: int) -> list[Line]:
        if self.previewed.talk is None or self.previewed.talk.finished:
            return []
        lines = [said("Still reachable", "bold")]
        if self._endings is None:
            return [*lines, said("…", "muted")]
        return lines + [line for ending in self._endings for line in item(Span("·", "muted"), ending, width)]

    def _problems(self, width: int, most: int) -> list[Line]:
        problems = sorted(self.previewed.problems, key=lambda problem: not problem.is_error)
        lines: list[Line] = []
        for problem in problems[:most]:
            ink = "push" if problem.is_error else "soft"
            lines += item(Span("!" if problem.is_error else "·", f"bold {ink}"), _sentence(problem), width, ink)
        if len(problems) > most:
            lines.append(said(f"… and {len(problems) - most} more", "muted"))
        return [said("Problems", "bold"), *lines, BLANK] if lines else []

    def pressed(self, mark: object) -> None:
        if isinstance(mark, tuple) and mark[0] == "choice":
            self.action_say(mark[1])

    def action_say(self, number: int) -> None:
        talk = self.previewed.talk
        offered = talk.offered() if talk is not None else ()
        if number <= len(offered):
            self.previewed.say(offered[number - 1].id)
            self._moved()

    def action_back(self) -> None:
        self.previewed.back()
        self._moved()

    def action_restart(self) -> None:
        self.previewed.jump((), before=())
        self._moved()

    def _moved(self) -> None:
        self.from_row = 0
        self._look_ahead()
        self.redraw()

    def action_turn(self) -> None:
        if self.previewed.talk is not None:
            self.answer(None)

    def jump(self, path: tuple[str, ...], seed: int | None = None, before: tuple[str, ...] = ()) -> None:
        """Says that path instead, on another day where a seed is given."""
        self.previewed.jump(path, seed, before)
        self._moved()

    def action_leave(self) -> None:
        self.app.exit()


def _sentence(problem: Problem) -> str:
    hint = f" {problem.hint}" if problem.is_error else ""
    return f"{problem.line}:{problem.column} {problem.code} {problem.message}.{hint}"
