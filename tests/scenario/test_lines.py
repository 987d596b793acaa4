"""One notion of a line in the whole reader: a line ends at CR, LF or both, and at nothing else."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from simulator.authoring.examine import examine_bytes
from simulator.authoring.file_edits import FileEdits, replace_file
from simulator.scenario.campaign import first_key
from simulator.scenario.reading.source import decode
from tests.scenario.example import EXAMPLE, read, shipped

NO_LINE_ENDS = {"NEL": "\x85", "line separator": "\u2028", "paragraph separator": "\u2029", "VT": "\x0b", "FF": "\x0c",
                "file separator": "\x1c", "record separator": "\x1e"}  # fmt: skip


@pytest.mark.parametrize("char", NO_LINE_ENDS.values(), ids=list(NO_LINE_ENDS))
def test_what_follows_an_odd_character_keeps_its_line_and_its_excerpt(char: str) -> None:
    text = EXAMPLE.replace("An example", f"An{char} example").replace("market: b2b", "market: b2x")
    found = {problem.code: problem for problem in read(text).problems}
    assert set(found) == {"HF005", "HF110"}
    assert (found["HF110"].line, found["HF110"].column) == (4, 9)
    assert found["HF110"].excerpt == "market: b2x"
    assert (found["HF005"].line, found["HF005"].column) == (3, 10)


@pytest.mark.parametrize("char", NO_LINE_ENDS.values(), ids=list(NO_LINE_ENDS))
@pytest.mark.parametrize("indent", ["\t", "\u00a0", "\u3000  "])
def test_odd_indentation_after_an_odd_character_is_a_problem_in_its_line(char: str, indent: str) -> None:
    text = f'title: "x{char}"\n\n{indent}id: a\n'
    assert {problem.line for problem in read(text).problems if problem.code in ("HF018", "HF019")} == {3}


@pytest.mark.parametrize("char", NO_LINE_ENDS.values(), ids=list(NO_LINE_ENDS))
def test_the_lines_of_excerpts_are_those_of_the_text_that_is_parsed(char: str) -> None:
    source, problems = decode(f"a: b{char}c\r\nd: e\rf{char}\n\n".encode(), "x.yaml")
    assert source.text is not None
    assert [len(line) for line in problems.lines] == [len(line) for line in source.text.split("\n")]


def test_a_lint_shows_the_line_that_it_is_about_in_a_file_with_escaped_separators() -> None:
    text = EXAMPLE.replace("says: Yes?", 'says: "Yes?\\N\\L"').replace("What went wrong?", "word " * 60)
    found = examine_bytes(text.encode(), "example.yaml", shipped()).problems
    long = next(problem for problem in found if problem.code == "HF414")
    assert "word word" in long.excerpt


def test_a_patch_counts_lines_as_problems_do() -> None:
    edits = FileEdits("a: x\u2028y\r\nb: z\n".encode())
    assert edits.text[edits.offset(2, 1) :] == "b: z\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_campaign_is_known_by_its_first_key_however_it_was_saved(encoding: str, line_end: str) -> None:
    text = f"# ours\x85\n\ncampaign: 1\nid: {'a' * 9}\n"
    assert first_key(text.replace("\n", line_end).encode(encoding)) == "campaign"
    assert first_key("format: 1\x85campaign: 1\n".encode(encoding)) == "format"


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and devices are not files there")
def test_what_is_no_file_takes_what_is_written_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        replace_file(pipe, b"text")
        assert os.read(end, 9) == b"text"
    finally:
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
