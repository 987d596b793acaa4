"""Whatever is named as a file: no pipe or device is waited for, and no name is carried out by the terminal."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import simulator
from simulator.cli import main
from simulator.scenario.reading.source import Unreadable, read_file, text_in
from tests.commands.every_command import runs

READING = (
    ["check", "ODD"],
    ["play", "ODD", "--no-save"],
    ["play", "FILE", "--no-save", "--rubric", "ODD"],
    ["play", "--no-save", "--assignment", "ODD"],
    ["tag", "ODD"],
    ["year", "--territory", "ODD"],
    ["campaign", "ODD"],
    ["import", "ODD"],
    ["install", "ODD"],
    ["texts", "FILE", "--merge", "ODD", "--lang", "de", "-o", "de/small.yaml"],
    ["words", "FILE", "--from", "ODD"],
    ["export", "ODD", "-o", "site"],
    ["rooms", "list", "--key-file", "ODD"],
    ["host", "--server", "http://127.0.0.1:9/K7QX2M", "--token-file", "ODD"],
    ["preview", "ODD"],
    ["debrief", "ODD"],
    ["forget", "ODD"],
    ["uninstall", "ODD"],
    ["new", "ODD"],
    ["join", "ODD"],
    ["report", "ODD"],
    ["team", "ODD"],
    ["pack", "ODD"],
    ["list", "--scenarios", "ODD"],
)
"""Every argument that names a file, and those that somebody takes for a file's name."""
SLOW = pytest.mark.slow
STEERS = "red\x1b[31m\u202ename"
TOO_LONG = "a" * 300


