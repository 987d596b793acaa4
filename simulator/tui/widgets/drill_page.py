"""A drill's page: the situation, the exchange before, the customer's words and the choices; then the answer in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.conversation.mood import trust_level, trust_word
from simulator.debrief.coaching import HELPFULNESS_MARK
from simulator.languages.english import capital, counted
from simulator.languages.tongue import tongue
from simulator.practice.drills.run import behaviour_name, situation
from simulator.scenario.short_names import label_of
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, at_height, block, ends, header, item, moved, row, said, span
from simulator.tui.widgets.coach import coach_rows
from simulator.tui.widgets.conversation_page import View, mood_spans, talk_and_below
from simulator.tui.widgets.customer_panel import known_rows
from simulator.tui.widgets.debrief_blocks import Labels
from simulator.tui.widgets.face import person_head
from simulator.tui.widgets.transcript import Speech, rows_of

if TYPE_CHECKING:
    from simulator.practice.drills.drills import Drill
    from simulator.practice.drills.run import DrillAnswer, Drilling
    from simulator.scenario.rubric import Rubric

HALF_A_MINUTE = "About half a minute. The rest of the talk is not here."


def question_page(drill: Drill, drilling: Drilling, view: View, grid: Grid) -> list[Line]:
    """The whole page above the footer, before the answer."""
    text = situation(drill.talk.scenario)
    turn = drill.talk.turn
    person = drill.talk.scenario.people[turn.speaker] if turn is not None and not grid.wide else None
    met = block(f"{person.name}, {person.role}" if person.role else person.name, grid.text, "muted") if person else []
    told = [moved(line, grid.margin) for line in [*block(text, grid.text, "soft"), *met]]
    if grid.wide:
        quiet = [moved(said(HALF_A_MINUTE, "muted"), grid.margin)] if drilling.number == 1 else []
        top = [BLANK, *quiet, *([BLANK] if quiet else []), *told, BLANK]
        return [*top, *talk_and_below(drill.talk, view, grid, grid.height - 3 - len(top))]
    head = _head(drill, drilling, drilling.number, grid)
    room = grid.height - 2
    if grid.height >= 20:
        body = talk_and_below(drill.talk, view, grid, room - len(told) - 1)
        return [head, *told, BLANK, *body]
    return [head, *talk_and_below(drill.talk, view, grid, room)]


def answer_page(answer: DrillAnswer, drilling: Drilling, returns: str, grid: Grid, from_row: int | None) -> list[Line]:
    """The whole page above the footer, after the answer. What does not fit scrolls; `from_row` None is its end, as far
    as the verdict stays.
    """
    top = [BLANK] if grid.wide else [_head(answer.drill, drilling, len(drilling.answers), grid)]
    rows, _ = _answer_rows(answer, returns, grid)
    start, most = answer_scroll(answer, returns, grid, from_row)
    room = _answer_room(grid)
    shown = at_height(rows[start : start + room], room)
    if start < most:
        shown[-1] = ends(shown[-1], said("↓", "muted"), grid.margin + grid.text)
    if start:
        shown[0] = ends(shown[0], said("↑", "muted"), grid.margin + grid.text)
    return [*top, *shown]


def answer_scroll(answer: DrillAnswer, returns: str, grid: Grid, from_row: int | None) -> tuple[int, int]:
    """The first row that is shown, and the furthest it can be."""
    rows, verdict = _answer_rows(answer, returns, grid)
    most = max(0, len(rows) - _answer_room(grid))
    return (min(most, verdict) if from_row is None else max(0, min(from_row, most))), most


def _answer_room(grid: Grid) -> int:
    return max(1, grid.height - (3 if grid.wide else 2))


def _answer_rows(answer: DrillAnswer, returns: str, grid: Grid) -> tuple[list[Line], int]:
    """What was heard and said, the line, and below it what it was worth, why, a better line, when it returns; and the
    row of the verdict. Where all of it does not fit the bars become figures in one row.
    """
    above, after = _heard(answer, grid), _better(answer, returns, grid)
    gap = [BLANK] * grid.wide
    rule = [*gap, said("─" * grid.text, "rule"), *gap]
    room = _answer_room(grid) - len(above) - len(rule) - len(after)
    coach = coach_rows(answer.talk, grid.text, learnt=False, height=max(0, room), most=grid.height, wide=grid.wide)
    return [moved(line, grid.margin) for line in [*above, *rule, *coach, *after]], len(above) + len(gap)


def _heard(answer: DrillAnswer, grid: Grid) -> list[Line]:
    step, scenario = answer.step, answer.talk.scenario
    speeches = [
        Speech("customer", label_of(scenario, step.turn.speaker), step.turn.says, "now"),
        Speech("you", "You", step.choice.say, "just"),
        *([Speech("done", "", step.choice.reply, "just")] if step.choice.reply else []),
    ]
    rows: list[Line] = []
    for speech in speeches:
        rows += ([BLANK] if rows else []) + rows_of(speech, grid.speech)
    return rows


def _better(answer: DrillAnswer, returns: str, grid: Grid) -> list[Line]:
    rows: list[Line] = []
    if answer.better is not None:
        labels = Labels(grid.text, ("Better",))
        text = f"“{' '.join(answer.better.say.split())}” {answer.better.why}".strip()
        labels.add("Better", text, "", Span(HELPFULNESS_MARK, "help"))
        rows += [BLANK, *labels.lines]
    return [*rows, BLANK, *block(returns, grid.text, "soft")] if returns else rows


def drill_side(drill: Drill, drilling: Drilling, number: int, rubric: Rubric, grid: Grid) -> list[Line]:
    """The panel: what for, how far, whom, what was known by then, and why this one."""
    width, talk = grid.side_text, drill.talk
    turn = talk.turn
    assert turn is not None
    person = talk.scenario.people[turn.speaker]
    done = round(width * number / max(1, drilling.count))
    lines = [BLANK, said("Drill", "muted"), *block(behaviour_name(drill, rubric), width, "bold")]
    if drill.aim.stage:
        lines.append(said(f"At the {drill.aim.stage}", "muted"))
    lines += [
        BLANK,
        row(Span(str(number), "bold"), Span(f" of {drilling.count}", "muted")),
        row(Span("━" * done, "accent"), Span("─" * (width - done), "rule")),
        BLANK,
        *person_head(person.name, person.role, width, trust_level(talk.trust(person.id)), hurried=False),
        row(Span(trust_word(talk.trust(person.id), tongue(talk.scenario.lang)), "bold")),
        BLANK,
        *known_rows(talk, drill.known, width),
        BLANK,
        said("Why this one", "muted"),
        *block(drill.aim.why, width),
    ]
    foot = [*block(talk.scenario.title, width, "muted"), BLANK]
    return [moved(line, grid.side_margin) for line in [*at_height(lines, grid.height - len(foot)), *foot]]


def over_page(drilling: Drilling, grid: Grid, *, none: bool) -> list[Line]:
    """After the last one: what was answered, line by line, without a verdict on anybody."""
    count = len(drilling.answers)
    if none and not count:
        title = "No turn of the library is a drill for that."
    else:
        title = capital(f"{counted(count, 'drill')} answered.")
    lines = [*block(title, grid.text, "bold accent"), BLANK]
    for answer in drilling.answers:
        better = answer.better is not None
        word = "a better line was on offer" if better else "no line on offer would have helped more"
        name = behaviour_name(answer.drill, answer.talk.rubric)
        lines += item(
            span("·", "muted"),
            f"{name}, {label_of(answer.talk.scenario, answer.step.turn.speaker)}: {word}.",
            grid.text,
        )
    if count:
        note = "What you answered is kept and moves the day it returns, half as far as a conversation would."
        lines += [BLANK, *block(note if drilling.keeps else "Nothing of this was kept.", grid.text, "soft")]
    head = [BLANK] if grid.wide else [header(said("Drill", "bold"), BLANK, grid), BLANK]
    return [*head, *(moved(line, grid.margin) for line in lines)]


def _head(drill: Drill, drilling: Drilling, number: int, grid: Grid) -> Line:
    name = behaviour_name(drill, drill.talk.rubric)
    left = [Span("Drill  ", "bold"), span(name), Span(f"  {number} of {drilling.count}", "muted")]
    turn = drill.talk.turn
    mood = mood_spans(drill.talk, turn.speaker)[:1] if turn is not None else []
    stage = row(*mood, *([Span("  ")] if mood else []), span(drill.aim.stage.capitalize(), "muted"))
    return header(row(*left), stage, grid)
