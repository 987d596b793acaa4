"""Ten thousand attempts to xAPI statements, beside reading and replaying them. Alone: python -m benchmarks.records"""

from __future__ import annotations

import tempfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from benchmarks.measure import Beside, least_in_turn
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.history import each_reopened
from simulator.practice.file.store import LearnerFile
from simulator.records.statements import StatementWriter
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

SHIPPED = Path(__file__).parent.parent / "scenarios"
ATTEMPTS, WANTED = 10_000, 3.0


def report() -> list[Beside]:
    with tempfile.TemporaryDirectory() as folder:
        store = LearnerFile(Path(folder))
        _fill(store)
        attempts = Attempts(store)

        def replayed() -> int:
            return sum(talk is not None for _, talk in each_reopened(attempts, attempts.all()))

        def told() -> int:
            writer, size = StatementWriter("6a8d2f0e-2f4b-4d0b-9a39-3c1d5d8a1f11"), 0
            for kept, talk in each_reopened(attempts, attempts.all(), with_steps=True):
                assert talk is not None
                size += len(msgspec.json.encode(writer.statements(kept, talk)))
            return size

        assert replayed() == ATTEMPTS
        whole, floor = least_in_turn(told, replayed, 2)
        store.close()
    return [Beside("10,000 attempts to statements", whole, floor, "reading and replaying", "s", WANTED)]


def _fill(store: LearnerFile) -> None:
    """Attempts at eight conversations of the library, at random, in one transaction."""
    rubric, draw = read_rubric(None), Random(1)
    files = [file for file in sorted(SHIPPED.glob("b2*/*.yaml")) if not file.name.endswith(".words.yaml")][:8]
    scenarios = [one for file in files if (one := read_scenario(file, rubric).scenario) is not None]
    now = datetime(2026, 11, 2, tzinfo=UTC)
    with store.writing() as connection:
        for digest, kind, source in [
            (
                rubric.digest,
                "rubric",
                rubric.source or (SHIPPED.parent / "simulator/scenario/rubric.yaml").read_bytes(),
            ),
            *((one.digest, "scenario", one.source) for one in scenarios),
        ]:
            connection.execute("INSERT INTO source VALUES (?, ?, ?)", (digest, kind, zlib.compress(source)))
        for number in range(ATTEMPTS):
            scenario = scenarios[number % len(scenarios)]
            steps, seed = _play(scenario, rubric, draw)
            name, began = f"{number:016x}", (now + timedelta(minutes=number)).isoformat()
            connection.execute(
                "INSERT INTO attempt (attempt, scenario, digest, rubric, seed, file, started, finished)"
                " VALUES (?, ?, ?, ?, ?, 'file.yaml', ?, ?)",
                (name, scenario.id, scenario.digest, rubric.digest, seed, began, began),
            )
            connection.executemany(
                "INSERT INTO choice (attempt, place, turn, choice, at) VALUES (?, ?, ?, ?, ?)",
                [(name, place, turn, choice, began) for place, (turn, choice) in enumerate(steps)],
            )


def _play(scenario: Scenario, rubric: Rubric, draw: Random) -> tuple[list[tuple[str, str]], int]:
    seed = draw.randrange(2**31)
    talk, steps = Talk(scenario, rubric, new_attempt(scenario, rubric, seed)), []
    while (turn := talk.turn) is not None and not talk.finished:
        choice = draw.choice(talk.offered()).id
        steps.append((turn.id, choice))
        talk.advance(choice)
    return steps, seed


if __name__ == "__main__":
    for row in report():
        print(row.line())
