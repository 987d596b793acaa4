"""The map of a scenario's outcomes: what was met by name, and no name given away of what was not."""

from __future__ import annotations

import pytest

from simulator.debrief.as_json import report_record
from simulator.debrief.endings_met import MET, NOW, UNMET, ending_name, endings_map, how_many, outcome_rows
from simulator.debrief.markdown import markdown
from simulator.languages.tongue import ENGLISH
from simulator.practice.attempts.resume import reopen
from simulator.practice.full_debrief import quick_report
from simulator.scenario.model import Ending
from tests.practice.week import GOOD, MIXED, Week


@pytest.fixture
def week(tmp_path) -> Week:
    return Week(tmp_path)


def test_every_ending_is_on_the_map_and_only_the_met_ones_by_name(week):
    scenario = week.scenarios["renewal"]
    first, *others = scenario.endings
    found = endings_map(scenario, {first}, None)
    assert len(found) == len(scenario.endings)
    assert [one.name for one in found if one.state == MET] == [ending_name(scenario.endings[first])]
    assert all(one.name == "" for one in found if one.state == UNMET)
    assert how_many(found, ENGLISH) == f"1 of {1 + len(others)}"
    told = " ".join(text for _, text in outcome_rows(found, ENGLISH))
    assert not any(ending_name(scenario.endings[name]) in told for name in others)


@pytest.mark.parametrize(
    ("epilogue", "name"),
    [
        (
            "The empty chairs went from eleven to five. She still counts them.",
            "The empty chairs went from eleven to five.",
        ),
        ("He drove. It was nine when he came home. Late.", "He drove. It was nine when he came home."),
        (
            "Mr. Ott and Dr. Lee signed on the second of May. It held.",
            "Mr. Ott and Dr. Lee signed on the second of May.",
        ),
        (
            "六月に最初の請求書が届き、彼女はそれを支払いました。注文書も読み返しました。",
            "六月に最初の請求書が届き、彼女はそれを支払いました。",
        ),
        ("", "“Then I'll see you on the ninth of March.”"),
    ],
)
def test_an_ending_is_called_by_what_became_of_it_in_whole_sentences_and_otherwise_by_the_last_words(epilogue, name):
    says = "Then I'll see you on the ninth of March. Bring the logs."
    assert ending_name(Ending("march-meeting", "advance", says, "earned", epilogue=epilogue)) == name


def test_the_debrief_tells_this_ending_and_those_met_before_in_every_telling(week):
    before = week.play("renewal", *MIXED)
    attempt = week.day(1).play("renewal", *GOOD)
    kept = week.attempts.get(attempt)
    report = quick_report(reopen(week.attempts, kept), week.attempts, attempt)
    assert {one.state for one in report.endings} == {NOW, MET, UNMET}
    assert "Endings met here: 2 of 3" in markdown(report)
    record = report_record(report)["debrief"]["endings"]
    assert sum(one["met"] for one in record) == 2
    first = quick_report(reopen(week.attempts, week.attempts.get(before)), week.attempts, before)
    assert how_many(first.endings, ENGLISH) == "1 of 3"


def test_where_nothing_is_kept_there_is_no_map(week):
    attempt = week.play("renewal", *MIXED)
    assert quick_report(reopen(week.attempts, week.attempts.get(attempt))).endings == ()
