"""The reveal: both votes side by side beneath each line, what it was worth, and what it would have led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.languages.english import capital
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import short_name
from simulator.tui.page.line import BLANK, Line, Span, block, cells, marked, moved, row, said, shorten, span
from simulator.tui.room.customer_says import in_two, large_rows, who_row
from simulator.tui.room.lettered_choices import HANG, chip, words_of
from simulator.tui.room.vote_bars import WORTH, Scale, moved_words, points_of, worth_column, worth_spans
from simulator.tui.widgets.choice_worth import INKS, worth_rows
from simulator.tui.words import counted

BESIDE = 60
"""From this width on the worth of a line stands beside its bars, on a page without a panel."""

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid
    from simulator.workshop.views import ResultView, RevealView, RoomView


def reveal_rows(view: RoomView, reveal: RevealView, grid: Grid, at: int | None, *, lined: bool) -> list[Line]:
    """The page. `at` is the line that is looked at, None where there is a tie."""
    width = grid.text
    roomy = grid.wide or width < BESIDE
    scale = Scale(reveal.results, width - HANG - (0 if roomy else WORTH), both=reveal.rounds > 1)
    if grid.wide:
        lines = [who_row(view, width), BLANK, *block(in_two(view.says)[1], grid.speech, "bold"), BLANK]
    else:
        lines = [*thought_rows(view, reveal, width), BLANK] if reveal.thinks else []
    lines += _heads(scale)
    for place, result in enumerate(reveal.results):
        say = view.choices[place].say if place < len(view.choices) else ""
        lit = place == at
        draw = _generous if grid.wide else _tight
        rows = draw(result, say, width, scale, lit=lit, lined=lined)
        lines += [BLANK] if grid.wide else []
        lines += [marked(line, width, place) for line in rows]
    if reveal.leads:
        every = f"From every line, {reveal.leads[0].lower()}{reveal.leads[1:]}"
        lines += [BLANK, *block(every, width, "italic soft")]
    return [*lines, *([BLANK, _legend()] if grid.wide else []), *_teams(reveal)]


def _heads(scale: Scale) -> list[Line]:
    if not scale.both:
        return [said("The vote", "muted", indent=HANG)]
    first, last = "First vote", "After talking"
    return [row(Span(first.ljust(scale.column), "muted"), Span(last, "muted"), indent=HANG)]


def _generous(result: ResultView, say: str, width: int, scale: Scale, *, lit: bool, lined: bool) -> list[Line]:
    """Chip and worth in the left column; words, where it leads, and the bars beside them."""
    ink = "" if lit else "soft"
    right = [row(Span(part, ink)) for part in words_of(say, width)]
    right += [said(shorten(result.leads, width - HANG), "italic muted")] if result.leads else []
    right += [BLANK] * max(0, len(AXES) - len(right))
    right.append(scale.bars(result, lit=lit))
    left: list[list[Span]] = [[chip(result.letter, lit=lit, lined=lined), Span("  ")], *worth_column(result)]
    lines = []
    for y, line in enumerate(right):
        lead = left[y] if y < len(left) else []
        gap = HANG - sum(cells(part.text) for part in lead)
        lines.append(row(*lead, *([Span(" " * gap)] if gap > 0 else []), *line.spans))
    return lines


def _tight(result: ResultView, say: str, width: int, scale: Scale, *, lit: bool, lined: bool) -> list[Line]:
    """Two rows or three, more for the line that is looked at: its whole words and where it leads."""
    words = words_of(say, width, 99 if lit else 1)
    lines = [row(chip(result.letter, lit=lit, lined=lined), Span("  "), Span(words[0], "" if lit else "soft"))]
    lines += [row(span(part), indent=HANG) for part in words[1:]]
    bars = scale.bars(result, lit=lit)
    if width >= BESIDE:
        gap = Span(" " * max(1, width - HANG - WORTH - bars.width))
        lines.append(row(*bars.spans, gap, *worth_spans(result), indent=HANG))
    else:
        lines += [moved(bars, HANG), row(*worth_spans(result), indent=HANG)]
    if lit:
        lines += block(capital(result.behaviours), width - HANG, "soft", indent=HANG)
    if lit and result.leads:
        lines += block(result.leads, width - HANG, "italic soft", indent=HANG)
    return lines


def _legend() -> Line:
    spans = [Span("What each line was worth:  ", "muted")]
    for axis in AXES:
        spans += [Span(f"{MARKS[axis]} ", INKS[axis]), Span(f"{axis}   ", "muted")]
    return row(*spans)


def _teams(reveal: RevealView) -> list[Line]:
    """Each team's last vote, by letter."""
    if not reveal.teams:
        return []
    name = min(24, max(cells(one.team) for one in reveal.teams) + 2)
    lines = [BLANK, said("The teams", "muted")]
    for team in reveal.teams:
        spans = [span(shorten(team.team, name - 1).ljust(name), "bold")]
        for letter in [result.letter for result in reveal.results]:
            count = team.votes.get(letter, 0)
            spans += [Span(f"{letter.upper()} ", "muted"), Span(f"{count}".ljust(5), "" if count else "muted")]
        lines.append(row(*spans))
    return lines


