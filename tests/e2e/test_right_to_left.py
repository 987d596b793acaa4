"""A scenario in Arabic in a real browser: each text runs from right to left, and what is English stays as it was."""

from __future__ import annotations

import pytest

from tests.chromium import in_chromium
from tests.right_to_left import ASKS, PITCH, SAYS, arabic, write_pages
from tests.workshop.stage import Stage

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = in_chromium
expect = sync_api.expect

LAST_SIGN_IS_LEFT = """(node, said) => {
  const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let last = null;
  while (text.nextNode()) if (text.currentNode.textContent.includes(said)) last = text.currentNode;
  const first = last.textContent.indexOf(said), end = first + said.length;
  const range = document.createRange();
  const place = (from, to) => { range.setStart(last, from); range.setEnd(last, to); return range.getBoundingClientRect().left; };
  return place(end - 1, end) < place(first, first + 1);
}"""


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def runs_left(page, text: str) -> bool:
    """Whether the text runs from right to left, its last sign at its left end."""
    found = page.get_by_text(text, exact=True).first
    expect(found).to_be_visible()
    return bool(
        found.evaluate("node => getComputedStyle(node).direction === 'rtl'") and found.evaluate(LAST_SIGN_IS_LEFT, text)
    )


@pytest.fixture
def stage(tmp_path):
    with Stage(tmp_path, arabic()) as stage:
        yield stage


def test_on_a_phone_what_was_authored_runs_left_and_what_the_page_says_runs_right(stage, page):
    page.goto(stage.page)
    stage.do("start", "open")
    assert runs_left(page, SAYS)
    assert runs_left(page, PITCH)
    assert runs_left(page, ASKS)
    assert page.locator("#talk").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#question").evaluate("node => getComputedStyle(node).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    stage.do("close", "reveal")
    assert runs_left(page, "“لا أثق به.”")


def test_the_facilitators_page_runs_left_too(stage, page):
    page.set_viewport_size({"width": 1280, "height": 800})  # a phone shows letters in place of the lines
    page.goto(stage.private_page)
    stage.do("start", "open")
    assert runs_left(page, SAYS)
    assert runs_left(page, "انتظر هنا.")
    assert runs_left(page, PITCH)


@pytest.mark.parametrize("name", ["debrief", "script", "room"])
def test_an_exported_page_runs_left(name, page, tmp_path):
    page.goto(write_pages(tmp_path)[name].as_uri())
    found = page.get_by_text(PITCH).first
    assert found.evaluate(LAST_SIGN_IS_LEFT, PITCH)
    assert page.get_by_text("helpfulness").first.evaluate("node => getComputedStyle(node).direction") == "ltr"
