"""Whatever standard output and input are: every command says what it can, and ends with a sentence and its status."""

from __future__ import annotations

import contextlib
import html
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import streams
from simulator.cli import COMMANDS
from tests.commands.every_command import ANSWERS, runs
from tests.commands.every_command import test_no_command_is_left_out as test_no_command_is_left_out
from tests.run import with_streams

ROOT = Path(__file__).parents[2]
ENCODINGS = (
    "utf-8",
    "ascii",
    "cp1252",
    *(pytest.param(name, marks=pytest.mark.slow) for name in ("cp932", "latin-1", "cp437")),
)


def run(arguments: list[str], encoding: str) -> tuple[int, bytes, str]:
    return with_streams(arguments, encoding, ANSWERS)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_that_the_encoding_lacks_ends_no_command(tmp_path, encoding):
    for arguments in runs(tmp_path / "files"):
        status, out, said = run(arguments, encoding)
        assert status in (0, 1, 2), (arguments, said)
        assert "unexpected" not in said, (arguments, said)
        assert "Traceback" not in said
        out.decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS[1:])
def test_json_and_pages_lose_nothing_in_any_encoding(tmp_path, encoding):
    telling = 0
    every = runs(tmp_path / "files")
    run(["play", every[1][1], "--choose", "ask"], "utf-8")
    for arguments in every:
        same_each_time = arguments and arguments[0] in {
            "check",
            "analyse",
            "graph",
            "script",
            "items",
            "debrief",
            "schema",
        }
        data = {"--json", "json", "schema"} & {*arguments}
        if not same_each_time or not (data or {"html", "svg"} & {*arguments}):
            continue
        _, whole, _ = run(arguments, "utf-8")
        _, out, _ = run(arguments, encoding)
        text, expected = out.decode(encoding), whole.decode()
        assert (json.loads(text) == json.loads(expected)) if data else html.unescape(text) == html.unescape(expected)
        telling += not expected.isascii()
    assert telling >= 3


def test_a_conversation_is_held_to_its_end_where_the_marks_of_the_axes_cannot_be_shown(tmp_path):
    file = runs(tmp_path / "files")[1][1]
    for encoding in ("cp1252", "ascii"):
        status, out, _ = run(["play", file, "--plain", "--no-save", "--coach"], encoding)
        text = out.decode(encoding)
        assert status == 0
        assert "You: " in text
        assert "One conversation never judges a person." in text


@given(st.text())
def test_every_text_has_a_replacement_in_plain_characters(text):
    streams.prepare()
    assert text.encode("ascii", streams.REPLACING).isascii()
    assert text.encode("cp1252", streams.REPLACING).decode("cp1252") is not None


def test_quotes_never_become_quotes_that_end_a_text_in_json_or_csv():
    streams.prepare()
    assert '"' not in "“”„‟″".encode("ascii", streams.REPLACING).decode()


def shell(command: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command `H …` in a shell, with the program as H."""
    line = command.replace("H ", f"'{sys.executable}' -m simulator ")
    env = {**os.environ, "HELPFIRST_HOME": str(home), **variables}
    return subprocess.run(
        ["sh", "-c", line], capture_output=True, encoding="utf-8", errors="replace", env=env, cwd=ROOT, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("H list >&-", 2, "standard output cannot be written: it is closed"),
        ("H list >/dev/full", 2, "standard output cannot be written: No space left on device"),
        ("H analyse just-a-price --json >/dev/full", 2, "No space left on device"),
        ("H --help >/dev/full", 2, "No space left on device"),
        ("H --version >&-", 2, "it is closed"),
        ("H play just-a-price --plain <&- >&-", 2, "it is closed"),
        ("H debrief 2>/dev/full", 1, ""),
        ("H debrief 2>&-", 1, ""),
        ("H debrief <&- >&- 2>&-", 1, ""),
        ("H play just-a-price --seed 99999999999999999999", 2, "is not a whole number from 0 to 9007199254740991"),
        ("H play just-a-price --seed -1", 2, "--seed"),
        ("H play just-a-price --seed 1e3", 2, "1e3 is not a whole number"),
        ("H play just-a-price --seed 9007199254740991 --choose ''", 0, ""),
        ("H --scenarios '~nosuchuser/x' list", 2, "there is no user of that name"),
        ("H lits", 2, "Did you mean `helpfirst list`?"),
        ("H --rubric x lits", 2, "invalid choice: 'lits'"),
    ],
)
def test_closed_and_full_outputs_and_odd_seeds_are_a_sentence_with_the_right_status(tmp_path, line, status, sentence):
    done = shell(line, tmp_path)
    assert done.returncode == status, done
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert "unexpected" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_without_standard_input_a_conversation_is_left_and_what_was_opened_is_no_stream(tmp_path):
    done = shell("H play just-a-price <&- 2>&-", tmp_path)
    assert done.returncode == 0
    assert "1 to 4, or ? for help" in done.stdout
    done = shell("H play just-a-price --choose '' >&- 2>&- <&-", tmp_path)
    assert done.returncode in (0, 2)
    database = tmp_path / "attempts.sqlite3"
    assert not database.exists() or database.read_bytes()[:6] in (b"", b"SQLite")


def test_a_reader_that_leaves_is_no_fault(tmp_path):
    done = shell("{ H analyse just-a-price; echo $? >&2; } | head -1", tmp_path)
    assert done.stderr in ("141\n", "0\n")


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    ],
    ids=["c-locale", "cp1252", "ascii"],
)
def test_the_interpreters_own_streams_are_mended_too(tmp_path, variables):
    done = shell("printf '1\\n1\\n\\377\\nq\\n' | H play just-a-price --plain --coach", tmp_path, **variables)
    assert done.returncode == 0, done
    assert "Traceback" not in done.stderr
    assert done.stdout.count("You:") == 2


NEED_A_HOME = frozenset(["progress", "debrief", "forget", "install", "records", "report"])
HOMES = {
    "file": frozenset(COMMANDS) | {""},
    **dict.fromkeys(
        ["missing/below/a/file", "~nosuchuser/x", "x" * 300, "/dev/null/x"], NEED_A_HOME | {"play", "where"}
    ),
}
"""Homes that cannot be, each with the commands that are tried in it: all in one, in the others what asks for a home."""


@pytest.mark.parametrize(
    ("home", "names"), HOMES.items(), ids=("a file", "below a file", "nobody's", "long", "no folder")
)
def test_without_a_folder_for_data_all_that_needs_none_works_and_the_rest_says_why(tmp_path, home, names, monkeypatch):
    (tmp_path / "file").write_text("")
    (tmp_path / "missing").write_text("")
    monkeypatch.setenv("HELPFIRST_HOME", home if home[0] in "~/" else str(tmp_path / home))
    for arguments in runs(tmp_path / "files"):
        name = arguments[0] if arguments else ""
        if name not in names:
            continue
        status, _, said = run(arguments, "utf-8")
        assert "unexpected" not in said, (arguments, said)
        expected = (1, 2) if name in NEED_A_HOME else (0, 1, 2) if name in ("check", "uninstall", "preview") else (0,)
        assert status in expected, (arguments, said)
        if name in NEED_A_HOME:
            assert "cannot be" in said or "no user of that name" in said or "no file of attempts" in said, said
    with contextlib.suppress(FileNotFoundError):
        assert (tmp_path / "file").read_text() == ""
    assert not Path("~nosuchuser").exists()
