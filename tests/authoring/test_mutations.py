"""Each shipped scenario, broken by program in more than twenty ways: every break is found in its line.

Three of them for each in the fast tests, so that each way is tried on several; all of them on all in the slow ones.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from simulator.authoring.examine import examine_bytes
from tests.library.shelf import FILES, YEAR
from tests.write import rubric

SHIPPED = [file for name, file in FILES.items() if name not in YEAR]

BREAKS: tuple[tuple[str, str, str, str], ...] = (
    # what, the text that is found, what it becomes, the code
    ("a key misspelt", r"^    says:", "    sayz:", "HF101"),
    ("a behaviour misspelt", r"^        behaviour: \S+", "        behaviour: tailoring-it", "HF202"),
    ("a target that is nowhere", r"^          - go: \S+", "          - go: nowhere-at-all", "HF201"),
    ("an unknown need", r"^        reveals: \[.*\]", "        reveals: [no-such-need]", "HF204"),
    ("an id in capitals", r"^      - id: \S+", "      - id: Some_Thing", "HF111"),
    ("an id that is missing", r"^      - id: .*\n        say:", "      - say:", "HF212"),
    ("start names an ending", r"^start: \S+", "start: {ending}", "HF214"),
    ("walk_out names a turn", r"^walk_out: \S+", "walk_out: {turn}", "HF215"),
    ("walk_out names nothing", r"^walk_out: \S+", "walk_out: nothing-here", "HF201"),
    ("a kind that is none", r"^    kind: \S+", "    kind: won", "HF110"),
    ("a meeting that is none", r"^    meeting: \S+", "    meeting: maybe", "HF110"),
    ("a market that is none", r"^market: \S+", "market: b2x", "HF110"),
    ("a level out of range", r"^level: \d", "level: 4", "HF108"),
    ("trust out of range", r"^    trust: \d+", "    trust: 101", "HF108"),
    ("another format", r"^format: 1", "format: 2", "HF116"),
    ("an anchor", r"^title: ", "title: &x ", "HF020"),
    ("a key twice", r"^level: (\d)", r"level: \1\nlevel: \1", "HF024"),
    ("a tab", r"^    stage: ", "\tstage: ", "HF018"),
    ("a stage that is none", r"^    stage: \S+", "    stage: closing", "HF110"),
    ("a need that nothing reveals", r"^needs:\n", "needs:\n  spare-need: Nobody asks.\n", "HF211"),
    ("a flag that nobody sets", r"^        behaviour: (\S+)", r"        when: flag(nobody-sets-it)\n        behaviour: \1", "HF205"),
    ("a condition that cannot be read", r"^        behaviour: (\S+)", r"        when: trust > many\n        behaviour: \1", "HF112"),
    ("a choice never on offer", r"^        behaviour: (\S+)", r"        when: trust > 100\n        behaviour: \1", "HF303"),
    ("a speech", r"^    says: >-\n", "    says: >-\n      " + "word " * 81 + "\n", "HF413"),
    ("a long choice", r"^        say: >-\n", "        say: >-\n          " + "word " * 41 + "\n", "HF414"),
)  # fmt: skip
SECOND_LINE = {"HF024", "HF211"}
"""Found in the line after the one that was touched."""
WHOLE_FILE = {"HF303": 5, "HF413": 3, "HF414": 5}
"""Codes of what needs a sound file otherwise; how many columns are not compared."""


@pytest.mark.parametrize("at", range(len(SHIPPED)), ids=lambda at: SHIPPED[at].stem)
def test_a_break_of_a_shipped_scenario_is_found_in_its_line(at: int):
    some = [BREAKS[(at * 3 + next_one) % len(BREAKS)] for next_one in range(3)]
    assert tried(SHIPPED[at], some) or tried(SHIPPED[at], BREAKS[:3])


@pytest.mark.slow
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_break_of_a_shipped_scenario_is_found_in_its_line(file: Path):
    assert tried(file, BREAKS) >= 20


def tried(file: Path, breaks) -> int:
    """Makes each break that the file has a place for, and looks for it; how many were made."""
    text = file.read_text(encoding="utf-8")
    draw = random.Random(file.stem)
    turn, ending = _first(text, "turns"), _first(text, "endings")
    made = 0
    for what, pattern, new, code in breaks:
        places = list(re.finditer(pattern, text, re.MULTILINE))
        if "when:" in new:
            places = [place for place in places if not _has_when(text, place.start())]
        if not places:
            continue
        made += 1
        place = draw.choice(places)
        into = place.expand(new.replace("{turn}", turn).replace("{ending}", ending).replace("\\n", "\n"))
        broken = text[: place.start()] + into + text[place.end() :]
        line = text.count("\n", 0, place.start()) + 1 + (code in SECOND_LINE)
        found = [(p.code, p.line) for p in examine_bytes(broken.encode(), str(file), rubric()).problems]
        near = {(code, line), (code, line + 1)} if code in WHOLE_FILE else {(code, line)}
        assert near & set(found), f"{what} in line {line}: {found}"
    return made


def _has_when(text: str, offset: int) -> bool:
    """Whether the choice at that offset has a `when` of its own already."""
    begin, end = text.rfind("\n      - ", 0, offset), text.find("\n      - ", offset)
    return "\n        when:" in text[begin : end if end > 0 else len(text)]


def _first(text: str, key: str) -> str:
    found = re.search(rf"^{key}:\n  ([a-z0-9-]+):", text, re.MULTILINE)
    assert found is not None
    return found[1]
