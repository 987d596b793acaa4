"""Where figures of several scenarios stand together, each conversation counts by the rubric of its own scenario."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.commands.services import services_for
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.kept import KeptAttempt, KeptChoice
from simulator.practice.campaign.other_sellers import other_sheets
from simulator.practice.campaign.run import CampaignRun
from simulator.records.hand_in import person_of, written
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import joined
from simulator.scenario.rubric_file import read_rubric
from simulator.tui.app import HelpfirstApp
from simulator.tui.services import Services
from tests.library.house_rubric import house
from tests.tui.helpers import press, screen_text
from tests.tui.practice_scenes import settled

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return house(tmp_path / "mine")


def services_of(folder: Path) -> Services:
    return services_for(Namespace(scenarios=str(folder)))


def talk_of(folder: Path) -> Talk:
    rubric = read_rubric(folder / "rubrics" / "house.yaml")
    scenario = read_scenario(folder / "example.yaml", rubric).scenario
    assert scenario is not None
    return Talk(scenario, rubric, new_attempt(scenario, rubric, 1))


def hold(folder: Path) -> None:
    """The scenario of the folder is held once, and kept."""
    talk = talk_of(folder)
    keeper = Keeper(services_of(folder).learner.attempts)
    talk.choose("ask")
    keeper.chosen(talk)


def test_progress_calls_a_behaviour_as_the_rubric_of_its_scenario_does(folder: Path, tmp_path: Path, capsys) -> None:
    hold(folder)
    assert main(["progress", "--scenarios", str(folder)]) == 0
    assert "  Wondering: 1 of 1" in capsys.readouterr().out
    page = tmp_path / "progress.html"
    assert main(["progress", "--scenarios", str(folder), "--html", str(page)]) == 0
    assert "Wondering</td>" in page.read_text()


async def test_the_screen_of_progress_and_its_list_of_behaviours_call_it_so_too(folder: Path) -> None:
    hold(folder)
    running = HelpfirstApp(services_of(folder))
    async with running.run_test(size=(80, 50)) as pilot:
        await press(pilot, "p")
        await settled(pilot, running)
        await press(pilot, "right")
        assert "Wondering" in screen_text(running), screen_text(running)


def test_a_team_counts_each_conversation_by_the_rubric_of_its_scenario(folder: Path, tmp_path: Path, capsys) -> None:
    handed = tmp_path / "handed"
    handed.mkdir()
    begun = talk_of(folder).attempt.with_choice("ask")
    for number in range(6):
        kept = KeptAttempt(f"{number}", begun, "example.yaml", NOON, NOON, (KeptChoice("opening", "ask", NOON),))
        (handed / f"{number}.json").write_text(written([kept], person_of(f"{number}"), NOON))
    assert main(["team", str(handed), "--scenarios", str(folder), "--format", "json"]) == 0
    out = capsys.readouterr()
    assert '"conversations": 6' in out.out
    assert '"unknown": 0' in out.out
    assert '"unusable": 0' in out.out
    other = folder / "rubrics" / "other.yaml"
    other.write_bytes((folder / "rubrics" / "house.yaml").read_bytes())
    assert main(["team", str(handed), "--scenarios", str(folder), "--format", "json"]) == 0
    assert "example: " in (said := capsys.readouterr().err)
    assert "holds house.yaml and other.yaml" in said


def test_a_meeting_of_a_campaign_is_held_by_the_rubric_of_its_scenario(folder: Path) -> None:
    (folder / "campaigns").mkdir()
    (folder / "campaigns" / "two.yaml").write_text(
        "campaign: 1\nid: two\ntitle: Two calls\ncurrency: EUR\nquarters:\n  - title: Spring\n    target: 100\n"
        "    conversations: 2\n    meetings:\n      - scenario: example\n      - scenario: just-a-price\n"
    )
    services = services_of(folder)
    entry = next(one for one in services.campaigns() if one.id == "two")
    assert services.open_campaign is not None
    campaign = services.open_campaign(entry)
    assert not isinstance(campaign, str), campaign
    run = CampaignRun(campaign, services.rubric_for, None)
    ours, shipped = (run.fresh(meeting)[0] for meeting in campaign.meetings)
    assert "wonder" in ours.rubric.behaviours
    assert shipped.rubric == services.rubric()
    assert all(sheet is not None for sheet in other_sheets(campaign, run.rubric_of).values())


def test_a_joined_rubric_keeps_its_own_names_and_has_those_that_only_others_have(folder: Path) -> None:
    shipped, ours = read_rubric(), read_rubric(folder / "rubrics" / "house.yaml")
    both = joined(shipped, [ours])
    assert set(both.behaviours) == set(shipped.behaviours) | {"wonder"}
    assert all(both.behaviours[name] == one for name, one in shipped.behaviours.items())
    assert joined(shipped, [shipped]) is shipped


def test_a_given_rubric_that_cannot_be_used_is_told_by_the_campaign(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("rubric: 1\nbehaviours: 7\n")
    assert main(["campaign", "--rubric", str(bad)]) == 2
    assert "This rubric cannot be used" in capsys.readouterr().err
