"""The debrief as a page in a real browser: it stands on its own, prints, and nothing in it acts."""

from __future__ import annotations

import pytest

from simulator.debrief.lessons import QUESTIONS
from simulator.practice.attempts.history import reopened
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.debrief_files import export
from simulator.practice.full_debrief import full_report
from tests.chromium import in_chromium
from tests.practice.week import MIXED, usual_week

HOSTILE = "<img src=x onerror=document.title='acted'><script>document.title='acted'</script>"

pytestmark = [pytest.mark.slow, *in_chromium]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture
def page_file(tmp_path):
    week = usual_week(tmp_path / "home")
    attempt = week.play("renewal", *MIXED, own_words=HOSTILE)
    Reflections(week.attempts.store).answer(attempt, [HOSTILE, "", "Cold."])
    week.promise(attempt, HOSTILE)
    kept = week.attempts.get(attempt)
    talk = next(reopened(week.attempts, [kept]))
    return export(full_report(talk, week.attempts, attempt), tmp_path / "debriefs", week.now)[0]


def test_the_page_opens_without_a_single_request_and_says_everything_in_order(chromium, page_file):
    page = chromium.new_page()
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(page_file.as_uri())
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    assert told == []
    text = page.inner_text("body")
    places = [
        text.index(words)
        for words in (
            QUESTIONS[0],
            "They will not see you again.",
            "Helpfulness",
            "Trust grew most at choice 2",
            "Choice 3 cost you most",
            "Keep",
            "A customer of yours",
            "The whole conversation",
        )
    ]
    assert places == sorted(places)
    assert page.title() == "The renewal that is already lost: debrief"
    assert HOSTILE in text
    assert page.locator("script").count() == 0
    page.close()


@pytest.mark.parametrize("size", [(360, 740), (1280, 900)])
def test_nothing_runs_over_the_edge_and_the_pictures_are_there(chromium, page_file, size):
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for name in ("plane", "bars", "tape"):
        box = page.locator(f"svg.{name}").bounding_box()
        assert box is not None
        assert box["width"] > 200
    page.close()


def test_it_prints_on_paper(chromium, page_file):
    page = chromium.new_page()
    page.goto(page_file.as_uri())
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
