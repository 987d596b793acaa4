"""The commands of an author, for the parser in cli.py. It imports nothing that a command needs."""

from __future__ import annotations

import argparse
from typing import Protocol

KINDS = ("turn", "ending", "choice", "need", "flag", "person", "version")


class Add(Protocol):
    def __call__(self, name: str, says: str, example: str, module: str | None = None) -> argparse.ArgumentParser: ...


class More(Protocol):
    def __call__(self, parser: argparse.ArgumentParser) -> None: ...


def add_authoring(add: Add, folders: More, rubric: More) -> None:
    """Adds the commands. `folders` and `rubric` add the options that several commands share."""
    new = add("new", "Write a scenario to start from.", "helpfirst new my-first-call --guided")
    new.add_argument("id", metavar="ID", help="its id in kebab-case; the file is called ID.yaml")
    new.add_argument("--guided", action="store_true", help="ask for customer, need, temptations and endings")
    new.add_argument("--folder", metavar="DIR", default=".", help="where to write it; here, without it")
    rubric(new)

    check = add("check", "Look for mistakes in scenarios.", "helpfirst check my-scenario.yaml")
    check.add_argument("paths", nargs="+", metavar="PATH", help="a scenario file, or a folder of them")
    check.add_argument("--json", action="store_true", help="the problems as JSON")
    check.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved")
    check.add_argument("--quick", action="store_true", help="leave out what needs the exact exploration")
    rubric(check)

    explain = add("explain", "Explain the code of a problem.", "helpfirst explain HF012")
    explain.add_argument("code", metavar="CODE", nargs="?", help="a code such as HF012; without one, all are listed")

    tag = add("tag", "Write the missing ids of choices into a file.", "helpfirst tag my-scenario.yaml")
    tag.add_argument("file", metavar="FILE", help="a scenario file; nothing else in it changes")
    rubric(tag)

    rename = add(
        "rename", "Rename one thing everywhere in a file.", "helpfirst rename my-scenario.yaml opening first-words"
    )
    rename.add_argument("file", metavar="FILE", help="a scenario file; nothing else in it changes")
    rename.add_argument("old", metavar="OLD", help="the id of a turn, ending, choice, need, flag or person")
    rename.add_argument("new", metavar="NEW", help="the new id")
    rename.add_argument("--kind", choices=KINDS, help="which, where several things have that name")
    rubric(rename)

    schema = add("schema", "Print the JSON Schema for editors.", "helpfirst schema > helpfirst.schema.json")
    rubric(schema)

    analyse = add("analyse", "Show everything that can happen in a scenario.", "helpfirst analyse laptop-for-a-nephew")
    analyse.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    analyse.add_argument("--json", action="store_true", help="the analysis as JSON")
    folders(analyse)

    graph = add("graph", "Picture a scenario.", "helpfirst graph laptop-for-a-nephew --format svg -o map.svg")
    graph.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    graph.add_argument(
        "--format", choices=("outline", "mermaid", "dot", "svg"), default="outline", help="outline, without it"
    )
    graph.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    folders(graph)

    script = add(
        "script",
        "Write a scenario as a document to review.",
        "helpfirst script my-scenario.yaml --format html -o review.html",
    )
    script.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    script.add_argument("--format", choices=("markdown", "html"), default="markdown", help="markdown, without it")
    script.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    folders(script)

    items = add(
        "items", "Show how its choices do in real plays.", "helpfirst items laptop-for-a-nephew --from exports/"
    )
    items.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    items.add_argument(
        "--from", dest="plays", metavar="DIR", help="exported JSON attempts of many people, instead of your own"
    )
    items.add_argument("--json", action="store_true", help="the statistics as JSON")
    folders(items)

    pack = add("pack", "Make one file of a folder of scenarios.", "helpfirst pack my-scenarios -o my-scenarios.zip")
    pack.add_argument("folder", metavar="FOLDER", help="a folder of scenario files")
    pack.add_argument("--name", metavar="NAME", help="the pack's name; without it, the folder's")
    pack.add_argument("-o", "--output", metavar="FILE", help="the file to write; without it, NAME.zip")
    rubric(pack)

    install = add("install", "Add a pack to your library.", "helpfirst install my-scenarios.zip")
    install.add_argument("source", metavar="FILE|FOLDER", help="a pack, a folder of scenarios, or one scenario file")
    install.add_argument("--name", metavar="NAME", help="another name for the pack")
    folders(install)

    uninstall = add("uninstall", "Take a pack out of your library.", "helpfirst uninstall my-scenarios")
    uninstall.add_argument("name", metavar="NAME", help="the pack's name")

    preview = add("preview", "Play a scenario while you write it.", "helpfirst preview my-scenario.yaml")
    preview.add_argument("file", metavar="FILE", help="a scenario file; it is only read")
    folders(preview)
