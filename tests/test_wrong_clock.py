"""A clock that is wrong costs dates, never a conversation: every command runs, and what it dated wrongly hides nothing."""

from __future__ import annotations

import io
import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from simulator import local_time
from simulator.cli import main
from simulator.practice.attempts.resume import left_off
from simulator.practice.file.store import FILE_NAME
from simulator.practice.reviews.reviews import all_due
from tests.practice.home import TURNS, Home
from tests.write import ENDINGS, HEAD

COMMANDS = (
    ["progress"],
    ["progress", "--json"],
    ["progress", "--hand-in", "OUT"],
    ["debrief"],
    ["records"],
    ["list"],
)


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of the machine: to a moment, or to one that Python cannot read."""

    def put(moment: datetime | None) -> None:
        class Shown(datetime):
            @classmethod
            def now(cls, tz=None):
                if moment is None:
                    raise OverflowError("timestamp too large to convert to C _PyTime_t")
                return moment.astimezone(tz)

        monkeypatch.setattr(local_time, "datetime", Shown)

    return put


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        None,
    ],
)
def test_whatever_the_clock_shows_a_conversation_is_kept_and_every_command_tells_of_it(
    moment, clock, tmp_path, monkeypatch, capsys
):
    clock(moment)
    file = tmp_path / "small.yaml"
    file.write_text(HEAD + TURNS + ENDINGS)
    assert main(["play", str(file), "--choose", "ask,close"]) == 0
    for command in COMMANDS:
        monkeypatch.setattr("sys.stdin", io.StringIO("y\n1\n"))
        status = main([str(tmp_path / "out.json") if word == "OUT" else word for word in command])
        said = capsys.readouterr()
        assert status == 0, (command, said.err)
        assert "9999" not in said.out
        assert "0001" not in said.out
    main(["progress", "--json"])
    assert len(json.loads(capsys.readouterr().out)["attempts"]) == 1


def test_a_room_whose_end_cannot_be_dated_is_not_opened_and_says_why(monkeypatch, capsys):
    def unreadable() -> float:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")

    monkeypatch.setattr(local_time.time, "time", unreadable)
    assert main(["host", "just-a-price", "--plain", "--port", "0"]) == 1
    assert capsys.readouterr().err == "helpfirst: The clock of this machine shows no time. Set it, and try again.\n"


def test_a_conversation_that_a_wrong_clock_dated_ahead_hides_none_that_was_left_since(tmp_path):
    home = Home(tmp_path)
    home.now += timedelta(days=40_000)
    home.play("ask", "close")
    home.now -= timedelta(days=40_000)
    left, _ = home.play("ask")
    assert left_off(home.attempts)["small"].attempt == left


def test_the_last_conversation_is_the_last_one_up_to_now_where_a_wrong_clock_dated_another_ahead(tmp_path):
    home = Home(tmp_path)
    home.now += timedelta(days=40_000)
    ahead, _ = home.play("lean")
    home.now -= timedelta(days=40_000)
    assert home.attempts.last_finished("small").id == ahead
    last, _ = home.play("ask", "close")
    assert home.attempts.last_finished("small").id == last


def test_a_review_that_a_wrong_clock_dated_further_ahead_than_any_interval_is_due_today(own_home):
    home = Home(own_home)
    home.play("ask", "close")
    assert all_due(home.store)
    with sqlite3.connect(own_home / FILE_NAME) as file:
        file.execute("UPDATE card SET due = '2199-03-01T00:00:00+00:00' WHERE behaviour = 'discover'")
    file.close()
    for found in (all_due(home.store, home.now), all_due(home.store, now=home.now)):
        assert {one.when for one in found if one.behaviour == "discover"} == {home.now}


def test_where_python_itself_cannot_read_the_clock_the_command_says_so(monkeypatch, capsys):
    def too_late(*_):
        raise OverflowError("timestamp too large to convert to C _PyTime_t")

    monkeypatch.setattr("simulator.cli.importlib.import_module", too_late)
    monkeypatch.setattr("simulator.local_time.time.time", too_late)
    assert main(["progress"]) == 1
    assert capsys.readouterr().err == "helpfirst: The clock of this machine shows no time. Set it, and try again.\n"
