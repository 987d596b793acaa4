"""Files that are no scenario and are given where one is wanted: what they are, and what takes them."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.scenario.words_name import is_words_file, scenario_beside

_FIRST_KEY = re.compile(r"^(?:\ufeff)?(?:[ \t]*(?:#.*)?\n)*([a-z_]+):", re.ASCII)
_KINDS = {
    "campaign": ("a campaign", "`helpfirst campaign FILE` plays it, and `helpfirst check FILE` checks it."),
    "rubric": ("a rubric", "Give it with `--rubric FILE`, beside a scenario; `helpfirst check FILE` checks it."),
    "territory": ("a territory", "`helpfirst year --territory FILE` takes it, and `helpfirst check FILE` checks it."),
    "accounts": ("a territory", "`helpfirst year --territory FILE` takes it, and `helpfirst check FILE` checks it."),
    "assignment": (
        "an assignment",
        "`helpfirst play --assignment FILE` takes it, and `helpfirst check FILE` checks it.",
    ),
}
"""By the first key of such a file."""
_MOST = 4096


def told_as_other(text: str, file: str) -> tuple[str, str] | None:
    """What the file is and what takes it, as two sentences; None where it may well be a scenario."""
    name = Path(file)
    if is_words_file(name.name):
        beside = scenario_beside(name).name
        return "this file holds words for a scenario, and is none", f"Give the scenario itself, {beside}."
    match = _FIRST_KEY.match(text[:_MOST])
    if match is None or match[1] not in _KINDS:
        return None
    what, takes = _KINDS[match[1]]
    return f"this file is {what}, not a scenario", takes.replace("FILE", name.name)
