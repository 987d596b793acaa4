"""Standard input, output and error as the program finds them: closed, full, or in an encoding that lacks characters.

`prepare` is called once, before anything is read or printed. Afterwards text is never what ends a command.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from typing import Any

REPLACING = "helpfirst-replace"
"""The name of the error handler: a character that the encoding lacks becomes one or a few that every one has."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛“”„‟′″«»‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−─━┄┈", "-"),
    **dict.fromkeys("│┃║▏▎▍▌▐", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("•·∙●○▪■□▲△▼▽◆◇★☆✓", "*"),
    **dict.fromkeys("█▓▇▆▅", "#"),
    **dict.fromkeys("░▒▄▃▂▁", "."),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u2028\u2029\x85", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f", ""),
    **{"…": "...", "→": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "↵": "<-", "×": "x", "≤": "<=", "≥": ">="},
    **{"€": "EUR", "£": "GBP", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l"},
}


class _Closed(io.TextIOBase):
    """Standard output that was closed before the program began: writing to it is an error, as on a full disk."""

    encoding = "utf-8"
    errors = "replace"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "it is closed")


class _Output(io.TextIOWrapper):
    """Standard output, which remembers why it took no more: what was written may be lost by then."""

    trouble: OSError | None = None

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as trouble:
            self.trouble = trouble
            raise

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as trouble:
            self.trouble = trouble
            raise


class _Narration(io.TextIOWrapper):
    """Standard error: what cannot be said there is lost, and nothing else."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def prepare() -> None:
    """Opens what was closed, and lets each stream replace what it cannot carry. Doing it again changes nothing.

    Streams that somebody has put in place of the interpreter's own, as tests do, are left as they are.
    """
    _fill()
    codecs.register_error(REPLACING, _replaced)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  open as long as the program
        sys.__stdin__ = sys.stdin  # type: ignore[misc]
    elif type(sys.stdin) is io.TextIOWrapper:
        sys.stdin.reconfigure(errors="replace")
    if sys.stdout is None:
        sys.stdout = _Closed()
    elif type(sys.stdout) is io.TextIOWrapper and sys.stdout is sys.__stdout__:
        sys.stdout = _Output(**_settings(sys.stdout))
        sys.__stdout__ = sys.stdout  # type: ignore[misc]
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.__stderr__ = sys.stderr  # type: ignore[misc]
    elif type(sys.stderr) is io.TextIOWrapper and sys.stderr is sys.__stderr__:
        sys.stderr = _Narration(**_settings(sys.stderr))
        sys.__stderr__ = sys.stderr  # type: ignore[misc]


def output_trouble() -> str | None:
    """Why standard output takes no more, as the end of a sentence; None where it does."""
    if isinstance(sys.stdout, _Closed):
        return "it is closed"
    found = sys.stdout.trouble if isinstance(sys.stdout, _Output) else None
    try:
        sys.stdout.flush()
    except OSError as trouble:
        found = trouble
    return None if found is None else found.strerror or str(found)


def abandon_output() -> None:
    """Lets the interpreter's last flush go nowhere, so that it is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        return


def carries_everything() -> bool:
    """Whether standard output can hold any text: then JSON and pages need no escapes."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-").startswith(("utf-8", "utf8", "utf-16", "utf-32", "cp65001"))


def _settings(stream: io.TextIOWrapper) -> dict[str, Any]:
    """What a stream in its place is made with. An error handler that somebody has chosen stays."""
    errors = (
        stream.errors if stream.errors not in (None, "strict", "surrogateescape", "backslashreplace") else REPLACING
    )
    encoding, line, at_once = stream.encoding, stream.line_buffering, stream.write_through
    return {
        "buffer": stream.detach(),
        "encoding": encoding,
        "errors": errors,
        "line_buffering": line,
        "write_through": at_once,
    }


def _fill() -> None:
    """Gives descriptors 0 to 2 something harmless where they are closed: the next file opened would become one."""
    if os.name == "nt":
        return
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(map(_plainly, text)), error.end


def _plainly(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    import unicodedata

    if unicodedata.combining(character):
        return ""
    found = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return found if found.isprintable() and found else "?"
