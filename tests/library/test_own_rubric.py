"""An own rubric that lies beside a scenario is found by itself: by the library, by every command and by the app."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.commands.services import services_for
from simulator.scenario.library import Library
from simulator.tui.app import HelpfirstApp
from tests.scenario.example import EXAMPLE
from tests.tui.helpers import press, screen_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "mine"
    (own / "rubrics").mkdir(parents=True)
    assert main(["rubric", "--write", str(own / "rubrics" / "house.yaml")]) == 0
    house = own / "rubrics" / "house.yaml"
    text = house.read_text()
    start = text.index("\n  discover:")
    end = text.index("\n  reflect:")
    house.write_text(
        text[:end] + text[start:end].replace("discover:", "wonder:").replace("Discover", "Wondering") + text[end:]
    )
    (own / "example.yaml").write_text(EXAMPLE.replace("behaviour: discover", "behaviour: wonder"))
    return own


def test_the_library_lists_a_scenario_by_the_rubric_beside_it(folder: Path) -> None:
    (entry,) = Library((folder,), None).entries()
    assert entry.problem is None


def test_a_rubric_that_changes_makes_the_library_look_again(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    assert Library((folder,), index).entries()[0].problem is None
    house = folder / "rubrics" / "house.yaml"
    house.write_text(house.read_text().replace("\n  wonder:", "\n  marvel:"))
    (entry,) = Library((folder,), index).entries()
    assert entry.problem is not None
    assert "no behaviour `wonder`" in entry.problem


def test_a_scenario_one_folder_below_is_read_by_the_same_rubric(folder: Path) -> None:
    (folder / "b2b").mkdir()
    (folder / "example.yaml").rename(folder / "b2b" / "example.yaml")
    (entry,) = Library((folder,), None).entries()
    assert entry.problem is None


def test_an_id_of_the_own_folder_is_enough_for_a_command(folder: Path, capsys) -> None:
    assert main(["script", "example", "--scenarios", str(folder)]) == 0
    assert "An example" in capsys.readouterr().out


def test_of_two_rubrics_beside_a_scenario_none_is_taken_without_a_word(folder: Path, capsys) -> None:
    house = folder / "rubrics" / "house.yaml"
    (folder / "rubrics" / "other.yaml").write_bytes(house.read_bytes())
    assert main(["script", str(folder / "example.yaml")]) == 2
    assert "holds house.yaml and other.yaml" in capsys.readouterr().err
    assert main(["script", str(folder / "example.yaml"), "--rubric", str(house)]) == 0


def test_the_app_opens_and_plays_it_by_its_own_rubric_and_the_others_by_the_shipped_one(folder: Path) -> None:
    services = services_for(Namespace(scenarios=str(folder), no_save=True))
    scenario = services.open(next(entry for entry in services.library() if entry.id == "example"))
    assert not isinstance(scenario, str), scenario
    assert "wonder" in services.rubric_for(scenario).behaviours
    shipped = services.open(next(entry for entry in services.library() if entry.id == "just-a-price"))
    assert not isinstance(shipped, str), shipped
    assert services.rubric_for(shipped) == services.rubric()


async def test_what_counts_is_shown_by_the_rubric_of_the_conversation_that_stands_there(folder: Path) -> None:
    services = services_for(Namespace(scenarios=str(folder), no_save=True))
    scenario = services.open(next(entry for entry in services.library() if entry.id == "example"))
    assert not isinstance(scenario, str), scenario
    running = HelpfirstApp(services, start=scenario)
    async with running.run_test(size=(80, 50)) as pilot:
        await press(pilot, "enter", "v")
        assert "Wondering" in screen_text(running)
        await press(pilot, "b", "1", "enter", "enter", "v")
        assert "Wondering" in screen_text(running), screen_text(running)
        await press(pilot, "b", "q", "q", "v")
        assert "Wondering" not in screen_text(running)
