"""A team's page says the right things about a group, nothing about fewer than five, and nothing about anybody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from simulator.cli import main
from simulator.records.hand_in import read as read_hand_in
from simulator.records.team.group import Colleague, Group, counted, files_of, group_of, told_count
from simulator.records.team.markdown import team_markdown
from simulator.records.team.page import team_page
from simulator.records.team.strengths import StageStanding
from simulator.records.team.team import Team, team_of, team_record
from simulator.records.team.told import title_of
from simulator.scenario.assignment import Assignment
from simulator.scenario.library_entry import entry_of
from tests.records import colleagues
from tests.records.made import HOSTILE
from tests.write import always, rubric, whole

NAMES = ("laptop-for-a-nephew", "just-a-price")


@pytest.fixture(scope="module")
def scenarios():
    return {name: colleagues.read(name) for name in NAMES}


@pytest.fixture(scope="module")
def make(scenarios, tmp_path_factory):
    """The team of so many helpful, pushy and passive people, and the folder of their files."""
    entries = [entry_of(one, rubric(), colleagues.SHIPPED / f"{name}.yaml") for name, one in scenarios.items()]

    def made(*sizes: int, assignment: Assignment | None = None):
        folder = tmp_path_factory.mktemp("group")
        colleagues.group(folder, sizes, list(scenarios.values()))
        notes: list[str] = []
        found = team_of(group_of(files_of(folder, notes), scenarios.get, always), rubric(), entries, assignment)
        assert notes == []
        return found, folder

    return made


@pytest.fixture(scope="module")
def fifty(make):
    return make(22, 16, 12, assignment=Assignment("Spring", NAMES, date(2026, 11, 4)))


def axis(found, name: str) -> float:
    values = [one.axes[name] for one in found.stages if one.axes[name] is not None]
    return sum(values) / len(values)


def test_three_kinds_of_groups_are_told_apart(make):
    helpful, pushy, passive = (make(*sizes)[0] for sizes in ((8, 0, 0), (0, 8, 0), (0, 0, 8)))
    assert axis(helpful, "helpfulness") > max(axis(pushy, "helpfulness"), axis(passive, "helpfulness")) + 15
    assert axis(pushy, "pushiness") > max(axis(helpful, "pushiness"), axis(passive, "pushiness")) + 30
    assert axis(passive, "initiative") < min(axis(helpful, "initiative"), axis(pushy, "initiative")) - 15
    assert next(one for one in pushy.habits if one.kind == "pushes").share > 0.5
    assert next(one for one in helpful.habits if one.kind == "helps").share > 0.5
    assert "pushes most in" in title_of(pushy)


def test_a_mixed_group_of_fifty_is_parted_by_a_turn_with_a_helping_and_another_side(fifty):
    found, _ = fifty
    assert (found.people, found.conversations, found.scenarios) == (50, 125, 2)
    first = found.partings[0]
    sides = {helps: sum(line.people for line in first.lines if line.helps is helps) for helps in (True, False)}
    assert first.smaller == min(sides.values()) >= 5
    assert 0.3 < first.parts <= 0.5
    assert all(line.people >= 5 for one in found.partings for line in one.lines)


def test_what_is_to_be_held_together_exercises_what_is_left_out(fifty):
    found, _ = fifty
    rare = {(one.behaviour, one.stage) for one in found.habits if one.kind == "helps" and one.share < 0.6}
    assert found.together
    for one in found.together:
        assert {(habit.behaviour, habit.stage) for habit in one.exercises} <= rare


def test_the_first_time_and_the_latest_are_compared_for_those_who_held_it_again(fifty, make):
    found, _ = fifty
    assert {one.people for one in found.changes} == {25}
    steadier, _ = make(24, 0, 0)
    helpfulness = next(one for one in steadier.changes if one.axis == "helpfulness")
    assert helpfulness.latest > helpfulness.first
    assert make(8, 0, 0)[0].changes == []  # only four held it again


def test_nothing_is_said_about_fewer_than_five(make):
    found, _ = make(2, 1, 1)
    assert team_record(found) == {"people": None, "fewest": 5}
    for page in (team_markdown(found), team_page(found)):
        assert "Fewer than five people" in page
        assert "4" not in page.partition("<main>")[2]


@pytest.mark.parametrize(
    ("part", "whole", "number", "words"),
    [
        (0, 9, 0, "nobody"),
        (3, 9, None, "fewer than five"),
        (6, 9, None, "most"),
        (9, 9, 9, "all"),
        (5, 10, 5, "5"),
    ],
)
def test_a_count_that_tells_of_few_is_a_word_whichever_side_they_are_on(part, whole, number, words):
    assert (counted(part, whole), told_count(part, whole)) == (number, words)


def test_a_habit_is_told_only_where_five_people_have_it(make, fifty):
    for found, _ in (make(3, 2, 1), fifty):
        assert found.habits
        assert all(one.took >= 5 for one in found.habits if one.kind == "pushes")
        assert all(one.took >= 5 or one.passed >= 5 for one in found.habits)
        assert all(habit.passed >= 5 for one in found.together for habit in one.exercises)


def test_nothing_in_the_json_tells_how_many_said_a_line_that_is_left_out(fifty):
    for one in team_record(fifty[0])["partings"]:
        assert sum(line["share"] for line in one["lines"]) == pytest.approx(1)
        assert "smaller" not in one
        assert {line["people"] for line in one["lines"]} == {None}


def test_who_was_late_are_not_told_apart_where_they_are_fewer_than_five(fifty):
    folder = fifty[1]
    days = [read_hand_in(file.read_bytes()).attempts[0].day for file in folder.iterdir()]
    assert set(days) == {date(2026, 11, 2)}
    group = group_of(files_of(folder, []), {NAMES[0]: colleagues.read(NAMES[0])}.get, always)
    late = [replace(one[0], day=date(2026, 12, 1)) for one in (held.held[NAMES[0]] for held in group.people[:3])]
    people = [Colleague({NAMES[0]: (one,)}) for one in late] + list(group.people[3:])
    told = team_of(Group(tuple(people)), rubric(), [], Assignment("Spring", NAMES[:1], date(2026, 11, 4)))
    assert [(one.told, one.in_time, one.told_in_time) for one in told.assigned] == [("all", None, "most of them")]


def test_a_headline_names_every_stage_that_is_as_high_and_none_where_all_are():
    def standing(*helps: float) -> list[StageStanding]:
        return [
            StageStanding(stage, 9, {"helpfulness": value, "pushiness": 40.0, "initiative": 50.0})
            for stage, value in zip(("opening", "discovery", "objection"), helps, strict=False)
        ]

    assert title_of(Team(9, stages=standing(80, 78, 50))) == "Helps most in opening and discovery"
    assert title_of(Team(9, stages=standing(80, 79, 78))) == "How the group talks with customers"


def test_another_edition_or_language_is_counted_and_said(scenarios, tmp_path):
    colleagues.group(tmp_path, (6, 0, 0), list(scenarios.values()))
    newer = {name: replace(one, digest="f" * 64, lang="de") for name, one in scenarios.items()}
    group = group_of(files_of(tmp_path, []), newer.get, always)
    assert (group.other, group.unusable) == (group.conversations, 0)
    told = team_markdown(team_of(group, rubric(), []))
    assert "in another edition or language of their scenario" in told


def test_what_a_customer_says_is_marked_with_its_language(fifty):
    found, _ = fifty
    page = team_page(replace(found, partings=[replace(one, lang="de") for one in found.partings]))
    assert '<blockquote dir="auto" lang="de">' in page


def test_an_assignment_is_counted_by_its_last_day(fifty):
    found, _ = fifty
    rows = [(one.scenario, one.held, one.told, one.in_time, one.told_in_time) for one in found.assigned]
    assert rows == [(NAMES[0], 50, "all", 50, "all"), (NAMES[1], 50, "all", 0, "nobody")]


def test_nothing_on_the_page_points_to_a_person(fifty):
    found, folder = fifty
    handed = [read_hand_in(file.read_bytes()) for file in folder.iterdir()]
    told = team_markdown(found) + team_page(found) + json.dumps(team_record(found))
    assert not [one.person for one in handed if one.person in told]
    assert not [attempt.id for one in handed for attempt in one.attempts if attempt.id in told]
    assert "2026-11-02" not in told


def test_the_page_and_the_markdown_say_the_same_and_what_they_cannot_tell(fifty):
    found, _ = fifty
    for page in (team_markdown(found), team_page(found)):
        assert title_of(found) in page
        assert "What this page cannot tell" in page
        assert "One conversation never judges a person" in page
        assert "helpfirst host" in page


def test_broken_doubled_and_foreign_files_cost_only_themselves(scenarios, tmp_path):
    colleagues.group(tmp_path, (6, 0, 0), list(scenarios.values()))
    notes: list[str] = []
    before = group_of(files_of(tmp_path, notes), scenarios.get, always)
    one = (tmp_path / "helpful-0.json").read_text()
    whole_file = json.loads(one)
    other = {**whole_file, "person": "somebody else"}
    changed = {**whole_file, "attempts": [*whole_file["attempts"], {"attempt": 7}]}
    texts = {"again": one, "cut": one[:900], "copied": json.dumps(other), "changed": json.dumps(changed), "list": "[]"}
    for name, text in texts.items():
        (tmp_path / f"z-{name}.json").write_text(text)
    (tmp_path / "z-folder.json").mkdir()
    (tmp_path / "z-bytes.json").write_bytes(b"\xff\xfe\x00")
    after = group_of(files_of(tmp_path, notes), scenarios.get, always)
    assert (len(after.people), after.conversations) == (len(before.people), before.conversations) == (6, 15)
    assert len(notes) == 3  # a folder is no file, whatever its name


def test_hostile_texts_stay_text(scenarios, tmp_path):
    source = scenarios[NAMES[1]].source.decode()
    title = f"title: {json.dumps(HOSTILE + ' | *b* [x](y)')}"
    made = whole("\n".join(title if line.startswith("title:") else line for line in source.split("\n")))
    colleagues.group(tmp_path, (12, 12, 0), [made])
    found = team_of(
        group_of(files_of(tmp_path, []), {made.id: made}.get, always), rubric(), [entry_of(made, rubric(), tmp_path)]
    )
    assert found.partings
    page, text = team_page(found), team_markdown(found)
    assert "<script" not in page
    assert "<img" not in page
    assert r"\|" in text
    assert r"\<script\>" in text
    assert "[x](y)" not in text


def test_the_command_writes_each_format(make, capsys, tmp_path):
    _, folder = make(5, 0, 0)
    (folder / "foreign.json").write_text("{}")
    assert main(["team", str(folder), "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["people"] == 5
    assert "foreign.json: it was not written by `helpfirst progress --hand-in`; left out" in told.err
    assert main(["team", str(folder), "-o", str(tmp_path / "team.html")]) == 0
    assert (tmp_path / "team.html").read_text().startswith("<!doctype html>")
    assert main(["team", str(folder / "nowhere")]) == 2
