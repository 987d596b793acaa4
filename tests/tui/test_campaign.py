"""A campaign on the full screen: its shelf, the page between two talks, whom one sees, its end; and the year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from simulator.practice.attempts.attempts import Attempts
from simulator.practice.campaign.meetings import standing
from simulator.practice.campaign.run import CampaignRun
from simulator.practice.campaign.told import memories
from simulator.practice.file.store import LearnerFile
from simulator.practice.learner import Learner
from simulator.scenario.campaign import read_campaign
from simulator.scenario.campaign_entry import campaign_entry
from simulator.scenario.library_entry import CAMPAIGN
from simulator.scenario.model import Scenario
from simulator.tui.app import HelpfirstApp
from tests.practice.campaign.test_year_campaign import YEAR
from tests.practice.quarter import TEXTS, reading
from tests.tui.helpers import check_golden, press, say, screen_text, services, work_done
from tests.write import always, scenario, talk, whole

NAME = "[b]Ann[/b] [@click=app.quit]x[/] שלום " + "of the very long name " * 4
HOSTILE_YEAR = (
    YEAR.replace("Two quarters", f'"{NAME}"')
    .replace("January to March", f'"{NAME}"')
    .replace("She has told her brother how it was signed.", f'"{NAME * 2}"')
)


def hostile(name: str) -> Scenario | None:
    """The scenarios of the quarter with names and titles that somebody made to break a page."""
    if name not in TEXTS:
        return None
    text = re.sub(r"(\bname:|^title:) [^,}\n]+", lambda found: f'{found[1]} "{NAME}"', TEXTS[name], flags=re.M)
    return whole(text)


@pytest.fixture
def running(tmp_path):
    """The program with one campaign and a learner whose attempts are kept."""
    return program(tmp_path, reading(tmp_path, YEAR).campaign)


def program(tmp_path, campaign, **wanted):
    entry = campaign_entry(tmp_path / "spring.yaml")
    attempts = Attempts(LearnerFile(tmp_path / "home"))
    learner = Learner(lambda: (attempts, None), clock=lambda: datetime(2026, 11, 16, 9, tzinfo=UTC))
    given = replace(
        services(),
        learner=learner,
        keeper=learner.keeper,
        campaigns=lambda: [entry],
        open_campaign=lambda _: campaign,
        **wanted,
    )
    return HelpfirstApp(given)


def shown(running) -> str:
    return " ".join(screen_text(running).split())


async def hold(pilot, running, choice: str) -> None:
    """From the page between two talks: the lit one's brief, the talk with that one choice, and out of its debrief."""
    await press(pilot, "enter", "enter")
    await say(pilot, running, choice)
    await press(pilot, "enter", "escape")
    await work_done(running)
    await press(pilot, "q")
    await pilot.pause()


async def test_a_campaign_is_held_from_its_shelf_to_its_end(running):
    async with running.run_test(size=(100, 40)) as pilot:
        await work_done(running)
        await press(pilot, "home")
        text = shown(running)
        assert "Campaigns" in text
        assert "Two quarters" in text
        await press(pilot, "enter")
        text = shown(running)
        assert "There is time for one conversation in this quarter, and there are two people to see: choose." in text
        assert "3,000 EUR to go to the target of 3,000 EUR" in text
        await hold(pilot, running, "lean")
        text = shown(running)
        assert text.index("“Her colleague” did not fit.") < text.index("Next") < text.index("How they remember you")
        assert "She has told her brother how it was signed." in text
        await hold(pilot, running, "wait-again")
        await work_done(running)
        await pilot.pause()
        text = shown(running)
        assert "0 of 2 targets made" in text
        for name in ("helped", "7 of 10", "pushed", "waited"):
            assert name in text
        await press(pilot, "q")
        assert "Two quarters" in shown(running)


def held_already(tmp_path, campaign, *choices: str) -> None:
    """The campaign held before the program begins, meeting after meeting with one choice each."""
    run = CampaignRun(campaign, always, Attempts(LearnerFile(tmp_path / "home")))
    for choice in choices:
        begun, keeper = run.fresh(standing(campaign, run.held()).open[0])
        begun.choose(choice)
        keeper.chosen(begun)


