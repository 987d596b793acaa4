"""How a command gives up: a clear sentence for standard error and an exit status."""

from __future__ import annotations

WRONG = 1
"""What was checked is wrong."""
USAGE = 2
"""Wrong usage, input that cannot be read, or output that cannot be written."""
UNEXPECTED = 3
INTERRUPTED = 130


class Trouble(Exception):
    """Something outside the program is wrong, and the message is a sentence for whoever uses it.

    A command that cannot go on without it lets it through: it ends with the sentence and status 1.
    """


class Stop(Exception):
    """Ends a command. `message` may hold several lines and is printed as it is."""

    def __init__(self, message: str, status: int = USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
