"""The participants' page and the facilitator's in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.workshop.pages import page_of
from simulator.workshop.wording import script
from tests.chromium import in_chromium
from tests.workshop.rooms import SCENARIO
from tests.workshop.stage import Stage
from tests.write import whole

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = in_chromium
expect = sync_api.expect


@pytest.fixture
def stage(tmp_path):
    with Stage(tmp_path) as stage:
        yield stage


class Phone:
    """One browser of its own: nothing is shared with others. Errors and dialogs on the page are failures."""

    def __init__(self, browser, **options) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        self.wrong: list[str] = []
        self.outside: list[str] = []

    def open(self, url: str):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda said: self.wrong.append(said.text) if "Content Security" in said.text else None)
        page.on(
            "request",
            lambda asked: (
                None if re.match(r"(http://127\.0\.0\.1|data:)", asked.url) else self.outside.append(asked.url)
            ),
        )
        page.goto(url)
        return page


@pytest.fixture
def phone(chromium):
    phones = []

    def new(**options) -> Phone:
        phones.append(Phone(chromium, **options))
        return phones[-1]

    yield new
    for one in phones:
        one.context.close()
        assert one.wrong == []
        assert one.outside == []


def line(page, says: str):
    return page.get_by_role("button", name=says)


def test_join_vote_change_the_vote_and_see_the_reveal(stage, phone):
    page = phone().open(stage.page)
    expect(page.get_by_role("status")).to_have_text("You are in.")
    stage.do("start")
    expect(page.get_by_text("I have ten minutes.")).to_be_visible()
    stage.do("open")
    line(page, "What went wrong?").click()
    expect(page.get_by_role("status")).to_contain_text("Counted")
    expect(line(page, "What went wrong?")).to_have_attribute("aria-pressed", "true")
    line(page, "Sign today.").click()
    expect(line(page, "Sign today.")).to_have_attribute("aria-pressed", "true")
    expect(line(page, "What went wrong?")).to_have_attribute("aria-pressed", "false")
    stage.until(lambda: stage.host.stage.voted == 1)
    stage.do("close")
    expect(page.get_by_text("The vote is closed.")).to_be_visible()
    assert page.get_by_text("Here comes the pitch").count() == 0
    stage.do("reveal")
    expect(page.get_by_text("Here comes the pitch")).to_be_visible()
    expect(page.get_by_text("Your vote")).to_be_visible()
    assert [one.last for one in stage.host.private.results if one.last] == [1]


def test_offline_and_back_with_the_vote_that_was_tapped_meanwhile(stage, phone):
    one = phone()
    page = one.open(stage.page)
    stage.do("start", "open")
    expect(line(page, "Sign today.")).to_be_enabled()
    stage.running.stop()
    one.context.set_offline(True)
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    line(page, "Sign today.").click()
    stage.serve(stage.running.port)
    one.context.set_offline(False)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("status")).to_contain_text("Counted", timeout=20_000)
    stage.until(lambda: stage.host.online and stage.host.stage.voted == 1)


def test_a_socket_that_died_silently_is_noticed_when_the_page_comes_back(stage, phone):
    page = phone().open(stage.page)
    stage.do("start")
    expect(page.get_by_text("I have ten minutes.")).to_be_visible()
    page.evaluate("wire.socket.onclose = null; wire.socket.close()")
    stage.do("open")
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")
    expect(line(page, "Sign today.")).to_be_enabled()


def test_who_joins_late_is_in_the_round_at_once(stage, phone):
    stage.do("start", "open")
    page = phone().open(stage.page)
    line(page, "Sign today.").click()
    expect(page.get_by_role("status")).to_contain_text("Counted")


def test_two_tabs_are_one_participant_and_show_the_same_vote(stage, phone):
    one = phone()
    left = one.open(stage.page)
    expect(left.get_by_role("status")).to_have_text("You are in.")
    right = one.open(stage.page)
    stage.do("start", "open")
    line(left, "Sign today.").click()
    expect(line(right, "Sign today.")).to_have_attribute("aria-pressed", "true")
    line(right, "What went wrong?").click()
    expect(line(left, "What went wrong?")).to_have_attribute("aria-pressed", "true")
    stage.until(lambda: stage.host.stage.joined == 1 and stage.host.stage.voted == 1)


def test_reloading_keeps_the_vote(stage, phone):
    page = phone().open(stage.page)
    stage.do("start", "open")
    line(page, "Sign today.").click()
    expect(page.get_by_role("status")).to_contain_text("Counted")
    page.reload()
    expect(line(page, "Sign today.")).to_have_attribute("aria-pressed", "true")


def test_an_undo_that_goes_back_into_a_round_shows_the_vote_again(stage, phone):
    page = phone().open(stage.page)
    stage.do("start", "open")
    line(page, "Sign today.").click()
    expect(page.get_by_role("status")).to_contain_text("Counted")
    stage.do("reset")
    expect(page.get_by_role("status")).to_have_text("")
    stage.do("undo")
    expect(line(page, "Sign today.")).to_have_attribute("aria-pressed", "true")


HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_hostile_names_and_texts_are_shown_as_text(tmp_path, phone):
    scenario = whole(SCENARIO.replace("I have ten minutes.", HOSTILE).replace("What went wrong?", HOSTILE))
    with Stage(tmp_path, scenario, names=True, teams=(HOSTILE, "blue")) as stage:
        page = phone().open(stage.page)
        page.get_by_label("Your name").fill(HOSTILE)
        page.get_by_role("button", name="<img").click()
        page.get_by_role("button", name="Come in").click()
        expect(page.locator("#place")).to_contain_text("Room")
        host = phone(viewport={"width": 1100, "height": 800}).open(stage.private_page)
        stage.do("start", "open")
        expect(page.locator("#talk").get_by_text(HOSTILE, exact=True)).to_be_visible()
        stage.do("close", "reveal")
        expect(host.locator("#headline")).to_contain_text("tie")
        host.locator("[data-what=people]").click()
        expect(host.locator(".people").get_by_text("<img src=x onerror=alert(1)><scr").first).to_be_visible()
        assert (page.locator("img").count(), host.locator("img:not([src^='/qr/'])").count()) == (0, 0)


def test_everything_can_be_done_with_the_keyboard_alone(tmp_path, phone):
    with Stage(tmp_path, names=True) as stage:
        page = phone().open(stage.page)
        expect(page.get_by_label("Your name")).to_be_focused()
        page.keyboard.type("Ann")
        page.keyboard.press("Enter")
        stage.do("start", "open")
        expect(line(page, "Sign today.")).to_be_enabled()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_contain_text("Counted: B")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_at_320_pixels_nothing_is_cut_and_everything_can_be_hit(stage, phone):
    page = phone(viewport={"width": 320, "height": 568}).open(stage.page)
    stage.people(3)
    stage.do("start", "open")
    expect(line(page, "Sign today.")).to_be_enabled()
    for order in ("", "close", "reveal"):
        if order:
            stage.do(order)
            page.wait_for_function(
                "phase => document.body.dataset.phase === phase", arg={"close": "closed", "reveal": "revealed"}[order]
            )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    stage.do("undo", "undo")
    expect(line(page, "Sign today.")).to_be_enabled()
    for box in [one.bounding_box() for one in page.get_by_role("button").all()]:
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_with_reduced_motion_nothing_moves(stage, phone):
    page = phone(reduced_motion="reduce").open(stage.page)
    people = stage.people(2)
    stage.do("start", "open")
    stage.votes(people, "ab")
    stage.do("close", "reveal")
    bar = page.locator(".bar").first
    expect(bar).to_be_attached()
    assert bar.evaluate("one => getComputedStyle(one).transitionDuration") in ("0s", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_any_phase(stage, phone, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = phone(color_scheme=scheme).open(stage.page)
    private = phone(color_scheme=scheme, viewport={"width": 1100, "height": 800}).open(stage.private_page)
    people = stage.people(3)
    found = {}
    for order in ("", "start", "open", "close", "discuss", "open", "close", "reveal", "advance a"):
        if order:
            stage.do(order)
        if order == "open":
            stage.votes(people, "abb")
            if stage.host.view.vote > 1:
                line(page, "Choose another line").click()
            line(page, "Sign today.").click()
            expect(page.get_by_role("status")).to_contain_text("Counted")
        seq = stage.host.view.seq
        page.wait_for_function("phase => (document.body.dataset.phase || 'lobby') === phase", arg=stage.host.view.phase)
        private.wait_for_function("phase => document.body.dataset.phase === phase", arg=stage.host.view.phase)
        for name, one in (("page", page), ("private", private)):
            result = axe.run(one)
            if result.violations_count:
                found[f"{seq} {order} {name}"] = result.generate_report()
    assert found == {}


@pytest.mark.slow
def test_axe_finds_no_violation_in_sheets_and_while_people_write(stage, phone):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = phone().open(stage.page)
    private = phone().open(stage.private_page)
    wall = phone(viewport={"width": 1280, "height": 720}).open(f"{stage.url}/stage/{stage.room.code}")
    found = {}

    def look(name: str, *pages) -> None:
        for at, one in enumerate(pages):
            result = axe.run(one)
            if result.violations_count:
                found[f"{name} {at}"] = result.generate_report()

    def sheets(*names: str) -> None:
        for name in names:
            private.locator(f"[data-what={name}]").click()
            look(name, private)
            private.locator("[data-what=away]").click()

    stage.do("start")
    private.locator("[data-what=words]").click()
    expect(page.locator("textarea")).to_be_visible()
    page.locator("textarea").fill("I am sorry. What happened then?")
    page.get_by_role("button", name="Send").click()
    private.get_by_text("Put on the screen").click()
    expect(wall.locator(".said")).to_be_visible()
    look("replying", page, private, wall)
    first(private).click()
    page.locator("[data-letter=a]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    sheets("hands", "seconds", "people", "keys", "reset", "end")
    stage.do("close", "open")
    expect(line(page, "Choose another line")).to_be_visible()
    look("second vote", page)
    stage.do("close", "reveal")
    sheets("choose")
    look("reveal", wall)
    stage.do("advance a")
    assert found == {}


def first(page):
    """The one filled button."""
    return page.locator("[data-what=first]")


def test_a_whole_turn_is_run_from_a_facilitators_phone(stage, phone):
    page = phone().open(stage.private_page)
    people = stage.people(4)
    expect(first(page)).to_have_text("Begin")
    assert stage.room.token not in page.url
    first(page).click()
    expect(page.get_by_text("Wait here.")).to_be_attached()
    page.locator("[data-what=words]").click()
    stage.until(lambda: all(one.view.phase == "replying" for one in people))
    stage.wait(people[0].vote("What went wrong?"))
    page.get_by_text("Put on the screen").click()
    stage.until(lambda: people[1].view.shown == ["What went wrong?"])
    first(page).click()
    stage.votes(people, "aaab")
    expect(page.get_by_text("4 of 4 have voted")).to_be_visible()
    page.locator("[data-what=hands]").click()
    page.locator("#sheet input").first.fill("2")
    page.locator("[data-what=count]").click()
    expect(page.locator(".tally b").first).to_have_text("5")
    expect(page.get_by_text("on the most helpful line")).to_be_visible()
    page.locator("[data-what=pair]").click()
    stage.until(lambda: people[3].you.partners)
    page.locator("[data-what=seconds]").click()
    page.locator("#sheet input").first.fill("40")
    page.locator("[data-what=clock]").click()
    expect(page.locator("#clock")).to_contain_text("0:")
    page.locator("[data-what=reveal]").click()
    page.locator("[data-what=choose]").click()
    page.locator("[data-what=go-b]").click()
    stage.until(lambda: stage.host.view.turn == 2 or stage.host.view.phase != "revealed")
    page.locator("[data-what=undo]").click()
    expect(page.locator("[data-what=choose]")).to_be_visible()


def test_a_conversation_is_stopped_and_looked_back_on_from_a_facilitators_phone(stage, phone):
    page = phone().open(stage.private_page)
    stage.do("start", "open", "close", "reveal")
    going_on = next(one.letter for one in stage.host.view.choices if one.say == "What went wrong?")
    stage.do(f"advance {going_on}")
    page.locator("[data-what=stop]").click()
    page.get_by_role("button", name="Yes, do it").click()
    expect(first(page)).to_have_text("Show the outcome")
    assert page.locator("details").count() == 0
    first(page).click()
    expect(page.get_by_text("You stopped before the end.")).to_be_visible()
    page.locator("summary").click()
    expect(page.locator("details").get_by_text("I have ten minutes.")).to_be_visible()
    expect(page.locator("details").get_by_text("Here comes the pitch")).to_be_visible()


def test_where_nobody_voted_the_facilitators_page_tells_no_share(stage, phone):
    page = phone().open(stage.private_page)
    stage.do("start", "open", "close")
    expect(page.locator(".tally")).to_have_count(3)
    assert page.get_by_text("on the most helpful line").count() == 0


def test_a_phone_becomes_the_facilitators_by_eight_digits_and_a_lost_tab_is_opened_again(stage, phone):
    one = phone()
    page = one.open(f"{stage.url}/host?code={stage.room.code}")
    page.get_by_label("Digits").fill("0000 0000")
    page.get_by_role("button", name="Open my view").click()
    expect(page.get_by_role("alert")).to_contain_text("open no room")
    page.get_by_label("Digits").fill(stage.host.digits)
    page.get_by_role("button", name="Open my view").click()
    expect(first(page)).to_have_text("Begin")
    page.close()
    again = one.open(f"{stage.url}/host")
    expect(first(again)).to_have_text("Begin")
    assert len(stage.host.private.keys) == 2


def test_the_projector_needs_no_token_shows_words_and_counts_and_no_bar_before_the_reveal(stage, phone):
    page = phone(viewport={"width": 1280, "height": 720}).open(f"{stage.url}/stage/{stage.room.code}")
    expect(page.get_by_text(stage.room.code)).to_be_visible()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert page.evaluate("document.querySelector('img').naturalWidth > 0")
    people = stage.people(3)
    expect(page.locator("#count")).to_contain_text("3")
    stage.do("start", "open")
    stage.votes(people, "abb")
    expect(page.locator("#count")).to_have_text("3 of 3have voted")
    assert page.get_by_role("button").count() == 0
    stage.do("close")
    assert page.locator(".bar").count() == 0
    stage.do("discuss")
    expect(page.locator(".loud")).to_have_text("Talk to somebody who disagrees.")
    stage.do("reveal")
    expect(page.locator(".bar").first).to_be_attached()
    expect(page.get_by_text("Most of you chose B.")).to_be_visible()
    longest = page.locator(".lead .bar.new i")
    for _ in range(200):  # it grows
        if longest.bounding_box()["width"] > 50:
            break
        page.wait_for_timeout(20)
    assert longest.bounding_box()["width"] > 50


def test_who_stays_in_the_second_vote_taps_one_large_button(stage, phone):
    page = phone().open(stage.page)
    stage.do("start", "open")
    page.get_by_role("button", name="a What").or_(page.locator("[data-letter=a]")).first.click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    stage.do("close", "open")
    expect(page.get_by_role("status")).to_have_text("You have not voted again: tap A if you stay.")
    line(page, "Stay with A").click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    expect(page.locator("[data-letter=b]")).to_be_enabled()


def test_who_does_not_stay_in_the_second_vote_sees_every_line_with_the_earlier_one_marked(stage, phone):
    page = phone().open(stage.page)
    stage.do("start", "open")
    page.locator("[data-letter=a]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: A")
    stage.do("close", "open")
    line(page, "Choose another line").click()
    expect(page.locator("[data-letter=a]")).to_be_focused()
    expect(page.locator("[data-letter=a]")).to_contain_text("Stay with A")
    page.locator("[data-letter=b]").click()
    expect(page.get_by_role("status")).to_have_text("Counted: B")


def test_a_connection_that_is_dead_without_knowing_it_is_noticed_in_the_foreground(stage, phone):
    page = phone(viewport={"width": 390, "height": 844}).context.new_page()
    swallowed, sockets = [False], []

    def through(socket) -> None:
        sockets.append(socket)
        server = socket.connect_to_server()
        dead = len(sockets) == 1
        socket.on_message(lambda said: None if dead and swallowed[0] else server.send(said))
        server.on_message(lambda said: None if dead and swallowed[0] else socket.send(said))

    page.route_web_socket(re.compile("/ws$"), through)
    page.goto(stage.page)
    stage.do("start", "open")
    expect(page.locator("[data-letter=b]")).to_be_enabled()
    swallowed[0] = True
    page.locator("[data-letter=b]").click()
    expect(page.get_by_role("status")).to_contain_text("Not counted yet")
    expect(page.get_by_role("status")).to_have_text("Counted: B", timeout=20_000)
    assert len(sockets) > 1


def test_a_page_that_cannot_reach_the_room_says_why(stage, phone):
    page = phone().context.new_page()
    page.route_web_socket(re.compile("/ws$"), lambda socket: None)
    page.goto(stage.page)
    expect(page.get_by_role("status")).to_contain_text("cannot be reached from here", timeout=15_000)


def test_the_join_form_says_what_it_lacks(tmp_path, phone):
    with Stage(tmp_path, names=True, teams=("red", "blue")) as stage:
        page = phone().open(stage.page)
        page.get_by_role("button", name="Come in").click()
        expect(page.get_by_role("alert")).to_have_text("Type a name first.")
        page.get_by_label("Your name").fill("Ada")
        page.get_by_role("button", name="Come in").click()
        expect(page.get_by_role("alert")).to_have_text("Choose a team first.")


def test_after_a_reconnect_the_private_page_does_not_go_on_saying_that_it_is_lost(stage, phone):
    page = phone().open(stage.private_page)
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    port = stage.running.port
    stage.running.stop()
    expect(page.get_by_role("status")).to_have_text("Connection lost. Coming back…")
    stage.serve(port)
    expect(page.get_by_role("status")).to_have_text("", timeout=20_000)


def test_a_wrong_private_address_is_said_to_be_one(stage, phone):
    page = phone().open(f"{stage.url}/host#{stage.room.code}.wrong")
    expect(page.get_by_text("does not open it")).to_be_visible()


def test_a_wrong_code_asks_for_another(stage, phone):
    page = phone().open(f"{stage.url}/ABCDEF")
    expect(page.get_by_role("alert")).to_contain_text("no room with that code")
    page.get_by_label("Code from the screen").fill(f" {stage.room.code[:3]}-{stage.room.code[3:].lower()}")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("status")).to_have_text("You are in.")


def test_the_whole_page_of_a_participant_is_under_forty_kilobytes():
    folder = Path(__file__).parents[2] / "simulator" / "workshop" / "page"
    files = ("room.css", "room.js", "wire.js", "parts.js")
    page = len(page_of("index", "en").encode())
    assert page + sum((folder / name).stat().st_size for name in files) + len(script("room")) < 40_000


def test_what_was_written_and_kept_can_be_changed_by_a_button_that_says_so(stage, phone):
    page = phone().open(stage.page)
    private = phone().open(stage.private_page)
    stage.do("start")
    private.locator("[data-what=words]").click()
    page.locator("textarea").fill("What happened then?")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("button", name="Change it")).to_be_visible()
    page.locator("textarea").fill("I am sorry. What happened then?")
    page.get_by_role("button", name="Change it").click()
    expect(private.get_by_text("I am sorry. What happened then?")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("which", ["page", "private_page", "wall"])
def test_pages_ask_that_the_screen_stays_on_and_again_when_they_come_back(stage, phone, which):
    one = phone()
    one.context.add_init_script(
        "window.kept = 0; Object.defineProperty(navigator, 'wakeLock', {value: {request: async () => { kept += 1; }}});"
    )
    addresses = {"wall": f"{stage.url}/stage/{stage.room.code}"}
    page = one.open(addresses.get(which) or getattr(stage, which))
    page.wait_for_function("() => kept === 1", timeout=10_000)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("() => kept >= 2", timeout=10_000)
    assert page.evaluate("kept") == 2
