"""The commands that take conversations and attempts to others, for the parser. It imports nothing that a command needs."""

from __future__ import annotations

import argparse

from simulator.cli_parser import Command, folders, language, output

AXES = ("helpfulness", "pushiness", "initiative")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "scenario", metavar="SCENARIO", nargs="?", help="a scenario's id or file; a folder or a pack makes a site"
    )
    parser.add_argument("--all", action="store_true", help="a site of the whole library, into the folder of -o")
    parser.add_argument(
        "--to",
        choices=("page", "scorm12", "scorm2004"),
        default="page",
        help="page: HTML that plays it in any browser (without it); or a package for a learning platform",
    )
    parser.add_argument("--score", choices=AXES, help="which axis is the platform's score: helpfulness, without it")
    parser.add_argument(
        "--pass", dest="passing", type=_mark, metavar="MARK", help="score from which the platform counts it as passed"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write, or the folder of a site; a page goes to standard output",
    )
    language(parser)
    folders(parser)


def _records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("xapi",), default="xapi", help="xapi: statements of xAPI 1.0.3, a JSON array"
    )
    parser.add_argument(
        "--push", metavar="URL", help="send them to that learning record store, what is new to it alone"
    )
    parser.add_argument("--what-ifs", action="store_true", help="also what you tried again from a choice")
    parser.add_argument("--own-words", action="store_true", help="also what you typed, each text asked for")
    output(parser)


def _team(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="with files of `helpfirst progress --hand-in`")
    parser.add_argument("--format", choices=("html", "markdown", "json"), default="html")
    parser.add_argument("--assignment", metavar="FILE", help="what they were asked to hold, to be counted")
    output(parser)
    folders(parser)


def _mark(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 100):
        raise argparse.ArgumentTypeError(f"{text!r} is not a score from 0 to 100")
    return int(text)


COMMANDS = (
    Command(
        "export",
        "Take a conversation to a browser or a learning platform.",
        "helpfirst export laptop-for-a-nephew --to page -o laptop.html",
        _export,
    ),
    Command(
        "records",
        "Finished attempts as learning records.",
        "helpfirst records --push https://records.example.com/xapi",
        _records,
    ),
    Command(
        "team", "How a group is doing, from what people handed in.", "helpfirst team handed-in/ -o team.html", _team
    ),
)
