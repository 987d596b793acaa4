"""The report of a room as Markdown, CSV and JSON. `commands/report` calls one of them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from simulator.debrief.coaching import signed
from simulator.debrief.outcome import meeting_sentence, outcome_headline, sale_sentence
from simulator.languages.english import amount
from simulator.local_time import local_time
from simulator.scenario.units import points
from simulator.scenario.visible import visible_line
from simulator.workshop.report import FEWEST_PEOPLE, AskedReport, LineReport, RoomReport, TurnReport, worth_again
from simulator.workshop.wording import say

TOO_FEW = f"Fewer than {FEWEST_PEOPLE} people voted, so their votes are not told apart."
_MARKED = "\\`*_{}[]<>#|~&!"
_FIRST = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")
"""What begins a list, a heading or a rule where a line begins with it."""
GLANCE = ("Turn", "The customer said", "Taken", "Votes", "On the most helpful line", "Changed their minds", "Talked")


def duration(seconds: float) -> str:
    """ "1 min 50 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


def shift(turn: TurnReport) -> str:
    """How the second vote differed from the first, in a sentence; empty without one."""
    if turn.first_share is None or turn.share is None:
        return ""
    people = amount(turn.changed, "person", "people", one="one")
    return f"From {turn.first_share} % to {turn.share} % on the most helpful line; {people} changed their minds.{silent(turn.silent)}"


def silent(count: int) -> str:
    """ " 2 did not vote again." for those who voted first and not afterwards; "" for none."""
    return f" {'One' if count == 1 else count} did not vote again." if count else ""


def session(report: RoomReport) -> list[str]:
    """The first lines: when, who, what came of it."""
    when = local_time(datetime.fromtimestamp(report.created, UTC)).strftime("%Y-%m-%d %H:%M")
    people = amount(report.people, "person", "people", one="One")
    lines = [f"Room {report.code}, {when}. {people} joined" + (", without names." if report.anonymous else ".")]
    ending = report.review.ending
    if ending is not None:
        told = (outcome_headline(report.review), meeting_sentence(ending), sale_sentence(ending.sale))
        lines.append(" ".join(sentence for sentence in told if sentence))
    else:
        lines.append("The conversation did not come to its end.")
    if report.recount:
        rounds = ", ".join(map(str, report.recount))
        lines.append(f"Attention: a recount of round {rounds} differs from what was frozen at its close.")
    return lines


def markdown(report: RoomReport) -> str:
    """The report as Markdown. Whatever was authored or typed is text, never markup."""
    axes = report.review.score
    out = [f"# {_md(report.scenario.title)}", "", *[f"{_md(line)}\n" for line in session(report)]]
    if report.turns:
        out.append(
            f"Of what was attainable: ▲ helpfulness {axes.helpfulness.percent:.0f}, ● pushiness "
            f"{axes.pushiness.percent:.0f}, ◆ initiative {axes.initiative.percent:.0f} of 100.\n"
        )
        out += ["## At a glance", "", f"| {' | '.join(GLANCE)} |", f"|{'---|' * len(GLANCE)}"]
        out += [f"| {' | '.join(_md(cell) for cell in row)} |" for row in glance(report)]
        out.append("")
    again = worth_again(report)
    if again:
        out += ["## Worth coming back to", ""]
        out += [f"- {turns_words(numbers)}: {why}" for numbers, why in again]
        out.append("")
    for turn in report.turns:
        out += _turn(turn)
    if (now := report.under_way) is not None:
        out += [f"## Turn {now.number}, under way", "", f"**{_md(now.who)}:** {_md(now.says)}", "", *_asks(now.asks)]
        out += [f"- **{letter}** {_md(line)} {count}" for letter, line, count in now.votes]
        out += [""] if now.votes else []
    out.append("One conversation never judges a person.")
    return "\n".join(out) + "\n"


def glance(report: RoomReport) -> list[list[str]]:
    """One row for each turn, in the order of GLANCE; a cell is empty where it may not be told or there is nothing."""
    return [
        [
            str(turn.number),
            _short(turn.says),
            turn.chosen.letter.upper() + ("" if turn.by_majority is not False or not turn.votes else " (not the most)"),
            str(turn.votes) if turn.told and turn.rounds else "",
            _shares(turn),
            str(turn.changed) if turn.told and turn.rounds > 1 else "",
            duration(turn.discussed) if turn.discussed else "",
        ]
        for turn in report.turns
    ]


def _shares(turn: TurnReport) -> str:
    if turn.share is None:
        return ""
    return f"{turn.share} %" if turn.first_share is None else f"{turn.first_share} % → {turn.share} %"


def _short(text: str, most: int = 60) -> str:
    whole = _folded(text)
    return whole if len(whole) <= most else f"{whole[:most].rsplit(' ', 1)[0]} …"


def turns_words(numbers: list[int]) -> str:
    """ "Turn 3", "Turns 1, 2 and 4"."""
    *first, last = map(str, numbers)
    return f"Turns {', '.join(first)} and {last}" if first else f"Turn {last}"


def asked_words(asked: AskedReport) -> tuple[str, list[str]]:
    """What people were asked to write, and what is told of it; those that stood on the screen first."""
    count = amount(asked.written, "person", "people", one="One")
    return f"{say(f'ask.{asked.what}')} {count} wrote.", [
        *(f"“{_folded(one)}” (on the screen)" for one in asked.shown),
        *(f"“{_folded(one)}”" for one in asked.others),
    ]


