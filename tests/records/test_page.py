"""The exported page as a file: self-contained, small, its text only data, its sentences in one table."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil

import pytest

from simulator.cli import main
from simulator.records.playing_page import ENGINE, FOLDER, SHOWN, keys, own_page, text_of
from simulator.records.site import site_files
from tests.debrief.plays import SHIPPED, shipped
from tests.records.made import HOSTILE, hostile, small
from tests.strategies import shipped_rubric

SAID = re.compile(r'\bsay\("((?:[^"\\]|\\.)*)"')
COUNTED = re.compile(r'\bmany\("((?:[^"\\]|\\.)*)",\s+"((?:[^"\\]|\\.)*)"')
LARGEST = 200 * 1024
COMMAND = "cold-chain-renewal"


def data_of(page: str) -> dict:
    found = re.findall(r'<script type="application/json" id="conversation">(.*?)</script>', page, re.S)
    assert len(found) == 1
    return json.loads(found[0])


def test_every_sentence_of_the_script_stands_in_the_table_of_sentences_and_no_other():
    scripts = [text_of(name) for name in (*ENGINE, *SHOWN, "scorm.js")]
    said = {json.loads(f'"{one}"') for script in scripts for one in SAID.findall(script)}
    counted = {pair for script in scripts for pair in COUNTED.findall(script)}
    assert set(keys()) == said | counted


def test_a_page_speaks_the_language_of_its_conversation_or_the_one_it_is_a_kind_of():
    said = data_of(own_page(small("Was ist los?", "de-AT"), shipped_rubric()))["messages"]
    assert said["Begin"] == "Beginnen"
    rule, forms = said[""], said["about a minute"]
    assert [forms[int(rule[count])] for count in (1, 2)] == ["etwa eine Minute", "etwa {count} Minuten"]


def test_a_page_in_a_language_without_a_catalogue_says_its_own_sentences_in_english():
    assert data_of(own_page(small("What is it?"), shipped_rubric()))["messages"] == {}
    assert data_of(own_page(small("Hvad er det?", "da"), shipped_rubric()))["messages"] == {}


def test_the_longest_conversation_stays_small_and_names_no_other_place():
    page = own_page(shipped(max(SHIPPED, key=lambda file: file.stat().st_size)), shipped_rubric())
    assert len(page.encode()) < LARGEST
    outside = re.sub(r"http://www\.w3\.org/2000/svg", "", page)
    assert re.findall(r"https?://|src=|@import|url\(", outside) == []


def test_the_policy_allows_the_one_script_and_style_by_their_hashes_and_nothing_else():
    page = own_page(hostile(), shipped_rubric())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    for name in ("script", "style"):
        inner = re.findall(rf"<{name}>(.*?)</{name}>", page, re.S)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src &#x27;none&#x27;")


def test_hostile_text_is_data_and_comes_back_as_it_was_written():
    page = own_page(hostile(), shipped_rubric())
    assert data_of(page)["stops"][0]["says"] == " ".join(HOSTILE.split())
    assert page.count("<script") == 2
    assert "<img" not in page


def test_a_scenario_with_errors_is_not_exported(tmp_path, capsys):
    file = tmp_path / "broken.yaml"
    file.write_text("format: 1\nid: broken\n", encoding="utf-8")
    assert main(["export", str(file), "-o", str(tmp_path / "page.html")]) == 1
    assert not (tmp_path / "page.html").exists()
    assert "broken.yaml" in capsys.readouterr().err


def test_a_folder_becomes_a_site_and_what_is_broken_is_named_and_left_out(tmp_path, capsys):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "broken.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    sound = min(SHIPPED, key=lambda file: file.stat().st_size)
    shutil.copy(sound, tmp_path / "own")
    assert main(["export", str(tmp_path / "own"), "-o", str(tmp_path / "site")]) == 1
    assert "broken.yaml is left out" in capsys.readouterr().err
    made = {file.name for file in (tmp_path / "site").iterdir()}
    assert made == {"helpfirst.js", "helpfirst.css", "index.html", f"{sound.stem}.html"}
    assert "<script>" not in (tmp_path / "site" / f"{sound.stem}.html").read_text(encoding="utf-8")


def test_a_site_of_nothing_is_not_written(tmp_path, capsys):
    (tmp_path / "own").mkdir()
    assert main(["export", str(tmp_path / "own"), "-o", str(tmp_path / "site")]) == 2
    assert "no conversation to export" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_the_list_of_a_site_is_never_overwritten_by_a_conversation():
    made = dict(site_files([hostile()], shipped_rubric()))
    assert HOSTILE.split("\n")[0][:9] not in made["index.html"]
    assert "small.html" in made["index.html"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export"], "name a scenario"),
        (["export", "x" * 300], "there is no scenario"),
        (["export", COMMAND, "-o", "x" * 300], "cannot be written"),
        (["export", "--all", "-o", "x" * 300], "cannot be written"),
        (["export", COMMAND, "--all"], "leave SCENARIO out"),
        (["export", "--all"], "name the folder to write with -o"),
        (["export", "--all", "--to", "scorm12", "-o", "x"], "a package holds one conversation"),
        (["export", COMMAND, "--pass", "70"], "are for a learning platform"),
        (["export", COMMAND, "--to", "scorm12", "--pass", "170"], "not a score from 0 to 100"),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_sentence(arguments, says, capsys):
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_page_goes_to_no_output_that_would_change_its_letters(monkeypatch, capsys):
    monkeypatch.setattr("simulator.commands.export.carries_everything", lambda: False)
    assert main(["export", COMMAND]) == 2
    assert "name a file with -o" in capsys.readouterr().err


def test_every_part_of_the_script_is_in_the_page():
    assert {file.name for file in FOLDER.glob("*.js")} == {*ENGINE, *SHOWN, "scorm.js"}
