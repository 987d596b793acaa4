"""One line for every command that prints, so that a test of how it prints forgets none."""

from __future__ import annotations

from pathlib import Path

from simulator.cli import COMMANDS

ODD = "Née “Ștefan” – 十月 … ☎️ €5 ▲ 🙂 ı"
"""Text that no old code page has all of."""

RUNS: dict[str, list[list[str]]] = {
    "": [[]],
    "play": [
        ["FILE", "--plain"],
        ["FILE", "--json"],
        ["FILE", "--choose", "ask"],
        ["FILE", "--plain", "--no-save"],
        ["--assignment", "ASSIGNED", "--plain", "--no-save"],
    ],
    "drill": [["--plain", "--seed", "1"], ["--json", "--no-save", "--count", "1"]],
    "list": [[], ["--json"]],
    "rubric": [[]],
    "progress": [[], ["--json"], ["--hand-in", "OUT"]],
    "campaign": [[], ["a-year-of-clean-sheets"]],
    "year": [[], ["--json"], ["--sources"]],
    "debrief": [[], ["--best-road", "1"], ["--format", "html"], ["--format", "json"], ["--format", "markdown"]],
    "forget": [["--scenario", "nothing-of-that-name"], ["--damaged"]],
    "where": [[]],
    "new": [["ID", "--folder", "FOLDER"]],
    "check": [["FILE"], ["FILE", "--json"], ["BROKEN"], ["BROKEN", "--json"]],
    "explain": [[], ["HF012"]],
    "tag": [["FILE"]],
    "rename": [["COPY", "first", "beginning"]],
    "schema": [[], ["--campaign"]],
    "analyse": [["FILE"], ["FILE", "--json"]],
    "graph": [["FILE"], ["FILE", "--format", "svg"], ["FILE", "--format", "mermaid"], ["FILE", "--format", "dot"]],
    "script": [["FILE"], ["FILE", "--format", "html"], ["FILE", "--blind"]],
    "texts": [["FILE"]],
    "import": [["SCRIPT"], ["SCRIPT", "--remarks", "COPY"]],
    "export": [
        ["FILE", "-o", "OUT"],
        ["FILE", "--to", "scorm12", "-o", "OUT"],
        ["FILE", "--to", "scorm2004", "-o", "OUT"],
    ],
    "records": [[], ["--own-words", "--what-ifs"], ["--push", "nowhere"]],
    "team": [["FOLDER"], ["FOLDER", "--format", "markdown"], ["FOLDER", "--format", "json"]],
    "items": [["FILE"], ["FILE", "--json"]],
    "words": [["FILE", "first", ODD], ["FILE", "first", ODD, "--json"], ["FILE"]],
    "pack": [["PACK", "-o", "OUT"]],
    "install": [["COPY", "--name", "one"]],
    "uninstall": [["nothing-of-that-name"]],
    "preview": [["FILE"]],
    "report": [[], ["--format", "html"], ["--format", "csv"], ["--format", "json"]],
}
NOT_BY_ITSELF = {"host", "join", "serve", "rooms"}
"""They need a server that stays; tests/e2e/test_workshop.py and tests/workshop run them."""
ANSWERS = "1\n1\n1\n"
TEXT = f"""\
format: 1
id: small
title: {ODD}
market: b2b
level: 1
people:
  ann: {{name: {ODD}}}
start: first
turns:
  first:
    says: {ODD}
    thinks: {ODD}
    choices:
      - {{id: ask, say: What hurts {ODD}, behaviour: discover, why: {ODD}, next: 'yes'}}
      - {{id: lean, say: Sign {ODD}, behaviour: pressure, next: 'no'}}
endings:
  'yes': {{kind: advance, says: {ODD}, meeting: earned, epilogue: {ODD}}}
  'no': {{kind: lost, says: No {ODD}, meeting: refused}}
"""

SCRIPT = f"""\
# {ODD}

### Turn 1: first

> **Ann:** {ODD}

a) {ODD}

- Leads to: gone {ODD}
- {ODD}: {ODD}

Remarks: {ODD}
"""


def runs(folder: Path, number: int = 0) -> list[list[str]]:
    """The arguments of every run, with files of the folder in place of the words in capitals."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"FILE": "small.yaml", "COPY": "copy/small.yaml", "BROKEN": "broken.yaml", "PACK": "pack", "OUT": "a.zip"}
    names |= {"SCRIPT": "script.md", "ASSIGNED": "spring.yaml"}
    texts = {"small.yaml": TEXT, "copy/small.yaml": TEXT, "pack/small.yaml": TEXT}
    texts["script.md"] = SCRIPT
    texts["spring.yaml"] = f"assignment: 1\ntitle: {ODD}\nscenarios: [laptop-for-a-nephew]\n"
    texts["broken.yaml"] = TEXT.replace("id: small", "id: broken").replace("next: 'no'", f"next: {ODD!r}")
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    words = {word: str(folder / name) for word, name in names.items()} | {"FOLDER": str(folder), "ID": f"made-{number}"}
    return [
        [part for part in [name, *(words.get(word, word) for word in line)] if part]
        for name, lines in RUNS.items()
        for line in lines
    ]


def test_no_command_is_left_out() -> None:
    assert set(RUNS) | NOT_BY_ITSELF == {*COMMANDS, ""}
