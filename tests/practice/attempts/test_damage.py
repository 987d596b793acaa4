"""A damaged file: one bad row costs itself, the rest is a sentence, and what can still be read is carried over."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from simulator.practice.attempts.forget import forget_all
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.attempts.salvage import salvage
from simulator.practice.file.schema import COLUMNS
from simulator.practice.file.store import FILE_NAME, LearnerFile, NotKept
from simulator.practice.progress.overview import overview, with_records
from simulator.practice.progress.status import statuses
from simulator.practice.reviews.reviews import all_due
from tests.practice.home import Home
from tests.run import helpfirst

BAD = [
    ("attempt", "started", "2026-13-45"),
    ("attempt", "started", "2026-11-23T12:00:00"),  # without its time zone
    ("attempt", "finished", "yesterday"),
    ("attempt", "finished", "0001-01-01T00:00:00+14:00"),  # before the first day there is
    ("attempt", "started", "9999-12-31T23:59:59-14:00"),
    ("attempt", "carried", "[" * 50_000),
    ("attempt", "ending", "{"),
    ("attempt", "ending", "[1]"),
    ("attempt", "score", '{"profile'),
    ("attempt", "score", "3"),
    ("attempt", "carried", "}"),
    ("choice", "at", "noon"),
    ("choice", "place", 7),
    ("source", "bytes", b"no zlib"),
    ("reflection", "answers", "["),
    ("reflection", "promised", "soon"),
    ("standing", "finished", "soon"),
    ("card", "card", "{"),
    ("card", "due", "x"),
    ("reflection", "promised", "0001-01-01T00:00:00+00:00"),
]
UNDECODABLE = "CAST(x'ff41' AS TEXT)"


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "data")
    for _ in range(3):
        attempt_id, _ = home.play("ask", "close")
        Reflections(home.store).answer(attempt_id, ["one", "two"])
        Reflections(home.store).promise(attempt_id, "I will ask", home.now)
    all_due(home.store)
    return home


def everything(home) -> tuple[int, int]:
    """Reads all that any command or screen reads; how many attempts were found, and how many listed."""
    attempts = home.attempts
    found = with_records(overview(attempts, [], home.now), attempts)
    statuses(attempts, [], home.now)
    for kept in attempts.all():
        Reflections(home.store).of(kept.id)
    return len(found.marks), len(attempts.listed())


@pytest.mark.parametrize(("table", "column", "value"), BAD, ids=lambda one: str(one)[:12])
def test_a_damaged_row_hides_itself_and_no_other(home, table, column, value):
    with home.store.writing() as connection:
        key = connection.execute(f"SELECT * FROM {table}").fetchone()
        where = " AND ".join(f"{name} IS ?" for name in key.keys())  # noqa: SIM118
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value, *key))
    everything(home)
    hides = table in ("attempt", "choice")
    assert len(home.attempts.all()) == (2 if hides else 3)
    assert home.attempts.last_finished("small") is not None
    note = home.attempts.note()
    assert (note is not None) == hides
    if note:
        assert note.startswith("One attempt in ")
        assert "helpfirst forget --damaged" in note


@pytest.mark.parametrize(("table", "column"), [("attempt", "scenario"), ("attempt", "started"), ("choice", "choice")])
def test_text_that_is_no_unicode_any_more_costs_its_attempt_at_most(home, table, column):
    with home.store.writing() as connection:
        key = connection.execute("SELECT attempt FROM attempt").fetchone()[0]
        connection.execute(f"UPDATE {table} SET {column} = {UNDECODABLE} WHERE attempt = ?", (key,))
    marks, _ = everything(home)
    assert marks >= 2


def scribbled(home, chance: random.Random) -> bytes:
    """The file with a few bytes changed after its first page, as a failing disk leaves it."""
    home.store.checkpoint()
    home.store.close()
    data = bytearray(home.store.file.path.read_bytes())
    for _ in range(chance.choice((1, 3, 200))):
        data[chance.randrange(4096, len(data))] = chance.randrange(256)
    home.store.file.path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_byte_is_wrong_reading_is_a_sentence_and_the_file_can_be_replaced(home, seed):
    scribbled(home, random.Random(seed))
    again = Home(home.folder)
    try:
        everything(again)
    except NotKept as trouble:
        assert "helpfirst forget --damaged" in str(trouble)
    again.store.close()
    done = salvage(home.folder)
    assert done.attempts <= 3
    mended = Home(home.folder)
    assert mended.store.notice is None
    everything(mended)
    assert mended.attempts.note() is None
    mended.play("ask", "close")
    assert mended.store.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_what_can_be_read_is_carried_over_and_the_damaged_file_kept_as_it_was(home):
    with home.store.writing() as connection:
        connection.execute("UPDATE attempt SET score = '{' WHERE attempt = (SELECT attempt FROM attempt LIMIT 1)")
    home.store.checkpoint()
    home.store.close()
    before = home.store.file.path.read_bytes()
    done = salvage(home.folder)
    assert (done.attempts, done.lost) == (2, 1)
    assert done.aside.read_bytes() == before
    mended = Home(home.folder)
    assert len(mended.attempts.all()) == 2
    assert mended.attempts.standings()["small"][0] == 2
    assert len(Reflections(mended.store).open_promises()) == 2
    assert all_due(mended.store)
    assert salvage(home.folder).aside is None


def test_a_sound_file_is_left_alone_and_one_that_is_missing_said(home, tmp_path):
    before = home.store.rows("SELECT COUNT(*) FROM choice")[0][0]
    assert salvage(home.folder).aside is None
    assert home.store.rows("SELECT COUNT(*) FROM choice")[0][0] == before
    with pytest.raises(NotKept, match="There is no file of attempts"):
        salvage(tmp_path / "nowhere")


def test_every_command_says_it_in_a_sentence_and_names_the_way_out(home, own_home):
    home.store.checkpoint()
    home.store.close()
    with sqlite3.connect(home.store.file.path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'attempt'").fetchone()[0]
    connection.close()
    data = bytearray(home.store.file.path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (own_home / FILE_NAME).write_bytes(data)
    for command in (["progress"], ["progress", "--json"], ["debrief"], ["forget", "--all"]):
        done = helpfirst(*command)
        assert done.returncode == 1, (command, done)
        assert "damaged" in done.stderr
        assert "`helpfirst forget --damaged`" in done.stderr
        assert "unexpected" not in done.stderr
    assert helpfirst("play", "just-a-price", "--choose", "").returncode == 0
    done = helpfirst("forget", "--damaged")
    assert done.returncode == 0
    assert "kept untouched as" in done.stdout
    assert helpfirst("progress").returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 500 KiB of its own. Only root can mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def fill(place: Path) -> None:
    with (place / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 1024)
        except OSError:
            return


@pytest.mark.skipif(os.name == "nt" or shutil.which("mount") is None, reason="needs a mount of its own")
def test_on_a_full_disk_forgetting_works_or_says_why_not(small_disk):
    home = Home(small_disk / "home")
    for _ in range(8):
        home.play("ask", "close")
        home.store.checkpoint()
    fill(small_disk)
    try:
        gone = forget_all(home.store)
        assert gone.attempts == 8
    except NotKept as trouble:
        assert "the disk is full" in str(trouble)
        assert str(trouble).endswith("Nothing was removed.")
        assert len(home.attempts.all()) == 8
        (small_disk / "filler").unlink()
        assert forget_all(home.store).attempts == 8
    home.store.close()


@pytest.mark.skipif(os.name == "nt" or shutil.which("mount") is None, reason="needs a mount of its own")
def test_a_read_only_disk_is_read_and_nothing_more(small_disk, monkeypatch):
    monkeypatch.setenv("HELPFIRST_HOME", str(small_disk / "home"))
    home = Home(small_disk / "home")
    home.play("ask", "close")
    home.store.close()
    if subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], capture_output=True).returncode:
        pytest.skip("this system does not mount it again for reading")
    store = LearnerFile(small_disk / "home")
    assert store.read_only
    with pytest.raises(NotKept, match=r"may only be read.*Nothing was removed\."):
        forget_all(store)
    store.close()
    assert '"finished": true' in helpfirst("progress", "--json").stdout
    assert "Trust" in helpfirst("debrief").stdout
    for command in (["forget", "--all"], ["forget", "--damaged"]):
        done = helpfirst(*command)
        assert (done.returncode, "may only be read" in done.stderr) == (1, True), done
    done = helpfirst("play", "just-a-price", "--plain", answers="1\nq\n")
    assert done.returncode == 0
    assert "nothing will be kept" in done.stderr
    assert "You: " in done.stdout


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE card",
        "DROP TABLE choice",
        "ALTER TABLE attempt RENAME COLUMN purpose TO other",
        "ALTER TABLE attempt RENAME COLUMN seed TO other",
        "ALTER TABLE attempt RENAME COLUMN attempt TO other",
        "ALTER TABLE choice RENAME COLUMN place TO other",
        "ALTER TABLE reflection RENAME COLUMN answers TO other",
        "CREATE TRIGGER never BEFORE INSERT ON choice BEGIN SELECT RAISE(ABORT, 'never'); END",
    ],
)
def test_a_table_or_a_column_that_is_missing_is_a_sentence_with_the_way_out(home, damage):
    home.store.checkpoint()
    home.store.close()
    with contextlib.closing(sqlite3.connect(home.store.file.path)) as connection:
        connection.execute(damage)
    with pytest.raises(NotKept, match=r"(missing|triggers)\. `helpfirst forget --damaged` puts it aside"):
        LearnerFile(home.folder)
    done = salvage(home.folder)
    assert done.aside is not None
    assert done.attempts == (0 if "COLUMN seed" in damage or "COLUMN attempt" in damage else 3)
    mended = Home(home.folder)
    everything(mended)
    mended.play("ask", "close")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_where_a_file_beside_it_should_be_is_said_and_not_waited_for(tmp_path):
    for ending in ("", "-journal", "-wal"):
        place = tmp_path / f"home{ending}"
        place.mkdir()
        os.mkfifo(place / f"{FILE_NAME}{ending}")
        with pytest.raises(NotKept, match="is not an ordinary file"):
            LearnerFile(place)
        if not ending:
            with pytest.raises(NotKept, match=r"is not an ordinary file. Nothing was changed"):
                salvage(place)


def test_the_columns_that_are_looked_for_are_those_that_the_migrations_make(home):
    tables = home.store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    made = {
        table: " ".join(row["name"] for row in home.store.rows(f"PRAGMA table_info({table})")) for (table,) in tables
    }
    assert made == COLUMNS
