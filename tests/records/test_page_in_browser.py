"""The exported page in a real browser: keyboard, narrow, dark, right to left, kept and not kept, and no violation."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.debrief.blocks import sentences
from simulator.debrief.report import Reflection, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.records.playing_page import own_page
from simulator.records.site import site_files
from simulator.scenario.reader import read_scenario
from tests.chromium import in_chromium
from tests.debrief.plays import SHIPPED, shipped
from tests.records.browser import HOST, Seen
from tests.records.engines import HERE, ROUND, at_random, by_the_program
from tests.records.made import HOSTILE, arabic, hostile
from tests.strategies import shipped_rubric

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = [pytest.mark.slow, *in_chromium]
expect = sync_api.expect
WIDE = {"width": 1280, "height": 800}
COLD = next(shipped(file) for file in SHIPPED if file.stem == "cold-chain-renewal")
LAPTOP = next(shipped(file) for file in SHIPPED if file.stem == "laptop-for-a-nephew")


@pytest.fixture
def seen(chromium):
    made = []

    def new(files=None, **options) -> Seen:
        made.append(Seen(chromium, files, **options))
        return made[-1]

    yield new
    for one in made:
        one.context.close()
        assert one.wrong == []


@pytest.fixture
def opened(seen, tmp_path):
    """The self-contained page, opened from a file."""

    def open_(scenario, **options):
        file = tmp_path / f"{scenario.id}.html"
        file.write_text(own_page(scenario, shipped_rubric()), encoding="utf-8")
        return seen(**options).open(file.as_uri())

    return open_


def to_the_end(page) -> None:
    for _ in range(60):
        if page.evaluate("Helpfirst.app.talk.finished && !Helpfirst.app.coaching"):
            return
        page.keyboard.press("Enter" if page.evaluate("Boolean(Helpfirst.app.coaching)") else "1")
    raise AssertionError("no end in sixty keys")


def sound(page, where: str) -> None:
    """No violation of axe's rules, and nothing wider than the screen."""
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


