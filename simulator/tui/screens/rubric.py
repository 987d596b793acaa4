"""What counts: every behaviour with what it is worth, how a customer answers to it, and the profiles."""

from __future__ import annotations

from typing import ClassVar

from simulator.debrief.coaching import MARKS, signed
from simulator.scenario.rubric import AXES, Behaviour, Rubric
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, item, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.choice_worth import INKS

NAME = 16
IDEA = "Selling is helping. The measure of a good conversation is whether you earned the right to meet again."


class RubricScreen(Scrolling[None]):
    """One key away from everywhere: nobody should have to guess what is rewarded."""

    TITLE = "What counts"
    HELP = (
        "The rubric in force: what each behaviour is worth, from -2 to 2, and the rules that move trust and patience."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,v,q,enter,escape,backspace", "close", "back", "Back to where you were."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(self, rubric: Rubric, behaviour: str = "") -> None:
        """`behaviour` is the id of the one to begin at; "" begins at the top."""
        super().__init__()
        self._rubric = rubric
        self._begin_at = behaviour

    def below_title(self) -> tuple[str, ...]:
        return (IDEA,)

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 108)
        behaviours = self._rubric.behaviours.values()
        helps = [b for b in behaviours if b.points.helpfulness > 0]
        rest = [b for b in behaviours if b.points.helpfulness <= 0]
        lines = [] if grid.wide else [BLANK, *block(IDEA, width, "soft")]
        lines += [BLANK, _legend(width)]
        for title, group in (("What helps", helps), ("What gets in the way", rest)):
            lines += [BLANK, said(title, "bold")]
            for behaviour in group:
                if behaviour.id == self._begin_at:
                    self.from_row, self._begin_at = len(lines), ""
                lines += _behaviour(behaviour, width)
        lines += [BLANK, *self._rules(min(width, 90)), BLANK, *self._profiles(min(width, 90)), BLANK]
        return [moved(line, grid.margin) for line in lines]

    def _rules(self, width: int) -> list[Line]:
        rubric = self._rubric
        names = {name: behaviour.name.lower() for name, behaviour in rubric.behaviours.items()}
        sceptics = " or ".join(names[name] for name in rubric.behaviours if name in rubric.sceptic)
        patience = ", ".join(f"{by:+d} more after {names[name]}" for name, by in rubric.patience_per_behaviour.items())
        high, push, lead = rubric.thresholds
        sentences = (
            f"Trust moves by {rubric.trust_per_helpfulness:+d} for each point of helpfulness, and by "
            f"{rubric.trust_per_pushiness:+d} for each point of pushiness above 0.",
            f"Somebody sceptical gives {sceptics} more weight: what it gains is multiplied by 1 + scepticism.",
            f"Patience moves by {rubric.patience_per_choice:+d} with every choice; {patience}.",
            "The score is a share of what the lines on offer made possible, so short and long conversations compare.",
            f"Helpful is {high} of 100 or more, pushy {push} or more, initiative {lead} or more.",
            "A breach of trust outweighs everything else.",
        )
        lines = [said("How it works", "bold")]
        for sentence in sentences:
            lines += item(Span("·", "muted"), sentence, width)
        return lines

    def _profiles(self, width: int) -> list[Line]:
        lines = [said("Profiles", "bold")]
        for profile in self._rubric.profiles.values():
            lines += item(span(profile.name), profile.says, width, "soft", hang=18)
        return lines


def _legend(width: int) -> Line:
    spans: list[Span] = []
    for axis in AXES:
        spans += [Span(f"{MARKS[axis]} ", INKS[axis]), Span(f"{axis}   " if width >= 44 else f"{axis[:10]} ", "muted")]
    return row(*spans, Span("each -2 to 2" if width >= 64 else "", "muted"))


def _behaviour(behaviour: Behaviour, width: int) -> list[Line]:
    worth: list[Span] = []
    for axis, value in zip(AXES, behaviour.points, strict=True):
        worth += [
            Span(f"{MARKS[axis]} ", INKS[axis] if value else "muted"),
            Span(signed(value).ljust(4), "bold" if value else "muted"),
        ]
    name = span(behaviour.name.ljust(NAME))
    if width < 70:
        return [row(name, *worth), *block(behaviour.terms, width - 2, "soft", indent=2)]
    lead = NAME + 20
    lines = block(behaviour.terms, width - lead, "soft")
    return [row(name, *worth, Span("  "), *lines[0].spans), *(moved(line, lead) for line in lines[1:])]