def _ran(words: list[str], odd: Path | str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What was said; the command has ended with a status of its own."""
    file = runs(folder / "files")[1][1]
    status = main([{"ODD": str(odd), "FILE": file}.get(word, word) for word in words])
    told = capsys.readouterr()
    assert status in (1, 2), (words, told)
    assert told.err or (told.out and words[0] in ("check", "forget")), words
    return told.out + told.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize(
    "ending", [".yaml", ".zip", *(pytest.param(one, marks=SLOW) for one in (".csv", ".md", ".docx"))]
)
def test_no_named_pipe_is_waited_for(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / f"pipe{ending}"
    os.mkfifo(pipe)
    for words in READING:
        _ran(words, pipe, tmp_path, capsys)
    with pytest.raises(Unreadable, match="not an ordinary file"):
        read_file(pipe)


def test_a_pipe_among_the_files_of_a_folder_costs_nothing_but_itself(tmp_path: Path, capsys) -> None:
    folder = Path(runs(tmp_path / "files")[1][1]).parent
    for name in ("pipe.json", "pipe.yaml"):
        os.mkfifo(folder / name)
    assert main(["items", str(folder / "small.yaml"), "--from", str(folder)]) == 0
    assert "pipe.json: this is not an ordinary file; left out" in capsys.readouterr().err
    assert main(["team", str(folder), "--format", "json"]) == 0
    assert "pipe.json: this is not an ordinary file; left out" in capsys.readouterr().err
    assert main(["check", str(folder), "--quick"]) == 2
    assert "pipe.yaml:1:1: error HF001" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", [f"{STEERS}.yaml", TOO_LONG, *(pytest.param(f"{one}.zip", marks=SLOW) for one in (STEERS, TOO_LONG))]
)
def test_a_name_that_steers_a_terminal_or_is_too_long_is_shown_in_a_sentence(tmp_path: Path, name: str, capsys) -> None:
    for words in READING:
        said = _ran(words, name, tmp_path, capsys)
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "Errno" not in said, said


def test_a_file_that_is_written_is_named_without_steering_the_terminal(tmp_path: Path, capsys) -> None:
    file = runs(tmp_path / "files")[1][1]
    for place, words in enumerate((["script", file], ["texts", file], ["pack", str(Path(file).parent / "pack")])):
        folder = tmp_path / str(place)
        folder.mkdir()
        assert main([*words, "-o", str(folder / f"{STEERS}.zip")]) == 0
        told = capsys.readouterr()
        assert r"red\x1b[31m\u202ename.zip is written" in told.out + told.err
        assert "\x1b" not in told.out + told.err


def test_a_file_of_text_is_read_in_the_encodings_that_editors_save(tmp_path: Path) -> None:
    file = tmp_path / "key.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file.write_text("naïve", encoding=encoding)
        assert text_in(file) == "naïve"
    file.write_bytes(b"\xe9")
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        text_in(file)
    file.write_bytes(b"a" * 11)
    with pytest.raises(Unreadable, match="larger than 0 KiB"):
        text_in(file, 10)


def test_a_path_is_asked_for_in_the_way_that_raises_nothing() -> None:
    """What `pathlib` asks raises for a name that is too long, or in a folder that may not be entered."""
    raising = re.compile(r"\.(exists|is_dir|is_file|is_symlink)\(\)")
    for file in sorted(Path(simulator.__file__).parent.rglob("*.py")):
        for asked in raising.finditer(file.read_text(encoding="utf-8")):
            pytest.fail(f"{file}: say os.path, and not {asked[0]}")


def test_a_file_whose_name_is_in_another_encoding_is_played_kept_and_looked_back_on(tmp_path: Path, capsys) -> None:
    file = tmp_path / os.fsdecode(b"g\xfcnstig") / "small.yaml"
    file.parent.mkdir()
    file.write_bytes(Path(runs(tmp_path / "files")[1][1]).read_bytes())
    assert main(["play", str(file), "--choose", "ask"]) == 0
    assert main(["debrief"]) == 0
    assert main(["progress", "--json"]) == 0
    for words in (["debrief", "\udcff"], ["forget", "\udcff"], ["forget", "--scenario", "\udcff"]):
        assert main(words) in (0, 1, 2)
        told = capsys.readouterr()
        assert told.err or told.out


@pytest.mark.parametrize("address", ["a" * 80, "a b", "8.8.8.8", "\x1b", "\udcff"])
def test_an_address_at_which_nothing_can_be_served_is_said(address: str, capsys) -> None:
    assert main(["serve", f"--bind={address}", "--port", "0"]) == 1
    said = capsys.readouterr().err
    assert "Nothing can be served at" in said
    assert "Give an address of this machine." in said


def test_a_folder_that_cannot_be_looked_into_is_passed_over(tmp_path: Path, capsys) -> None:
    folder = Path(runs(tmp_path / "files")[1][1]).parent
    here = os.open(folder, os.O_RDONLY)
    for _ in range(25):  # deeper than any path may be long
        os.mkdir("d" * 200, dir_fd=here)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)
    assert main(["check", str(folder), "--quick"]) == 1
    assert "small.yaml" in capsys.readouterr().out
    assert main(["team", str(folder), "--format", "json"]) == 0
    assert main(["items", str(folder / "small.yaml"), "--from", str(folder)]) == 0
    assert main(["pack", str(folder / "pack"), "-o", str(tmp_path / "a.zip")]) == 0


def test_two_dashes_are_no_value_of_any_option(capsys) -> None:
    for words in (
        ["play", "--assignment=--"],
        ["list", "--scenarios=--"],
        ["serve", "--name=--"],
        ["--rubric=--", "list"],
    ):
        assert main(words) == 2
        assert "needs a value, and `--` is none" in capsys.readouterr().err


def test_a_system_that_tells_of_no_more_files_is_said(tmp_path: Path, monkeypatch, capsys) -> None:
    def full(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError(errno.ENOSPC, "No space left on device")
        yield

    monkeypatch.setattr("watchfiles.watch", full)
    assert main(["check", "--watch", runs(tmp_path / "files")[1][1]]) == 1
    assert "These files cannot be watched (No space left on device)." in capsys.readouterr().err
