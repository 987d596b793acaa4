"""Phones and exported pages speak the language of the conversation, in a real browser, at a phone's width."""

from __future__ import annotations

import re

import pytest

from simulator.languages.tongue import tongue
from simulator.records.playing_page import own_page
from simulator.workshop.wording import say
from tests.chromium import in_chromium
from tests.records.made import small
from tests.workshop.rooms import SCENARIO
from tests.workshop.stage import Stage
from tests.write import rubric, whole

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = in_chromium
expect = sync_api.expect
PHONE = {"width": 390, "height": 844}


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("lang", "speaks"), [("de", "de"), ("fr-CA", "fr"), ("ar", "en")])
def test_a_phone_speaks_the_language_of_the_conversation_from_the_door_to_the_reveal(chromium, tmp_path, lang, speaks):
    made = whole(re.sub(r"(?m)^(market: .*)$", rf"\1\nlang: {lang}", SCENARIO, count=1))
    context = chromium.new_context(viewport=PHONE, locale="es-ES")
    with Stage(tmp_path, made, names=True) as stage:
        page = context.new_page()
        page.goto(stage.page)
        expect(page.get_by_text(say("join.who", lang=speaks))).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", speaks)
        page.get_by_label(say("join.name", lang=speaks)).fill("Ada")
        page.get_by_role("button", name=say("join.go", lang=speaks)).click()
        expect(page.get_by_role("status")).to_have_text(say("room.in", lang=speaks))
        stage.do("start", "open")
        page.locator("button.line").first.click()
        expect(page.get_by_role("status")).to_contain_text(say("room.counted", lang=speaks, letter="A"))
        assert fits(page)
        stage.do("close", "reveal")
        expect(page.get_by_text(say("room.room_said", lang=speaks))).to_be_visible()
        expect(page.get_by_text(say("page.your_vote", lang=speaks))).to_be_visible()
        assert fits(page)
    context.close()


def test_before_a_room_is_known_a_phone_speaks_the_readers_language(chromium, tmp_path):
    context = chromium.new_context(viewport=PHONE, locale="es-ES")
    with Stage(tmp_path) as stage:
        page = context.new_page()
        page.goto(stage.url)
        expect(page.get_by_text(say("join.which", lang="es"))).to_be_visible()
    context.close()


@pytest.mark.parametrize("lang", ["de", "es", "fr", "ar"])
def test_an_exported_page_is_played_to_its_debrief_and_nothing_runs_over(chromium, tmp_path, lang):
    file = tmp_path / "page.html"
    file.write_text(own_page(small("هل" if lang == "ar" else "Was?", lang), rubric()), encoding="utf-8")
    page = chromium.new_page(viewport=PHONE)
    said = tongue(lang)
    page.goto(file.as_uri())
    page.get_by_role("button", name=said("Begin"), exact=True).click()
    page.keyboard.press("1")
    page.keyboard.press("1")
    page.get_by_role("button", name=said("Look back")).click()
    page.get_by_role("button", name=said("See how it went")).click()
    expect(page.get_by_role("heading", name=said("Keep, start, stop"))).to_be_visible()
    expect(page.get_by_text(said("One conversation never judges a person."))).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if lang == "ar" else "ltr")
    assert fits(page)
    page.close()
