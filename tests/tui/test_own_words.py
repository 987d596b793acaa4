"""Own words on the screen: typed before any line is seen, compared, and taken by a number alone."""

from __future__ import annotations

import sys

import pytest

from simulator.practice.own_words.engine_choice import EndpointQuestion
from simulator.practice.own_words.replies import RepliesCompared
from simulator.practice.settings import Preferences, Settings, read_settings
from simulator.words.engine import Closeness
from simulator.words.plain import PlainEngine
from tests.practice.week import Week
from tests.tui.helpers import check_golden, comes_true, folded, press, screen_text
from tests.tui.practice_scenes import app_of, settled, typed
from tests.tui.test_typing import LONG, paste

ASKED = "What went wrong in October"


NEAR = "Ten minutes, and stop me whenever. May I ask about October first?"


class Never:
    """An engine that finds nothing close."""

    name, tells = "never", "Meaning is compared."

    def closeness(self, text, lines, customer=""):
        return Closeness(tuple((line.choice, 0.01) for line in lines), 1 - 0.01 * len(lines), 0.0, "never")

    def prepare(self, lines, customer=""): ...

    def news(self) -> str:
        return ""


class Torn(Never):
    """An engine to which the first two lines are equally close."""

    def closeness(self, text, lines, customer=""):
        shares = [0.45, 0.45, *[0.05] * (len(lines) - 2)]
        return Closeness(tuple((line.choice, share) for line, share in zip(lines, shares, strict=True)), 0, 1, "torn")


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


def program(week, engine=PlainEngine, **given):
    return app_of(week, own_words=True, compare=lambda: RepliesCompared(engine), **given)


async def begin(pilot, running):
    await settled(pilot, running)
    await press(pilot, "g", "down", "enter", "enter")
    await settled(pilot, running)


async def say(pilot, running, text):
    await paste(pilot, running, text)
    await press(pilot, "enter")
    await done(pilot, running)


async def done(pilot, running):
    await settled(pilot, running)
    await comes_true(pilot, lambda: running.screen.view.below != "proposed" or running.screen.view.proposed.places)
    await settled(pilot, running)


def kept(week):
    return [choice for attempt in week.attempts.all() for choice in attempt.choices]


async def test_no_line_is_seen_before_something_was_typed(week):
    running = program(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        shown = folded(screen_text(running))
        assert not any(" ".join(choice.say.split())[:25] in shown for choice in running.screen.talk.shown())
        assert "never scored" in shown


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.slow), (40, 15)], ids=str)
async def test_the_proposed_line_stands_whole_and_only_its_own_number_takes_it(week, size):
    running = program(week)
    async with running.run_test(size=size) as pilot:
        await begin(pilot, running)
        await say(pilot, running, NEAR)
        (place,) = running.screen.view.proposed.places
        line = running.screen.talk.shown()[place]
        width = running.screen.grid.text + running.screen.grid.margin
        shown = folded(" ".join(row[:width] for row in screen_text(running).split("\n")))
        assert f"{place + 1} {' '.join(line.say.split())}" in shown
        other = "2" if place == 0 else "1"
        await press(pilot, "enter", "enter", other)
        assert kept(week) == []
        await press(pilot, str(place + 1))
    (choice,) = kept(week)
    assert (choice.choice, choice.own_words) == (line.id, NEAR)
    assert choice.sayings[0].proposed == (line.id,)


async def test_a_number_that_comes_too_soon_to_have_been_read_takes_nothing(week):
    running = program(week, ticks=lambda: 1.0)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, ASKED)
        await press(pilot, str(running.screen.view.proposed.places[0] + 1))
        assert running.screen.view.below == "proposed"
    assert kept(week) == []


async def test_none_of_these_shows_all_lines_and_costs_nothing(week):
    running = program(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, ASKED)
        await press(pilot, "0")
        shown = folded(screen_text(running))
        assert all(" ".join(choice.say.split()) in shown for choice in running.screen.talk.shown())
        await press(pilot, "down", "enter")
        assert kept(week) == []
        await press(pilot, "1")
    (choice,) = kept(week)
    assert choice.sayings[0].refused


async def test_it_can_be_said_again_and_both_texts_are_kept(week):
    running = program(week, Torn)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, "First try")
        assert len(running.screen.view.proposed.places) == 2
        await press(pilot, "w")
        await settled(pilot, running)
        assert running.screen.focused.value == "First try"
        await press(pilot, *typed("Second"), "enter")
        await done(pilot, running)
        await press(pilot, str(running.screen.view.proposed.places[0] + 1))
    (choice,) = kept(week)
    assert [one.text for one in choice.sayings] == ["First try", "Second"]


async def test_who_types_on_where_no_field_is_takes_no_line_and_gives_no_order(week):
    now = [0.0]
    running = program(week, Never, ticks=lambda: now[0])
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, "Bananas")
        now[0] = 10.0
        await press(pilot, *typed("I 2 u n q"))
        assert "Press w to say it again" in screen_text(running)
        assert (running.screen.view.below, running.screen.own_words.compares, kept(week)) == ("choose", True, [])
        now[0] = 20.0
        await press(pilot, "1")
    assert len(kept(week)) == 1


async def test_where_no_line_is_close_all_are_shown_and_nothing_is_wrong_with_it(week):
    running = program(week, Never)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, "Bananas")
        shown = folded(screen_text(running))
        assert "None of these is close" in shown
        assert "Nothing is wrong with that" in shown
        assert all(" ".join(choice.say.split()) in shown for choice in running.screen.talk.shown())


