"""The commands of an author, for the parser. It imports nothing that a command needs."""

from __future__ import annotations

import argparse

from simulator.cli_parser import Command, folders, output, rubric

KINDS = ("turn", "ending", "choice", "need", "flag", "person")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="its id in kebab-case; the file is called ID.yaml")
    parser.add_argument("--guided", action="store_true", help="ask the seven things that make a story")
    parser.add_argument(
        "--brief", metavar="FILE", help="write a document for somebody else to fill in, and nothing more"
    )
    parser.add_argument("--folder", metavar="DIR", default=".", help="where to write it; here, without it")
    rubric(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a scenario file, or a folder of them")
    parser.add_argument("--json", action="store_true", help="the problems as JSON")
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file is saved")
    parser.add_argument("--quick", action="store_true", help="leave out what needs the exact exploration")
    rubric(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code such as HF012; without one, all are listed")


def _tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario file; nothing else in it changes")
    rubric(parser)


def _rename(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario file; nothing else in it changes")
    parser.add_argument("old", metavar="OLD", help="the id of a turn, ending, choice, need, flag or person")
    parser.add_argument("new", metavar="NEW", help="the new id")
    parser.add_argument("--kind", choices=KINDS, help="which, where several things have that name")
    rubric(parser)


def _analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument("--json", action="store_true", help="the analysis as JSON")
    folders(parser)


def _graph(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "--format", choices=("outline", "mermaid", "dot", "svg"), default="outline", help="outline, without it"
    )
    output(parser)
    folders(parser)


def _script(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "--format", choices=("markdown", "html", "docx"), default="markdown", help="markdown, without it"
    )
    parser.add_argument("--blind", action="store_true", help="lines and choices with boxes first, the key at the end")
    output(parser)
    folders(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="a document: .docx, .xlsx, .csv, .md (as `script` writes) or .twee"
    )
    parser.add_argument("-o", "--output", metavar="SCENARIO", help="the scenario file to write, SCENARIO.yaml")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.add_argument("--remarks", metavar="SCENARIO", help="put only the remarks in FILE into this scenario file")
    parser.add_argument("--problems", metavar="FILE", help="write what is to be mended as a text to send along")
    rubric(parser)


def _texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario file; it is only read")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="the table, .csv or .po; with --merge the translation's file"
    )
    parser.add_argument("--merge", metavar="TABLE", help="make the translation from this table")
    parser.add_argument("--lang", metavar="TAG", help="the other language, such as de or pt-BR")
    rubric(parser)


def _items(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "--from", dest="plays", metavar="DIR", help="exported JSON attempts of many people, instead of your own"
    )
    parser.add_argument("--json", action="store_true", help="the statistics as JSON")
    folders(parser)


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "turn", metavar="TURN", nargs="?", help="the id of a turn; without TEXT, sentences are asked for"
    )
    parser.add_argument("text", metavar="TEXT", nargs="*", help="what somebody says there")
    parser.add_argument("--from", dest="replies", metavar="FILE", help='JSON lines of {"turn": …, "text": …}')
    parser.add_argument(
        "--engine",
        choices=("plain", "sentence-encoder", "endpoint"),
        help="the best one that is installed, without it",
    )
    parser.add_argument("--json", action="store_true", help="the proposals as JSON")
    folders(parser)


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        help="a folder of scenario files, with campaigns/ and an own rubric where there are some",
    )
    parser.add_argument("--name", metavar="NAME", help="the pack's name; without it, that of -o or of the folder")
    parser.add_argument("--author", metavar="NAME", help="who made it")
    parser.add_argument("--edition", metavar="TEXT", help="which edition this is, in your own count")
    parser.add_argument("--licence", metavar="TEXT", help="on what terms others may use it")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; without it, NAME.zip")
    rubric(parser)


def _install(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE|FOLDER", help="a pack, a folder of scenarios, or one scenario file")
    parser.add_argument("--name", metavar="NAME", help="another name for the pack")
    parser.add_argument("--replace", action="store_true", help="put it in the place of another pack of its name")
    folders(parser)


def _uninstall(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the pack's name")


def _preview(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario file; it is only read")
    folders(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    kinds = ("scenario", "campaign", "rubric")
    parser.add_argument("--of", choices=kinds, default="scenario", help="which kind of file; a scenario, without it")
    parser.add_argument(
        "--campaign", dest="of", action="store_const", const="campaign", help="the same as --of campaign"
    )
    rubric(parser)


COMMANDS = (
    Command("new", "Write a scenario to start from.", "helpfirst new my-first-call --guided", _new),
    Command("check", "Look for mistakes in scenarios.", "helpfirst check my-scenario.yaml", _check),
    Command("explain", "Explain the code of a problem.", "helpfirst explain HF012", _explain),
    Command("tag", "Write the missing ids of choices into a file.", "helpfirst tag my-scenario.yaml", _tag),
    Command(
        "rename",
        "Rename one thing everywhere in a file.",
        "helpfirst rename my-scenario.yaml opening first-words",
        _rename,
    ),
    Command("schema", "Print the JSON Schema for editors.", "helpfirst schema > helpfirst.schema.json", _schema),
    Command(
        "analyse", "Show everything that can happen in a scenario.", "helpfirst analyse laptop-for-a-nephew", _analyse
    ),
    Command("graph", "Picture a scenario.", "helpfirst graph laptop-for-a-nephew --format svg -o map.svg", _graph),
    Command(
        "script",
        "Write a scenario as a document to review.",
        "helpfirst script my-scenario.yaml --format html -o review.html",
        _script,
    ),
    Command(
        "import",
        "Make a scenario of a document.",
        "helpfirst import my-call.docx -o my-call.yaml",
        _import,
        module="import_document",
    ),
    Command(
        "texts", "Take a scenario's texts out for translation.", "helpfirst texts my-call.yaml -o my-call.csv", _texts
    ),
    Command(
        "items", "Show how its choices do in real plays.", "helpfirst items laptop-for-a-nephew --from exports/", _items
    ),
    Command(
        "words",
        "Try which choice a sentence in own words is taken for.",
        'helpfirst words laptop-for-a-nephew welcome "What would he use it for?"',
        _words,
        texts=True,
    ),
    Command(
        "pack", "Make one file of a folder of scenarios.", "helpfirst pack my-scenarios -o my-scenarios.zip", _pack
    ),
    Command("install", "Add a pack to your library.", "helpfirst install my-scenarios.zip", _install),
    Command("uninstall", "Take a pack out of your library.", "helpfirst uninstall my-scenarios", _uninstall),
    Command("preview", "Play a scenario while you write it.", "helpfirst preview my-scenario.yaml", _preview),
)
