"""The log of unexpected errors: what somebody can send along with a report. It is never what fails."""

from __future__ import annotations

import os
import sys
import traceback

from simulator import __version__
from simulator.local_time import utc_now
from simulator.paths import log_file
from simulator.private import close_to_others, private_folder
from simulator.stop import Trouble

LARGEST = 1024 * 1024
"""Bytes of the log; a longer one is begun anew, so that an error in a loop fills no disk."""


def write_down(error: BaseException) -> str:
    """Adds the error with its trace to the log, and answers a sentence on where the details are. Never raises."""
    now = utc_now().isoformat(timespec="seconds")
    head = f"{now} helpfirst {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    text = "".join(traceback.format_exception(error))
    try:
        log = log_file()
        private_folder(log.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        if os.path.exists(log) and log.stat().st_size > LARGEST:
            flags |= os.O_TRUNC
        with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{head}\n{text}\n")
        close_to_others(log)
    except Trouble as trouble:
        return f"The details could not be written down. {trouble}"
    except (OSError, ValueError) as trouble:
        return f"The details could not be written down ({getattr(trouble, 'strerror', None) or trouble})."
    return f"The details are in {log}."
