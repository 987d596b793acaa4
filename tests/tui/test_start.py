"""Speed is kept by what is not done: which modules the first paint needs, and none that it does not."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys
from simulator.cli import COMMANDS
from simulator.cli_parser import parse
from simulator.commands.services import services_for
from simulator.scenario.library_entry import Entry
from simulator.tui.app import HelpfirstApp
from simulator.tui.screens.library import LibraryScreen
import dataclasses
services = services_for(parse([], COMMANDS))
entry = Entry("one", "One", "b2b", 1, 5, "/one.yaml", None, "Brief.", "Aim.", "Ann", "Buyer, A “firm”", "Hello…")
services = dataclasses.replace(services, library=lambda: [entry], campaigns=tuple)
LibraryScreen._painted = lambda self: (print(*sys.modules, sep="\\n", file=sys.stderr), self.app.exit())
HelpfirstApp(services).run(headless=True, size=(120, 40))
"""
NOT_YET = (
    "yaml",
    "transitions",
    "sqlite3",
    "simulator.scenario.reader",
    "simulator.scenario.model",
    "simulator.scenario.rubric",
    "simulator.conversation.talk",
    "simulator.scoring.score",
    "simulator.tui.screens.brief",
    "simulator.tui.screens.conversation",
    "simulator.tui.screens.debrief",
    "simulator.tui.screens.rubric",
    "simulator.tui.screens.help",
    "simulator.tui.palette",
    "rich.traceback",
)


def test_the_first_paint_imports_nothing_that_the_library_does_not_show():
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8", check=False)
    loaded = set(done.stderr.split("\n"))
    assert "simulator.tui.screens.library" in loaded, done.stderr[-2000:]
    assert not loaded & set(NOT_YET)


def test_importing_the_entrance_imports_no_textual():
    code = "import sys, simulator.tui.run, simulator.tui.services; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
