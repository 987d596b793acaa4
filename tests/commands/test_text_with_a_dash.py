"""What somebody says, and what an author calls a thing, may begin with a dash: it is text all the same."""

from __future__ import annotations

import json

import pytest

from simulator.cli import main
from tests.scenario.example import EXAMPLE


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(EXAMPLE, "utf-8")
    return path


@pytest.mark.parametrize("text", ["-well", "-how about Tuesday?", "-hm", "-5%", "- so", "--no idea", "-o", "-json"])
def test_words_takes_a_text_that_begins_with_a_dash(text, file, capsys):
    turn = EXAMPLE.split("\nstart: ")[1].split("\n")[0]
    wanted = ["words", str(file), turn, text, "--engine", "plain", "--json"]
    assert main(wanted) == (2 if text == "-o" else 0)  # the one that is an option elsewhere is not swallowed
    if text != "-o":
        assert json.loads(capsys.readouterr().out)[0]["text"] == text


def test_an_option_before_the_command_leaves_the_text_as_it_is(file, tmp_path, capsys):
    turn = EXAMPLE.split("\nstart: ")[1].split("\n")[0]
    wanted = ["--scenarios", str(tmp_path), "words", str(file), turn, "-well", "--engine", "plain", "--json"]
    assert main(wanted) == 0
    assert json.loads(capsys.readouterr().out)[0]["text"] == "-well"


def test_a_mistyped_option_is_still_told(file, capsys):
    assert main(["words", str(file), "--jsn"]) == 2
    assert "--jsn" in capsys.readouterr().err
    assert main(["check", str(file), "-q"]) == 2
    assert "-q" in capsys.readouterr().err


def test_a_packs_author_edition_and_licence_may_begin_with_a_dash(file, tmp_path, capsys):
    pack = tmp_path / "one.zip"
    wanted = ["pack", str(file.parent), "-o", str(pack), "--author", "-me", "--edition", "-1-", "--licence", "-none-"]
    assert main(wanted) == 0
    assert main(["install", str(pack)]) == 0
    assert "-me" in capsys.readouterr().out
