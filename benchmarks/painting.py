"""What a person waits for: first paint, and key to painted turn, beside bare Textual programs, in a real terminal.

Each program runs in a pseudo-terminal; a text counts as painted when the frame that holds it has ended.
Ours and the bare one are run in turn and the least of each counts.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from benchmarks.measure import Beside
from benchmarks.reading import scenario_text

ROWS, COLUMNS = 24, 80
RUNS = 11
READ_SECONDS = 0.45
"""A key at once after a reply answers nothing, so this one reads first."""
LOADED_SECONDS = 1.5
"""After the first paint the next screens are loaded in a thread; nobody presses a key sooner."""
DRILL_MS = 60.0
"""A drill's first turn stands there within so many milliseconds after its key."""
ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b.")
FRAME_END = b"\x1b[?2026l"
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello-there")
Hello().run()
"""
LIST = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*[f"item-{n:02d}" for n in range(20)])
Bare().run()
"""


class Watched:
    """A program in a pseudo-terminal whose frames are timed."""

    def __init__(self, command: list[str], home: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "HELPFIRST_HOME": home}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True, close_fds=True
        )
        os.close(slave)

    def until(self, text: str, since: float, seconds: float = 20) -> float:
        """Milliseconds from `since` to the end of the frame in which `text` was painted."""
        seen = b""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if not select.select([self._master], [], [], 0.5)[0]:
                continue
            data = os.read(self._master, 65536)
            now = time.perf_counter()
            if b"\x1b[?2026$p" in data:
                os.write(self._master, b"\x1b[?2026;2$y")
            seen += data
            if FRAME_END in data and text.encode() in ESCAPES.sub(b"", seen):
                return (now - since) * 1000
        raise SystemExit(f"{text!r} was not painted. Last: {ESCAPES.sub(b'', seen)[-300:]!r}")

    def key(self, key: str, text: str) -> float:
        """Milliseconds from a key to the frame with `text`."""
        self._settle()
        since = time.perf_counter()
        os.write(self._master, key.encode())
        return self.until(text, since)

    def _settle(self) -> None:
        while select.select([self._master], [], [], 0.06)[0]:
            os.read(self._master, 65536)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def ours(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "simulator", *arguments]


def first_paint(command: list[str], text: str, home: str) -> float:
    watched = Watched(command, home)
    try:
        return watched.until(text, watched.started)
    finally:
        watched.close()


def long_scenario(folder: Path) -> Path:
    """A conversation of 60 turns in which the first choice leads on, each turn with a number to be seen."""
    numbers = itertools.count()
    text = scenario_text(60).replace("also: [recover]\n", "also: [recover]\n        effects: {patience: 4}\n")
    text = re.sub(
        r"says: I have ten minutes\.", lambda _: f"says: Number-{next(numbers):03d}, I have ten minutes.", text
    )
    text = text.replace("market: b2b\n", "market: b2b\nlevel: 2\n")
    file = folder / "bench.yaml"
    file.write_text(text)
    return file


def turn_times(home: str, file: Path, turns: range) -> dict[int, float]:
    """Milliseconds from the digit to the painted turn, for each of those turns."""
    watched = Watched(ours("play", str(file), "--seed", "1", "--no-save"), home)
    times = {}
    try:
        watched.until("begin", watched.started)
        watched.key("\r", "Number-000")
        order = _digits(file)
        for turn in range(1, turns.stop):
            time.sleep(READ_SECONDS)
            taken = watched.key(order[turn - 1], f"Number-{turn:03d}")
            if turn in turns:
                times[turn] = taken
    finally:
        watched.close()
    return times


def drill_time(home: str) -> float:
    """Milliseconds from `d` in the library to the painted first turn of a drill, a moment after the start."""
    watched = Watched(ours(), home)
    try:
        watched.until("First steps", watched.started)
        time.sleep(LOADED_SECONDS)
        return watched.key("d", "1 of 5")
    finally:
        watched.close()


def _digits(file: Path) -> list[str]:
    """The key of the first choice in the file at each turn, as shown with seed 1."""
    from simulator.conversation.attempt import new_attempt
    from simulator.conversation.talk import Talk
    from simulator.scenario.reader import read_scenario
    from simulator.scenario.rubric_file import read_rubric

    rubric = read_rubric(None)
    scenario = read_scenario(file, rubric).scenario
    if scenario is None:
        raise SystemExit("the benchmark's own scenario is broken")
    talk = Talk(scenario, rubric, new_attempt(scenario, rubric, 1))
    keys = []
    while talk.turn is not None and talk.offered():
        wanted = talk.turn.choices[0].id
        keys.append(str([choice.id for choice in talk.shown()].index(wanted) + 1))
        talk.advance(wanted)
    return keys


def report() -> list[Beside]:
    with tempfile.TemporaryDirectory() as home:
        file = long_scenario(Path(home))
        first_paint(ours(), "First steps", home)  # writes the library's index
        paints = [
            (first_paint(ours(), "First steps", home), first_paint(python(HELLO), "hello-there", home))
            for _ in range(RUNS)
        ]
        lists, early, late = [], [], []
        for _ in range(3):
            bare = Watched(python(LIST), home)
            bare.until("item-00", bare.started)
            lists += [bare.key("\x1b[B", f"item-{n:02d}") for n in range(1, 12)]
            bare.close()
            times = turn_times(home, file, range(2, 46))
            early += [times[turn] for turn in range(2, 7)]
            late += [times[turn] for turn in range(40, 45)]
        drills = [drill_time(home) for _ in range(5)]
    mine, hello = (min(pair[side] for pair in paints) for side in (0, 1))
    return [
        Beside("first paint of the library", mine, hello, "a bare Textual line", "ms", 1.2),
        Beside("key to the next turn", min(early), min(lists), "a bare list's highlight", "ms", 1.0),
        Beside("key to the next turn, turn 40", min(late), min(early), "turns 2 to 6", "ms", 1.25),
        Beside(
            "key to a drill's first turn",
            min(drills),
            min(lists),
            "a bare list's highlight",
            "ms",
            DRILL_MS / min(lists),
        ),
    ]


if __name__ == "__main__":
    for row in report():
        print(row.line())
