"""A team's page in words: every sentence follows from the figures, and the last part says what they cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.debrief.coaching import MARKS
from simulator.languages.english import amount
from simulator.practice.progress.progress import STEADY
from simulator.records.team.blocks import TeamBar, TeamPart, TeamRow
from simulator.records.team.group import may_tell, told_count
from simulator.records.team.strengths import HELPS, PUSHES, RARE, GroupHabit, StageStanding
from simulator.records.team.team import Team
from simulator.records.team.what_next import Parting
from simulator.scenario.rubric import AXES

MOST = 5
"""Rows of the lists of habits; the rest stand in the JSON."""
MOST_ITEMS = 6
MOST_ASSIGNED = 8
LITTLE = 15
"""Pushiness below which a stage is not said to be where a group pushes."""
KINDS = {"helpfulness": "help", "pushiness": "push", "initiative": "lead"}
TOO_FEW = (
    "Fewer than five people have handed in something that can be read. Nothing is said about so few, since it would be "
    "about each of them."
)
NEVER = (
    "Nothing here is about fewer than five people, and nobody is named or ranked: it says what to practise together."
)


def title_of(found: Team) -> str:
    """The page's headline."""
    if found.people is None:
        return "Too few to tell"
    helps, pushes = _most(found.stages, "helpfulness"), _most(found.stages, "pushiness")
    if not helps:
        return "How the group talks with customers"
    pushed = [one.share for one in found.habits if one.kind == PUSHES]
    if (
        max((one.axes["pushiness"] or 0 for one in found.stages), default=0) < LITTLE
        and max(pushed, default=0) < LITTLE / 100
    ):
        return f"Helps most in {helps}, and pushes little anywhere"
    if not pushes:
        return f"Helps most in {helps}"
    return (
        f"Both helps and pushes most in {helps}"
        if pushes == helps
        else f"Helps most in {helps}, pushes most in {pushes}"
    )


def parts_of(found: Team) -> list[TeamPart]:
    """In their order; a part about which nothing may be said is left out."""
    if found.people is None:
        return [TeamPart("too-few", "", (TOO_FEW,))]
    return [
        *_stages(found),
        *_habits(found),
        *_changes(found),
        *_workshop(found),
        *_together(found),
        *_assigned(found),
        *_doubtful(found),
        _limits(found),
    ]


def opening_of(found: Team) -> str:
    """What the page is about, in one line."""
    if found.people is None:
        return ""
    held = f"{amount(found.conversations, 'conversation')} at {amount(found.scenarios, 'scenario')}"
    return f"{found.people} people, {held}, as they chose to hand them in. {NEVER}"


def _stages(found: Team) -> Iterator[TeamPart]:
    if not found.stages or found.people is None:
        return
    rows = []
    for one in found.stages:
        known = {axis: value for axis in AXES if (value := one.axes[axis]) is not None}
        cells = tuple(f"{known[axis]:.0f}" if axis in known else "too few" for axis in AXES)
        bars = tuple(TeamBar(KINDS[axis], value) for axis, value in known.items())
        rows.append(TeamRow((_stage(one.stage), *cells), bars))
    yield TeamPart(
        "stages",
        "Stage by stage",
        ("Of what could be gained there, 0 to 100, everybody's latest conversations. Less pushiness is better.",),
        head=("stage", *(f"{MARKS[axis]} {axis}" for axis in AXES)),
        rows=rows,
    )


def _habits(found: Team) -> Iterator[TeamPart]:
    helps = [one for one in found.habits if one.kind == HELPS and may_tell(one.took)]
    left_out = [one for one in found.habits if one.kind == HELPS and may_tell(one.passed) and one.share < RARE]
    left_out = [one for one in left_out if one not in helps[:MOST]]
    pushes = [one for one in found.habits if one.kind == PUSHES]
    lists = (
        ("helps", "Where it helps", helps[:MOST], "Taken most often, of the times it was on offer."),
        ("leaves-out", "What help it leaves out", left_out[::-1][:MOST], "On offer, and taken least."),
        ("pushes", "Where it pushes", pushes[:MOST], "Taken most often, of the times it was on offer."),
    )  # fmt: skip
    for name, title, habits, says in lists:
        if habits:
            rows = [_habit(found, one) for one in habits]
            yield TeamPart(name, title, (says,), head=("behaviour", "stage", "taken"), rows=rows)


def _habit(found: Team, one: GroupHabit) -> TeamRow:
    kind = "help" if one.kind == HELPS else "push"
    name = found.names.get(one.behaviour, one.behaviour)
    return TeamRow((name, _stage(one.stage), f"{100 * one.share:.0f} %"), (TeamBar(kind, 100 * one.share),))


def _changes(found: Team) -> Iterator[TeamPart]:
    if not found.changes or found.people is None:
        return
    rows = []
    for one in found.changes:
        word = "no clear change" if not one.clear else "up" if one.latest > one.first else "down"
        cells = (f"{MARKS[one.axis]} {one.axis}", f"{one.first:.0f}", f"{one.latest:.0f}", word)
        rows.append(TeamRow(cells, (TeamBar(KINDS[one.axis], one.latest, one.first),)))
    who = told_count(found.changes[0].people, found.people)
    yield TeamPart(
        "changes",
        "The first time and the latest",
        (f"Of those who held the same conversation again ({who} of {found.people}).",),
        head=("axis", "first", "latest", "change"),
        rows=rows,
        after=("Who holds the same conversation again also remembers its lines: this is not yet what customers hear.",),
    )


