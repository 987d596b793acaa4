"""How a command is declared, and the parser: only what the command line names is built, unless help wants all.

Building all of them costs more than painting the first screen may.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, NoReturn

from simulator import __version__
from simulator.seed import seed_of
from simulator.stop import USAGE, Stop

Options = Callable[[argparse.ArgumentParser], None]
"""Adds a command's own options to its parser."""


class Command(NamedTuple):
    """One word of the command line. `module` is the file in `commands/` that runs it, where it has another name."""

    name: str
    says: str
    example: str
    options: Options
    module: str = ""
    texts: bool = False
    """Whether what stands last is text that somebody says, which may begin with a dash."""


FREE_TEXT = ("--author", "--edition", "--licence", "--teams")
"""Options whose value is text of any kind."""
_TEXT = "\0"
"""Stands before a text that argparse would take for an option; no argument of a program can hold it."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence and where to look, with exit status 2."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{self.prog}: {message}.\nTry `{self.prog} --help`.", USAGE)


def parse(argv: Sequence[str], commands: Mapping[str, Command]) -> argparse.Namespace:
    """The arguments, with the `module` to run. Raises Stop for wrong usage, and SystemExit after printing help."""
    for argument in argv:
        if argument.startswith("--") and argument.endswith("=--"):  # argparse would make no value of it, but a list
            raise Stop(f"helpfirst: {argument[:-3]} needs a value, and `--` is none.", USAGE)
    word = argv[0] if argv else "-"
    if word in commands:
        return _as_typed(_parser([commands[word]]).parse_args(_marked(argv, commands[word].texts)))
    if not word.startswith("-"):
        import difflib

        near = difflib.get_close_matches(word, commands, n=1)
        also = f" Did you mean `helpfirst {near[0]}`?" if near else " `helpfirst --help` lists the commands."
        raise Stop(f"helpfirst: there is no command `{word}`.{also}")
    if not any(argument.startswith(("-h", "--h")) for argument in argv):
        with contextlib.suppress(Stop):  # what is wrong is said by the whole parser, which knows every command
            named = [commands[argument] for argument in argv if argument in commands]
            marked = _marked(argv, any(command.texts for command in named))
            return _as_typed(_parser(named).parse_args(marked))
    return _parser(list(commands.values())).parse_args(argv)


def _marked(argv: Sequence[str], texts: bool) -> list[str]:
    """The arguments with a mark before each text that begins with one dash."""
    before = ["", *argv]
    return [
        f"{_TEXT}{one}"
        if one.startswith("-") and one not in ("-", "-h", "-o") and (place in FREE_TEXT or (texts and one[1] != "-"))
        else one
        for place, one in zip(before, argv, strict=False)
    ]


def _as_typed(found: argparse.Namespace) -> argparse.Namespace:
    """The arguments without the marks."""
    for name, value in vars(found).items():
        if isinstance(value, str):
            setattr(found, name, value.removeprefix(_TEXT))
        elif isinstance(value, list):
            setattr(found, name, [one.removeprefix(_TEXT) if isinstance(one, str) else one for one in value])
    return found


def _parser(commands: Sequence[Command]) -> Parser:
    parser = Parser(
        prog="helpfirst",
        description="Practise sales conversations: did you help, or did you push?",
        epilog="Without a command the library opens. Example: helpfirst play laptop-for-a-nephew",
    )
    parser.add_argument("--version", action="version", version=f"helpfirst {__version__}")
    parser.set_defaults(module="library")
    folders(parser)
    if commands:
        added = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
        for command in commands:
            own = added.add_parser(
                command.name, help=command.says, description=command.says, epilog=f"Example: {command.example}"
            )
            own.set_defaults(module=command.module or command.name)
            command.options(own)
    return parser


def language(parser: argparse.ArgumentParser) -> None:
    """The option of whatever opens a scenario that may be there in several languages."""
    parser.add_argument(
        "--lang", metavar="TAG", help="the scenario in that language, where the library has it: --lang de"
    )


def folders(parser: argparse.ArgumentParser) -> None:
    """The options of whatever looks into the library."""
    # SUPPRESS: an option given before the command must survive the command's own default
    parser.add_argument(
        "--scenarios",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="a folder of own scenarios, shown with the library",
    )
    rubric(parser)


def rubric(parser: argparse.ArgumentParser) -> None:
    """The option of whatever knows what is rewarded."""
    parser.add_argument("--rubric", metavar="FILE", default=argparse.SUPPRESS, help="an organisation's own rubric")


def output(parser: argparse.ArgumentParser) -> None:
    """The option of whatever writes one result."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")


def seed(text: str) -> int:
    """The type of a seed."""
    try:
        return seed_of(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def count(text: str) -> int:
    """The type of a number of people or days."""
    return _number(text, 1, 5000, "a number")


def handful(text: str) -> int:
    """The type of a number of drills."""
    return _number(text, 1, 50, "a number of drills")


def place(text: str) -> int:
    """The type of the number of a choice."""
    return _number(text, 1, 200, "the number of a choice")


def port(text: str) -> int:
    """The type of a port."""
    return _number(text, 0, 65535, "a port")


def _number(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not {what} from {least} to {most}")
    return int(text)
