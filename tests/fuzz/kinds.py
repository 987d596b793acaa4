"""Every kind of file that the program reads: good ones to begin with, and what is done with a changed one.

`read` raises nothing but AssertionError where something that must hold does not, and answers whether the file
was taken as good.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from random import Random

from simulator.analysis.analysis import analyse
from simulator.authoring.documents.piece import BadDocument
from simulator.authoring.documents.reading import draft_of
from simulator.authoring.documents.remarks import remarks_of, with_remarks
from simulator.authoring.documents.yaml_out import yaml_of
from simulator.authoring.examine import examine
from simulator.authoring.exported_plays import exported_plays
from simulator.authoring.items import items
from simulator.authoring.items_report import items_json
from simulator.authoring.pack import BadPack, read_pack
from simulator.authoring.picture import picture
from simulator.authoring.replies import BadReplies, closeness_of, replies_in, reply_record
from simulator.authoring.script import Script
from simulator.authoring.script_page import script_page
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.debrief.markdown import markdown
from simulator.debrief.page import html_page
from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.external.endpoint import NotAnswered, answered
from simulator.practice.settings import Settings, read_settings, write_settings
from simulator.records.team.group import files_of, group_of
from simulator.records.team.markdown import team_markdown
from simulator.records.team.page import team_page
from simulator.records.team.team import team_of, team_record
from simulator.scenario.assignment import assignment_of
from simulator.scenario.campaign import first_key, read_campaign
from simulator.scenario.condition import ConditionError, atoms, parse
from simulator.scenario.library import Library
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric_file import RubricError, rubric_of
from simulator.scenario.words_file import read_words, with_examples
from simulator.words.plain import PlainEngine
from tests.fuzz import good
from tests.fuzz.claims import plain, told
from tests.fuzz.documents import DOCUMENTS, OFFICE, mutated_zip
from tests.fuzz.mutate import mutated, mutated_json
from tests.fuzz.texts import TABLES, TERRITORIES, a_table_of_texts, a_territory
from tests.write import always, rubric

FEW = 300
"""States that are explored of a changed scenario that is still good."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Good files, how they are changed, what reads a changed one; and how many of them `make test` tries."""

    seeds: tuple[bytes, ...]
    change: Callable[[bytes, Random], bytes]
    read: Callable[[bytes, Path, Random], bool]
    few: int


def a_scenario(data: bytes, folder: Path, draw: Random) -> bool:
    reading = read_bytes(data, "example.yaml", rubric())
    told(reading.problems)
    assert (reading.scenario is None) == any(problem.is_error for problem in reading.problems)
    first_key(data)
    if reading.scenario is None:
        return False
    examined = examine(reading, rubric(), cap=FEW)
    told(examined.problems)
    if draw.random() < 0.2 and examined.graph is not None:
        _played(reading.scenario, draw)
        analyse(reading.scenario, rubric(), cap=FEW)
        drawn = Script(picture(examined.graph), rubric())
        drawn.markdown()
        script_page(drawn)
    return True


def _played(scenario: Scenario, draw: Random) -> None:
    talk = Talk(scenario, rubric(), new_attempt(scenario, rubric(), draw.randrange(2**31)))
    for _ in range(40):
        offered = talk.offered()
        if talk.finished or not offered:
            break
        talk.choose(draw.choice(offered).id)
    if talk.steps:
        found = report(debrief(talk))
        markdown(found)
        html_page(found)


def a_condition(data: bytes, folder: Path, draw: Random) -> bool:
    text = data.decode("utf-8", "replace")
    try:
        list(atoms(parse(text)))
    except ConditionError as error:
        assert 0 <= error.at <= len(text)
        assert str(error)
        return False
    return True


def a_rubric(data: bytes, folder: Path, draw: Random) -> bool:
    try:
        found = rubric_of.__wrapped__(data, "own.yaml")
    except RubricError as error:
        told(error.problems)
        assert error.problems
        return False
    reading = read_bytes(good.SCENARIOS[0], "example.yaml", found)
    told(examine(reading, found, cap=FEW).problems)
    return True


def a_words_file(data: bytes, folder: Path, draw: Random) -> bool:
    scenario = good.SCENARIOS_BY_ID["first-call"]
    found = read_words(data, "first-call.words.yaml", scenario)
    told(found.problems)
    wrong = any(problem.is_error for problem in found.problems)
    if not wrong:
        with_examples(scenario, found.examples)
    return not wrong


def a_campaign(data: bytes, folder: Path, draw: Random) -> bool:
    file = folder / "spring.yaml"
    file.write_bytes(data)
    found = read_campaign(file, good.SCENARIOS_BY_ID.get)
    told(found.problems)
    assert (found.campaign is None) == bool(found.errors)
    return found.campaign is not None


def a_settings_file(data: bytes, folder: Path, draw: Random) -> bool:
    (folder / "settings.toml").write_bytes(data)
    found = read_settings(folder)
    assert isinstance(found.settings, Settings)
    write_settings(folder, found.settings)
    again = read_settings(folder)
    assert again.settings == found.settings
    assert again.problems == ()
    return not found.problems


def an_index(data: bytes, folder: Path, draw: Random) -> bool:
    """The seed is only a number: the index is that of the folder at hand, since it keeps times and paths."""
    place, expected = good.library(folder)
    file = folder / "index.json"
    file.write_bytes(mutated_json(good.index(folder), draw))
    entries = Library([place], file).entries()
    assert {entry.file for entry in entries} <= set(expected)
    assert all(isinstance(entry.title + entry.market + entry.id, str) for entry in entries)
    return [entry.file for entry in entries] == expected


