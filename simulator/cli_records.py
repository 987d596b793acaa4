"""The commands that take conversations and attempts to others, for the parser. It imports nothing that a command needs."""

from __future__ import annotations

import argparse

from simulator.cli_parser import Command, folders, output


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "--to", choices=("page",), default="page", help="page: one HTML file that plays it in any browser"
    )
    output(parser)
    folders(parser)


COMMANDS = (
    Command(
        "export",
        "Take a conversation to a browser.",
        "helpfirst export laptop-for-a-nephew --to page -o laptop.html",
        _export,
    ),
)
