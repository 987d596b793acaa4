"""A participant's page on the phones that people really hold: small, sideways, with large letters, locked out."""

from __future__ import annotations

import pytest

from tests.chromium import in_chromium
from tests.workshop.stage import Stage

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = in_chromium
expect = sync_api.expect
LARGE = "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })"


@pytest.fixture
def stage(tmp_path):
    with Stage(tmp_path) as stage:
        yield stage


@pytest.fixture
def phone(chromium, stage):
    """Opens the room on a screen of that size, perhaps with letters twice as large."""
    contexts = []

    def new(width: int, height: int, *, large: bool = False):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}))
        if large:
            contexts[-1].add_init_script(LARGE)
        page = contexts[-1].new_page()
        page.goto(stage.page)
        expect(page.get_by_role("status")).to_have_text("You are in.")
        return page

    yield new
    for one in contexts:
        one.close()


def foot(page) -> str:
    return page.locator("#foot").evaluate("one => getComputedStyle(one).position")


def test_a_guest_is_found_by_the_label_on_their_phone_taken_out_and_comes_back_by_one_button_with_the_vote(
    stage, phone, chromium
):
    page = phone(390, 844)
    stage.do("start", "open")
    page.locator("[data-letter=b]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: B")
    label = page.locator("#place").text_content().split(" · ")[1]
    assert label.startswith("guest ")
    private = chromium.new_page()
    private.goto(stage.private_page)
    private.locator("[data-what=people]").click()
    person = private.locator("#sheet li").filter(has_text=label)
    person.get_by_role("button", name="Take out").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert page.get_by_text("taken you out").count() == 1
    person.get_by_role("button", name="Let back in").click()
    expect(person.get_by_role("button", name="Take out")).to_be_visible()
    private.context.close()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_have_text("Counted: B")


@pytest.mark.parametrize(("width", "height", "large"), [(320, 568, True), (568, 320, False)])
def test_with_large_letters_or_sideways_the_foot_lies_over_nothing_and_nothing_is_cut(
    stage, phone, width, height, large
):
    page = phone(width, height, large=large)
    stage.do("start", "open")
    page.locator("[data-letter=a]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    assert foot(page) == "static"
    for orders in (("close", "open"), ("close", "reveal")):
        stage.do(*orders)
        page.wait_for_function("phase => document.body.dataset.phase === phase", arg=stage.host.view.phase)
        assert foot(page) == "static"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_the_smallest_phone_the_foot_says_how_far_the_lines_go_and_holds_what_has_changed(stage, phone):
    page = phone(320, 568)
    stage.do("start", "open")
    expect(page.get_by_role("status")).to_have_text("Decide alone: A to C.")
    page.locator("[data-letter=b]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: B")
    assert foot(page) == "sticky"
    assert page.locator("#foot").bounding_box()["height"] < 568 / 5
    stage.do("close")
    expect(page.get_by_text("The vote is closed.")).to_be_visible()


def test_who_has_scrolled_down_sees_what_each_phase_begins_with(stage, phone):
    page = phone(320, 568, large=True)
    stage.do("start", "open")
    for orders, begins in (
        (["close"], "The vote is closed."),
        (["discuss"], "Talk to somebody who disagrees."),
        (["open"], "Vote again."),
        (["close", "reveal"], "What the room said"),
    ):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        stage.do(*orders)
        expect(page.locator("#page").get_by_text(begins, exact=True)).to_be_in_viewport()


def test_in_the_second_vote_the_smallest_phone_shows_the_button_that_stays(stage, phone):
    page = phone(320, 568)
    stage.do("start", "open")
    page.locator("[data-letter=a]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    page.evaluate("scrollTo(0, 0)")
    stage.do("close", "open")
    stays = page.get_by_role("button", name="Stay with A")
    expect(stays).to_be_in_viewport(ratio=1)
    assert stays.bounding_box()["y"] + stays.bounding_box()["height"] <= page.locator("#foot").bounding_box()["y"]


def test_a_long_name_takes_one_row_of_the_smallest_phone_with_large_letters(tmp_path, phone, chromium):
    with Stage(tmp_path, names=True, teams=("red", "blue")) as stage:
        context = chromium.new_context(viewport={"width": 320, "height": 568})
        context.add_init_script(LARGE)
        page = context.new_page()
        page.goto(stage.page)
        page.get_by_label("Your name").fill("Wilhelmina van den Berg-Oosterhu")
        page.get_by_role("button", name="red").click()
        page.get_by_role("button", name="Come in").click()
        stage.do("start")
        place = page.locator("#place")
        expect(place).to_contain_text("Wilhelmina")
        assert place.evaluate("one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)") < 1.5
        assert page.locator("#foot").bounding_box()["height"] < 568 / 4
        context.close()


def test_a_browser_without_what_newer_ones_have_still_votes(stage, chromium):
    context = chromium.new_context()
    context.add_init_script("delete Element.prototype.replaceChildren")
    page = context.new_page()
    page.goto(stage.page)
    stage.do("start", "open")
    page.locator("[data-letter=b]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: B")
    context.close()


@pytest.mark.parametrize(("width", "large"), [(320, False), (390, True)])
def test_on_a_facilitators_phone_the_way_back_takes_little_room_and_no_word_is_broken(stage, chromium, width, large):
    context = chromium.new_context(viewport={"width": width, "height": 568})
    if large:
        context.add_init_script(LARGE)
    page = context.new_page()
    page.goto(stage.private_page)
    for orders in (["start"], ["open", "close"]):
        stage.do(*orders)
        page.wait_for_function("phase => document.body.dataset.phase === phase", arg=stage.host.view.phase)
        box = page.locator("#foot").bounding_box()
        assert foot(page) == "static" if large else box["height"] < 568 / 6
        words = page.locator("#headline").evaluate(
            "one => one.scrollWidth <= one.clientWidth && (one.style.overflowWrap = 'normal', one.scrollWidth <= one.clientWidth)"
        )
        assert words
    context.close()


@pytest.mark.parametrize("lacks", ["WebSocket = undefined", "JSON.parse = undefined"])
def test_a_browser_that_is_too_old_says_what_to_do_instead(stage, chromium, lacks):
    context = chromium.new_context()
    context.add_init_script(lacks)
    page = context.new_page()
    page.goto(stage.page)
    expect(page.get_by_role("status")).to_contain_text("too old for this page. Raise your hand")
    context.close()
