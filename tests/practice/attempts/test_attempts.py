"""What is acknowledged is kept: attempts in one file, through crashes, edits and two terminals at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.resume import reopen, resume
from simulator.practice.file.schema import MIGRATIONS
from simulator.practice.file.store import FILE_NAME, LearnerFile, NotKept
from simulator.practice.reviews.reviews import all_due
from tests.practice.home import NOON, TURNS, Home
from tests.practice.week import left_midway
from tests.write import rubric, scenario


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


def test_every_choice_is_in_the_file_before_the_next_one(home):
    attempt_id, _ = home.play("ask")
    with contextlib.closing(sqlite3.connect(home.folder / FILE_NAME)) as other:
        assert other.execute("SELECT attempt, turn, choice FROM choice").fetchall() == [(attempt_id, "first", "ask")]


def test_the_file_is_durable_at_every_commit(home):
    assert home.store.rows("PRAGMA synchronous")[0][0] == 2


def test_a_finished_attempt_has_its_ending_and_its_score(home):
    attempt_id, _ = home.play("ask", "close")
    kept = home.attempts.get(attempt_id)
    assert kept.ending == {"id": "yes", "kind": "advance", "meeting": "earned"}
    assert kept.score["profile"] == "trusted-advisor"
    assert kept.finished == NOON + timedelta(seconds=20)
    assert kept.attempt.choices == ("ask", "close")
    assert left_midway(home.attempts) == []
    assert home.attempts.standings() == {"small": (1, "earned", kept.finished)}


def test_nothing_is_recorded_before_something_is_said(home):
    Keeper(home.attempts)
    assert home.attempts.all() == []


def test_an_attempt_that_was_left_is_gone_on_with_and_finished_once(home):
    attempt_id, _ = home.play("ask")
    kept = left_midway(Home(home.folder).attempts)[0]
    resumed = resume(kept, scenario(TURNS), rubric())
    assert resumed.sentences() == ()
    keeper = Keeper(home.attempts, kept)
    resumed.talk.choose("close")
    keeper.chosen(resumed.talk)
    assert [one.id for one in home.attempts.all()] == [attempt_id]
    assert home.attempts.get(attempt_id).finished is not None
    assert home.attempts.standings()["small"][0] == 1


def test_an_edited_scenario_is_replayed_as_far_as_it_goes_and_says_so(home):
    home.play("ask")
    kept = left_midway(home.attempts)[0]
    longer = resume(kept, scenario(TURNS.replace("It does.", "It does hurt.")), rubric())
    assert longer.sentences() == ("The scenario has been edited since. All your choices still stand.",)
    shorter = resume(kept, scenario(TURNS.replace("id: ask", "id: enquire")), rubric())
    assert shorter.left_over == ("ask",)
    assert "from `ask` on could not be replayed" in shorter.sentences()[0]


def test_an_old_attempt_opens_from_the_very_file_it_was_made_with(home):
    attempt_id, talk = home.play("ask", "close")
    again = reopen(home.attempts, home.attempts.get(attempt_id))
    assert again.steps == talk.steps
    assert again.scenario.turns["second"].says == "It does."


def test_taking_back_removes_the_choice_from_the_file(home):
    attempt_id, talk = home.play("ask")
    Keeper(home.attempts, home.attempts.get(attempt_id)).taken_back(talk.take_back())
    assert home.attempts.get(attempt_id).choices == ()


def test_what_was_carried_over_is_kept(home):
    made = scenario(TURNS)
    talk = Talk(made, rubric(), new_attempt(made, rubric(), 7, Carried({"ann": 60_000}, ("promised",))))
    talk.choose("ask")
    keeper = Keeper(home.attempts)
    keeper.chosen(talk)
    assert home.attempts.get(keeper.attempt_id).attempt.carried == Carried({"ann": 60_000}, ("promised",))


def test_a_finish_sets_when_each_behaviour_is_due_again(home):
    home.play("ask", "wait")
    due = {(one.behaviour, one.stage): one.when for one in all_due(home.store)}
    assert set(due) == {("discover", "opening"), ("advance", "commitment")}
    assert due["advance", "commitment"] < due["discover", "opening"]
    assert due["advance", "commitment"] > home.now


def test_two_terminals_write_at_once_and_lose_nothing(home):
    def write(count: int) -> None:
        mine = Home(home.folder)
        for _ in range(count):
            mine.play("ask", "close")

    threads = [threading.Thread(target=write, args=(15,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in home.attempts.all() if one.finished]) == 30
    assert home.attempts.standings()["small"][0] == 30


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_a_file_of_every_earlier_version_is_brought_forward(tmp_path, version):
    with sqlite3.connect(tmp_path / FILE_NAME) as old:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                old.execute(statement)
        old.execute(f"PRAGMA user_version = {version}")
    old.close()
    home = Home(tmp_path)
    home.play("ask", "close")
    assert home.store.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS)


def test_a_newer_file_is_left_untouched(tmp_path):
    Home(tmp_path).store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(NotKept, match="newer Helpfirst"):
        LearnerFile(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_in_a_folder_with_odd_signs_in_its_name_is_read_where_nothing_may_be_written(tmp_path, monkeypatch):
    folder = tmp_path / "50% of? #1 é"
    Home(folder).play("ask", "close")

    def read_only(file):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("simulator.sql.private_file", read_only)
    home = Home(folder)
    assert home.store.read_only
    assert len(home.attempts.all()) == 1


@pytest.mark.parametrize("damage", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_kept_aside_untouched_and_a_new_one_begun(tmp_path, damage):
    (tmp_path / FILE_NAME).write_bytes(damage)
    home = Home(tmp_path)
    assert "damaged" in home.store.notice
    home.play("ask", "close")
    aside = [
        path for path in tmp_path.iterdir() if ".damaged-" in path.name and not path.name.endswith(("-wal", "-shm"))
    ]
    assert [path.read_bytes() for path in aside] == [damage]


AS_NOBODY = """
import os, sys
from pathlib import Path
from simulator.practice.file.store import NotKept, LearnerFile
os.setgid(65534)
os.setuid(65534)
try:
    print(LearnerFile(Path(sys.argv[1])).notice)
