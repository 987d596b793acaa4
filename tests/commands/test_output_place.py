"""An output goes anywhere but over what somebody wrote or said: a scenario, settings, a file of attempts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simulator.practice.file.store import FILE_NAME
from tests.commands.every_command import TEXT
from tests.run import helpfirst


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with a scenario and one finished attempt; it is the folder for data too."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "pack").mkdir()
    for name in ("small.yaml", "pack/small.yaml"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "settings.toml").write_text('theme = "helpfirst-light"\n')
    (folder / "old.sqlite3-wal").write_text("what was said last")
    played = helpfirst("play", str(folder / "small.yaml"), "--choose", "ask", env={"HELPFIRST_HOME": str(folder)})
    assert played.returncode == 0
    return folder


@pytest.fixture
def own(made, tmp_path, monkeypatch) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "over"),
    [
        ("script small.yaml -o small.yaml", "small.yaml"),
        ("script small.yaml --format docx -o small.yaml", "small.yaml"),
        ("texts small.yaml -o small.yaml", "small.yaml"),
        ("export small.yaml --to scorm12 -o small.yaml", "small.yaml"),
        ("pack pack -o pack/small.yaml", "pack/small.yaml"),
        ("records -o settings.toml", "settings.toml"),
        (f"records -o {FILE_NAME}", FILE_NAME),
        ("records -o old.sqlite3-wal", "old.sqlite3-wal"),
    ],
)
def test_what_is_no_output_is_left_alone_and_said(own, line, over):
    before = (own / over).read_bytes()
    done = helpfirst(*line.split())
    assert done.returncode == 2, done
    assert f"{over} is there already" in done.stderr
    assert (own / over).read_bytes() == before


def test_a_file_of_attempts_is_known_by_what_is_in_it_and_through_a_link(own):
    (own / "backup").write_bytes((own / FILE_NAME).read_bytes())
    (own / "page.html").symlink_to("small.yaml")
    for place in ("backup", "page.html"):
        done = helpfirst("records", "-o", place)
        assert (done.returncode, "choose another name" in done.stderr) == (2, True)


def test_an_output_is_made_again_in_its_own_place(own):
    for line in ("script small.yaml -o told.md", "export small.yaml --to scorm12 -o a.zip"):
        assert [helpfirst(*line.split()).returncode for _ in range(2)] == [0, 0]


def test_a_table_that_a_translator_may_have_filled_in_is_not_written_over(own):
    assert helpfirst("texts", "small.yaml", "-o", "small.csv").returncode == 0
    (own / "small.csv").write_text("filled in")
    done = helpfirst("texts", "small.yaml", "-o", "small.csv")
    assert (done.returncode, "a translator may have filled it in" in done.stderr) == (2, True)
    assert (own / "small.csv").read_text() == "filled in"
