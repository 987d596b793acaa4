"""Killed at any instant, a playing process loses no choice that was acknowledged on the screen."""

from __future__ import annotations

import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.practice.attempts.attempts import Attempts
from simulator.practice.file.store import LearnerFile
from tests.write import ENDINGS, HEAD

TURNS = 60


def long_scenario(folder: Path) -> Path:
    """Sixty turns whose choices say their own number, so that the screen tells which were acknowledged."""
    lines = [HEAD.replace("level: 1", ""), "patience: 100\nstart: t0\nturns:\n"]
    for n in range(TURNS):
        after = f"t{n + 1}" if n + 1 < TURNS else "'yes'"
        last = "'no'" if n + 1 == TURNS else after
        lines.append(
            f"  t{n}:\n    says: Go on {n}.\n    choices:\n"
            f"      - {{id: a{n}, say: Number {n} a, behaviour: discover, effects: {{patience: 4}}, next: {after}}}\n"
            f"      - {{id: b{n}, say: Number {n} b, behaviour: discover, effects: {{patience: 4}}, next: {last}}}\n"
        )
    file = folder / "small.yaml"
    file.write_text("".join(lines) + ENDINGS)
    return file


def play_and_kill(file: Path, home: Path, after: float) -> list[str]:
    """Plays plain mode in a pseudo-terminal by keys, kills it after so many seconds; the choices acknowledged."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "play", str(file), "--plain", "--seed", "1"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "HELPFIRST_HOME": str(home)},
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    answered = 0
    kill_at: float | None = None
    try:
        while process.poll() is None:
            if kill_at is not None and time.monotonic() >= kill_at:
                process.send_signal(signal.SIGKILL)
                process.wait()
            ready, _, _ = select.select([master], [], [], 0.002)
            if not ready:
                continue
            try:
                seen += os.read(master, 65536)
            except OSError:
                break
            asked = seen.count(b"for help: ")
            if asked and kill_at is None:
                kill_at = time.monotonic() + after
            if asked > answered:
                os.write(master, b"1\n" * (asked - answered))
                answered = asked
        while select.select([master], [], [], 0)[0]:
            try:
                seen += os.read(master, 65536)
            except OSError:
                break
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)
    return re.findall(r"You: Number (\d+ [ab])", seen.decode("utf-8", "replace"))


def kept_choices(home: Path) -> list[str]:
    store = LearnerFile(home)
    assert store.notice is None
    attempts = Attempts(store).all()
    assert len(attempts) <= 1
    return [re.sub(r"([ab])(\d+)", r"\2 \1", one.choice) for one in attempts[0].choices] if attempts else []


def check_kills(folder: Path, kills: int, seed: int) -> int:
    file = long_scenario(folder)
    chance = random.Random(seed)
    total = 0
    for number in range(kills):
        home = folder / f"home-{number}"
        home.mkdir()
        said = play_and_kill(file, home, chance.uniform(0.0, 0.12))
        kept = kept_choices(home)
        assert kept[: len(said)] == said, (number, said, kept)
        assert len(kept) - len(said) <= 1  # the one that was being acknowledged when the process died
        total += len(said)
    return total


def test_a_few_kills_lose_nothing(tmp_path):
    assert check_kills(tmp_path, kills=6, seed=1) > 0


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(tmp_path):
    assert check_kills(tmp_path, kills=200, seed=2) > 200
