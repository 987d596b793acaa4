"""One small file per rule in cases/: its first line says which problems it has, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.example import places, read

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_has_the_problems_that_its_first_line_names(file: Path) -> None:
    text = file.read_text("utf-8")
    expected = text.partition("\n")[0].removeprefix("# expect: ").split()
    reading = read(text)
    assert places(reading) == ([] if expected == ["nothing"] else expected)
    assert (reading.scenario is None) == any(problem.is_error for problem in reading.problems)


def test_there_are_cases() -> None:
    assert len(CASES) > 90
