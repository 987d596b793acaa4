"""An own rubric that lies beside a scenario is found by itself: by the library, by every command and by the app."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.commands.services import services_for
from simulator.scenario.library import Library
from simulator.tui.app import HelpfirstApp
from tests.library.house_rubric import house
from tests.tui.helpers import press, screen_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return house(tmp_path / "mine")


def test_the_library_lists_a_scenario_by_the_rubric_beside_it(folder: Path) -> None:
    (entry,) = Library((folder,), None).entries()
    assert entry.problem is None


def test_a_rubric_that_changes_makes_the_library_look_again(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    assert Library((folder,), index).entries()[0].problem is None
    ours = folder / "rubrics" / "house.yaml"
    ours.write_text(ours.read_text().replace("\n  wonder:", "\n  marvel:"))
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
    ours = folder / "rubrics" / "house.yaml"
    (folder / "rubrics" / "other.yaml").write_bytes(ours.read_bytes())
    assert main(["script", str(folder / "example.yaml")]) == 2
    assert "holds house.yaml and other.yaml" in capsys.readouterr().err
    assert main(["script", str(folder / "example.yaml"), "--rubric", str(ours)]) == 0


def test_two_rubrics_beside_a_scenario_are_its_problem_in_the_library_and_the_app(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    assert Library((folder,), index).entries()[0].problem is None
    ours = folder / "rubrics" / "house.yaml"
    (folder / "rubrics" / "other.yaml").write_bytes(ours.read_bytes())
    (entry,) = Library((folder,), index).entries()
    assert entry.problem == (
        f"{folder / 'rubrics'} holds house.yaml and other.yaml, and a scenario goes by one rubric. "
        "Say which with --rubric FILE, or keep one there."
    )
    opened = services_for(Namespace(scenarios=str(folder), no_save=True)).open(entry)
    assert opened == entry.problem


def test_either_mend_of_two_rubrics_makes_the_scenario_sound(folder: Path, tmp_path: Path) -> None:
    index, ours, other = tmp_path / "index.json", folder / "rubrics" / "house.yaml", folder / "rubrics" / "other.yaml"
    other.write_bytes(ours.read_bytes())
    assert Library((folder,), index).entries()[0].problem is not None
    assert Library((folder,), index, ours).entries()[0].problem is None
    assert Library((folder,), index).entries()[0].problem is not None
    other.unlink()
    assert Library((folder,), index).entries()[0].problem is None


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
