"""Anything may stand in a file: always problems with a place, quickly, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.scenario.problem import render
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import RubricError, rubric_of
from tests.scenario.attacks import ATTACKS
from tests.scenario.example import EXAMPLE, read, shipped

EACH_ALONE = """\
import os, resource, sys, traceback
from simulator.scenario.problem import render
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import read_rubric
rubric = read_rubric()
def examine(file):
    resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
    reading = read_scenario(file, rubric)
    shown = "\\n".join(map(render, reading.problems))
    assert reading.scenario is None and reading.problems, "no problem was found"
    assert all(p.code and p.message and p.line >= 1 and p.column >= 1 for p in reading.problems)
    assert all(c == "\\n" or c.isprintable() for c in shown), "unprintable"
for line in sys.stdin:
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    try:
        examine(line.rstrip("\\n"))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
"""
"""For each name of a file on its standard input, a process of its own reads it; answers how that one ended."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """That program, and the file of what it says."""
    said = tmp_path_factory.mktemp("reader") / "said.txt"
    with (
        said.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-c", EACH_ALONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        yield process, said
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_file_is_reported_within_200_mib(
    name: str, tmp_path: Path, reader: tuple[subprocess.Popen[str], Path]
) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(ATTACKS[name])
    process, said = reader
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{file}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "0\n", said.read_text()


def _unreadable(name: str, tmp_path: Path) -> Path:
    file = tmp_path / "it.yaml"
    match name:
        case "a folder":
            file.mkdir()
        case "a symlink loop":
            file.symlink_to(file)
        case "a pipe":
            os.mkfifo(file)
        case "no permission":
            file.write_text(EXAMPLE)
            file.chmod(0)
        case "a name with a NUL":
            return tmp_path / "a\0b"
        case "a very long name":
            return tmp_path / ("a" * 5000)
    return file


@pytest.mark.parametrize(
    "name",
    [
        "a folder",
        "a symlink loop",
        "a pipe",
        "no permission",
        "a name with a NUL",
        "a very long name",
        "nothing",
    ],
)
def test_a_file_that_cannot_be_read_says_so(name: str, tmp_path: Path) -> None:
    if name == "no permission" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    reading = read_scenario(_unreadable(name, tmp_path), shipped())
    assert reading.unreadable
    assert reading.scenario is None
    assert [problem.code for problem in reading.problems] == ["HF001"]


def test_a_file_name_with_an_escape_sequence_is_shown_escaped() -> None:
    assert "\x1b" not in render(read("", "\x1b[31m.yaml").problems[0])


def _read_well(data: bytes) -> bool:
    """Whether there is a scenario or an error and not both, and each problem has a place and can be shown."""
    reading = read(data)
    shown = all(char == "\n" or char.isprintable() for one in reading.problems for char in render(one))
    placed = all(one.line >= 1 and one.column >= 1 for one in reading.problems)
    return shown and placed and (reading.scenario is None) == any(one.is_error for one in reading.problems)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"---")
@settings(deadline=None, max_examples=120)
def test_any_bytes_are_read_without_raising(data: bytes) -> None:
    assert _read_well(data)


@given(st.text(st.sampled_from("ab:- \n\t[]{}&*!|>'\"%@`#,?x.~\u00a0\u200b\\0é"), max_size=120))
@settings(deadline=None, max_examples=200)
def test_any_text_of_yamls_own_signs_is_read_without_raising(text: str) -> None:
    assert _read_well(text.encode())


FULL = EXAMPLE.replace(
    "        next: goodbye\n",
    "        also: [reflect]\n        when: trust >= 40 and not said(ask)\n"
    "        effects: {trust: -5, patience: 3}\n"
    "        reveals: [audit]\n        sets: [a-flag]\n        helpfulness: 1.5\n        breach: false\n"
    "        next:\n          - {when: flag(a-flag), go: goodbye}\n          - go: goodbye\n"
    "    facilitator: {notes: Wait., questions: [Why?]}\n",
).replace("start:", "needs: {audit: An audit.}\nwalk_out: goodbye\nfacts: [One., Two.]\nlevel: 2\nstart:") + (
    "    sale: {amount: 48000.50, currency: EUR, days: 30, fit: 0.9}\n    referral: true\n"
)


def test_what_is_mutated_is_valid_to_begin_with() -> None:
    assert read(FULL).problems == ()


@given(
    st.integers(0, len(FULL)),
    st.integers(0, 12),
    st.text(st.sampled_from("ab:- \n\t[]{}&*!|>'\"%@`#,?x.~0"), max_size=6),
)
@settings(deadline=None, max_examples=300)
def test_a_mutated_scenario_is_read_without_raising(at: int, cut: int, put: str) -> None:
    assert _read_well((FULL[:at] + put + FULL[at + cut :]).encode())


@given(st.lists(st.integers(0, FULL.count("\n")), max_size=4), st.integers(0, 3))
@settings(deadline=None, max_examples=120)
def test_lines_moved_or_lost_are_read_without_raising(places: list[int], indent: int) -> None:
    lines = FULL.split("\n")
    for place in places:
        line = lines.pop(place % len(lines))
        if indent:
            lines.insert((place * 7) % (len(lines) + 1), " " * indent + line)
    assert _read_well("\n".join(lines).encode())


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_as_a_rubric_raise_a_rubric_error(data: bytes) -> None:
    with pytest.raises(RubricError):
        rubric_of(data, "rubric.yaml")