def changed_rows(reveal: RevealView, width: int, *, large: bool = False) -> list[Line]:
    """How many changed their minds, or how many voted where there was one vote."""
    silent = counted(reveal.silent, "person", "people")
    left = block(f"{capital(silent)} did not vote again.", width) if reveal.silent else []
    if reveal.both and not reveal.changed:
        return [*block("Nobody changed their mind.", width, "bold"), *left]
    if reveal.both:
        figure, words = f"{reveal.changed} of {reveal.both}", "changed their minds."
    else:
        figure, words = str(reveal.votes), "voted." if reveal.votes != 1 else "has voted."
    drawn = large_rows(figure, width, most=1) if large else None
    lines = [*drawn, said(words, "muted")] if drawn else [row(Span(figure, "bold"), Span(f" {words}", "muted"))]
    return [*lines, *left]


def thought_rows(view: RoomView, reveal: RevealView, width: int) -> list[Line]:
    """What the customer thought, and said to nobody."""
    return [said(f"{short_name(view.who)} thought", "muted"), *block(f"“{reveal.thinks}”", width, "italic")]


def standing_sentence(reveal: RevealView, at: int | None) -> str:
    """Whose choice it is: the majority's, the facilitator's, or nobody's yet in a tie."""
    letters = [letter.upper() for letter in reveal.leaders]
    mine = reveal.results[at].letter if at is not None else ""
    if not letters:
        return f"Nobody voted. The facilitator takes {mine.upper()}." if mine else "Nobody voted."
    if len(letters) == 1:
        if mine and mine not in reveal.leaders:
            return f"Most chose {letters[0]}. The facilitator takes {mine.upper()}."
        return f"Most of you chose {letters[0]}."
    tie = f"A tie between {', '.join(letters[:-1])} and {letters[-1]}."
    return f"{tie} The facilitator takes {mine.upper()}." if mine else f"{tie} The facilitator decides."


def detail_rows(view: RoomView, reveal: RevealView, at: int | None, width: int) -> list[Line]:
    """For the side panel: who decides, and the line that is looked at."""
    lines = block(standing_sentence(reveal, at), width, "bold accent")
    if at is not None:
        result = reveal.results[at]
        lines += [
            *block(capital(result.behaviours), width, "soft"),
            BLANK,
            *worth_rows(points_of(result), width, words=False),
        ]
        if result.why:
            lines += [BLANK, *block(result.why, width)]
        change = moved_words(result)
        if change and reveal.rounds > 1:
            lines += [BLANK, *block(f"{change} after talking.", width, "muted")]
    if reveal.thinks:
        lines += [BLANK, BLANK, *thought_rows(view, reveal, width)]
    return lines
