"""Text is text: whatever an author writes is shown as characters, on every screen, and nothing of it is obeyed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.scenario.library_entry import broken_entry, entry_of
from simulator.scenario.model import Scenario
from simulator.scenario.visible import visible_line
from tests.tui.helpers import RUBRIC, app, comes_true, folded, renewal, screen_text
from tests.tui.scenes import SCENES

HOSTILE = (
    "[/]",
    "[/pricing]",
    "50% [off] today",
    "[@click=app.quit]out[/]",
    "[red]loss[/red] [link=x]",
    "\x1b[2J\x1b]0;title\x07",
    "a\u202eb\u200bc",
    "$text-muted [b]&lt;{0}%s",
    "\\[bold]x",
)


def poisoned(text: str) -> Scenario:
    """The renewal with `text` in front of every authored field."""
    base = renewal()

    def add(old: str) -> str:
        return f"{text} {old}"

    turns = {
        name: replace(
            turn,
            says=add(turn.says),
            thinks=add(turn.thinks),
            choices=tuple(replace(c, say=add(c.say), reply=add(c.reply), why=add(c.why)) for c in turn.choices),
        )
        for name, turn in base.turns.items()
    }
    return replace(
        base,
        digest=f"{base.digest}{text}",
        title=add(base.title),
        brief=add(base.brief),
        objective=add(base.objective),
        facts=tuple(add(fact) for fact in base.facts),
        people={k: replace(p, name=f"{text}x", role=add(p.role), manner=add(p.manner)) for k, p in base.people.items()},
        needs={k: add(need) for k, need in base.needs.items()},
        turns=turns,
        endings={k: replace(e, says=add(e.says), epilogue=add(e.epilogue)) for k, e in base.endings.items()},
    )


@pytest.mark.parametrize(
    ("size", "text"),
    [
        pytest.param(((80, 24), (120, 40))[at % 2], text, marks=pytest.mark.slow if at % 3 else ())
        for at, text in enumerate(HOSTILE)
    ],
)
async def test_every_screen_shows_hostile_text_unchanged(text, size):
    scenario = poisoned(text)
    entries = [entry_of(scenario, RUBRIC, Path("/x.yaml"))] * 3
    entries.append(broken_entry(Path("/x/y.yaml"), f"{text} is wrong"))
    shown = folded(visible_line(text))
    for name in ("library", "trouble", "brief", "conversation", "coaching", "notes", "debrief-mixed", "tape", "help"):
        running = app(scenario=scenario, entries=entries)
        async with running.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await SCENES[name](pilot, running)
            screen = screen_text(running)
            assert running.is_running, name
        if name != "help":
            assert shown in folded(screen), (name, screen)
        assert "\x1b" not in screen
        assert "\u202e" not in screen


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_notice_is_shown_unchanged(text):
    running = app()
    async with running.run_test(size=(120, 40), notifications=True) as pilot:
        running.notify(visible_line(text), markup=False)
        shown = folded(visible_line(text))
        await comes_true(pilot, lambda: shown in folded(screen_text(running)))
        assert shown in folded(screen_text(running))