def _turn(turn: TurnReport) -> list[str]:
    out = [f"## Turn {turn.number}", "", f"**{_md(turn.who)}:** {_md(turn.says)}", ""]
    out += _asks(turn.asks)
    both = any(line.first is not None for line in turn.lines)
    out.append(f"| | Line |{' First |' if both else ''} Last | ▲ | ● | ◆ | Behaviours |")
    out.append(f"|---|---|{'---:|' if both else ''}---:|---:|---:|---:|---|")
    for line in turn.lines:
        first = f" {_count(line.first)} |" if both else ""
        mark = f"**{line.letter}**" if line.chosen else line.letter
        values = " | ".join(signed(value) for value in line.points)
        out.append(
            f"| {mark} | {_md(line.choice.say)} |{first} {_count(line.last)} | {values} | {_md(line.behaviours)} |"
        )
    out += ["", *(f"{_md(sentence)}\n" for sentence in sentences(turn))]
    return out


def _asks(asks: Sequence[AskedReport]) -> list[str]:
    out: list[str] = []
    for question, told in map(asked_words, asks):
        out += [_md(question), "", *(f"- {_md(one)}" for one in told), *([""] if told else [])]
    return out


def sentences(turn: TurnReport) -> list[str]:
    """What is said below a turn's table, by every writer."""
    taken = f"The group took {turn.chosen.letter}" + (
        ", against its majority." if turn.votes and turn.by_majority is False else "."
    )
    said = [taken if turn.rounds else f"{taken[:-1]} without a vote."]
    if turn.rounds and not turn.told:
        said.append(TOO_FEW)
    said += [shift(turn), turn.worth_revisiting]
    if turn.discussed:
        said.append(f"Discussed for {duration(turn.discussed)}; the turn took {duration(turn.took)}.")
    if turn.thinks:
        said.append(f"{turn.who} thought: {turn.thinks}")
    return [_folded(one) for one in said if one]


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _folded(text: str) -> str:
    return visible_line(" ".join(text.split()))


def _md(text: str) -> str:
    marked = "".join(f"\\{one}" if one in _MARKED else one for one in _folded(text))
    return _FIRST.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", marked)


COLUMNS = (
    "room", "scenario", "turn", "letter", "choice", "say", "helpfulness", "pushiness", "initiative", "behaviours",
    "first vote", "last vote", "chosen", "by majority", "changed minds", "discussed seconds", "turn seconds",
)  # fmt: skip


def as_csv(report: RoomReport) -> str:
    """One row for each line on offer at each turn. A cell that a spreadsheet would compute starts with a quote.

    It begins with a byte order mark, by which Excel knows UTF-8.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for turn in report.turns:
        for line in turn.lines:
            writer.writerow(
                [
                    report.code,
                    safe_cell(report.scenario.id),
                    turn.number,
                    line.letter,
                    safe_cell(line.choice.id),
                    safe_cell(_folded(line.choice.say)),
                    *(points(value) for value in line.points),
                    safe_cell(line.behaviours),
                    _count(line.first),
                    _count(line.last),
                    "yes" if line.chosen else "",
                    "yes" if line.chosen and turn.by_majority else "",
                    turn.changed if turn.told else "",
                    round(turn.discussed),
                    round(turn.took),
                ]
            )
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_json(report: RoomReport) -> str:
    """The report as JSON; votes that may not be told are null."""
    ending = report.review.ending
    found = {
        "room": report.code,
        "scenario": report.scenario.id,
        "digest": report.scenario.digest,
        "created": datetime.fromtimestamp(report.created, UTC).isoformat(timespec="seconds"),
        "people": report.people,
        "anonymous": report.anonymous,
        "phase": report.phase,
        "ending": None if ending is None else {"id": ending.id, "kind": ending.kind, "meeting": ending.meeting},
        "score": {
            "helpfulness": report.review.score.helpfulness.percent,
            "pushiness": report.review.score.pushiness.percent,
            "initiative": report.review.score.initiative.percent,
        },
        "recount_differs": list(report.recount),
        "turns": [_turn_json(turn) for turn in report.turns],
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _turn_json(turn: TurnReport) -> dict[str, object]:
    return {
        "turn": turn.number,
        "who": turn.who,
        "says": turn.says,
        "rounds": turn.rounds,
        "votes": turn.votes if turn.told else None,
        "first_share": turn.first_share,
        "share": turn.share,
        "changed": turn.changed if turn.told else None,
        "did_not_vote_again": turn.silent if turn.told else None,
        "chosen": turn.chosen.choice.id,
        "by_majority": turn.by_majority,
        "discussed_seconds": round(turn.discussed),
        "seconds": round(turn.took),
        "worth_revisiting": turn.worth_revisiting,
        "asked": [
            {"what": one.what, "written": one.written, "shown": list(one.shown), "others": list(one.others)}
            for one in turn.asks
        ],
        "lines": [_line_json(line) for line in turn.lines],
    }


def _line_json(line: LineReport) -> dict[str, object]:
    return {
        "letter": line.letter,
        "choice": line.choice.id,
        "say": line.choice.say,
        "helpfulness": points(line.points.helpfulness),
        "pushiness": points(line.points.pushiness),
        "initiative": points(line.points.initiative),
        "behaviours": line.behaviours,
        "first": line.first,
        "last": line.last,
    }
