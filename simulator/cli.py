"""The command line: the parser, and one place where every command's end becomes an exit status.

A command's module is imported only when the command runs, so that `--help` costs next to nothing.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from simulator import __version__
from simulator.cli_authoring import add_authoring
from simulator.stop import INTERRUPTED, UNEXPECTED, USAGE, Stop
from simulator.workshop.retention import KEPT_DAYS

CLOSED_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: never a traceback."""
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
        return status
    except Stop as stop:
        if stop.message:
            print(stop.message, file=sys.stderr)
        return stop.status
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # so that the interpreter's last flush is quiet
        return CLOSED_PIPE
    except Exception as error:
        return _unexpected(error)


def _run(argv: list[str]) -> int:
    parser, commands = build_parser()
    word = next((argument for argument in argv if not argument.startswith("-")), None)
    if word is not None and argv[0] == word and word not in commands:
        near = difflib.get_close_matches(word, commands, n=1)
        also = f" Did you mean `helpfirst {near[0]}`?" if near else " `helpfirst --help` lists the commands."
        raise Stop(f"helpfirst: there is no command `{word}`.{also}")
    arguments = parser.parse_args(argv)
    module = importlib.import_module(f"simulator.commands.{arguments.module}")
    run: Callable[[argparse.Namespace], int] = module.run
    return run(arguments)


def _unexpected(error: Exception) -> int:
    from simulator.log import write_down

    said = f"Something unexpected happened: {type(error).__name__}: {error}".split("\n")[0]
    print(f"helpfirst: {said}\n{write_down(error)}", file=sys.stderr)
    return UNEXPECTED


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence and where to look, with exit status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise Stop(f"{self.prog}: {message}.\nTry `{self.prog} --help`.", USAGE)


def build_parser() -> tuple[argparse.ArgumentParser, list[str]]:
    """The whole parser, and the names of its commands."""
    parser = _Parser(
        prog="helpfirst",
        description="Practise sales conversations: did you help, or did you push?",
        epilog="Without a command the library opens. Example: helpfirst play laptop-for-a-nephew",
    )
    parser.add_argument("--version", action="version", version=f"helpfirst {__version__}")
    parser.set_defaults(module="library")
    _folders(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    names: list[str] = []

    def add(name: str, says: str, example: str, module: str | None = None) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=says, epilog=f"Example: {example}")
        command.set_defaults(module=module or name)
        names.append(name)
        return command

    play = add("play", "Hold one conversation.", "helpfirst play laptop-for-a-nephew --coach")
    play.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    play.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")
    play.add_argument("--coach", action="store_true", help="coaching after every choice, at any level")
    play.add_argument("--say-first", action="store_true", help="say it in your own words before the choices appear")
    play.add_argument(
        "--what-if", metavar="ATTEMPT:N", help="an attempt again from its choice N, line by line; both are kept"
    )
    play.add_argument("--seed", type=int, metavar="N", help="the order in which choices are shown")
    play.add_argument("--choose", metavar="ID,ID…", help="play these choice ids without asking")
    play.add_argument("--json", action="store_true", help="the attempt as JSON on standard output")
    play.add_argument("--no-save", action="store_true", help="do not record this attempt")
    _folders(play)

    library = add("list", "List the library.", "helpfirst list --json", "listing")
    library.add_argument("--json", action="store_true", help="the list as JSON")
    _folders(library)

    add_authoring(add, _folders, _rubric)

    rubric = add("rubric", "Show what is rewarded, and how much.", "helpfirst rubric")
    _rubric(rubric)

    progress = add("progress", "Attempts, trends, and what is due.", "helpfirst progress")
    progress.add_argument("--json", action="store_true", help="all attempts and what is due, as JSON")
    progress.add_argument("--html", metavar="FILE", help="write it as a page, with the plots")
    _folders(progress)

    campaign = add("campaign", "Several quarters with returning customers.", "helpfirst campaign people-you-meet-again")
    campaign.add_argument("campaign", nargs="?", metavar="NAME", help="its id, or a file; without one, all are listed")
    campaign.add_argument("--coach", action="store_true", help="coaching after every choice, at any level")
    _folders(campaign)

    debrief = add("debrief", "Look back on an attempt.", "helpfirst debrief --format html -o debrief.html")
    debrief.add_argument("attempt", nargs="?", metavar="ATTEMPT", help="its id; without one, the last finished")
    debrief.add_argument("--beside", metavar="ATTEMPT", help="another attempt at it, side by side in lines")
    debrief.add_argument("--format", choices=("plain", "html", "markdown", "json"), default="plain")
    debrief.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")

    forget = add("forget", "Remove attempts for good.", "helpfirst forget --scenario laptop-for-a-nephew")
    which = forget.add_mutually_exclusive_group(required=True)
    which.add_argument("attempt", nargs="?", metavar="ATTEMPT", help="the id of one attempt")
    which.add_argument("--scenario", metavar="ID", help="every attempt at that scenario")
    which.add_argument("--room", metavar="CODE", help="a workshop's room, with all its votes")
    which.add_argument("--all", action="store_true", help="every attempt, and what is due")

    _workshop(add)

    where = add("where", "Show the folders and files in use.", "helpfirst where")
    _folders(where)
    return parser, names


