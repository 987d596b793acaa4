"""Drills: which turns, by which road, and what an answer counts for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.analysis.best_paths import road_to
from simulator.analysis.drillable import stands_alone
from simulator.cli import main
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk
from simulator.practice.attempts.resume import reopen
from simulator.practice.drills.drills import HARDLY_PLAYED, Aim, Drill, aims, drills, for_learner
from simulator.practice.drills.run import Drilling, behaviour_name, situation
from simulator.practice.progress.overview import overview
from simulator.practice.progress.status import statuses
from simulator.practice.reviews.reviews import all_due
from simulator.scenario.condition import parse
from tests.practice.week import BAD, MIXED, Week, left_midway
from tests.write import scenario, talk


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


def drilling(week, count=5, behaviour=None, seed=1):
    found = for_learner(
        week.attempts,
        week.entries,
        lambda entry: week.scenarios[entry.id],
        week.rubric,
        seed=seed,
        now=week.now,
        behaviour=behaviour,
    )
    return Drilling(found, count, week.attempts)


def best(drill):
    return max(drill.talk.points_offered(), key=lambda offer: offer[1])[0].id


def worst(drill):
    return min(drill.talk.points_offered(), key=lambda offer: offer[1])[0].id


def test_what_is_due_longest_is_drilled_first_and_says_since_when(week):
    week.play("renewal", *BAD)
    week.day(4)
    first = drilling(week).next()
    waiting = next(
        one for one in all_due(week.attempts.store) if week.rubric.behaviours[one.behaviour].points.helpfulness > 0
    )
    assert (first.aim.behaviour, first.aim.stage) == (waiting.behaviour, waiting.stage)
    assert first.aim.why == "It has been due for three days."


def test_the_same_conversation_never_comes_twice_in_a_row(week):
    week.play("renewal", *MIXED)
    week.day(3)
    run, places = drilling(week, 6), []
    while (drill := run.next()) is not None:
        places.append(drill.place)
        run.say(best(drill))
    assert len(places) == 6
    assert all(one[0] != two[0] for one, two in pairwise(places))
    assert len(set(places)) == 6


def test_whoever_has_hardly_played_is_not_put_in_the_middle_of_a_story(week):
    later = week.scenarios["gym"] = replace(week.scenarios["gym"], before={"promised": "You promised a plan."}, level=1)
    held = {f"held-{number}" for number in range(HARDLY_PLAYED - 1)}

    def first(*names):
        found = drills(
            [Aim("recover", "discovery", "")],
            week.entries,
            lambda entry: week.scenarios[entry.id] if entry.id in ("gym", "number") else None,
            week.rubric,
            seed=1,
            level=1,
            held={*held, *names},
        )
        return [one.place[0] for one in islice(found, 2)]

    assert first() == ["number", later.id], "the later meeting waits until no other turn is left"
    assert first("gym") == [later.id, "number"], "it was held: its story is known"
    assert first("another") == [later.id, "number"], "five were held"


def test_only_the_last_choice_counts_and_a_drill_is_no_conversation(week):
    run = drilling(week)
    answer = run.say(best(run.next()))
    assert answer.attempt is not None
    assert overview(week.attempts, week.entries, week.now).marks == []
    known = statuses(week.attempts, week.entries, week.now)
    assert not known.left
    assert not known.finished
    assert week.attempts.listed() == []
    assert left_midway(week.attempts) == []
    cards = [(one.behaviour, one.stage) for one in all_due(week.attempts.store)]
    assert cards == [(answer.drill.aim.behaviour, answer.drill.aim.stage)]


def test_a_drill_opens_again_as_it_was(week):
    run = drilling(week)
    answer = run.say(worst(run.next()))
    kept = week.attempts.get(answer.attempt)
    assert kept.drill == answer.drill.aim.behaviour
    assert kept.attempt.choices == (*answer.drill.road, answer.step.choice.id)
    assert reopen(week.attempts, kept).steps == answer.talk.steps


def test_a_drill_counts_half_the_days_of_a_conversation_and_is_never_easy(tmp_path):
    drilled, talked = Week(tmp_path / "a"), Week(tmp_path / "b")
    run = drilling(drilled)
    answer = run.say(best(run.next()))
    assert answer.record()["rating"] == 3
    pair = (answer.drill.aim.behaviour, answer.drill.aim.stage)
    with talked.attempts.store.writing() as connection:
        connection.execute(
            "INSERT INTO rated (behaviour, stage, rating, at) VALUES (?, ?, 3, ?)", (*pair, talked.now.isoformat())
        )
    half = next(one.when for one in all_due(drilled.attempts.store)) - drilled.now
    whole = next(one.when for one in all_due(talked.attempts.store)) - talked.now
    assert half.days == max(1, whole.days // 2)


def test_a_poor_answer_comes_back_tomorrow(week):
    run = drilling(week)
    answer = run.say(worst(run.next()))
    assert run.returns(answer, week.now) == f"{behaviour_name(answer.drill, answer.talk.rubric)} comes back tomorrow."


def test_the_turns_asked_before_are_not_asked_again_while_there_are_others(week):
    seen = set()
    for _ in range(3):
        run = drilling(week, 2, "discover")
        while (drill := run.next()) is not None:
            assert drill.place not in seen
            seen.add(drill.place)
            run.say(best(drill))
            week.now += timedelta(minutes=1)


def test_one_behaviour_is_drilled_where_it_was_asked_for(week):
    assert {one.behaviour for one in aims(None, week.entries, week.now, "candour")} <= {"candour"}
    run = drilling(week, behaviour="recover")
    assert run.next().aim.behaviour == "recover"


def test_the_author_decides_which_turn_stands_alone_and_otherwise_the_rule(week):
    turn = week.scenarios["renewal"].turns["october"]
    assert stands_alone(turn)
    assert not stands_alone(replace(turn, drill=False))
    choice = replace(turn.choices[0], when=parse("said(own-it)"))
    leaning = replace(turn, choices=(choice, *turn.choices[1:]))
    assert not stands_alone(leaning)
    assert stands_alone(replace(leaning, drill=True))
    shown = replace(turn.choices[0], when=parse("knows(audit) and trust > 20"))
    assert stands_alone(replace(turn, choices=(shown, *turn.choices[1:])))
    assert not stands_alone(replace(turn, choices=turn.choices[:2]))
    assert not stands_alone(replace(turn, says=""))


def unused(talk):
    return sum(max(p.helpfulness for _, p in step.offered) - step.points.helpfulness for step in talk.steps)


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_no_road_to_a_turn_leaves_less_help_unused(rubric, made, data):
    """Against whoever wanders there, without a breach."""
    table = compile_table(made, rubric)
    talk = Talk(made, rubric, new_attempt(made, rubric, 1))
    while talk.offered():
        turn = talk.turn.id
        road = road_to(table, turn, 1)
        picked = Talk(made, rubric, replace(new_attempt(made, rubric, 1), choices=road))
        assert picked.turn.id == turn
        if not any(step.breach for step in talk.steps):
            assert (unused(picked), len(road)) <= (unused(talk), len(talk.steps))
        talk.choose(data.draw(st.sampled_from(talk.offered())).id)


@pytest.fixture(scope="module")
def rubric():
    from simulator.scenario.rubric_file import read_rubric

    return read_rubric(None)


@pytest.fixture(scope="module")
def made():
    from tests.practice.week import scenario

    return scenario("renewal")


def test_the_situation_is_whole_sentences_of_the_brief(made):
    long = replace(made, brief="One. " + "Two is so long that it does not stand in two lines of a page. " * 3 + "Four.")
    assert situation(long, 70) == "One. Two is so long that it does not stand in two lines of a page."
    assert situation(replace(made, brief="x" * 300)) == "x" * 300


def test_the_run_is_over_after_as_many_as_were_asked_for(week):
    assert len(list(islice(iter(drilling(week, 2).next, None), 2))) == 2
    run = drilling(week, 1)
    run.say(best(run.next()))
    assert run.next() is None
    assert not run.stopped_short


def test_the_command_prints_what_was_answered_and_progress_marks_it(monkeypatch, tmp_path, capsys):
    import io

    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n2\n"))
    assert main(["drill", "--json", "--count", "2", "--seed", "1"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert len(found) == 2
    assert "Drill 2 of 2" in printed.err
    assert main(["progress", "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)["attempts"]
    assert [(one["drill"], one["finished"]) for one in kept] == [(True, False)] * 2
    assert [one["choices"][-1]["choice"] for one in kept] == [one["choice"] for one in found]


def test_a_behaviour_that_there_is_not_is_named_with_the_nearest(capsys):
    assert main(["drill", "--behaviour", "candor"]) == 2
    assert "Did you mean `candour`?" in capsys.readouterr().err


def test_what_the_customer_tells_just_now_was_not_known_by_then():
    made = scenario(
        """\
needs: {audit: An audit in March., face: She was embarrassed., quote: A second quote.}
start: first
turns:
  first: {says: A quote., reveals: [quote], choices: [{id: ask, say: What hurts, behaviour: discover, reveals: [face], next: second}]}
  second: {says: The audit., reveals: [audit], choices: [{id: own, say: I see, behaviour: reflect, next: third}]}
  third: {says: So., choices: [{id: a, say: Thursday, behaviour: advance, next: 'yes'}, {id: b, say: Or not, behaviour: drift, next: 'no'}]}
"""
    )
    assert Drill(talk(made), Aim("discover", "", "")).known == ()
    assert Drill(talk(made, "ask"), Aim("reflect", "", "")).known == ("quote",)
    assert Drill(talk(made, "ask", "own"), Aim("advance", "", "")).known == ("quote", "face", "audit")
