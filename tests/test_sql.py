"""One opener for every SQLite file: durable, brought forward, private, and in words where it cannot be."""

from __future__ import annotations

import os
import sqlite3

import pytest

from simulator import sql
from simulator.network_folders import mount_type, shared_by
from simulator.sql import DamagedFile, DatabaseFile, Unusable

STEPS = (("CREATE TABLE one (a TEXT) STRICT",), ("ALTER TABLE one ADD COLUMN b TEXT", "CREATE TABLE two (a TEXT)"))


def database(folder, steps=STEPS):
    return DatabaseFile(folder / "a.sqlite3", "The file of lists", steps)


@pytest.fixture(autouse=True)
def _on_a_disk_of_its_own(monkeypatch):
    made = []

    def connect(*arguments, **options):
        made.append(sqlite3.Connection(*arguments, **options))
        return made[-1]

    monkeypatch.setattr(sql, "shared_by", lambda folder: None)
    monkeypatch.setattr(sql.sqlite3, "connect", connect)
    yield
    for connection in made:
        connection.close()


def pragma(connection, name):
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_it_is_written_ahead_in_full_with_references_held_and_nothing_deleted_left_behind(tmp_path):
    connection = database(tmp_path).open().connection
    assert [
        pragma(connection, name)
        for name in ("journal_mode", "synchronous", "fullfsync", "foreign_keys", "secure_delete")
    ] == [
        "wal",
        2,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_file_of_every_version_is_brought_forward(tmp_path, version):
    database(tmp_path, STEPS[:version]).open().connection.close()
    connection = database(tmp_path).open().connection
    assert pragma(connection, "user_version") == 2
    connection.execute("INSERT INTO one VALUES ('a', 'b')")


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path):
    database(tmp_path, STEPS[:1]).open().connection.close()
    with pytest.raises(Unusable):
        database(tmp_path, (STEPS[0], ("CREATE TABLE three (a TEXT)", "no such statement"))).open()
    connection = database(tmp_path, STEPS[:1]).open().connection
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")] == ["one"]


def test_a_newer_file_is_left_untouched(tmp_path):
    database(tmp_path).open().connection.close()
    before = (tmp_path / "a.sqlite3").read_bytes()
    with pytest.raises(Unusable, match=r"The file of lists, .*a\.sqlite3, was written by a newer Helpfirst"):
        database(tmp_path, STEPS[:1]).open()
    assert (tmp_path / "a.sqlite3").read_bytes() == before


@pytest.mark.parametrize("content", [b"a shopping list " * 99, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_database_is_said_and_can_be_put_aside_untouched(tmp_path, content):
    (tmp_path / "a.sqlite3").write_bytes(content)
    with pytest.raises(DamagedFile, match="damaged"):
        database(tmp_path).open()
    assert database(tmp_path).put_aside().read_bytes() == content
    database(tmp_path).open()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o755, 0o777])
def test_only_its_owner_may_read_it_however_folder_and_file_came_to_be(tmp_path, mode):
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(mode)
    (folder / "attempts.sqlite3").touch()
    (folder / "attempts.sqlite3").chmod(0o644)
    opened = DatabaseFile(folder / "attempts.sqlite3", "The file", STEPS).open()
    opened.connection.execute("INSERT INTO one VALUES ('a', 'b')")
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "attempts.sqlite3-wal" in modes
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_holds_more_than_ours_stays_as_open_as_it_is(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "somebody-elses.txt").touch()
    database(folder).open()
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "a.sqlite3").stat().st_mode & 0o777 == 0o600


