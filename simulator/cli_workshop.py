"""The commands of a workshop, for the parser. It imports nothing that a command needs."""

from __future__ import annotations

import argparse

from simulator.cli_parser import Command, count, folders, language, output, port, seed
from simulator.workshop.retention import KEPT_DAYS


def _host(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lan", action="store_true", help="open the room to phones on the same network")
    parser.add_argument("--rehearse", type=count, metavar="N", default=0, help="fill the room with N simulated people")
    parser.add_argument("--seed", type=seed, metavar="N", help="how the simulated people decide")
    parser.add_argument(
        "--resume", nargs="?", const="", metavar="CODE", help="go on with a room; without a CODE, the newest"
    )
    parser.add_argument(
        "--private", nargs="?", const="", metavar="CODE|URL", help="your own view of a room, on a second screen"
    )
    parser.add_argument("--server", metavar="URL", help="present a room of another server, by its address there")
    parser.add_argument(
        "--token-file", metavar="FILE", help="with --private or --server: a file that holds the host token"
    )
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")
    _room(parser)


def _join(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("room", metavar="CODE|URL", help="the code or the address on the screen")
    parser.add_argument("--fresh", action="store_true", help="as somebody new, even if you were there before")
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at")
    parser.add_argument(
        "--name", action="append", default=[], metavar="NAME", help="a host name people use; may be repeated"
    )
    parser.add_argument("--behind-proxy", action="store_true", help="believe the proxy's X-Forwarded-For")
    parser.add_argument(
        "--store", metavar="URL", help="keep rooms in a Redis: redis://…, rediss://… (or HELPFIRST_STORE)"
    )
    parser.add_argument(
        "--admin-key-file",
        metavar="FILE",
        help="let the holder of this key open and close rooms (or HELPFIRST_ADMIN_KEY)",
    )
    parser.add_argument(
        "--may-lose-votes", action="store_true", help="serve even if that Redis keeps no append-only file"
    )
    _room(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("room", nargs="?", metavar="CODE", help="the room; without one, the newest")
    parser.add_argument(
        "--store", metavar="URL", help="look in a Redis instead of on this machine (or HELPFIRST_STORE)"
    )
    parser.add_argument("--format", choices=("markdown", "html", "csv", "json"), default="markdown")
    output(parser)


def _rooms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("open", "list", "close"))
    parser.add_argument(
        "scenario", metavar="SCENARIO|CODE", nargs="?", help="with open what to hold, with close the room"
    )
    parser.add_argument(
        "--server", metavar="URL", default="http://127.0.0.1:8080", help="the server (the one on this machine)"
    )
    parser.add_argument("--key-file", metavar="FILE", help="holds the administrator's key (or HELPFIRST_ADMIN_KEY)")
    _kept(parser)


def _room(parser: argparse.ArgumentParser) -> None:
    """What opens a room: shared by `host` and `serve`."""
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help="a scenario's id, or a file")
    parser.add_argument("--port", type=port, metavar="N", help="the port to listen at, 8080 where it is free")
    language(parser)
    _kept(parser)


def _kept(parser: argparse.ArgumentParser) -> None:
    """How a room is: who may come, and for how long it is kept."""
    parser.add_argument("--names", action="store_true", help="ask people for a name; without it nobody is known")
    parser.add_argument("--teams", metavar="A,B…", help="ask people for their team")
    parser.add_argument(
        "--joins-each", type=count, metavar="N", default=0, help="at most N people from one address (any number)"
    )
    parser.add_argument(
        "--keep-days",
        type=count,
        metavar="N",
        default=KEPT_DAYS,
        help=f"days until the room is removed ({KEPT_DAYS})",
    )
    folders(parser)


COMMANDS = (
    Command(
        "host", "Hold one conversation with a room full of people.", "helpfirst host laptop-for-a-nephew --lan", _host
    ),
    Command("join", "Vote in a room, from a terminal.", "helpfirst join http://10.0.4.17:8080/K7QX2M", _join),
    Command(
        "serve", "Serve rooms without a screen.", "helpfirst serve laptop-for-a-nephew --name vote.example.com", _serve
    ),
    Command("rooms", "Open, list and close rooms of a running server.", "helpfirst rooms list", _rooms),
    Command("report", "Look back on a room.", "helpfirst report K7QX2M --format html -o workshop.html", _report),
)
