"""Host tokens kept on the machine that opened the room: the newest last, only for their owner, gone when forgotten."""

from __future__ import annotations

import stat
import threading

from simulator.workshop.host_tokens import FILE, MOST, HostKey, forget, keep, kept


def test_a_key_is_kept_for_its_owner_alone_and_the_newest_is_last(tmp_path):
    for code in ("AAAAAA", "BBBBBB", "AAAAAA"):
        keep(tmp_path, HostKey(code, "http://127.0.0.1:8080", f"token-{code}"))
    assert [key.code for key in kept(tmp_path)] == ["BBBBBB", "AAAAAA"]
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_only_so_many_are_kept(tmp_path):
    for number in range(MOST + 5):
        keep(tmp_path, HostKey(f"{number:06}", "http://x", "t"))
    assert len(kept(tmp_path)) == MOST


def test_a_forgotten_room_leaves_no_key(tmp_path):
    keep(tmp_path, HostKey("AAAAAA", "http://x", "t"))
    forget(tmp_path, "AAAAAA")
    forget(tmp_path, "BBBBBB")
    assert kept(tmp_path) == []


def test_a_file_that_is_none_of_ours_is_no_key(tmp_path):
    for text in ("", "{}", "[1]", '[{"code": 1}]', "\x00"):
        (tmp_path / FILE).write_text(text)
        assert kept(tmp_path) == []


def test_programs_that_write_at_once_leave_a_whole_file_and_nothing_beside_it(tmp_path):
    def write(number: int) -> None:
        for _ in range(20):
            keep(tmp_path, HostKey(f"{number:06}", "http://x", "t" * 1000))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [FILE]
