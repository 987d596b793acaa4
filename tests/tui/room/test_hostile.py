"""Text is text on the screens of a room too: a scenario's, a nickname, a team, a refusal."""

from __future__ import annotations

import pytest

from simulator.scenario.visible import visible_line
from simulator.workshop.messages import Ask, No
from simulator.workshop.views import PersonView
from tests.tui.helpers import folded, press, screen_text
from tests.tui.room.rooms import PHASES, Staged, join_app, presenter_app, private_app
from tests.tui.test_hostile import HOSTILE, poisoned

SIZES = ((80, 24), (120, 40))
SHOWN = ("lobby", "speaking", "vote", "reveal", "debrief", "outcome")


def hostile(text: str, phase: str) -> Staged:
    staged = PHASES[phase]()
    staged.scenario = poisoned(text)
    staged.__post_init__()
    return staged


@pytest.mark.parametrize(("size", "text"), [(SIZES[at % 2], text) for at, text in enumerate(HOSTILE)])
async def test_every_screen_shows_hostile_text_unchanged(text, size):
    shown = folded(visible_line(text))
    for phase in SHOWN:
        staged = hostile(text, phase)
        for running in (presenter_app(staged), private_app(staged), join_app(staged.participant())):
            async with running.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                screen = screen_text(running)
                assert running.is_running
                assert "\x1b" not in screen
                assert "\u202e" not in screen
                assert shown in folded(screen), (phase, screen)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_and_teams_are_characters(text):
    name, shown = text[:20], folded(visible_line(text[:20]))
    staged = PHASES["vote"]()
    running = private_app(staged)
    screen = running.get_default_screen()
    running._first = lambda: screen
    screen.client.private.people = [PersonView("0" * 32, name, name, here=True, voted=False)]
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert shown in folded(screen_text(running))
        await press(pilot, "p")
        assert shown in folded(screen_text(running))


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_question_and_a_hostile_refusal_are_characters(text):
    client = Staged().participant()
    client.view, client.ask = None, Ask(text, names=True, teams=[text[:24], "blue"])
    running = join_app(client)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert folded(visible_line(text)) in folded(screen_text(running))
        client.view, client.ask, client.refused = PHASES["vote"]().stage().view, None, No("removed", text)
        client.changed()
        await pilot.pause()
        assert folded(visible_line(text)) in folded(screen_text(running))
