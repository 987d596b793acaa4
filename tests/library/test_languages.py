"""Scenarios that come with the program in several languages: one scenario, told anew, and one entry of the library."""

from __future__ import annotations

import json

import pytest

from simulator.cli import main
from simulator.paths import shipped_scenarios
from simulator.scenario.library import Library
from simulator.scenario.reader import read_scenario
from tests.library.shelf import FILES
from tests.write import rubric

TOLD = sorted((shipped_scenarios() / "languages").glob("*/*.yaml"))


def skeleton(path):
    """What decides, without a word that is read."""
    made = read_scenario(path, rubric()).scenario
    assert made is not None
    return [
        (turn.id, version.id, choice.id, choice.behaviour, choice.next, len(choice.cases))
        for turn in made.turns.values()
        for version in (*turn.versions, turn)
        for choice in turn.choices
    ], list(made.endings)


@pytest.mark.parametrize("path", TOLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_is_sound_complete_and_the_same_conversation(path, capsys):
    assert main(["check", "--strict", str(path)]) == 0, capsys.readouterr().out
    assert read_scenario(path, rubric()).scenario.lang == path.parent.name
    assert skeleton(path) == skeleton(FILES[path.stem])


def test_the_library_has_it_once_and_says_in_which_languages(capsys):
    library = Library([shipped_scenarios()], None)
    entries = library.entries()
    assert len({one.id for one in entries}) == len(entries)
    assert all("languages" not in one.file for one in entries)
    assert main(["list", "--json"]) == 0
    rows = {row["id"]: row["languages"] for row in json.loads(capsys.readouterr().out)}
    assert rows["cherries-on-saturday"] == ["de", "es"]
    assert rows["cold-chain-renewal"] == []


def test_it_is_opened_by_its_id_and_language_and_a_missing_language_is_said(capsys, tmp_path):
    page = tmp_path / "kirschen.html"
    assert main(["export", "cherries-on-saturday", "--lang", "de", "-o", str(page)]) == 0
    assert "Kirschen am Samstag" in page.read_text(encoding="utf-8")
    assert main(["export", "cherries-on-saturday", "--lang", "fr"]) == 2
    assert "it is in de, es" in " ".join(capsys.readouterr().err.split()).lower()
    assert main(["export", "cold-chain-renewal", "--lang", "fr"]) == 2
    assert "in one language only" in capsys.readouterr().err


def test_everything_in_spanish_is_no_placeholder_and_a_note_to_oneself_is():
    from simulator.authoring.lint.unfinished import leftovers
    from tests.records.made import small

    codes = [
        [one.code for one in leftovers(small(text, lang)) if one.code == "HF426"]
        for text, lang in (("Eso es todo.", "es"), ("TODO", "es"), ("todo", "en"))
    ]
    assert [bool(found) for found in codes] == [False, True, True]