def test_where_it_may_only_be_read_it_is_read_and_says_so(tmp_path, monkeypatch):
    connection = database(tmp_path).open().connection
    connection.execute("INSERT INTO one VALUES ('a', 'b')")
    connection.close()

    def read_only(file):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sql, "private_file", read_only)
    opened = database(tmp_path).open()
    assert opened.read_only
    assert "may only be read" in opened.notice
    assert opened.connection.execute("SELECT a FROM one").fetchall() == [("a",)]
    with pytest.raises(sqlite3.OperationalError):
        opened.connection.execute("DELETE FROM one")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unusable, match=r"cannot be made \(Not a directory\)"):
        database(tmp_path / "file" / "folder").open()
    with pytest.raises(Unusable, match="File name too long"):
        database(tmp_path / ("long" * 100)).open()


def test_in_a_folder_that_others_carry_about_it_is_not_written_ahead_and_that_is_said_once(tmp_path, monkeypatch):
    database(tmp_path).open().connection.close()
    monkeypatch.setattr(sql, "shared_by", lambda folder: "OneDrive")
    first = database(tmp_path).open()
    assert "by OneDrive" in first.notice
    assert pragma(first.connection, "journal_mode") == "delete"
    first.connection.execute("INSERT INTO one VALUES ('a', 'b')")
    first.connection.close()
    assert database(tmp_path).open().notice is None
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite3"]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C/Users/Ann/OneDrive/helpfirst", "OneDrive"),
        ("C/Users/Ann/OneDrive - Northwind/helpfirst", "OneDrive"),
        ("home/ann/Dropbox/x", "Dropbox"),
        ("home/ann/Dropbox (Personal)/x", "Dropbox"),
        ("home/ann/Google Drive/x", "Google Drive"),
        ("Users/ann/Library/CloudStorage/GoogleDrive-ann@example.com/x", "a cloud service"),
        ("Users/ann/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Users/ann/iCloudDrive/x", "iCloud"),
        ("home/ann/Nextcloud/x", "Nextcloud"),
        ("home/ann/.local/share/helpfirst", None),
        ("home/ann/onedriver/x", None),
        ("srv/dropboxes/x", None),
    ],
)
def test_services_that_synchronise_are_known_by_the_names_of_their_folders(tmp_path, monkeypatch, folder, service):
    monkeypatch.setattr("simulator.network_folders._mounts", lambda: "disk / ext4 rw 0 0")
    assert shared_by(tmp_path / folder) == service


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//files/team /mnt/team\\040files cifs rw 0 0
ann@host:/ /home/ann/far fuse.sshfs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
/dev/sdc1 /mnt/c ext4 rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ann@files/team on /Volumes/team (smbfs, nodev, nosuid, mounted by ann)
/dev/disk5s1 on /Volumes/Odd (one) disk (apfs, local)
"""


@pytest.mark.parametrize(
    ("mounts", "path", "kind"),
    [
        (MOUNTS, "/root/x", "ext4"),
        (MOUNTS, "/home/ann/x", "nfs4"),
        (MOUNTS, "/home/local/x", "ext4"),
        (MOUNTS, "/home/locality", "nfs4"),
        (MOUNTS, "/mnt/team files/x", "cifs"),
        (MOUNTS, "/home/ann/far/x", "fuse.sshfs"),
        (MOUNTS, "/mnt/c/x", "ext4"),
        (MAC, "/Volumes/team/x", "smbfs"),
        (MAC, "/Volumes/Odd (one) disk/x", "apfs"),
        (MAC, "/Users/ann", "apfs"),
        ("", "/", None),
        ("nonsense\n\n", "/", None),
    ],
)
def test_the_kind_of_a_mount_is_that_of_the_innermost_one(mounts, path, kind):
    assert mount_type(path, mounts) == kind


def test_a_folder_on_the_network_is_known_by_its_mount(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.network_folders._mounts", lambda: f"server:/x {tmp_path} nfs4 rw 0 0")
    assert shared_by(tmp_path / "home") == "the network (nfs4)"
    monkeypatch.setattr("simulator.network_folders._mounts", lambda: f"ann@host:/ {tmp_path} fuse.sshfs rw 0 0")
    assert shared_by(tmp_path / "home") == "the network (fuse.sshfs)"
