"""A scenario's words file goes where the scenario goes: checked, tagged, renamed, packed and installed with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.run import helpfirst
from tests.scenario.example import EXAMPLE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "example.yaml"
    path.parent.mkdir()
    path.write_text(EXAMPLE, "utf-8")
    path.with_name("example.words.yaml").write_text("# mine\nask:\n  - What happened, ask?\n", "utf-8")
    return path


def words(path: Path) -> str:
    return path.with_name("example.words.yaml").read_text("utf-8")


def test_it_is_checked_with_its_scenario_and_is_none_itself(file: Path) -> None:
    assert "1 file, 0 errors" in helpfirst("check", "--quick", str(file.parent)).stdout
    file.with_name("example.words.yaml").write_text("asks: [Why?]\n", "utf-8")
    for path in (file, file.parent, file.with_name("example.words.yaml")):
        found = json.loads(helpfirst("check", "--quick", "--json", str(path)).stdout)
        assert [
            (Path(one["file"]).name, one["code"]) for one in found if one["code"] < "HF4" or one["code"] > "HF5"
        ] == [("example.words.yaml", "HF601")]


def test_alone_it_is_told_where_it_belongs(file: Path) -> None:
    file.unlink()
    done = helpfirst("check", str(file.parent))
    assert "HF602" in done.stdout
    assert "no example.yaml beside" in done.stdout


def test_renaming_a_choice_renames_its_words_and_nothing_else(file: Path) -> None:
    assert helpfirst("rename", str(file), "ask", "ask-first").returncode == 0
    assert words(file) == "# mine\nask-first:\n  - What happened, ask?\n"


def test_words_of_a_choice_without_an_id_follow_turn_and_tag(file: Path) -> None:
    file.write_text(EXAMPLE.replace("- id: ask\n        say", "- say"), "utf-8")
    file.with_name("example.words.yaml").write_text("opening.1: [Why?]\n", "utf-8")
    assert helpfirst("rename", str(file), "opening", "hello").returncode == 0
    assert words(file) == "hello.1: [Why?]\n"
    assert helpfirst("tag", str(file)).returncode == 0
    assert words(file) == "what-went-wrong: [Why?]\n"


def test_it_is_packed_and_installed_and_counts_as_no_scenario(file: Path) -> None:
    packed = file.parent.parent / "mine.zip"
    assert "1 scenario," in helpfirst("pack", str(file.parent), "-o", str(packed)).stdout
    assert "installed: 1 scenario." in helpfirst("install", str(packed)).stdout
    assert "1 scenario." in helpfirst("uninstall", "mine").stdout
    assert "installed: 1 scenario." in helpfirst("install", str(file)).stdout


def test_a_pack_with_broken_words_is_refused(file: Path) -> None:
    file.with_name("example.words.yaml").write_text("ask: Why?\n", "utf-8")
    done = helpfirst("pack", str(file.parent))
    assert done.returncode == 1
    assert "example.words.yaml:1:6: error HF104" in done.stderr
