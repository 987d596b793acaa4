"""Drills on the screen: a key, a turn, an answer, why, and the next."""

from __future__ import annotations

from simulator.practice.file.store import NotKept
from tests.practice.week import usual_week
from tests.tui import practice_scenes
from tests.tui.helpers import press, screen_text, work_done


async def test_one_key_begins_a_drill_and_one_more_answers_it(tmp_path):
    week = usual_week(tmp_path)
    running = practice_scenes.app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await practice_scenes.settled(pilot, running)
        await press(pilot, "d")
        drill = running.screen.drill
        assert "1 of 5" in screen_text(running)
        await press(pilot, "2")
        assert week.attempts.drills(9)[0].drill == drill.aim.behaviour
        await work_done(running)
        await pilot.pause()
        assert "comes back" in screen_text(running)
        await press(pilot, "enter")
        assert "2 of 5" in screen_text(running)
        await press(pilot, "n", "b", "q")
        assert type(running.screen).__name__ == "LibraryScreen"


async def test_an_answer_that_cannot_be_kept_is_not_shown_as_given(tmp_path, monkeypatch):
    week = usual_week(tmp_path)
    running = practice_scenes.app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await practice_scenes.settled(pilot, running)
        await press(pilot, "d")

        def fails(*_, **__):
            raise NotKept("The disk is full.")

        monkeypatch.setattr("simulator.practice.drills.run.keep_drill", fails)
        await press(pilot, "1")
        assert running.screen.answer_given is None
        assert "The disk is full." in screen_text(running)
        await press(pilot, "s", "1")
        assert running.screen.answer_given is not None


async def test_what_teaches_is_whole_at_the_smallest_size(tmp_path):
    running = practice_scenes.app_of(usual_week(tmp_path))
    async with running.run_test(size=(40, 12)) as pilot:
        await practice_scenes.settled(pilot, running)
        await press(pilot, "d", "1")
        seen = screen_text(running)
        for _ in range(30):
            await press(pilot, "up")
            seen += screen_text(running)
        answer = running.screen.answer_given
        everything = " ".join(seen.split())
        for word in f"{answer.step.choice.why} {answer.step.choice.say}".split():
            assert word in everything
        assert "…" not in seen