def _workshop(found: Team) -> Iterator[TeamPart]:
    if not found.partings:
        return
    one = found.partings[0]
    whole = sum(line.people for line in one.lines)
    rows = [
        TeamRow(
            (_line(line.say), found.names.get(line.behaviour, line.behaviour), f"{100 * line.people / whole:.0f} %"),
            (TeamBar("help" if line.helps else "lead", 100 * line.people / whole),),
        )
        for line in one.lines
    ]
    others = [f"{_line(other.title)}, turn {other.turn}" for other in found.partings[1:3]]
    yield TeamPart(
        "workshop",
        "Where a workshop would pay",
        (
            f"{_line(one.title)}, turn {_turn(one)}: it parts the group most. {_sides(one)} Let them say why to each other.",
        ),
        quote=_line(one.says),
        lang=one.lang,
        head=("what they said", "behaviour", "share"),
        rows=rows,
        after=(
            "Shares of those who said one of these; a line that fewer than five said is left out.",
            f"Hold it with: helpfirst host {one.scenario}.",
            *([f"Next to it: {'; '.join(others)}."] if others else []),
        ),
    )


def _sides(one: Parting) -> str:
    helps = sum(line.people for line in one.lines if line.helps)
    whole = sum(line.people for line in one.lines)
    return f"{100 * helps / whole:.0f} % took a line that helps there, {100 - round(100 * helps / whole)} % one that does not."


def _turn(one: Parting) -> str:
    return one.turn if one.version is None else f"{one.turn} ({one.version})"


def _together(found: Team) -> Iterator[TeamPart]:
    if not found.together or found.people is None:
        return
    rows = []
    for one in found.together:
        exercises = "; ".join(
            f"{found.names.get(habit.behaviour, habit.behaviour)} in {_stage(habit.stage)}"
            for habit in one.exercises[:3]
        )
        rows.append(TeamRow((_line(one.title), exercises, told_count(one.held, found.people))))
    yield TeamPart(
        "together",
        "To hold together next",
        ("They exercise help that the group leaves out.",),
        head=("conversation", "for", "held it"),
        rows=rows,
    )


def _assigned(found: Team) -> Iterator[TeamPart]:
    if found.assignment is None:
        return
    by = found.assignment.by
    rows = [
        TeamRow((_line(one.title), one.told, *([one.told_in_time] if by else [])))
        for one in found.assigned[:MOST_ASSIGNED]
    ]
    left = len(found.assigned) - len(rows)
    yield TeamPart(
        "assignment",
        f"Asked for: {_line(found.assignment.title)}",
        (f"Of {found.people} people.",),
        head=("conversation", "held it", *([f"by {by.isoformat()}"] if by else [])),
        rows=rows,
        after=((f"And {left} more: --format json has them.",) if left else ()),
    )


def _doubtful(found: Team) -> Iterator[TeamPart]:
    if not found.doubtful:
        return
    rows = [TeamRow((_line(one.title), f"{one.turn}, {one.choice}", one.why)) for one in found.doubtful[:MOST_ITEMS]]
    left = len(found.doubtful) - len(rows)
    yield TeamPart(
        "doubtful",
        "Lines that do not work",
        (
            "The fault may be the line's, not the group's; from everybody's first conversation, where thirty and more held it.",
        ),
        head=("conversation", "line", "what is odd"),
        rows=rows,
        after=((f"And {left} more: helpfirst items SCENARIO --from FOLDER.",) if left else ()),
    )


def _limits(found: Team) -> TeamPart:
    more = []
    if found.unusable:
        more.append("Some conversations no longer fit their scenario as it is now, and are left out.")
    if found.unknown:
        more.append("Some were held at scenarios that are not in this library, and are left out.")
    if found.other:
        more.append(
            "Some were held in another edition or language of their scenario, and count by its lines as they are here."
        )
    if found.assignment is not None and found.assignment.coaching is not None:
        more.append("Whether the coach spoke during a conversation is not in the files.")
    return TeamPart(
        "limits",
        "What this page cannot tell",
        (
            "How anybody talks with real customers: these are written conversations, and no customer was asked.",
            "How the whole team stands: only those are counted who chose to hand something in.",
            "How one person stands. One conversation never judges a person, and no sum of them here does.",
            "Why: whether somebody was tired, helped, or trying out what happens.",
            *more,
        ),
    )


def _most(stages: Sequence[StageStanding], axis: str) -> str:
    """The stages that are less than three points from the highest; "" where none stands out."""
    known = {one.stage: value for one in stages if (value := one.axes[axis]) is not None}
    found = [stage for stage, value in known.items() if value > max(known.values()) - STEADY]
    if not found or len(found) == len(known):
        return ""
    return " and ".join(filter(None, (", ".join(map(_stage, found[:-1])), _stage(found[-1]))))


def _stage(name: str) -> str:
    return {"follow-up": "the follow-up"}.get(name, name)


def _line(text: str) -> str:
    return " ".join(text.split())
