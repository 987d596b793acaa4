"""Whatever is in a file, the commands that read it end with a sentence and a status that is not 3."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from simulator.cli import main
from tests.fuzz.kinds import changed
from tests.practice.quarter import write_folder

COMMANDS = {
    "scenario": ("example.yaml", [["check", "FILE"], ["play", "FILE", "--choose", "ask", "--no-save"], ["tag", "FILE"]]),
    "campaign": ("campaigns/spring.yaml", [["check", "FOLDER"], ["campaign", "--scenarios", "FOLDER"], ["campaign", "FILE"]]),
    "rubric": ("own.yaml", [["rubric", "--rubric", "FILE"], ["list", "--rubric", "FILE"]]),
    "pack": ("mine.zip", [["install", "FILE"]]),
    "export": ("export.json", [["items", "FOLDER/first-call.yaml", "--from", "FOLDER"]]),
    "settings": ("home/settings.toml", [["list"], ["where"]]),
    "index": ("home/library-index.json", [["list", "--scenarios", "FOLDER"], ["progress"]]),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_no_changed_file_ends_a_command_unexpectedly(name: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    folder = tmp_path / "own"
    write_folder(folder)
    place, commands = COMMANDS[name]
    file = tmp_path / place if place.startswith("home/") else folder / place
    file.parent.mkdir(exist_ok=True)
    for number in range(2 if name == "index" else 10):  # a damaged index is read anew, which takes its time
        data, _ = changed(name, number)
        for command in commands:
            file.write_bytes(data)
            words = [word.replace("FILE", str(file)).replace("FOLDER", str(folder)) for word in command]
            status = main(words)
            told = capsys.readouterr()
            assert status in (0, 1, 2), (words, number, told.err)
            assert "HF009" not in told.out + told.err
