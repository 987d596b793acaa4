"""`helpfirst debrief [ATTEMPT]`: looks back on a finished attempt, in lines or as a page to keep."""

from __future__ import annotations

import argparse
import json

from simulator.commands.from_arguments import library_for
from simulator.commands.services import attempts_to_read, note_damaged
from simulator.commands.terminal import JSON, PAGE, write_out
from simulator.conversation.talk import Talk
from simulator.debrief.as_json import report_record
from simulator.debrief.review import debrief
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.resume import reopen
from simulator.practice.full_debrief import full_report
from simulator.practice.learner import local_now
from simulator.practice.progress.coming import with_coming
from simulator.stop import WRONG, Stop

UNREADABLE = (
    "helpfirst: attempt {} cannot be opened any more: what it was made with is damaged, or of a version that this "
    "program does not read."
)


def run(arguments: argparse.Namespace) -> int:
    attempts = attempts_to_read()
    kept = _wanted(attempts, arguments.attempt)
    talk = reopen(attempts, kept)
    if talk is None:
        raise Stop(UNREADABLE.format(kept.id), WRONG)
    if arguments.beside is not None:
        return _side_by_side(attempts, talk, arguments)
    if arguments.best_road is not None:
        return _best_road(talk, arguments)
    found = with_coming(full_report(talk, attempts, kept.id), attempts, library_for(arguments).entries(), local_now())
    if arguments.format == "json":
        write_out(json.dumps(report_record(found), indent=2, ensure_ascii=False) + "\n", arguments.output, JSON)
    elif arguments.format == "markdown":
        from simulator.debrief.markdown import markdown

        write_out(markdown(found), arguments.output)
    elif arguments.format == "html":
        from simulator.debrief.page import html_page

        write_out(html_page(found), arguments.output, PAGE)
    else:
        from simulator.plain.debrief import write_report

        lines: list[str] = []
        write_report(found, lines.append)
        write_out("\n".join(lines) + "\n", arguments.output)
    return 0


def _side_by_side(attempts: Attempts, talk: Talk, arguments: argparse.Namespace) -> int:
    from simulator.plain.side_by_side import write_beside

    other = reopen(attempts, _wanted(attempts, arguments.beside))
    if other is None or other.scenario.id != talk.scenario.id:
        raise Stop("helpfirst: only two attempts at the same scenario can stand side by side.", WRONG)
    lines: list[str] = []
    write_beside(debrief(other), debrief(talk), lines.append)
    write_out("\n".join(lines) + "\n", arguments.output)
    return 0


def _best_road(talk: Talk, arguments: argparse.Namespace) -> int:
    from simulator.plain.side_by_side import write_best_road

    count = len(talk.steps)
    if arguments.best_road > count:
        raise Stop(f"helpfirst: --best-road takes the number of a choice of that attempt, 1 to {count}.")
    lines: list[str] = []
    write_best_road(debrief(talk), arguments.best_road, lines.append)
    write_out("\n".join(lines) + "\n", arguments.output)
    return 0


def _wanted(attempts: Attempts, attempt_id: str | None) -> KeptAttempt:
    if attempt_id is not None:
        kept = attempts.get(attempt_id)
        if kept is None:
            note_damaged(attempts)
            raise Stop(f"helpfirst: there is no attempt `{attempt_id}`. `helpfirst progress --json` lists them.")
        return kept
    finished = [kept for kept in attempts.all() if kept.finished is not None]
    note_damaged(attempts)
    if not finished:
        raise Stop("helpfirst: no conversation has been finished yet.", WRONG)
    now = attempts.now()  # one that is dated later is a wrong clock's: the last one only where there is no other
    return max(finished, key=lambda kept: (kept.started <= now, kept.started))