async def test_the_end_is_there_again_from_the_shelf_until_a_new_time_begins_and_from_between_two_talks_after_that(
    tmp_path,
):
    campaign = reading(tmp_path, YEAR).campaign
    held_already(tmp_path, campaign, "lean", "wait-again")
    running = program(tmp_path, campaign)
    async with running.run_test(size=(100, 40)) as pilot:
        await work_done(running)
        await press(pilot, "home")
        while running.screen.shelf.selected.market != CAMPAIGN:
            await press(pilot, "down")
        await press(pilot, "enter")
        await work_done(running)
        assert "0 of 2 targets made" in shown(running)
        await press(pilot, "B")
        assert "0 of 2 held" in shown(running)
        await press(pilot, "E")
        assert "0 of 2 targets made" in shown(running)
        await press(pilot, "B", "q")  # an end of before begins nothing
        assert "0 of 2 held" in shown(running)


@pytest.mark.parametrize("size", [(80, 24), pytest.param((40, 15), marks=pytest.mark.slow)], ids=str)
async def test_whatever_names_are_made_of_they_stay_text_and_inside_the_page(tmp_path, size):
    (tmp_path / "spring.yaml").write_text(HOSTILE_YEAR, encoding="utf-8")
    campaign = read_campaign(tmp_path / "spring.yaml", hostile).campaign
    running = program(tmp_path, campaign)
    kind = f"{size[0]}x{size[1]}"
    async with running.run_test(size=size) as pilot:
        await work_done(running)
        await press(pilot, "home", "enter")
        check_golden(f"campaign-hostile-{kind}", screen_text(running))
        await hold(pilot, running, "lean")
        check_golden(f"campaign-hostile-between-{kind}", screen_text(running))
        await hold(pilot, running, "wait-again")
        await work_done(running)
        await pilot.pause()
        check_golden(f"campaign-hostile-end-{kind}", screen_text(running))


async def test_whom_to_see_is_in_sight_before_what_was_left_behind_which_scrolls(running):
    async with running.run_test(size=(60, 16)) as pilot:
        await work_done(running)
        await press(pilot, "home", "enter")
        await hold(pilot, running, "lean")
        assert "▌" in screen_text(running)
        assert "did not fit" not in screen_text(running)
        await press(pilot, *("down",) * 12)
        assert "did not fit" in screen_text(running)


MET = """\
start: first
turns:
  first:
    says: Is it true?
    choices:
      - {id: lie, say: It is, behaviour: mislead, next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
      - {id: ask, say: What hurts, behaviour: discover, next: 'yes'}
"""


def test_who_will_not_see_you_again_has_no_mood_and_what_was_reached_by_a_lie_is_told_so():
    told = {choice: memories([talk(scenario(MET), choice)])[0].told for choice in ("lie", "lean", "ask")}
    assert told["lean"] == "“Small”: They will not see you again."
    assert told["lie"].endswith("They would see you again; trust is broken.")
    assert told["ask"].endswith(". “Small”: They would see you again.")


async def test_the_shelf_says_how_many_were_held(running):
    async with running.run_test(size=(100, 40)) as pilot:
        await work_done(running)
        await press(pilot, "home", "enter")
        await hold(pilot, running, "ask")
        await press(pilot, "q")
        await work_done(running)
        assert "1 of 2" in shown(running)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_the_year_is_one_key_from_the_library_and_says_so_where_nothing_is_known_of_you(running, size):
    async with running.run_test(size=size) as pilot:
        await work_done(running)
        await press(pilot, "y")
        assert "By March whoever pushes is ahead of whoever helps." in shown(running)
        await press(pilot, "enter")
        assert "What is left in December" in shown(running)
        await press(pilot, "v", "down", "right")
        assert "58.8 was 56" in shown(running)
        await press(pilot, "b")
        assert "The year" in shown(running)
        await press(pilot, "b")
        assert "/ find" in shown(running)


async def test_a_meeting_is_answered_in_own_words_where_that_is_asked_for(tmp_path):
    running = program(tmp_path, reading(tmp_path, YEAR).campaign, own_words=True)
    async with running.run_test(size=(100, 40)) as pilot:
        await work_done(running)
        await press(pilot, "home", "enter", "enter")
        assert "You answer in your own words" in shown(running)


async def test_in_a_short_window_whom_to_see_stands_before_what_the_campaign_is_about(tmp_path):
    text = YEAR.replace("currency: EUR", f'brief: "{"You look after two counties. " * 12}"\ncurrency: EUR')
    running = program(tmp_path, reading(tmp_path, text).campaign)
    async with running.run_test(size=(40, 15)) as pilot:
        await work_done(running)
        await press(pilot, "home", "enter")
        text = screen_text(running)
        assert text.index("▌ Ann") < text.index("two counties")