def a_pack(data: bytes, folder: Path, draw: Random) -> bool:
    try:
        name, files = read_pack(data)
    except BadPack as error:
        assert plain(error)
        return False
    assert re.fullmatch("[a-z0-9-]+", name)
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+\.ya?ml", path) and ".." not in path.split("/") for path in files)
    return True


def a_document(kind: str) -> Callable[[bytes, Path, Random], bool]:
    """Reads a changed document of that kind. Office files wait for their libraries."""

    def read(data: bytes, folder: Path, draw: Random) -> bool:
        try:
            draft = draft_of(data, kind, rubric())
        except BadDocument as error:
            assert plain(error)
            return False
        reading = read_bytes(good.SCENARIOS[3], "my-call.yaml", rubric())
        assert reading.part is not None
        assert reading.scenario is not None
        remarks = [replace(one, turn="opening") for one in remarks_of(draft, reading.scenario)]
        tree = draft.tree("example")
        told(read_bytes(yaml_of(tree).encode(), "example.yaml", rubric()).problems)
        noted, put, _ = with_remarks(reading.part, good.SCENARIOS[3], remarks)
        assert len(put) == len(remarks)
        assert read_bytes(noted, "my-call.yaml", rubric()).scenario is not None
        return bool(tree.get("turns")) and not draft.unread

    return read


def an_export(data: bytes, folder: Path, draw: Random) -> bool:
    (folder / "export.json").write_bytes(data)
    notes: list[str] = []
    scenario = good.SCENARIOS_BY_ID["first-call"]
    found = items(scenario, rubric(), list(exported_plays(folder, scenario.id, notes)) * 30)
    json.dumps(items_json(found), allow_nan=False)
    return found.plays > 0


def a_file_of_replies(data: bytes, folder: Path, draw: Random) -> bool:
    scenario = good.SCENARIOS_BY_ID["first-call"]
    try:
        found = replies_in(data.decode("utf-8", "replace"), "replies.jsonl", (scenario.start, "opening"))
    except BadReplies as wrong:
        assert all(re.match(r"replies\.jsonl:\d+: ", line) for line in str(wrong).split("\n"))
        return False
    for reply in found:
        here = replace(reply, turn=scenario.start)
        record = reply_record(here, closeness_of(here, scenario, PlainEngine()))
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode()
        whole = sum(one["probability"] for one in record["proposals"]) + record["none"]
        assert abs(whole - 1) < 1e-9
    return bool(found)


def an_assignment(data: bytes, folder: Path, draw: Random) -> bool:
    found = assignment_of(data, "spring.yaml", ("first-call", "second-call"))
    told(found.problems)
    assert (found.assignment is None) == bool(found.errors)
    return found.assignment is not None


def a_hand_in(data: bytes, folder: Path, draw: Random) -> bool:
    (folder / "hand-in.json").write_bytes(data)
    notes: list[str] = []
    files = [replace(one, person=str(number)) for one in files_of(folder, notes) for number in range(6)]
    files = [
        replace(one, attempts=tuple(replace(own, id=f"{one.person}/{own.id}") for own in one.attempts)) for one in files
    ]
    found = team_of(group_of(files, good.SCENARIOS_BY_ID.get, always), rubric(), [])
    json.dumps(team_record(found), allow_nan=False)
    team_page(found).encode()
    team_markdown(found).encode()
    return found.people is not None


def an_answer(data: bytes, folder: Path, draw: Random) -> bool:
    try:
        place = answered(data, 3)
    except NotAnswered:
        return False
    assert place in (None, 0, 1, 2)
    return True


KINDS: dict[str, Kind] = {
    "scenario": Kind(good.SCENARIOS, mutated, a_scenario, 1200),
    "words": Kind(good.WORDS, mutated, a_words_file, 900),
    "condition": Kind(good.CONDITIONS, mutated, a_condition, 2400),
    "rubric": Kind(good.RUBRICS, mutated, a_rubric, 240),
    "campaign": Kind(good.CAMPAIGNS, mutated, a_campaign, 600),
    "settings": Kind(good.SETTINGS, mutated, a_settings_file, 700),
    "index": Kind((b"",), lambda data, draw: data, an_index, 200),
    "pack": Kind(good.PACKS, good.mutated_pack, a_pack, 1500),
    "export": Kind(good.EXPORTS, mutated_json, an_export, 400),
    "script": Kind(DOCUMENTS["Markdown"], mutated, a_document("Markdown"), 80),
    "table": Kind(DOCUMENTS["CSV"], mutated, a_document("CSV"), 160),
    "twee": Kind(DOCUMENTS["Twee"], mutated, a_document("Twee"), 160),
    "assignment": Kind(good.ASSIGNMENTS, mutated, an_assignment, 300),
    "hand-in": Kind(good.HAND_INS, mutated_json, a_hand_in, 200),
    "replies": Kind(good.REPLIES, mutated, a_file_of_replies, 300),
    "answer": Kind(good.ANSWERS, mutated_json, an_answer, 300),
    "territory": Kind(TERRITORIES, mutated, a_territory, 100),
    "texts csv": Kind(TABLES["csv"], mutated, a_table_of_texts(po=False), 150),
    "texts po": Kind(TABLES["po"], mutated, a_table_of_texts(po=True), 150),
}
if find_spec("docx") and find_spec("openpyxl"):
    KINDS["word"] = Kind((OFFICE["Word"](),), mutated_zip, a_document("Word"), 16)
    KINDS["excel"] = Kind((OFFICE["Excel"](),), mutated_zip, a_document("Excel"), 24)


def changed(name: str, number: int) -> tuple[bytes, Random]:
    """The changed file of that number, the same on every machine, and the chance that goes on from there."""
    kind, draw = KINDS[name], Random(f"{name}/{number}")
    return kind.change(draw.choice(kind.seeds), draw), draw
