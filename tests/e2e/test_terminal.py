"""The program as a person meets it: a real terminal, real keys, and what stands on the screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.paths import shipped_scenarios
from simulator.scenario.reader import read_scenario
from tests.e2e.terminal import Terminal, helpfirst_command
from tests.write import rubric

SCENARIO = "laptop-for-a-nephew"


def most_helpful_numbers(seed: int) -> tuple[list[str], Talk]:
    """The keys of the most helpful line at each turn, as it is shown with that seed, and where they lead."""
    scenario = read_scenario(next(shipped_scenarios().rglob(f"{SCENARIO}.yaml")), rubric()).scenario
    talk = Talk(scenario, rubric(), new_attempt(scenario, rubric(), seed))
    keys = []
    while talk.offered():
        shown = talk.shown()
        best = max(shown, key=lambda choice: rubric().points_of(choice).helpfulness)
        keys.append(str(shown.index(best) + 1))
        talk.choose(best.id)
    return keys, talk


def test_a_whole_conversation_is_played_by_keys_and_its_debrief_read_from_the_screen():
    keys, talk = most_helpful_numbers(seed=11)
    with Terminal(helpfirst_command("play", SCENARIO, "--seed", "11"), columns=120, rows=40) as terminal:
        terminal.wait_for(talk.scenario.title)
        terminal.press("enter")
        for key, step in zip(keys, talk.steps, strict=True):
            terminal.wait_for("say it")
            terminal.press(key)
            terminal.wait_for(" ".join(step.choice.say.split()[:4]))
            before = terminal.wait_for("go on")
            terminal.press("enter")
            terminal.wait_for_change(before)
        terminal.wait_for("look back")
        terminal.press("enter")
        terminal.wait_for("Before any score")
        terminal.press("escape")
        terminal.wait_for("One conversation never judges")
        terminal.wait_for("Helpfulness")
        terminal.wait_for("100")
        terminal.wait_for("rusted advisor")
        terminal.wait_for("q done")
        terminal.press("q")
        terminal.wait_for("enter begin")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.is_clean()


def test_what_was_chosen_is_on_disk_when_it_is_on_the_screen(own_home):
    keys, talk = most_helpful_numbers(seed=11)
    with Terminal(helpfirst_command("play", SCENARIO, "--seed", "11")) as terminal:
        terminal.wait_for("begin")
        terminal.press("enter")
        terminal.wait_for("say it")
        terminal.press(keys[0])
        terminal.wait_for(" ".join(talk.steps[0].choice.say.split()[:4]))
        terminal.wait_for("go on")
        terminal.process.kill()
        terminal.wait_for_exit()
    import sqlite3

    with sqlite3.connect(own_home / "attempts.sqlite3") as file:
        assert file.execute("SELECT choice FROM choice").fetchall() == [(talk.steps[0].choice.id,)]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_clean(number, status):
    with Terminal(helpfirst_command()) as terminal:
        terminal.wait_for("First steps")
        os.kill(terminal.process.pid, number)
        assert terminal.wait_for_exit() == status
        assert terminal.is_clean()


def test_ctrl_c_leaves_the_terminal_clean():
    with Terminal(helpfirst_command("play", SCENARIO)) as terminal:
        terminal.wait_for("begin")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 130
        assert terminal.is_clean()


def test_a_small_window_has_a_readable_screen_and_growing_it_back_shows_all():
    with Terminal(helpfirst_command(), columns=80, rows=24) as terminal:
        terminal.wait_for("First steps")
        before = terminal.text
        terminal.resize(40, 12)
        terminal.wait_for_change(before)
        assert terminal.text.strip()
        terminal.resize(80, 24)
        terminal.wait_for("First steps")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_plain_mode_needs_no_screen_and_q_leaves():
    with Terminal(helpfirst_command("play", SCENARIO, "--plain")) as terminal:
        terminal.wait_for("or ? for help:")
        terminal.press("q\n")
        assert terminal.wait_for_exit() == 0
        assert b"\x1b[?1049h" not in terminal.raw


def test_a_dumb_terminal_gets_plain_lines():
    with Terminal(helpfirst_command("play", SCENARIO), env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("or ? for help:")
        assert b"\x1b[?1049h" not in terminal.raw


@pytest.mark.slow
def test_the_wheel_carries_the_scenarios_and_plays_in_a_fresh_environment(tmp_path: Path):
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(tmp_path), str(root)], check=True
    )
    wheel = next(tmp_path.glob("*.whl"))
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    lock = root / "requirements" / "run.txt"
    subprocess.run([str(venv / "bin" / "pip"), "install", "-q", "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([str(venv / "bin" / "pip"), "install", "-q", "--no-deps", str(wheel)], check=True)
    listed = subprocess.run(
        [str(venv / "bin" / "helpfirst"), "list"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert SCENARIO in listed.stdout
    played = subprocess.run(
        [str(venv / "bin" / "helpfirst"), "play", SCENARIO, "--plain"],
        cwd=tmp_path,
        input="1\n1\nq\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Customer:" in played.stdout


LIKE_MAKE = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, lambda *_: None)  # make waits for its child, who is told nothing
child = subprocess.Popen([sys.executable, "-m", "simulator"])
open(sys.argv[1], "w").write(str(child.pid))
child.wait()
open(sys.argv[1] + ".ended", "w").write(str(child.returncode))
"""


def test_a_terminal_that_is_closed_ends_the_program_even_when_nobody_signals_it(tmp_path):
    pid_file = tmp_path / "pid"
    ended = tmp_path / "pid.ended"
    terminal = Terminal([sys.executable, "-c", LIKE_MAKE, str(pid_file)])
    terminal.wait_for("First steps")
    terminal.hang_up()
    try:
        for _ in range(200):
            if ended.exists() and ended.read_text():
                break
            time.sleep(0.1)
        assert ended.read_text() == "129"
    finally:
        if not ended.exists():
            os.kill(int(pid_file.read_text()), signal.SIGKILL)
        terminal.process.wait()
