"""`helpfirst debrief [ATTEMPT]`: looks back on a finished attempt, in lines or as a page to keep."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from simulator.commands.services import open_attempts
from simulator.conversation.talk import Talk
from simulator.debrief.as_json import report_record
from simulator.debrief.review import debrief
from simulator.practice.attempts import Attempts
from simulator.practice.gathering import full_report
from simulator.practice.kept import KeptAttempt
from simulator.practice.resume import reopen
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    attempts, notice = open_attempts()
    if attempts is None:
        raise Stop(notice or "", WRONG)
    kept = _wanted(attempts, arguments.attempt)
    talk = reopen(attempts, kept)
    if talk is None:
        raise Stop(f"helpfirst: attempt {kept.id} was recorded by a version that this program cannot read.", WRONG)
    if arguments.beside is not None:
        return _side_by_side(attempts, talk, arguments)
    found = full_report(talk, attempts, kept.id)
    if arguments.format == "json":
        _write(json.dumps(report_record(found), indent=2, ensure_ascii=False) + "\n", arguments.output)
    elif arguments.format == "markdown":
        from simulator.debrief.markdown import markdown

        _write(markdown(found), arguments.output)
    elif arguments.format == "html":
        from simulator.debrief.page import html_page

        _write(html_page(found), arguments.output)
    else:
        from simulator.plain.closing import write_report

        lines: list[str] = []
        write_report(found, lines.append)
        _write("\n".join(lines) + "\n", arguments.output)
    return 0


def _side_by_side(attempts: Attempts, talk: Talk, arguments: argparse.Namespace) -> int:
    from simulator.plain.beside import write_beside

    other = reopen(attempts, _wanted(attempts, arguments.beside))
    if other is None or other.scenario.id != talk.scenario.id:
        raise Stop("helpfirst: only two attempts at the same scenario can stand side by side.", WRONG)
    lines: list[str] = []
    write_beside(debrief(other), debrief(talk), lines.append)
    _write("\n".join(lines) + "\n", arguments.output)
    return 0


def _wanted(attempts: Attempts, attempt_id: str | None) -> KeptAttempt:
    if attempt_id is not None:
        kept = attempts.get(attempt_id)
        if kept is None:
            raise Stop(f"helpfirst: there is no attempt `{attempt_id}`. `helpfirst progress --json` lists them.")
        return kept
    finished = [kept for kept in attempts.all() if kept.finished is not None]
    if not finished:
        raise Stop("helpfirst: no conversation has been finished yet.", WRONG)
    return finished[-1]


def _write(text: str, output: str | None) -> None:
    if output is None:
        print(text, end="")
        return
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise Stop(f"helpfirst: {output} cannot be written ({trouble.strerror}).", USAGE) from None
    print(f"Written to {output}.")
