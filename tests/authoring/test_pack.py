"""Packs: what is packed comes out the same, and a hostile zip leaves nothing behind anywhere."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.installed import install, installed, uninstall
from simulator.authoring.pack import MANIFEST, BadPack, read_pack, write_pack
from simulator.cli import main
from simulator.paths import packs_folder
from simulator.scenario.reading.source import LARGEST
from tests.authoring.example import STARTER

FILES = {"my-call.yaml": STARTER.encode()}


def zipped(files: dict[str, bytes], manifest: object = None, **attributes: int) -> bytes:
    """A zip of those files as they are, with a manifest that agrees unless another is given."""
    into = io.BytesIO()
    listed = {name: sha256(data).hexdigest() for name, data in files.items()}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as pack:
        text = json.dumps({"format": 1, "name": "hostile", "files": listed} if manifest is None else manifest)
        pack.writestr(MANIFEST, text)
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = attributes.get("mode", 0o644) << 16
            pack.writestr(info, data)
    return into.getvalue()


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_pack_is_the_same_for_the_same_files_and_comes_out_as_it_went_in():
    files = {"b2b/a.yaml": b"one", "c.yml": b"two"}
    assert write_pack("mine", files, "1") == write_pack("mine", dict(reversed(files.items())), "1")
    assert read_pack(write_pack("mine", files, "1")) == ("mine", files)


HOSTILE_NAMES = [
    "../out.yaml", "a/../../out.yaml", "/etc/out.yaml", "C:/out.yaml", "c:out.yaml", "..\\out.yaml", "a\\b.yaml", "./a.yaml",
    "a//b.yaml", ".hidden.yaml", "a/.b/c.yaml", "con.yaml", "LPT1.yml", "a .yaml", "a.yaml.", "new\nline.yaml", "\x1b[31m.yaml",
    "a/" * 9 + "b.yaml", "x" * 200 + ".yaml", "run.sh", "a.yaml.exe", "\u202ea.yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_that_could_leave_the_folder_or_mislead_is_refused(name):
    with pytest.raises(BadPack) as refused:
        read_pack(zipped({name: b"x"}))
    assert "\x1b" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_link_is_refused():
    with pytest.raises(BadPack, match="link"):
        read_pack(zipped({"a.yaml": b"/etc/passwd"}, mode=stat.S_IFLNK | 0o777))


def test_a_bomb_is_refused_whatever_its_header_says():
    with pytest.raises(BadPack, match="too large"):
        read_pack(zipped({"a.yaml": b"\0" * (LARGEST * 8)}))
    honest = zipped({"a.yaml": b"\0" * (LARGEST * 8)})
    lied = honest.replace((LARGEST * 8).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    with pytest.raises(BadPack):
        read_pack(lied)


def test_too_many_files_are_refused():
    with pytest.raises(BadPack, match="more than 500"):
        read_pack(zipped({f"n{n}.yaml": b"" for n in range(501)}))


def test_the_same_name_twice_is_refused_in_any_case():
    with pytest.raises(BadPack, match="twice"):
        read_pack(zipped({"a.yaml": b"", "A.yaml": b""}))


@pytest.mark.parametrize(
    "manifest",
    [[], {}, {"format": 2, "name": "a", "files": {}}, {"format": 1, "name": "../a", "files": {}}, {"format": 1, "files": {}},
     {"format": 1, "name": "a", "files": {"a.yaml": "0"}}, {"format": 1, "name": "a", "files": {}}],
)  # fmt: skip
def test_a_manifest_that_does_not_agree_is_refused(manifest):
    with pytest.raises(BadPack):
        read_pack(zipped({"a.yaml": b"x"}, manifest))


def test_what_is_no_zip_is_refused():
    for data in (b"", b"hello", b"PK\x03\x04" + b"\0" * 40, write_pack("a", FILES, "")[:-30]):
        with pytest.raises(BadPack):
            read_pack(data)


@given(st.data())
def test_a_damaged_pack_is_refused_in_a_sentence_or_reads_the_same(data):
    whole = bytearray(write_pack("mine", FILES, "1"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_pack(bytes(whole))[1]
    except BadPack:
        return
    assert read == FILES


def test_installing_is_all_or_nothing(tmp_path, monkeypatch):
    packs = tmp_path / "packs"
    install(packs, "mine", {"a.yaml": b"old", "b/c.yaml": b"old"})
    before = everything(packs)
    real = os.fsync
    calls = iter(range(100))

    def full(handle: int) -> None:
        if next(calls) == 1:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        install(packs, "mine", {"a.yaml": b"new", "b/c.yaml": b"new"})
    assert everything(packs) == before
    assert (packs / "mine" / "a.yaml").read_bytes() == b"old"


def test_a_newer_pack_takes_the_place_of_the_older_one(tmp_path):
    assert install(tmp_path, "mine", {"a.yaml": b"1", "b.yaml": b"1"}) is False
    assert install(tmp_path, "mine", {"a.yaml": b"2"}) is True
    assert everything(tmp_path) == {"mine", "mine/a.yaml"}
    assert installed(tmp_path) == ["mine"]


@pytest.mark.parametrize("name", ["..", "../packs", "/", "", ".", "mine/..", "Mine"])
def test_uninstalling_what_is_no_pack_removes_nothing(tmp_path, name):
    install(tmp_path, "mine", {"a.yaml": b"1"})
    assert uninstall(tmp_path, name) is None
    assert everything(tmp_path) == {"mine", "mine/a.yaml"}


def test_pack_install_play_list_and_uninstall(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "My Calls"
    folder.mkdir()
    (folder / "my-call.yaml").write_text(STARTER)
    (folder / "notes.txt").write_text("not packed")
    assert main(["pack", str(folder)]) == 0
    assert main(["install", "my-calls.zip"]) == 0
    assert main(["list"]) == 0
    assert "my-call " in capsys.readouterr().out
    assert main(["play", "my-call", "--choose", "ask-first,fit-the-need,name-the-limit", "--no-save", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ending"]["id"] == "see-you-again"
    assert main(["uninstall", "my-call"]) == 1
    assert "Did you mean my-calls?" in capsys.readouterr().err
    assert main(["uninstall", "my-calls"]) == 0
    assert everything(packs_folder()) == set()


def test_a_scenario_with_an_error_is_neither_packed_nor_installed(tmp_path, capsys):
    broken = STARTER.replace("behaviour: tailor", "behaviour: tailer")
    (tmp_path / "my-call.yaml").write_text(broken)
    assert main(["pack", str(tmp_path), "-o", str(tmp_path / "p.zip")]) == 1
    assert not (tmp_path / "p.zip").exists()
    (tmp_path / "p.zip").write_bytes(write_pack("broken", {"my-call.yaml": broken.encode()}, ""))
    assert main(["install", str(tmp_path / "p.zip")]) == 1
    assert "HF202" in capsys.readouterr().err
    assert not packs_folder().exists()