async def test_an_empty_line_is_not_compared_and_esc_shows_the_lines(week):
    running = program(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await press(pilot, "space", "enter")
        assert running.screen.view.below == "say"
        assert "press esc to see the lines" in folded(screen_text(running))
        await press(pilot, "escape")
        assert running.screen.view.below == "choose"
        assert "press esc to see the lines" not in folded(screen_text(running)), "it no longer holds"
        await press(pilot, "1")
    assert kept(week)[0].sayings == ()


async def test_what_is_dictated_stands_in_the_field_before_it_is_used_and_the_customer_is_spoken(week, tmp_path):
    spoken = tmp_path / "spoken"
    voice = f"{sys.executable} -c \"import sys; open('{spoken}', 'a').write(sys.stdin.read())\""
    ear = f"{sys.executable} -c \"print('What went', 'wrong?')\""
    settings = Settings(speech={"command": voice}, dictation={"command": ear})
    running = program(week, preferences=Preferences(settings))
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        says = running.screen.talk.turn.says
        await press(pilot, "ctrl+t")
        await comes_true(pilot, lambda: running.screen.focused.value)
        assert running.screen.focused.value == "What went wrong?"
        assert running.screen.view.below == "say"
        await comes_true(pilot, lambda: spoken.exists() and spoken.read_text())
    assert spoken.read_text() == f"{says}\n"
    assert kept(week) == []


def asking(week, tmp_path, made, **given):
    """Where the settings name an endpoint on another machine that nobody agreed to yet."""
    preferences = Preferences(Settings(endpoint="https://llm.example.com/v1"), folder=tmp_path)

    def make():
        made.append(preferences.now.endpoint_allowed)
        return PlainEngine()

    compare = RepliesCompared(make, EndpointQuestion(preferences))
    return app_of(week, compare=lambda: compare, preferences=preferences, **given)


@pytest.mark.parametrize(
    ("key", "allowed"),
    [("ctrl+y", "https://llm.example.com:443"), pytest.param("n", "", marks=pytest.mark.slow)],
)
async def test_an_endpoint_on_another_machine_is_asked_about_before_the_conversation_and_once(
    week, tmp_path, key, allowed
):
    made = []
    running = asking(week, tmp_path, made, own_words=True)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        assert "Send it to llm.example.com?" in folded(screen_text(running))
        await press(pilot, "enter", "y", "Y", "e", "s", "space")
        assert "Send it to llm.example.com?" in folded(screen_text(running)), "nobody agrees in passing"
        await press(pilot, key)
        await settled(pilot, running)
        await say(pilot, running, ASKED)
        assert running.screen.view.below == "proposed"
        await press(pilot, "u", "u")
        assert "Send it to" not in screen_text(running)
    assert read_settings(tmp_path).settings.endpoint_allowed == allowed
    assert made[-1] == allowed


@pytest.mark.slow
async def test_it_is_asked_too_where_own_words_are_turned_on_in_a_conversation(week, tmp_path):
    running = asking(week, tmp_path, [])
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await press(pilot, "u")
        await settled(pilot, running)
        assert "Send it to llm.example.com?" in folded(screen_text(running))
        await press(pilot, "n")
        await settled(pilot, running)
        assert running.screen.view.below == "say"
        await say(pilot, running, ASKED)
        assert running.screen.view.below == "proposed"


@pytest.mark.slow
async def test_of_a_text_that_is_far_too_long_it_is_said_how_much_was_left_out(week):
    running = program(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await paste(pilot, running, "x " * 50_000)
        assert len(running.screen.focused.value) == 20_000
        assert "room for 20,000 of 100,000 characters" in folded(screen_text(running))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["x " * 50_000, "\x1b[31mred\x07\x00", "[/] [@click=app.quit]x[/]", "ما الذي حدث؟", "👩‍🚀🚀 ok", LONG],
    ids=["long", "controls", "markup", "right-to-left", "emoji", "sentences"],
)
async def test_odd_texts_are_text_and_the_conversation_goes_on(week, text):
    running = program(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await say(pilot, running, text)
        assert screen_text(running).strip()
        await press(pilot, "0", "1")
    assert len(kept(week)) == 1


async def test_u_turns_it_on_writes_it_down_and_off_again(week, tmp_path):
    running = app_of(week, compare=lambda: RepliesCompared(PlainEngine), preferences=Preferences(folder=tmp_path))
    async with running.run_test(size=(80, 24)) as pilot:
        await begin(pilot, running)
        await press(pilot, "u")
        await settled(pilot, running)
        assert read_settings(tmp_path).settings.own_words
        await say(pilot, running, ASKED)
        await press(pilot, "u")
        assert running.screen.view.below == "choose"
        assert not read_settings(tmp_path).settings.own_words


SEEN = [("same", (80, 24)), ("two", (40, 15))]
"""The other states and sizes are looked at with the slow tests."""
MORE = [
    ("typing", (80, 24)),
    ("typing", (40, 15)),
    ("same", (40, 15)),
    ("two", (80, 24)),
    ("none", (80, 24)),
    ("none", (40, 15)),
]


@pytest.mark.parametrize(("name", "size"), [*SEEN, *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE)])
async def test_the_screen_is_the_one_that_was_agreed(week, name, size):
    engine = {"two": Torn, "none": Never}.get(name, PlainEngine)
    running = program(week, engine)
    async with running.run_test(size=size) as pilot:
        await begin(pilot, running)
        if name == "typing":
            await paste(pilot, running, ASKED)
        else:
            await say(pilot, running, NEAR)
        check_golden(f"own-words-{name}-{size[0]}x{size[1]}", screen_text(running))
