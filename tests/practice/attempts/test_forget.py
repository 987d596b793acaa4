"""What is forgotten is gone, in every table and in the file's bytes; where it cannot be, that is said."""

from __future__ import annotations

import pytest

from simulator.practice.attempts.forget import forget_all, forget_attempt, forget_scenario
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.reviews.reviews import all_due
from tests.practice.home import Home

TABLES = ("attempt", "choice", "source", "standing", "card", "rated", "reflection", "run")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "data")


def rows(home) -> dict[str, int]:
    return {table: home.store.rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in TABLES}


def fill(home) -> str:
    run = home.attempts.open_run("quarter")
    attempt_id, _ = home.play("ask", "close")
    with home.store.writing() as connection:
        connection.execute("UPDATE attempt SET run = ?", (run,))
    Reflections(home.store).promise(attempt_id, "I will ask Wilhelmina", home.now)
    all_due(home.store)
    home.play("ask", "wait")
    return attempt_id


def test_forgetting_all_leaves_no_row_in_any_table(home):
    fill(home)
    assert all(rows(home).values())
    gone = forget_all(home.store)
    assert (gone.attempts, gone.choices, gone.lingers) == (2, 4, False)
    assert rows(home) == dict.fromkeys(TABLES, 0)
    assert b"Wilhelmina" not in home.store.file.path.read_bytes()


def test_the_last_attempt_of_a_time_through_a_campaign_takes_it_along(home):
    attempt_id = fill(home)
    forget_attempt(home.store, attempt_id)
    assert rows(home)["run"] == 0
    assert rows(home)["attempt"] == 1
    assert home.attempts.standings()["small"][0] == 1


def test_a_campaign_under_way_stays_while_one_of_its_meetings_does(home):
    fill(home)
    forget_scenario(home.store, "another")
    assert rows(home)["run"] == 1


def test_another_open_terminal_is_no_hindrance_and_is_told_of(home):
    fill(home)
    other = Home(home.folder)
    reading = other.store._connection.execute("SELECT * FROM attempt")
    reading.fetchone()
    home.store._connection.execute("PRAGMA busy_timeout = 0")
    assert forget_all(home.store).lingers
    reading.close()
    assert forget_all(home.store).lingers is False
