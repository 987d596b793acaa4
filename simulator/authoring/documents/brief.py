"""A document that asks for a conversation: a colleague, or anybody's language model, fills it in; `import` reads it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from string import Template

from simulator.authoring.documents.draft import Unread
from simulator.scenario.problem import Problem
from simulator.scenario.rubric import Rubric

FORM = Template(Path(__file__).with_suffix(".md").read_text(encoding="utf-8"))


def request_text(problems: Iterable[Problem], unread: Iterable[Unread]) -> str:
    """Plain sentences with what stands there, without line numbers of a file that the reader has never seen."""
    lines = ["Please mend these in the document, and send the whole document again in the same form.", ""]
    for one in unread:
        where = f"{one.turn}: " if one.turn else ""
        lines.append(
            f"- {where}This could not be read: “{' '.join(one.text.split())}”{f' ({one.why})' if one.why else ''}"
        )
    for problem in problems:
        kind = "" if problem.is_error else " (worth a thought)"
        excerpt = " ".join(problem.excerpt.split()) if problem.excerpt else ""
        shown = f" It says: “{excerpt}”." if excerpt else ""
        lines.append(f"- {problem.message}.{shown} {problem.hint}{kind}".rstrip())
    return "\n".join(lines if len(lines) > 2 else ["Nothing is left to mend."]) + "\n"


def brief(scenario_id: str, rubric: Rubric) -> str:
    """Markdown: what is asked for, the behaviours with what they mean, the form, and a page to fill in."""
    behaviours = "\n".join(f"- {one.name}: {one.terms} {one.rule}" for one in rubric.behaviours.values())
    return FORM.substitute(behaviours=behaviours, title=scenario_id.replace("-", " ").capitalize())
