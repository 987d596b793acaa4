"""The program in a real terminal: real keys, and the terminal left clean however it ends."""

from __future__ import annotations

import os
import shlex
import signal
from pathlib import Path

import pytest

from tests.e2e.terminal import PATIENCE, Terminal, helpfirst_command


def test_an_interrupt_from_elsewhere_leaves_the_terminal_clean():
    with Terminal(helpfirst_command()) as terminal:
        terminal.wait_for("Here you talk with customers")
        os.kill(terminal.process.pid, signal.SIGINT)
        assert terminal.wait_for_exit() == 130
        assert terminal.is_clean()


def test_ctrl_c_in_the_middle_of_a_conversation_ends_with_130_and_a_clean_terminal():
    with Terminal(helpfirst_command("play", "laptop-for-a-nephew")) as terminal:
        terminal.wait_for("enter begin")
        terminal.press("enter")
        terminal.wait_for("say it")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 130
        assert terminal.is_clean()


def test_resizing_down_and_up_again_keeps_the_page_readable():
    with Terminal(helpfirst_command(), columns=120, rows=40) as terminal:
        terminal.wait_for("Here you talk with customers")
        terminal.resize(36, 10)
        terminal.wait_for("Please make this window larger")
        terminal.resize(80, 24)
        terminal.wait_for("Here you talk with customers")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_with_what_it_says_redirected_the_program_stays_in_lines_and_draws_into_no_file(tmp_path):
    said = tmp_path / "said.txt"
    command = " ".join(shlex.quote(part) for part in helpfirst_command())
    with Terminal(["sh", "-c", f"exec {command} 2>{said}"]) as terminal:
        terminal.wait_for("helpfirst play ID holds one of these conversations.")
        assert terminal.wait_for_exit() == 0
    assert "\x1b" not in said.read_text()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not tell how many threads there are")
def test_stopped_and_continued_from_elsewhere_one_thread_reads_the_keys_and_the_screen_is_there_again():
    with Terminal(helpfirst_command(), columns=80, rows=24) as terminal:
        terminal.wait_for("enter begin")
        tasks = Path(f"/proc/{terminal.process.pid}/task")
        before = len(list(tasks.iterdir()))
        for _ in range(3):
            terminal.process.send_signal(signal.SIGSTOP)
            terminal.process.send_signal(signal.SIGCONT)
            begun = len(terminal.raw)
            while b"\x1b[?1049h" not in terminal.raw[begun:]:  # the full screen, asked for again
                assert terminal.read(PATIENCE)
        terminal.press_when_still("?")
        terminal.wait_for("b back")
        assert len(list(tasks.iterdir())) < before + 3  # each time one that reads and one that writes were added
        terminal.press("q", "q")
        assert terminal.wait_for_exit() == 0
        assert terminal.is_clean()
