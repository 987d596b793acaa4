"""A key in the field of own words beside the same key in a bare field of Textual, in a real terminal."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.measure import Beside
from benchmarks.painting import Watched, long_scenario, ours, python

LOADED_SECONDS = 6.0
"""The engine that compares is loaded while the brief is read; this reader has read it."""
LETTERS = "QZXJKVWUGY"
BARE = """
from textual.app import App
from textual.widgets import Static, TextArea
class Bare(App):
    def compose(self):
        yield Static("ready-now")
        yield TextArea(compact=True)
    def on_mount(self):
        self.query_one(TextArea).styles.height = 3
        self.query_one(TextArea).focus()
Bare().run()
"""


def typed(watched: Watched) -> list[float]:
    """Milliseconds from each letter to the frame that shows it."""
    return [watched.key(letter, letter) for letter in LETTERS]


def report() -> list[Beside]:
    mine, bare = [], []
    with tempfile.TemporaryDirectory() as home:
        file = long_scenario(Path(home))
        for _ in range(3):
            watched = Watched(python(BARE), home)
            try:
                watched.until("ready-now", watched.started)
                bare += typed(watched)
            finally:
                watched.close()
            watched = Watched(ours("play", str(file), "--own-words", "--seed", "1", "--no-save"), home)
            try:
                watched.until("begin", watched.started)
                watched.key("\r", "never scored")
                time.sleep(LOADED_SECONDS)
                mine += typed(watched)
            finally:
                watched.close()
    return [Beside("a key in the field of own words", min(mine), min(bare), "a bare field", "ms", 1.25)]


if __name__ == "__main__":
    for row in report():
        print(row.line())
