"""A document that asks for a conversation: a colleague, or anybody's language model, fills it in; `import` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from string import Template
from textwrap import shorten

from simulator.authoring.documents.draft import Unread
from simulator.scenario.codes import MISSING_ID
from simulator.scenario.problem import Problem
from simulator.scenario.rubric import Rubric
from simulator.scenario.visible import visible_line

_KEY = re.compile(r"^(?:- )?[\w-]+:(?:\s+|$)")
_BLOCK = re.compile(r"[>|][+-]?")
FORM = Template(Path(__file__).with_suffix(".md").read_text(encoding="utf-8"))


def request_text(problems: Iterable[Problem], unread: Iterable[Unread], text: str) -> str:
    """Plain sentences with what stands there in words, without line numbers or keys of a file that the reader has never seen.

    `text` is the scenario's file. Ids that are missing are no matter of the document: `helpfirst tag` writes them.
    """
    source = text.splitlines()
    lines = ["Please mend these in the document, and send the whole document again in the same form.", ""]
    for one in unread:
        where = f"{one.turn}: " if one.turn else ""
        lines.append(
            f"- {where}This could not be read: “{' '.join(one.text.split())}”{f' ({one.why})' if one.why else ''}"
        )
    for problem in (one for one in problems if one.code != MISSING_ID):
        kind = "" if problem.is_error else " (worth a thought)"
        said = _words_at(source, problem)
        shown = f" It says: “{said}”." if said else ""
        lines.append(f"- {problem.message}.{shown} {problem.hint}{kind}".rstrip())
    return "\n".join(lines if len(lines) > 2 else ["Nothing is left to mend."]) + "\n"


def _words_at(source: list[str], problem: Problem) -> str:
    """The beginning of the text that stands there; "" where it is a part of the form with no words of its own."""
    following = source[problem.line - 1 :]
    words = _KEY.sub("", following[0].strip()) if following else ""
    if _BLOCK.fullmatch(words):
        words = following[1].strip() if len(following) > 1 else ""
    return visible_line(shorten(words, 80, placeholder=" …"))


def brief(scenario_id: str, rubric: Rubric) -> str:
    """Markdown: what is asked for, the behaviours with what they mean, the form, and a page to fill in."""
    behaviours = "\n".join(f"- {one.name}: {one.terms} {one.rule}" for one in rubric.behaviours.values())
    return FORM.substitute(behaviours=behaviours, title=scenario_id.replace("-", " ").capitalize())
