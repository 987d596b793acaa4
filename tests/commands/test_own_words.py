"""`helpfirst words`: an author tries what a sentence is taken for."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from simulator.cli import main
from tests.authoring.example import STARTER


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    (tmp_path / "my-call.yaml").write_text(STARTER, "utf-8")
    return str(tmp_path / "my-call.yaml")


def wrote(folder: str, *lines: str) -> str:
    file = Path(folder).with_name("replies.jsonl")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return str(file)


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["words", *arguments, "--engine", "plain"])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_every_choice_of_the_turn_has_a_probability_the_likeliest_first(scenario, capsys) -> None:
    status, out, _ = ran(capsys, scenario, "opening", "What", "keeps you awake?", "--json")
    assert status == 0
    (row,) = json.loads(out)
    assert (row["turn"], row["text"], row["engine"]) == ("opening", "What keeps you awake?", "plain")
    shares = [one["probability"] for one in row["proposals"]]
    assert {one["choice"] for one in row["proposals"]} == {"sell-today", "ask-first", "leave-alone"}
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) + row["none"] == pytest.approx(1, abs=1e-9)


def test_a_whole_file_of_replies_is_answered_in_its_order_and_other_keys_are_left_alone(scenario, capsys) -> None:
    file = wrote(
        scenario, '{"turn": "opening", "text": "Tell me more", "kind": "far"}', "", '{"turn":"cooler","text":""}'
    )
    status, out, _ = ran(capsys, scenario, "--from", file, "--json")
    assert status == 0
    assert [(row["turn"], row["text"]) for row in json.loads(out)] == [("opening", "Tell me more"), ("cooler", "")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"turn": "openning", "text": "Hi"}', "there is no turn `openning`. Did you mean `opening`?"),
        ('{"turn": "opening"}', "`text` is missing or no text."),
        ('{"turn": "opening", "text": 7}', "`text` is missing or no text."),
        ("opening: Hi", "this is no JSON object."),
        pytest.param("[" * 5000, "this is no JSON object.", id="deep"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(scenario, capsys, line: str, says: str) -> None:
    file = wrote(scenario, '{"turn": "opening", "text": "Hi"}', line)
    status, out, err = ran(capsys, scenario, "--from", file)
    assert (status, out) == (2, "")
    assert err.startswith(f"{file}:2: {says}")


def test_a_file_that_cannot_be_read_is_a_sentence(scenario, capsys, tmp_path) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b'{"turn": "opening", "text": "\xe9"}')
    for name, says in (
        ("latin.jsonl", "not in UTF-8"),
        ("none.jsonl", "there is no such file"),
        ("", "this is a folder"),
    ):
        status, _, err = ran(capsys, scenario, "--from", str(tmp_path / name))
        assert status == 2
        assert says in err


@pytest.mark.parametrize(
    "arguments", [["nowhere", "Hi"], ["--json"], ["opening", "--json"], ["opening", "Hi", "--from", "x"]]
)
def test_wrong_usage_is_a_sentence(scenario, capsys, arguments: list[str]) -> None:
    status, out, err = ran(capsys, scenario, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("helpfirst: ")


def test_an_author_may_try_sentence_after_sentence(scenario, capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("could I ask you something\n\nopening\n\x1b[31mred\n"))
    status, out, err = ran(capsys, scenario)
    assert status == 0
    assert [line.split(":")[0] for line in out.split("\n") if line.startswith(("opening:", "cooler:"))] == [
        "opening",
        "cooler",
        "opening",
    ]
    assert out.count("sell-today:") == 2
    assert "Only wording is compared" in err


def test_text_is_shown_as_characters_and_never_steers_the_terminal(scenario, capsys) -> None:
    _, out, _ = ran(capsys, scenario, "opening", "\x1b[2J")
    assert "\x1b" not in out
    assert "\\x1b[2J" in out
