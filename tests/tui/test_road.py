"""The best road beside yours, on the screen and in lines; and what comes next, one key away."""

from __future__ import annotations

import pytest

from simulator.debrief.review import debrief
from simulator.plain.side_by_side import write_best_road
from simulator.practice.attempts.history import reopened
from simulator.tui.page.grid import grid
from simulator.tui.widgets.side_by_side import side_by_side
from tests.practice.week import BAD, Week
from tests.tui import practice_scenes
from tests.tui.helpers import folded, press, screen_text
from tests.write import scenario, talk


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


async def test_the_debrief_shows_the_best_road_with_what_the_customer_says(week):
    running = practice_scenes.app_of(week)
    async with running.run_test(size=(120, 40)) as pilot:
        await practice_scenes.renewal(*BAD, then=("enter", "escape", "m"))(pilot, running)
        await practice_scenes.settled(pilot, running)
        text = folded(screen_text(running))
        assert "The best road, from choice" in text
        assert text.count("Dana:") >= 2
        await press(pilot, "1")
        await practice_scenes.settled(pilot, running)
        assert "The best road, from choice 1" in folded(screen_text(running))
        await press(pilot, "b")
        assert type(running.screen).__name__ == "DebriefScreen"


async def test_what_comes_next_is_one_key_away_and_back_leads_to_the_library(week):
    running = practice_scenes.app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await practice_scenes.renewal(*BAD, then=("enter", "escape"))(pilot, running)
        await practice_scenes.settled(pilot, running)
        while running.screen.place < len(running.screen._pages) - 1:
            await press(pilot, "enter")
        first = running.screen.found.coming[0]
        await press(pilot, "enter")
        assert type(running.screen).__name__ in ("BriefScreen", "GoingOnScreen")
        assert running.screen.scenario.title == first.title
        await press(pilot, "b")
        assert type(running.screen).__name__ == "LibraryScreen"


def test_in_lines_each_line_says_whose_it_is(week):
    attempt = week.play("renewal", *BAD)
    talk = next(reopened(week.attempts, [week.attempts.get(attempt)]))
    lines: list[str] = []
    write_best_road(debrief(talk), 1, lines.append)
    assert any(line.startswith("1. You, Dana says:") for line in lines)
    assert any(line.startswith("1. Best road:") for line in lines)


LONG = """\
start: t1
turns:
""" + "".join(
    f"""\
  t{n}:
    says: And then, for the {n}th time?
    choices:
      - {{id: a{n}, say: What would it have to do for you, behaviour: discover, next: {f"t{n + 1}" if n < 9 else "'yes'"}}}
      - {{id: b{n}, say: Sign today, behaviour: pressure, next: {f"t{n + 1}" if n < 9 else "'no'"}}}
"""
    for n in range(1, 10)
)


def test_of_many_lines_that_both_have_only_the_last_stands_there_so_that_what_differs_is_in_sight():
    made = scenario(LONG)
    asked = [f"a{n}" for n in range(1, 10)]
    one, other = (debrief(talk(made, *choices)) for choices in (asked, [*asked[:8], "b9"]))
    lines = [line.plain for line in side_by_side(one, other, ("Then", "Now"), grid(80, 24))]
    assert "Choices 1 to 7 are the same in both." in " ".join(lines)
    assert next(at for at, line in enumerate(lines) if "Sign today" in line) < 20
    few = " ".join(
        line.plain for line in side_by_side(*(debrief(talk(made, one)) for one in ("a1", "b1")), ("", ""), grid(80, 24))
    )
    assert "the same" not in few


def test_side_by_side_the_axes_are_named_where_there_is_room_and_what_is_to_be_seen_is_told():
    text = LONG.replace(
        "    says: And then, for the 1th time?", "    scene: She puts two bills on the table.\n    says: And then?"
    )
    made = scenario(text)
    one, other = (debrief(talk(made, choice)) for choice in ("a1", "b1"))
    wide = folded("\n".join(line.plain for line in side_by_side(one, other, ("", ""), grid(130, 40, 0), heard=True)))
    assert wide.count("▲ helpfulness") == wide.count("◆ initiative") == 2
    assert wide.count("She puts two bills on the table.") == 2
    narrow = "\n".join(line.plain for line in side_by_side(one, other, ("", ""), grid(80, 24)))
    assert "helpfulness" not in narrow
    assert "two bills" not in narrow
