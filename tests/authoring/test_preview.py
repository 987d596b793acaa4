"""The preview in a real pseudo-terminal, while the file is edited under it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.authoring.example import STARTER
from tests.e2e.terminal import Terminal
from tests.run import helpfirst_process


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my-call.yaml"
    path.write_text(STARTER, encoding="utf-8")
    return path


def preview(file: Path, columns: int = 100, rows: int = 40) -> Terminal:
    return Terminal([sys.executable, "-m", "simulator", "preview", str(file)], columns=columns, rows=rows)


def test_saves_half_saves_removal_and_renaming_over_are_followed(file):
    with preview(file) as terminal:
        terminal.wait_for("ask-first → the-need")
        terminal.wait_for("see-you-again (advance, earned)")
        terminal.press("2")
        terminal.wait_for("It jams. Twice a day")

        file.write_text(STARTER.replace("Twice a day", "Ten times a day"), encoding="utf-8")
        terminal.wait_for("It jams. Ten times a day")

        file.write_text(STARTER[: len(STARTER) // 2], encoding="utf-8")
        terminal.wait_for("This is the last version without errors")
        terminal.wait_for("It jams. Ten times a day")

        file.unlink()
        terminal.wait_for("no such file")

        other = file.with_name("my-call.yaml~")
        other.write_text(STARTER.replace("Twice a day", "Now and then"), encoding="utf-8")
        os.replace(other, file)
        terminal.wait_for("It jams. Now and then")

        file.write_text(STARTER.replace("ask-first", "ask-them-first"), encoding="utf-8")
        terminal.wait_for("Your path stops here: `ask-first`")
        file.write_text(STARTER, encoding="utf-8")
        terminal.wait_for("It jams. Twice a day")

        terminal.press("t")
        terminal.wait_for("To which turn?")
        terminal.press("down", "down", "down", "enter")
        terminal.wait_for("with which customer?")
        terminal.press("enter")
        terminal.wait_for("And what is the catch?")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.is_clean()


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (120, 40)])
def test_it_fits_every_size(file, columns, rows):
    with preview(file, columns, rows) as terminal:
        terminal.wait_for("my-call.yaml")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.is_clean()


def test_every_save_is_shown(file):
    with preview(file) as terminal:
        terminal.wait_for("ask-first → the-need")
        for number in range(4):
            file.write_text(STARTER.replace("at the front desk", f"number {number}"), encoding="utf-8")
            terminal.wait_for(f"The printer number {number}")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_text_that_looks_like_markup_or_steers_a_terminal_stays_text(file):
    nasty = "[/ [b]x[/b] [@click=app.quit]y"
    text = STARTER.replace("I hope nobody starts selling at me.", f"'{nasty}'")
    file.write_text(text.replace("why: You asked", 'x-note: "\\e[31m"\n        why: You asked'), encoding="utf-8")
    with preview(file) as terminal:
        terminal.wait_for(nasty)
        file.write_text("title: [/oh\n", encoding="utf-8")
        terminal.wait_for("error")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_without_a_terminal_it_says_what_to_use_instead(file):
    done = helpfirst_process("preview", str(file))
    assert done.returncode == 2
    assert "check --watch" in done.stderr
    missing = helpfirst_process("preview", str(file.with_name("other.yaml")))
    assert missing.returncode == 2
    assert "helpfirst new other" in missing.stderr
