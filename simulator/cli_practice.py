"""The commands of a learner, for the parser. It imports nothing that a command needs."""

from __future__ import annotations

import argparse

from simulator.cli_parser import Command, folders, handful, language, output, place, rubric, seed


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help="a scenario's id, or a file")
    parser.add_argument("--assignment", metavar="FILE", help="what a coach asked for: without SCENARIO, the next of it")
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")
    parser.add_argument("--coach", action="store_true", help="coaching after every choice, at any level")
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--say-first", action="store_true", help="say it in your own words before the choices appear")
    words.add_argument("--own-words", action="store_true", help="say it; the line that does the same is proposed")
    parser.add_argument(
        "--what-if", metavar="ATTEMPT:N", help="an attempt again from its choice N, line by line; both are kept"
    )
    parser.add_argument("--seed", type=seed, metavar="N", help="the order in which choices are shown")
    parser.add_argument("--choose", metavar="ID,ID…", help="play these choice ids without asking")
    parser.add_argument("--json", action="store_true", help="the attempt as JSON on standard output")
    parser.add_argument("--no-save", action="store_true", help="do not record this attempt")
    language(parser)
    folders(parser)


def _library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="the list as JSON")
    folders(parser)


def _progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="all attempts and what is due, as JSON")
    parser.add_argument("--own-words", action="store_true", help="with --json: what you typed in your own words too")
    parser.add_argument("--html", metavar="FILE", help="write it as a page, with the plots")
    parser.add_argument(
        "--hand-in", metavar="FILE", help="a file to hand to a coach: shows what is in it and asks first"
    )
    parser.add_argument(
        "--purpose",
        nargs=2,
        metavar=("N", "ABOUT"),
        help="what your purpose N in the list was about: them, number or neither",
    )
    folders(parser)


def _drill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--behaviour", metavar="B", help="only for this behaviour, by its id; without it, what is due")
    parser.add_argument("--count", type=handful, metavar="N", default=5, help="how many, 1 to 50; 5 without it")
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")
    parser.add_argument("--seed", type=seed, metavar="N", help="which turns, and the order of their choices")
    parser.add_argument("--json", action="store_true", help="the answers as JSON on standard output")
    parser.add_argument("--no-save", action="store_true", help="do not record the answers")
    folders(parser)


def _campaign(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("campaign", nargs="?", metavar="NAME", help="its id, or a file; without one, all are listed")
    parser.add_argument("--coach", action="store_true", help="coaching after every choice, at any level")
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")
    folders(parser)


def _year(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="the year as JSON")
    how.add_argument("--html", metavar="FILE", help="write it as a page, with the plot")
    how.add_argument("--sources", action="store_true", help="each number of the model, and what it is taken from")
    how.add_argument("--write", metavar="FILE", help="write the territory's file, to change it")
    parser.add_argument(
        "--territory", metavar="FILE", help="another territory than the one that comes with the program"
    )
    parser.add_argument(
        "--set", action="append", metavar="NAME=VALUE", help="another value for one number; may be repeated"
    )
    parser.add_argument("--seed", type=seed, metavar="N", help="another draw of the simulated sellers")


def _debrief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("attempt", nargs="?", metavar="ATTEMPT", help="its id; without one, the last finished")
    parser.add_argument("--beside", metavar="ATTEMPT", help="another attempt at it, side by side in lines")
    parser.add_argument("--best-road", type=place, metavar="N", help="a good conversation from choice N on, beside it")
    parser.add_argument("--format", choices=("plain", "html", "markdown", "json"), default="plain")
    output(parser)


def _forget(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("attempt", nargs="?", metavar="ATTEMPT", help="the id of one attempt")
    which.add_argument("--scenario", metavar="ID", help="every attempt at that scenario")
    which.add_argument("--room", metavar="CODE", help="a workshop's room, with all its votes")
    parser.add_argument(
        "--store", metavar="URL", help="with --room: the Redis that its servers share (or HELPFIRST_STORE)"
    )
    which.add_argument("--damaged", action="store_true", help="what is damaged: put aside, and the rest carried over")
    which.add_argument("--all", action="store_true", help="every attempt, and what is due")


def _rubric(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", metavar="FILE", help="write it to a file, to change into one of your own")
    rubric(parser)


COMMANDS = (
    Command("play", "Hold one conversation.", "helpfirst play laptop-for-a-nephew --coach", _play),
    Command("drill", "Answer single turns for what is due.", "helpfirst drill --behaviour candour --count 3", _drill),
    Command("list", "List the library.", "helpfirst list --json", _library, "listing"),
    Command("rubric", "Show what is rewarded, and how much.", "helpfirst rubric", _rubric),
    Command("progress", "Attempts, trends, and what is due.", "helpfirst progress", _progress),
    Command(
        "campaign", "Several quarters with returning customers.", "helpfirst campaign a-year-of-clean-sheets", _campaign
    ),
    Command("year", "What your way of selling would come to in a year.", "helpfirst year --html year.html", _year),
    Command("debrief", "Look back on an attempt.", "helpfirst debrief --format html -o debrief.html", _debrief),
    Command("forget", "Remove attempts for good.", "helpfirst forget --scenario laptop-for-a-nephew", _forget),
    Command("where", "Show the folders and files in use.", "helpfirst where", folders),
)