@pytest.mark.parametrize(
    "looks",
    [{"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}, {"viewport": WIDE}],
    ids=["narrow and dark", "wide and light"],
)
def test_held_with_the_keyboard_alone_and_sound_on_every_page(opened, looks):
    page = opened(LAPTOP, reduced_motion="reduce", **looks)
    sound(page, "brief")
    page.get_by_label("What do you want to be better").fill("That it lasts him the degree.")
    page.keyboard.press("Enter")
    expect(page.locator("#now")).to_contain_text("laptop for my nephew")
    expect(page.locator("#now")).to_be_focused()
    sound(page, "talk")
    page.keyboard.press("2")
    expect(page.get_by_role("region", name="The coach")).to_be_visible()
    sound(page, "coach")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Noreen seems")
    to_the_end(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("three questions")
    sound(page, "reflection")
    page.get_by_label("Where did it turn?").fill("At the <b>price</b>.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    sound(page, "debrief")


def test_the_debrief_says_every_sentence_of_the_programs(opened):
    page = opened(COLD)
    page.get_by_role("button", name="Begin").click()
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    seed, choices = page.evaluate("[Helpfirst.app.attempt.seed, Helpfirst.app.attempt.choices]")
    rubric = shipped_rubric()
    talk = Talk(COLD, rubric, new_attempt(COLD, rubric, seed))
    for choice in choices:
        talk.advance(choice)
    shown = " ".join(page.locator("#page").inner_text().split())
    at = 0
    for one in sentences(told(report(debrief(talk), reflection=Reflection()))):
        found = shown.find(" ".join(one.split()), at)
        assert found >= 0, one
        at = found
    expect(page.get_by_text("Left out here")).to_be_visible()


LONG = (
    "The most trusted advisor of all",
    "Somebody who pushes everybody around",
    "Donaudampfschifffahrtsgesellschaft",
    "Quota chaser",
)


def test_the_names_of_an_own_rubric_keep_to_their_corner_of_the_plane(seen, tmp_path):
    rubric = shipped_rubric()
    named = {one: replace(profile, name=LONG[at % 4]) for at, (one, profile) in enumerate(rubric.profiles.items())}
    file = tmp_path / "own.html"
    file.write_text(own_page(LAPTOP, replace(rubric, profiles=named)), encoding="utf-8")
    page = seen(viewport=WIDE).open(file.as_uri())
    page.get_by_role("button", name="Begin").click()
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    assert page.locator("figure.plane .corner").count() > 4
    assert (
        page.locator("figure.plane > svg").evaluate(
            """(picture) => {
          const all = picture.getBoundingClientRect(), found = [...picture.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
          const out = found.filter(([, at]) => at.left < all.left || at.right > all.right || at.top < all.top - 1 || at.bottom > all.bottom + 1);
          return [...out.map(([words]) => words), ...found.flatMap(([words, at], place) => found.slice(place + 1).filter(([, other]) =>
            Math.min(at.right, other.right) - Math.max(at.left, other.left) > 0.5 && Math.min(at.bottom, other.bottom) - Math.max(at.top, other.top) > 4)
            .map(([other]) => words + " | " + other))];
        }"""
        )
        == []
    )


def test_the_engine_agrees_with_the_program_in_a_browser_too(opened):
    page = opened(COLD)
    page.evaluate((HERE / "played.js").read_text(encoding="utf-8") + "; 0")
    draw = Random(3)
    for _ in range(20):
        play = at_random(COLD, draw, ROUND)
        asked = {"seed": play.seed, "choices": play.choices, "told": play.around}
        assert page.evaluate("(asked) => played(Helpfirst.app.data, asked)", asked) == by_the_program(play)


def test_going_on_after_closing_and_what_if_from_the_debrief(opened):
    page = opened(COLD)
    page.get_by_role("button", name="Begin").click()
    page.keyboard.press("1")
    page.keyboard.press("1")
    page.keyboard.press("r")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    page.keyboard.press("2")
    page.reload()
    expect(page.get_by_role("button", name="Go on after 2 choices")).to_be_visible()
    page.get_by_label("What do you want to be better").press("Enter")
    assert page.evaluate("Helpfirst.app.talk.choices.length") == 2
    page.locator(".choice").first.dblclick()
    assert page.evaluate("Helpfirst.app.talk.choices.length") == 3
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    page.get_by_role("button", name="Say something else at choice 2").first.click()
    expect(page.get_by_text("You are at choice 2 again")).to_be_visible()
    assert page.evaluate("Helpfirst.app.talk.choices.length") == 1
    page.reload()
    expect(page.get_by_text("Your tries so far")).to_be_visible()
    page.get_by_role("button", name="Forget all of this").click()
    expect(page.get_by_text("Your tries so far")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_what_an_earlier_meeting_left_is_ticked_and_holds_until_the_debrief_and_when_gone_on_with(opened):
    page = opened(read_scenario(HERE / "cases" / "two-days.yaml", shipped_rubric()).scenario, viewport=WIDE)
    page.get_by_label("You broke it.").check()
    sound(page, "brief with an earlier meeting")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#now")).to_contain_text("You again.")
    expect(page.get_by_text("From an earlier meeting")).to_be_visible()
    page.evaluate("Helpfirst.app.choose('sorry')")
    page.reload()
    assert page.get_by_label("You broke it.").is_checked()
    page.get_by_role("button", name="Go on after your first choice").click()
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_text("You broke it.")).to_be_visible()
    page.get_by_role("button", name="Say something else at choice 1").first.click()
    expect(page.locator("#now")).to_contain_text("You again.")


def test_your_own_words_come_first_and_are_told_and_nothing_is_kept_where_the_browser_keeps_nothing(seen, tmp_path):
    one = seen()
    one.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    file = tmp_path / "page.html"
    file.write_text(own_page(COLD, shipped_rubric()), encoding="utf-8")
    page = one.open(file.as_uri())
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    page.get_by_label("First say it in your own words").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("list", name="What you can say")).to_have_count(0)
    page.keyboard.type("What went wrong? 1 2 3")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What went wrong? 1 2 3")).to_be_visible()
    page.evaluate("Helpfirst.app.sayFirst = false")
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_text("“What went wrong? 1 2 3”").first).to_be_visible()


def test_hostile_text_stays_text(opened):
    page = opened(hostile())
    expect(page.get_by_role("heading", level=1)).to_contain_text(HOSTILE.split("\n")[0])
    page.get_by_role("button", name="Begin").click()
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_label("Where did it turn?").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Left out here")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('img, iframe, a, #page script').length") == 0
    assert page.evaluate("window.owned === undefined")


def test_from_right_to_left(opened):
    page = opened(arabic())
    page.get_by_role("button", name="Begin").click()
    line, choice = page.locator(".line"), page.locator(".choice span").first
    assert line.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert choice.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("document.documentElement.lang") == "ar"
    digit, said = page.locator(".digit").first.bounding_box(), choice.bounding_box()
    assert digit["x"] > said["x"] + said["width"] / 2
    sound(page, "from right to left")


def test_a_site_plays_under_a_policy_without_inline_script(seen):
    files = dict(site_files([COLD, LAPTOP], shipped_rubric()))
    page = seen(files).open(HOST + "index.html")
    sound(page, "list")
    page.get_by_role("link", name=LAPTOP.title).click()
    page.get_by_role("button", name="Begin").click()
    page.keyboard.press("1")
    expect(page.get_by_role("region", name="The coach")).to_be_visible()


def test_two_pages_of_print_have_the_debrief_and_no_buttons(opened):
    page = opened(COLD)
    page.get_by_role("button", name="Begin").click()
    to_the_end(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="See how it went").click()
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    expect(page.get_by_text("Keep, start, stop")).to_be_visible()