except NotKept as trouble:
    print(trouble)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="takes another user's rights, which only root can")
def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path):
    tmp_path.chmod(0o755)
    folder = tmp_path / "data"
    Home(folder).store.close()
    for path in tmp_path.parents:
        if path.owner() == "root" and path.name.startswith(("pytest", "popen")):
            path.chmod(0o755)
    folder.chmod(0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(folder)], capture_output=True, encoding="utf-8", cwd=root, check=False
    )
    assert "Traceback" not in done.stderr
    assert "may only be read" in done.stdout, done


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from simulator.practice.file.store import NotKept
from tests.practice.home import Home
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
home = Home(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
acknowledged = 0
try:
    while True:
        home.play("ask")
        acknowledged += 1
except NotKept as trouble:
    print(acknowledged)
    print(trouble)
"""


def test_a_full_disk_is_a_sentence_and_loses_nothing_acknowledged(tmp_path):
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, encoding="utf-8", cwd=root, check=False
    )
    acknowledged, sentence = done.stdout.strip().split("\n")
    assert "cannot be written" in sentence
    assert int(acknowledged) > 10
    home = Home(tmp_path)
    assert home.store.notice is None
    assert sum(len(one.choices) for one in home.attempts.all()) == int(acknowledged)
    home.play("ask", "close")


def test_trust_that_was_carried_over_before_it_was_kept_in_thousandths_still_counts():
    assert Carried.of_record({"trust": {"ann": 6150}, "flags": ["promised"]}) == Carried({"ann": 61_500}, ("promised",))
    carried = Carried({"ann": 61_525}, ("promised",))
    assert Carried.of_record(carried.record()) == carried
    assert Carried.of_record(Carried().record()) == Carried()
    assert Carried.of_record({"trust": {"ann": "high"}, "flags": 3}) == Carried()
