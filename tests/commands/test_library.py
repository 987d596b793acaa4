"""The library's index: read once, kept by size and time, and one broken file never hides the others."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from simulator.scenario.library import Library
from tests.run import helpfirst
from tests.write import ENDINGS, HEAD

TURN = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
"""
SOUND = HEAD + TURN + ENDINGS


def folder_with(tmp_path: Path, **files: str | bytes) -> Path:
    folder = tmp_path / "own"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / f"{name.replace('_', '-')}.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_broken_files_come_last_with_their_first_problem(tmp_path):
    folder = folder_with(tmp_path, a_broken=b"\xff\xfe\x00", small=SOUND, z_broken="format: 1\n")
    entries = Library([folder], None).entries()
    assert [entry.id for entry in entries] == ["small", "a-broken", "z-broken"]
    assert [entry.problem is None for entry in entries] == [True, False, False]


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path, monkeypatch):
    folder = folder_with(tmp_path, small=SOUND)
    index = tmp_path / "index.json"
    before = Library([folder], index).entries()
    import simulator.scenario.library as module

    monkeypatch.setattr(module, "_entry", lambda path: (_ for _ in ()).throw(AssertionError("read again")))
    assert Library([folder], index).entries() == before


def test_a_changed_file_is_read_again(tmp_path):
    folder = folder_with(tmp_path, small=SOUND)
    index = tmp_path / "index.json"
    Library([folder], index).entries()
    (folder / "small.yaml").write_text(SOUND.replace("title: Small", "title: Smaller"))
    assert Library([folder], index).entries()[0].title == "Smaller"


def test_an_index_that_is_nonsense_is_made_anew(tmp_path):
    folder = folder_with(tmp_path, small=SOUND)
    index = tmp_path / "index.json"
    for nonsense in ("", "[]", '{"version": 3}', '{"files": {"x": 1}}'):
        index.write_text(nonsense)
        assert [entry.id for entry in Library([folder], index).entries()] == ["small"]


DAMAGE = {
    "no stamp": lambda row: row.pop("stamp"),
    "no entry": lambda row: row.pop("entry"),
    "an entry of null": lambda row: row.update(entry=None),
    "an entry that is a list": lambda row: row.update(entry=[]),
    "a key with one letter changed": lambda row: row["entry"].update(titla=row["entry"].pop("title")),
    "a key too many": lambda row: row["entry"].update(more=1),
    "a title that is a number": lambda row: row["entry"].update(title=3),
    "a level that is text": lambda row: row["entry"].update(level="1"),
    "a level that is true": lambda row: row["entry"].update(level=True),
    "behaviours of null": lambda row: row["entry"].update(behaviours=None),
    "a behaviour that is a number": lambda row: row["entry"].update(behaviours=[1]),
    "pairs of one": lambda row: row["entry"].update(exercises=[["discover"]]),
    "pairs of text": lambda row: row["entry"].update(exercises=["di"]),
    "a problem that is a list": lambda row: row["entry"].update(problem=[]),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_row_of_the_index_is_read_anew(tmp_path, damage):
    folder = folder_with(tmp_path, small=SOUND, smaller=SOUND.replace("id: small", "id: smaller"))
    index = tmp_path / "index.json"
    before = Library([folder], index).entries()
    kept = json.loads(index.read_text())
    DAMAGE[damage](kept["files"][str(folder / "small.yaml")])
    index.write_text(json.dumps(kept))
    assert Library([folder], index).entries() == before
    assert json.loads(index.read_text())["files"].keys() == kept["files"].keys()
    assert Library([folder], index).entries() == before


@pytest.mark.parametrize("row", [None, 3, "x", [], [1], True])
def test_a_row_of_the_index_that_is_no_row_is_read_anew(tmp_path, row):
    folder = folder_with(tmp_path, small=SOUND)
    index = tmp_path / "index.json"
    before = Library([folder], index).entries()
    kept = json.loads(index.read_text())
    kept["files"][str(folder / "small.yaml")] = row
    index.write_text(json.dumps(kept))
    assert Library([folder], index).entries() == before


def test_a_file_at_which_the_program_fails_costs_that_file_and_no_other(tmp_path, monkeypatch, own_home):
    import simulator.scenario.reader as reader
    from simulator.cli import main

    def fails(data, file, rubric):
        if b"poison" in data:
            raise StopIteration("as a slip of the program would")
        return sound(data, file, rubric)

    sound = reader.read_bytes
    monkeypatch.setattr(reader, "read_bytes", fails)
    folder = folder_with(tmp_path, small=SOUND, a_broken=SOUND + "# poison\n")
    small, broken = Library([folder], None).entries()
    assert (small.id, small.problem, broken.id) == ("small", None, "a-broken")
    assert "could not be read to its end (StopIteration: as a slip of the program would)" in broken.problem
    log = own_home / "helpfirst.log"
    assert str(log) in broken.problem
    assert "Traceback" in log.read_text()
    assert main(["list", "--scenarios", str(folder)]) == 0


def test_check_of_a_folder_goes_on_after_a_file_at_which_the_program_fails(tmp_path, monkeypatch, own_home, capsys):
    import simulator.commands.check as check
    from simulator.cli import main

    sound = check.examine_file
    monkeypatch.setattr(
        check, "examine_file", lambda file, *rest: 1 // 0 if file.stem == "a-broken" else sound(file, *rest)
    )
    folder = folder_with(tmp_path, z_wrong="format: 1\n", a_broken=SOUND)
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "HF009" in told
    assert "z-wrong.yaml:1:1" in told
    assert "2 files" in told


def test_an_own_scenario_hides_a_shipped_one_with_the_same_id(tmp_path):
    shipped = folder_with(tmp_path / "a", small=SOUND) if (tmp_path / "a").mkdir() is None else None
    (tmp_path / "b").mkdir()
    own = folder_with(tmp_path / "b", small=SOUND.replace("title: Small", "title: Mine"))
    library = Library([shipped, own], None)
    assert [entry.title for entry in library.entries()] == ["Mine"]
    assert library.find("small") == own / "small.yaml"


def test_a_folder_loop_ends(tmp_path):
    folder = folder_with(tmp_path, small=SOUND)
    os.symlink(folder, folder / "again")
    os.symlink(folder / "loop.yaml", folder / "loop.yaml")
    assert [entry.id for entry in Library([folder], None).entries()] == ["small", "loop"]


def test_list_as_json_has_the_keys_of_the_contract(tmp_path):
    folder = folder_with(tmp_path, small=SOUND, broken="]")
    done = helpfirst("list", "--json", "--scenarios", str(folder))
    rows = json.loads(done.stdout)
    mine = next(row for row in rows if row["id"] == "small")
    assert mine == {
        "id": "small",
        "title": "Small",
        "market": "b2b",
        "level": 1,
        "minutes": mine["minutes"],
        "file": str(folder / "small.yaml"),
        "languages": [],
    }
    assert rows[-1]["file"] == str(folder / "broken.yaml")
    assert rows[-1]["problem"]


def test_where_shows_the_folders_in_use(own_home):
    done = helpfirst("where")
    assert str(own_home) in done.stdout
    assert done.returncode == 0
