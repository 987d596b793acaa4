"""The log of what should not have happened: versions and the trace, worth pasting into a report."""

from __future__ import annotations

import sys
import traceback

from simulator import __version__
from simulator.paths import log_file


def write_down(error: BaseException) -> str:
    """Appends the error with its trace to the log, and answers in a sentence where it stands. Never raises."""
    text = "".join(traceback.format_exception(error))
    try:
        log = log_file()
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"helpfirst {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n{text}\n")
    except OSError as trouble:
        return f"The details could not be written down ({trouble.strerror})."
    except (ValueError, RuntimeError) as trouble:  # a home that does not exist, a name with a NUL in it
        return f"The details could not be written down ({trouble})."
    return f"The details are in {log}."
