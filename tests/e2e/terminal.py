"""A real pseudo-terminal with a program in it: keys go in, and what a person would see is read from the screen."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from types import TracebackType

import pyte

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "left": b"\x1b[D",
    "right": b"\x1b[C",
    "backspace": b"\x7f",
    "ctrl+c": b"\x03",
    "ctrl+p": b"\x10",
    "ctrl+q": b"\x11",
}
PATIENCE = 20.0
"""Seconds after which a text that never comes is a failure. It is no measure of speed."""
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=?][0-9;]*[a-ln-z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\]\d+;.*?(?:\x07|\x1b\\)"
)

FRAMES_ASKED, FRAMES_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronized output: a program that is told the terminal knows it says where each of its frames begins and ends."""

READING = 0.45
"""Seconds that a person takes for a reply, at the very least."""


class Terminal:
    """Runs a command in a pseudo-terminal of a fixed size; use it as a context manager."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._rest = b""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.settings_before = termios.tcgetattr(slave)
        self._master, self._slave = master, slave
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**_environment(), "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def hang_up(self) -> None:
        """Closes the terminal, as a window that is shut does."""
        os.close(self._slave)
        os.close(self._master)

    def press(self, *keys: str) -> None:
        """Types keys: names of KEYS, or text as it is. Who answers has read first: a key at once answers nothing."""
        for key in keys:
            if key == "enter" or key.isdigit():
                time.sleep(READING)
            os.write(self._master, KEYS.get(key, key.encode()))

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        os.killpg(self.process.pid, signal.SIGWINCH)

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Takes in what has been written within that time; False where the program has closed its side."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        if FRAMES_ASKED in data:
            os.write(self._master, FRAMES_KNOWN)
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            os.write(self._master, b"\x1b[?62;22c")
        data = self._rest + data
        cut = data.rfind(b"\x1b")
        if cut > len(data) - 40 and not re.search(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]", data[cut:]):
            data, self._rest = data[:cut], data[cut:]
        else:
            self._rest = b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return bool(data) or True

    @property
    def drawing(self) -> bool:
        """Whether the program has begun a frame and not ended it: what stands there is half of one."""
        return self.raw.rfind(FRAME_BEGINS) > self.raw.rfind(FRAME_ENDS)

    def wait_for(self, text: str, seconds: float = PATIENCE) -> str:
        """Waits until `text` stands on a screen that is drawn whole, its white space folded; answers the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.drawing and text in " ".join(self.text.split()):
                return self.text
            if not self.read():
                break
        raise AssertionError(f"{text!r} did not come. The screen:\n{self.text}")

    def wait_for_match(self, pattern: re.Pattern[str], seconds: float = PATIENCE) -> re.Match[str]:
        """Waits until something on the screen, its white space folded, is like the pattern."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = pattern.search(" ".join(self.text.split()))
            if found and not self.drawing:
                return found
            if not self.read():
                break
        raise AssertionError(f"nothing like {pattern.pattern!r} came. The screen:\n{self.text}")

    def wait_for_one_of(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Waits until one of the texts stands on the screen; answers which."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = " ".join(self.text.split())
            for text in texts:
                if text in shown and not self.drawing:
                    return text
            if not self.read():
                break
        raise AssertionError(f"none of {texts!r} came. The screen:\n{self.text}")

    def wait_for_change(self, before: str, seconds: float = PATIENCE) -> str:
        """Waits until the screen is another one, and drawn whole."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.text != before and not self.drawing:
                return self.text
            self.read()
        raise AssertionError(f"the screen did not change:\n{self.text}")

    def press_when_still(self, *keys: str, seconds: float = 0.5) -> None:
        """Types keys once nothing has been written for a while: an order that is under way takes no second one."""
        quiet = started = time.monotonic()
        while time.monotonic() - quiet < seconds and time.monotonic() - started < PATIENCE:
            before = len(self.raw)
            self.read()
            if len(self.raw) != before:
                quiet = time.monotonic()
        self.press(*keys)

    def wait_for_exit(self, seconds: float = PATIENCE) -> int:
        """Waits for the end of the program and answers its exit status."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            self.read()
        with contextlib.suppress(OSError):
            while select.select([self._master], [], [], 0.05)[0]:
                if not self.read():
                    break
        return self.process.wait(timeout=1)

    def is_clean(self) -> bool:
        """Whether the terminal was left as it was found: main screen, cursor shown, no mouse, echo on."""
        last = {
            mode: self.raw.rfind(b"\x1b[?%dl" % mode) > self.raw.rfind(b"\x1b[?%dh" % mode) for mode in (1049, 1003)
        }
        shown = self.raw.rfind(b"\x1b[?25h") >= self.raw.rfind(b"\x1b[?25l")
        entered = b"\x1b[?1049h" in self.raw
        echo = termios.tcgetattr(self._slave)[3] == self.settings_before[3]
        return shown and echo and (not entered or all(last.values()))


def _environment() -> dict[str, str]:
    """The environment without a size in it: programs would believe that and not the terminal."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


def helpfirst_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "simulator", *arguments]
