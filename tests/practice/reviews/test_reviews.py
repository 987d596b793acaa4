"""When a behaviour is due: kept with the finish, worked out later, and nothing is lost in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.resume import reopen, what_if
from simulator.practice.reviews.reviews import all_due
from tests.practice.home import Home

ROOT = Path(__file__).parents[3]
FINISH = """
import os, sys
from pathlib import Path
from tests.practice.home import Home
Home(Path(sys.argv[1])).play("ask", "wait")
print("fsrs" in sys.modules, flush=True)
os._exit(9)
"""


def test_the_last_choice_does_not_wait_for_the_library_of_dates_and_a_crash_after_it_loses_no_review(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FINISH, str(tmp_path)], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert (done.stdout, done.returncode) == ("False\n", 9), done.stderr
    later = Home(tmp_path)
    assert {(one.behaviour, one.stage) for one in all_due(later.store)} == {
        ("discover", "opening"),
        ("advance", "commitment"),
    }


def test_two_finishes_in_a_row_are_dated_as_if_each_had_been_settled_at_once(tmp_path):
    together, each = Home(tmp_path / "together"), Home(tmp_path / "each")
    for home in (together, each):
        for choices in (("ask", "wait"), ("ask", "close"), ("ask", "close")):
            home.play(*choices)
            if home is each:
                all_due(home.store)
    assert all_due(together.store) == all_due(each.store)
    assert len(all_due(each.store)) == 2


def test_a_damaged_card_begins_anew_and_hides_no_other(tmp_path):
    home = Home(tmp_path)
    home.play("ask", "close")
    all_due(home.store)
    with home.store.writing() as connection:
        connection.execute("UPDATE card SET due = 'x' WHERE behaviour = 'advance'")
        connection.execute("UPDATE card SET card = '{' WHERE behaviour = 'discover'")
    assert [one.behaviour for one in all_due(home.store)] == ["discover"]
    home.play("ask", "close")
    assert {one.behaviour for one in all_due(home.store)} == {"discover", "advance"}


def test_a_what_if_moves_no_date(tmp_path):
    home = Home(tmp_path)
    attempt_id, _ = home.play("ask", "close")
    before = all_due(home.store)
    kept = home.attempts.get(attempt_id)
    talk = what_if(reopen(home.attempts, kept), attempt_id, 2)
    talk.choose("wait")
    Keeper(home.attempts).chosen(talk)
    assert all_due(home.store) == before
