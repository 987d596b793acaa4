"""Practice in the app: gone on with, said first, reflected on, replayed, compared, promised, exported, forgotten."""

from __future__ import annotations

import json
from datetime import UTC

import pytest

from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.file.store import NotKept
from simulator.practice.settings import Preferences, Settings, read_settings
from simulator.scenario.reader import read_bytes
from simulator.tui.app import HelpfirstApp
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.progress import ProgressScreen
from simulator.tui.screens.reflection import ReflectionScreen
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.screens.resume import GoingOnScreen
from tests.practice.week import GOOD, MIXED, Week, left_midway, usual_week
from tests.tui.helpers import comes_true, folded, press, say, screen_text, seen, words_of
from tests.tui.practice_scenes import SCENES, app_of, renewal, settled, typed
from tests.write import scenario, talk

WIDE = (120, 40)
HOSTILE = "[/] [@click=app.quit]x[/] [b"


@pytest.fixture
def week(tmp_path) -> Week:
    return usual_week(tmp_path)


async def shown(pilot, running) -> str:
    await settled(pilot, running)
    return folded(screen_text(running))


ROOF = ("down",)
"""From the first conversation, which is due, to the one that was left."""


async def test_the_library_says_how_each_stands_and_what_is_due_first(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        text = await shown(pilot, running)
        assert "One conversation is due today. About 9 minutes. The rest can wait." in text
        for words in (
            "quote nobody asked for earned",
            "already lost refused",
            "faces north left after 2",
            "number due",
        ):
            assert words in text
        await press(pilot, "D")
        assert running.screen.shelf.selected.id == "number"


async def test_what_is_due_says_why_and_the_drill_that_is_due_is_a_row_with_its_key(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        text = await shown(pilot, running)
        assert "d drill Advance, autonomy, recover due 3" in text
        side = folded(" ".join(line.plain for line in running.screen.side(running.screen.grid)))
        assert "Why now Due again: autonomy (opening), recover (discovery), advance (commitment)." in side
        await press(pilot, "g", "down", "down")
        assert "Why now" not in " ".join(line.plain for line in running.screen.side(running.screen.grid))
        row = next(at for at, line in enumerate(screen_text(running).split("\n")) if "d drill" in line)
        await pilot.click(offset=(6, row))
        await settled(pilot, running)
        assert type(running.screen).__name__ == "DrillScreen"


async def test_nothing_moves_when_the_statuses_arrive(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        fresh = LibraryScreen(week.entries, week.learner)
        before = [line.plain for line in fresh.page(running.screen.grid)]
        after = [line.plain for line in running.screen.page(running.screen.grid)]
        for title in ("Companies", "The quote", "Just a price"):
            assert [(y, line.index(title)) for y, line in enumerate(before) if title in line] == [
                (y, line.index(title)) for y, line in enumerate(after) if title in line
            ]


async def test_before_it_is_known_what_is_due_no_row_is_lit_and_enter_begins_nothing(week, monkeypatch):
    monkeypatch.setattr(LibraryScreen, "_look", lambda screen: None)
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await comes_true(pilot, lambda: isinstance(running.screen, LibraryScreen))
        assert running.screen.shelf.selected is None
        await press(pilot, "enter", "down")
        assert running.screen.shelf.selected is not None
        await press(pilot, "enter")
        assert isinstance(running.screen, LibraryScreen)


def test_before_the_shelves_stand_what_is_due_then_what_was_left_then_what_is_new_of_the_level_reached(week):
    known = week.learner.statuses(week.entries)
    assert known.ahead == ("number", "roof")
    assert known.due == ("number",)


def test_where_nothing_was_held_to_its_end_the_one_to_begin_with_stands_first(tmp_path):
    fresh = Week(tmp_path)
    assert fresh.learner.statuses(fresh.entries).ahead[0] == "quote"


async def test_after_a_conversation_the_next_one_to_hold_is_lit_and_otherwise_the_one_that_was(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await press(pilot, "g", "down", "down", "down", "question_mark", "b")
        await settled(pilot, running)
        assert running.screen.shelf.place == 3
        await SCENES["practice-debrief"](pilot, running)
        await press(pilot, "q")
        await settled(pilot, running)
        assert running.screen.shelf.selected.id == running.screen.shelf.statuses.ahead[0]


async def test_the_preview_says_how_it_went_the_last_time(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        while running.screen.shelf.selected.id != "renewal":
            await press(pilot, "down")
        await settled(pilot, running)
        text = folded(" ".join(line.plain for line in running.screen.side(running.screen.grid)))
        assert "Last time, 19 November" in text
        assert "They will not see you again." in text
        assert "cost you most: you leaned on them." in text


async def test_a_conversation_that_was_left_is_gone_on_with_and_finished_once(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await press(pilot, "g", *ROOF, "enter")
        assert isinstance(running.screen, GoingOnScreen)
        text = folded(screen_text(running))
        assert "You left this conversation on 20 November, after two choices." in text
        assert "edited" not in text
        await press(pilot, "enter")
        assert len(running.screen.talk.steps) == 2
        await say(pilot, running, "thursday")
    assert [one.finished is not None for one in week.attempts.of_scenario("roof")] == [True]


async def test_what_comes_next_is_in_sight_on_the_last_page_of_a_small_screen_and_at_two_hundred_columns(week):
    running = app_of(week)
    async with running.run_test(size=(80, 24)) as pilot:
        await SCENES["practice-debrief-3"](pilot, running)
        text = await shown(pilot, running)
        assert "What comes next ▌ Now A roof that faces north, about 10 minutes. You left it midway." in text
        assert "q done" in text
        await pilot.resize_terminal(200, 60)
        await settled(pilot, running)
        lines = screen_text(running).split("\n")
        assert any("Recover, as at choice 2" in line and "What comes next" in line for line in lines)
        assert max(map(len, (line.rstrip() for line in lines))) > 160


async def test_without_large_letters_an_outcome_stands_in_bold(week, tmp_path):
    preferences = Preferences(folder=tmp_path)
    running = app_of(week, preferences=preferences)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-debrief"](pilot, running)
        text = await shown(pilot, running)
        assert "They will not see you again." not in text
        preferences.change(letters=False)
        running.screen.redraw()
        assert "They will not see you again." in await shown(pilot, running)
    assert read_settings(tmp_path).settings.letters is False


async def test_beginning_anew_leaves_the_record_and_an_edit_is_said_plainly(week):
    made = week.scenarios["roof"]
    text = (
        made.source.decode().replace("I have ten minutes.", "I have five minutes.").replace("id: own-it", "id: own-up")
    )
    week.scenarios["roof"] = read_bytes(text.encode(), "roof.yaml", week.rubric).scenario
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await press(pilot, "g", *ROOF, "enter")
        text = folded(screen_text(running))
        assert "The scenario has been edited since. One choice still stands" in text
        assert "`own-it` on could not be replayed" in text
        await press(pilot, "B")
        assert isinstance(running.screen, BriefScreen)
        await press(pilot, "enter")
        assert running.screen.talk.steps == []
    assert len(left_midway(week.attempts)) == 1


async def test_own_words_are_asked_once_a_turn_kept_and_stand_in_the_debrief(tmp_path):
    week = Week(tmp_path)
    running = app_of(week, say_first=True)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await press(pilot, "g", "down", "enter", "enter")
        text = folded(screen_text(running))
        assert "What would you say? In your own words" in text
        assert "Tell me their number" not in text
        await press(pilot, *typed("What went wrong?"), "enter")
        assert "Your words “What went wrong?”" in folded(screen_text(running))
        await say(pilot, running, "match-it")
        await press(pilot, "enter")
        await say(pilot, running, "own-it")
        await press(pilot, "escape")
        await say(pilot, running, "until-friday")
        await press(pilot, "enter", "escape", "t")
        text = await shown(pilot, running)
        assert "You said “Tell me their number" in text
        assert "” Your words “What went wrong?”" in text
    kept = week.attempts.all()[0]
    assert [one.own_words for one in kept.choices] == ["What went wrong?", None, None]


async def test_w_turns_saying_it_first_on_and_off_for_good(week, tmp_path):
    running = app_of(week, preferences=Preferences(folder=tmp_path))
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-say-first"](pilot, running)
        assert read_settings(tmp_path).settings.say_first
        await press(pilot, "escape", "w")
        assert not read_settings(tmp_path).settings.say_first


@pytest.mark.parametrize(
    "size",
    [(40, 12), (80, 24), *(pytest.param(one, marks=pytest.mark.slow) for one in ((40, 15), (60, 20), (120, 40)))],
    ids=str,
)
async def test_the_line_to_type_in_stands_on_the_page_at_every_size(week, size):
    for name in ("practice-say-first", "practice-reflection"):
        running = app_of(week)
        async with running.run_test(size=size) as pilot:
            await SCENES[name](pilot, running)
            await press(pilot, *typed("here it is"))
            rows = screen_text(running).split("\n")
            assert any("here it is" in row for row in rows[:-1]), rows


async def test_the_reflection_comes_before_any_score_and_is_kept(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-reflection"](pilot, running)
        assert isinstance(running.screen, ReflectionScreen)
        text = folded(screen_text(running))
        assert "Helpfulness" not in text
        assert "To keep her." in text
        await press(pilot, "enter", *typed("She was cold."), "enter")
        assert isinstance(running.screen, DebriefScreen)
        attempt = running.screen._attempt_id
        assert "To keep her." not in await shown(pilot, running)
        await press(pilot, "b")
        text = await shown(pilot, running)
        assert "Before any score you said" in text
        assert "To keep her." in text
    assert Reflections(week.attempts.store).of(attempt).answers == ("To keep her.", "", "She was cold.")


async def test_the_debrief_is_there_at_once_and_the_exact_part_is_filled_in(week, monkeypatch):
    import threading

    from simulator.tui.screens import debrief as module

    gate, real = threading.Event(), module.with_outlook
    monkeypatch.setattr(module, "with_outlook", lambda found: (gate.wait(20), real(found))[1])
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await renewal(*MIXED)(pilot, running)
        await press(pilot, "enter", "escape")
        before = screen_text(running).split("\n")
        assert any("more helpful" in row for row in before)
        assert not any("Possible" in row for row in before)
        gate.set()
        assert "best 62" in await shown(pilot, running)
        await press(pilot, "end")
        assert "Possible Before it, the next" in await shown(pilot, running)


async def test_first_and_last_try_are_marked_on_the_bars(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-debrief"](pilot, running)
        assert "first try 0" in await shown(pilot, running)


async def test_a_promise_is_typed_kept_and_asked_again_until_it_is_done(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-debrief-2"](pilot, running)
        await press(pilot, "w", *typed("Call Ann, ask first."), "enter")
        assert "“Call Ann, ask first.”" in folded(screen_text(running))
        await press(pilot, "q", "p")
        assert "Ring Marion at Brightline" in await shown(pilot, running)
        await press(pilot, "y")
        assert "Call Ann, ask first." in folded(screen_text(running))
        await press(pilot, "n")
        assert "What you promised" not in screen_text(running)
    assert [one.text for one in Reflections(week.attempts.store).open_promises()] == ["Call Ann, ask first."]


async def test_at_the_next_due_review_the_promise_is_asked_after_once(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await settled(pilot, running)
        await press(pilot, "D", "enter")
        text = folded(screen_text(running))
        assert "Ring Marion at Brightline" in text
        assert "Did it happen?" in text
        await press(pilot, "y")
        assert isinstance(running.screen, BriefScreen)
    assert not Reflections(week.attempts.store).open_promises()


UNUSED = """\
start: one
turns:
  one:
    says: Go on.
    choices:
      - {id: short, say: Nine hours, behaviour: answer, next: 'yes'}
      - {id: sale, say: Sign today, behaviour: pressure, next: 'no'}
      - {id: whole, say: Nine hours and what it cost you, behaviour: discover, next: 'yes'}
"""


def test_a_choice_after_which_trust_grew_is_not_said_to_have_cost_where_one_replays():
    """It left help unused, no more: the words are those of the debrief and of two attempts side by side."""
    found = report(debrief(talk(scenario(UNUSED), "short")))
    assert found.turning.loss is not None
    told = words_of(line.plain for line in ReplayScreen(found).row_of(0, 60, lit=False))
    assert "This could have helped more." in told
    assert "cost" not in told


async def test_to_compare_stands_in_the_footer_only_where_there_is_another_attempt(tmp_path):
    for held, there in (((), False), (GOOD, True)):
        week = Week(tmp_path / str(there))
        if held:
            week.play("renewal", *held)
        running = app_of(week)
        async with running.run_test(size=(160, 50)) as pilot:
            await renewal(*GOOD, then=("enter", "escape"))(pilot, running)
            await settled(pilot, running)
            assert ("C compare" in screen_text(running)) == there


async def test_r_replays_from_a_decision_as_a_what_if_that_does_not_count(week):
    before = week.attempts.standings()
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-debrief"](pilot, running)
        parent = running.screen._attempt_id
        counted = week.attempts.standings()
        assert counted != before
        await press(pilot, "r")
        assert "replay from 3" in screen_text(running)
        await press(pilot, "2")
        assert isinstance(running.screen, ConversationScreen)
        assert running.screen.talk.attempt.choices == ("match-it",)
        await say(pilot, running, "own-it", "thursday")
        await press(pilot, "enter", "escape", "C")
        text = await shown(pilot, running)
        for words in (
            "What you did",
            "What if, from choice 2",
            "The same until here.",
            "Then let me bring the October",
        ):
            assert words in text
    made = next(one for one in week.attempts.all() if one.attempt.parent == parent)
    assert made.attempt.kept == 1
    assert made.finished is not None
    assert week.attempts.standings() == counted


async def test_e_writes_three_files_into_a_folder_that_is_named(week):
    running = app_of(week)
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await SCENES["practice-debrief"](pilot, running)
        await press(pilot, "e", "e")
        await seen(pilot, running, str(week.folder / "debriefs")[:20])
    names = sorted(file.name for file in (week.folder / "debriefs").iterdir())
    assert names == [
        f"renewal-2026-11-23-0900{number}.{ending}" for number in ("-2", "") for ending in ("html", "json", "md")
    ]
    data = json.loads((week.folder / "debriefs" / "renewal-2026-11-23-0900.json").read_text())
    assert data["debrief"]["turning_points"] == {"gain": 2, "loss": 3}
    assert data["debrief"]["ranges"]["helpfulness"][1] == pytest.approx(61.54, abs=1)


async def test_an_old_debrief_opens_from_the_list_as_it_was_and_one_can_be_forgotten(week):
    week.scenarios["renewal"] = week.scenarios["quote"]
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-attempts"](pilot, running)
        assert "Nine attempts" in screen_text(running)
        await press(pilot, "end", *["down"] * 8, "enter")
        assert isinstance(running.screen, DebriefScreen)
        assert running.screen.found.review.talk.scenario.id == "renewal"
        await press(pilot, "q", "f", "n", "f", "y")
        assert "Eight attempts" in await shown(pilot, running)
        await press(pilot, "b")
        assert isinstance(running.screen, ProgressScreen)
        assert "Six attempts at four conversations" in await shown(pilot, running)
    assert len(week.attempts.all()) == 8


async def test_a_left_attempt_is_gone_on_with_from_the_list(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-attempts"](pilot, running)
        await press(pilot, "enter")
        assert isinstance(running.screen, ConversationScreen)
        await say(pilot, running, "thursday")
    assert left_midway(week.attempts) == []


async def test_the_glossary_has_your_own_best_line(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-glossary"](pilot, running)
        await press(pilot, "down", "pagedown")
        text = await shown(pilot, running)
        assert "“That call should have come from us, the same day." in text
        assert "chosen" in text


async def test_progress_without_anything_says_so(tmp_path):
    for made, words in ((Week(tmp_path).services(), "No conversation has been finished yet"),):
        running = HelpfirstApp(made)
        async with running.run_test(size=(80, 24)) as pilot:
            await press(pilot, "p", "y", "n", "enter")
            assert words in folded(screen_text(running))
            await press(pilot, "escape")


async def test_settings_take_effect_and_are_written(week, tmp_path):
    running = app_of(week, preferences=Preferences(folder=tmp_path))
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "enter")
        assert running.theme == "helpfirst-light"
        await press(pilot, "down", "enter", "down", "enter", "down", "enter", "b")
        await press(pilot, "T")
        assert isinstance(running.screen, LibraryScreen)
    assert read_settings(tmp_path).settings == Settings("helpfirst-high-contrast", "on", True, False)


async def test_a_file_with_a_mistake_is_reported_and_left_as_it_is(week, tmp_path):
    (tmp_path / "settings.toml").write_text("theme = 'green'\n")
    read = read_settings(tmp_path)
    running = app_of(week, preferences=Preferences(read.settings, tmp_path, read.problems), notices=read.problems)
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await seen(pilot, running, "`theme` is one of")
        await press(pilot, "T")
    assert (tmp_path / "settings.toml").read_text() == "theme = 'green'\n"


async def test_keys_can_be_given_other_keys_and_the_footer_says_so(week):
    running = app_of(week, preferences=Preferences(Settings(keys={"progress": "z", "next_due": "w"})))
    async with running.run_test(size=WIDE) as pilot:
        text = await shown(pilot, running)
        assert "z progress" in text
        await press(pilot, "p")
        assert isinstance(running.screen, LibraryScreen)
        await press(pilot, "z")
        assert isinstance(running.screen, ProgressScreen)


async def test_a_key_that_there_is_not_is_reported(week):
    running = app_of(week, preferences=Preferences(Settings(keys={"progres": "z"})))
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, running)
        # it is looked up in a thread that begins after the first paint
        await seen(pilot, running, "id `progres`. Did you mean `progress`?")
        await press(pilot, "p")
        assert isinstance(running.screen, ProgressScreen)


async def test_typed_text_stays_text_everywhere(week):
    first = week.play("renewal", *GOOD, own_words=HOSTILE)
    for one in Reflections(week.attempts.store).open_promises():
        Reflections(week.attempts.store).done(one.attempt, "yes")
    Reflections(week.attempts.store).answer(first, [HOSTILE] * 3)
    Reflections(week.attempts.store).promise(first, HOSTILE, week.now.astimezone(UTC))
    week.day(9)
    for keys in (("p",), ("p", "a", "enter", "enter"), ("p", "a", "enter", "t")):
        running = app_of(week)
        async with running.run_test(size=WIDE) as pilot:
            await settled(pilot, running)
            for key in keys:
                await press(pilot, key)
                await settled(pilot, running)
            assert HOSTILE in folded(screen_text(running)), keys


async def test_a_file_that_cannot_be_read_is_a_sentence_and_practice_goes_on(tmp_path):
    week = Week(tmp_path)
    learner = type(week.learner)(lambda: (None, "The file of your attempts was written by a newer Helpfirst."))
    running = app_of(week, learner=learner, keeper=learner.keeper)
    async with running.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, running)
        await seen(pilot, running, "was written by a newer")
        await press(pilot, "g", "down", "enter", "enter")
        await say(pilot, running, *GOOD)
        await press(pilot, "enter", "escape")
        assert isinstance(running.screen, DebriefScreen)
        await press(pilot, "q", "p")
        assert "Nothing is kept" in folded(screen_text(running))


async def test_a_file_that_breaks_under_way_still_leaves_a_debrief(week):
    running = app_of(week)
    async with running.run_test(size=WIDE) as pilot:
        await SCENES["practice-debrief"](pilot, running)
        await press(pilot, "q")
        await settled(pilot, running)
        await press(pilot, "p", "a")
        week.attempts.store.close()
        await press(pilot, "enter")
        await settled(pilot, running)
        assert running.is_running


def test_a_store_that_fails_later_raises_a_sentence(week):
    week.attempts.store.close()
    with pytest.raises(NotKept):
        week.learner.promises()