def _workshop(add: Callable[..., argparse.ArgumentParser]) -> None:
    host = add("host", "Hold one conversation with a room full of people.", "helpfirst host laptop-for-a-nephew --lan")
    host.add_argument("--lan", action="store_true", help="open the room to phones on the same network")
    host.add_argument("--rehearse", type=_count, metavar="N", default=0, help="fill the room with N simulated people")
    host.add_argument("--seed", type=int, metavar="N", help="how the simulated people decide")
    host.add_argument(
        "--resume", nargs="?", const="", metavar="CODE", help="go on with a room; without a CODE, the newest"
    )
    host.add_argument(
        "--private", nargs="?", const="", metavar="CODE|URL", help="your own view of a room, on a second screen"
    )
    host.add_argument("--server", metavar="URL", help="present a room of another server, by its address there")
    host.add_argument(
        "--token-file", metavar="FILE", help="with --private or --server: a file that holds the host token"
    )
    host.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")

    join = add("join", "Vote in a room, from a terminal.", "helpfirst join http://10.0.4.17:8080/K7QX2M")
    join.add_argument("room", metavar="CODE|URL", help="the code or the address on the screen")
    join.add_argument("--fresh", action="store_true", help="as somebody new, even if you were there before")
    join.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and logs")

    serve = add("serve", "Serve rooms without a screen.", "helpfirst serve laptop-for-a-nephew --name vote.example.com")
    serve.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at")
    serve.add_argument(
        "--name", action="append", default=[], metavar="NAME", help="a host name people use; may be repeated"
    )
    serve.add_argument("--behind-proxy", action="store_true", help="believe the proxy's X-Forwarded-For")
    serve.add_argument("--store", metavar="URL", help="keep rooms in a Redis: redis://… (rediss:// for TLS)")
    serve.add_argument(
        "--may-lose-votes", action="store_true", help="serve even if that Redis keeps no append-only file"
    )
    for parser in (host, serve):
        parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help="a scenario's id, or a file")
        parser.add_argument("--port", type=_port, metavar="N", help="the port to listen at, 8080 where it is free")
        parser.add_argument("--names", action="store_true", help="ask people for a name; without it nobody is known")
        parser.add_argument("--teams", metavar="A,B…", help="ask people for their team")
        parser.add_argument(
            "--keep-days",
            type=_count,
            metavar="N",
            default=KEPT_DAYS,
            help=f"days until the room is removed ({KEPT_DAYS})",
        )
        _folders(parser)

    report = add("report", "Look back on a room.", "helpfirst report K7QX2M --format html -o workshop.html")
    report.add_argument("room", nargs="?", metavar="CODE", help="the room; without one, the newest")
    report.add_argument("--store", metavar="URL", help="look in a Redis instead of on this machine")
    report.add_argument("--format", choices=("markdown", "html", "csv", "json"), default="markdown")
    report.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 5000")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _folders(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS: an option given before the command must survive the command's own default
    parser.add_argument(
        "--scenarios",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="a folder of own scenarios, shown with the library",
    )
    _rubric(parser)


def _rubric(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rubric", metavar="FILE", default=argparse.SUPPRESS, help="an organisation's own rubric")


if __name__ == "__main__":
    sys.exit(main())
