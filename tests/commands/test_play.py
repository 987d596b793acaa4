"""`helpfirst play` with --choose, --json and --plain: what goes to standard output, and the exit status."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.run import helpfirst
from tests.write import ENDINGS, HEAD

TURNS = """\
needs: {audit: An audit in March.}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, reveals: [audit], next: second}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
  second:
    says: It does.
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(HEAD + TURNS + ENDINGS)
    return path


def test_choose_and_json_give_the_attempt(file):
    done = helpfirst("play", str(file), "--choose", "ask,close", "--json", "--seed", "5")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["scenario"] == "small"
    assert found["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (found["seed"], found["finished"]) == (5, True)
    assert found["choices"][0] == {
        "turn": "first",
        "choice": "ask",
        "behaviour": "discover",
        "helpfulness": 2,
        "pushiness": 0,
        "initiative": 1,
        "trust": 56,
        "patience": 66,
        "version": None,
        "case": None,
    }
    assert found["ending"] == {"id": "yes", "kind": "advance", "meeting": "earned"}
    assert found["score"] == {
        "helpfulness": 100.0,
        "pushiness": 0.0,
        "initiative": 100.0,
        "profile": "trusted-advisor",
        "breaches": [],
    }


def test_an_unfinished_list_is_fine_and_has_no_ending_and_no_profile(file):
    done = helpfirst("play", str(file), "--choose", "ask", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert (found["finished"], found["ending"], found["score"]["profile"]) == (False, None, None)


def test_an_id_that_is_not_on_offer_names_what_was(file):
    done = helpfirst("play", str(file), "--choose", "ask,lean", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "choice 2, `lean`, is not on offer" in done.stderr
    assert "close, wait" in done.stderr


def test_ids_left_over_after_an_ending_are_refused(file):
    done = helpfirst("play", str(file), "--choose", "lean,ask", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "left over" in done.stderr


def test_with_json_the_conversation_goes_to_standard_error(file):
    done = helpfirst("play", str(file), "--json", "--seed", "1", answers="1\n1\n1\n")
    assert json.loads(done.stdout)["finished"] is True
    assert "Customer: Go on." in done.stderr


def test_without_a_terminal_the_conversation_is_plain(file):
    done = helpfirst("play", str(file), answers="1\n1\n")
    assert done.returncode == 0
    assert "Customer: Go on." in done.stdout
    assert "\x1b" not in done.stdout


def test_a_scenario_with_errors_is_not_played(tmp_path):
    broken = tmp_path / "small.yaml"
    broken.write_text((HEAD + TURNS + ENDINGS).replace("next: second", "next: secnd"))
    done = helpfirst("play", str(broken), "--plain")
    assert (done.returncode, done.stdout) == (1, "")
    assert "small.yaml:13:" in done.stderr
    assert "Did you mean `second`?" in done.stderr


def test_a_scenario_that_is_not_there_suggests_the_nearest():
    done = helpfirst("play", "cold-chain-renewl")
    assert done.returncode == 2
    assert "Did you mean `cold-chain-renewal`?" in done.stderr


def test_a_shipped_scenario_is_played_by_its_id():
    done = helpfirst("play", "cold-chain-renewal", "--choose", "", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["choices"] == []


@pytest.mark.parametrize("arguments", [("play",), ("play", "x", "--seed", "two"), ("check",), ("--nonsense",)])
def test_wrong_usage_is_a_sentence_and_exit_status_2(arguments):
    done = helpfirst(*arguments)
    assert done.returncode == 2
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_as_json_has_the_keys_of_the_contract_and_an_absolute_file(tmp_path):
    broken = tmp_path / "small.yaml"
    broken.write_text((HEAD + TURNS + ENDINGS).replace("next: second", "next: secnd"))
    done = helpfirst("check", str(broken), "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(rows[0]) >= {"file", "line", "column", "severity", "code", "message", "hint"}
    assert {row["file"] for row in rows} == {str(broken)}


def test_progress_as_json_has_the_keys_of_the_contract(file):
    helpfirst("play", str(file), "--choose", "ask,close")
    helpfirst("play", str(file), "--choose", "ask")
    helpfirst("play", str(file), "--choose", "lean", "--no-save")
    found = json.loads(helpfirst("progress", "--json").stdout)
    finished, left = found["attempts"]
    assert set(finished) >= {
        "attempt", "parent", "scenario", "digest", "seed", "finished", "choices", "ending", "score",
    }  # fmt: skip
    assert (finished["finished"], left["finished"]) == (True, False)
    assert finished["choices"] == [{"turn": "first", "choice": "ask"}, {"turn": "second", "choice": "close"}]
    assert finished["ending"]["meeting"] == "earned"
    assert (left["ending"], left["score"]) == (None, None)
    assert found["due"] == []


def test_forget_says_what_it_removed(file):
    helpfirst("play", str(file), "--choose", "ask,close")
    done = helpfirst("forget", "--scenario", "small")
    assert done.stdout == "Removed for good: 1 attempt with 2 choices, and their answers.\n"
    assert json.loads(helpfirst("progress", "--json").stdout)["attempts"] == []
    assert helpfirst("forget", "--all").returncode == 1


def test_the_debrief_is_exported_as_a_page(file, tmp_path):
    helpfirst("play", str(file), "--choose", "ask,close")
    page = tmp_path / "debrief.html"
    done = helpfirst("debrief", "--format", "html", "-o", str(page))
    assert done.returncode == 0
    assert "You earned the next meeting." in page.read_text()
