"""The library's index: read once, kept by size and time, and one broken file never hides the others."""

from __future__ import annotations

import json
import os
from pathlib import Path

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
    }
    assert rows[-1]["file"] == str(folder / "broken.yaml")
    assert rows[-1]["problem"]


def test_where_shows_the_folders_in_use(own_home):
    done = helpfirst("where")
    assert str(own_home) in done.stdout
    assert done.returncode == 0
