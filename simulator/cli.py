"""The command line: one place where every command's end becomes an exit status.

A command's module is imported only when the command runs, so that `--help` costs next to nothing.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import sys
from collections.abc import Callable, Sequence

from simulator import cli_authoring, cli_practice, cli_records, cli_workshop, streams
from simulator.cli_parser import parse
from simulator.stop import INTERRUPTED, UNEXPECTED, USAGE, WRONG, Stop, Trouble

COMMANDS = {
    one.name: one
    for one in (*cli_practice.COMMANDS, *cli_authoring.COMMANDS, *cli_workshop.COMMANDS, *cli_records.COMMANDS)
}
CLOSED_PIPE = 141
_NO_OUTPUT = "helpfirst: standard output cannot be written: {}."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: never a traceback."""
    streams.prepare()
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
        return status
    except SystemExit as done:  # argparse has printed its help
        full = streams.output_trouble()
        return int(done.code or 0) if full is None else _ended(_NO_OUTPUT.format(full), USAGE)
    except Stop as stop:
        return _ended(stop.message, stop.status)
    except Trouble as trouble:
        return _ended(f"helpfirst: {trouble}", WRONG)
    except KeyboardInterrupt:
        return _ended("\nInterrupted.", INTERRUPTED)
    except BrokenPipeError:
        streams.abandon_output()
        return CLOSED_PIPE
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # how Windows tells of a closed pipe
            streams.abandon_output()
            return CLOSED_PIPE
        full = streams.output_trouble()
        if full is None:
            return _unexpected(error)
        return _ended(_NO_OUTPUT.format(full), USAGE)
    except Exception as error:
        return _unexpected(error)


def _ended(message: str, status: int) -> int:
    """Says the sentence after what was printed before; what cannot be printed any more takes nothing with it."""
    if streams.output_trouble() is not None:
        streams.abandon_output()
    if message:
        from simulator.scenario.visible import visible

        print(visible(message), file=sys.stderr)
    return status


def _run(argv: list[str]) -> int:
    arguments = parse(argv, COMMANDS)
    module = importlib.import_module(f"simulator.commands.{arguments.module}")
    run: Callable[[argparse.Namespace], int] = module.run
    return run(arguments)


def _unexpected(error: Exception) -> int:
    if isinstance(error, OverflowError):  # from the year 2262 on Python's own modules cannot read the clock
        from simulator.local_time import seconds_now

        try:
            seconds_now()
        except Trouble as trouble:
            return _ended(f"helpfirst: {trouble}", WRONG)
    from simulator.log import write_down

    said = f"Something unexpected happened: {type(error).__name__}: {error}".split("\n")[0]
    return _ended(f"helpfirst: {said}\n{write_down(error)}", UNEXPECTED)


if __name__ == "__main__":
    sys.exit(main())
