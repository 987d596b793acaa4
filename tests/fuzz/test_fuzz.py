"""Some thousands of changed files of every kind are read without an exception; `make fuzz` tries a million."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS, changed

PARTS = 4
"""Each kind in so many tests, so that they spread over the workers."""


@pytest.mark.parametrize("name", KINDS)
def test_what_is_changed_is_good_to_begin_with(name: str, tmp_path: Path) -> None:
    for seed in KINDS[name].seeds:
        taken = KINDS[name].read(seed, tmp_path, changed(name, 0)[1])
        assert taken or name == "index"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", KINDS)
def test_a_changed_file_is_taken_or_told_about(name: str, part: int, tmp_path: Path) -> None:
    kind = KINDS[name]
    taken = 0
    for number in range(part, kind.few, PARTS):
        data, draw = changed(name, number)
        try:
            taken += kind.read(data, tmp_path, draw)
        except Exception as error:
            error.add_note(f"python -m tests.fuzz --kind {name} --first {number} --count 1")
            raise
    assert taken < kind.few / PARTS or name == "index"
