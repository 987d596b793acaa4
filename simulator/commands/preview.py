"""`helpfirst preview FILE`: the app beside the editor, read again at every save."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from simulator.authoring.preview import PreviewedFile
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import no_screen
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    if not os.path.isfile(path):
        also = (
            f" `helpfirst new {path.stem}` writes one." if not os.path.exists(path) and path.suffix == ".yaml" else ""
        )
        raise Stop(f"helpfirst: {path} is not a file.{also}", USAGE)
    if no_screen():
        raise Stop("helpfirst: preview needs a terminal. `helpfirst check --watch` works without one.", USAGE)
    from simulator.commands.services import preferences_here
    from simulator.tui.preview_flow import PreviewApp
    from simulator.tui.run import run_app

    rubric = rubric_for(arguments)
    return run_app(PreviewApp(PreviewedFile(path, rubric), preferences_here()))
