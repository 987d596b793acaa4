"""A team's page in a real browser: two printed pages however full it is, narrow, dark, and no violation."""

from __future__ import annotations

import re
from datetime import date

import pytest

from simulator.records.team.page import team_page
from simulator.records.team.strengths import AxisChange, GroupHabit, StageStanding
from simulator.records.team.team import Assigned, DoubtfulItem, Team
from simulator.records.team.what_next import Parting, SaidLine, Together
from simulator.scenario.assignment import Assignment
from simulator.scenario.model import STAGES
from simulator.scenario.rubric import AXES
from tests.chromium import in_chromium
from tests.records.browser import Seen
from tests.records.made import HOSTILE

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = [pytest.mark.slow, *in_chromium]
LONG = "A conversation whose title takes the room it may take"
SAID = (
    "I hear that the second quote is lower. Before we talk about the price, may I ask what happens on a Monday when it fails? "
    * 2
)


def full(text: str = "") -> Team:
    """A page on which everything is there and long; `text` stands in all that authors write."""
    habits = [
        GroupHabit(
            f"behaviour-{number}", STAGES[number % 6], "helps" if number < 14 else "pushes", 40, 1 - number / 24, 30, 30
        )
        for number in range(24)
    ]
    names = {one.behaviour: text or "Hold value by value" for one in habits}
    title = text or LONG
    lines = tuple(
        SaidLine(str(number), (text or SAID)[:190], "behaviour-1", 10, helps=number < 2) for number in range(4)
    )
    parting = Parting(
        "one", title, "the-second-no", "after-the-walk", "objection", text or SAID + SAID[:60], "de", lines, 20, 0.5
    )
    return Team(
        people=50,
        conversations=312,
        scenarios=12,
        stages=[StageStanding(stage, 50, dict.fromkeys(AXES, 61.4)) for stage in STAGES],
        habits=habits,
        changes=[AxisChange(axis, 40, 41.2, 55.0, clear=axis == "initiative") for axis in AXES],
        partings=[parting] * 3,
        together=[Together("one", title, tuple(habits[9:12]), 7)] * 3,
        assignment=Assignment(title, ("one",) * 8, date(2026, 12, 15), coaching=True),
        assigned=[Assigned("one", title, None, "most", 20, "20")] * 8,
        doubtful=[DoubtfulItem("one", title, "the-second-no", "ask-why-it-is-lower", "those who do well take it: is it wrong?")] * 12,
        unusable=3,
        unknown=2,
        other=2,
        names=names,
    )  # fmt: skip


def opened(chromium, tmp_path, found: Team, **options):
    (tmp_path / "team.html").write_text(team_page(found), encoding="utf-8")
    seen = Seen(chromium, **options)
    return seen, seen.open((tmp_path / "team.html").as_uri())


def test_a_full_page_is_printed_on_two_pages(chromium, tmp_path):
    seen, page = opened(chromium, tmp_path, full())
    printed = page.pdf(prefer_css_page_size=True)
    assert max(int(count) for count in re.findall(rb"/Count (\d+)", printed)) == 2
    assert seen.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_a_laptop_and_breaks_no_rule_of_accessibility(chromium, tmp_path, scheme):
    for width in (320, 1280):
        seen, page = opened(chromium, tmp_path, full(), color_scheme=scheme, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe.Axe().run(page).response["violations"] == []
        assert seen.wrong == []


def test_hostile_texts_do_nothing(chromium, tmp_path):
    seen, page = opened(chromium, tmp_path, full(HOSTILE))
    assert page.evaluate("window.owned") is None
    assert page.locator("script, img").count() == 0
    assert seen.wrong == []
