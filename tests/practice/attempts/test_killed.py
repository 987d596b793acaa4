"""Killed at any point of choosing and taking back, the record is what the screen showed or what the last key asked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.plain.session import Session
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from tests.write import rubric, scenario

TURNS = "start: t0\nturns:\n" + "".join(
    f"""\
  t{n}:
    says: Go on {n}.
    choices:
      - {{id: a{n}, say: Number {n} a, behaviour: discover, next: {f"t{n + 1}" if n < 3 else "'yes'"}}}
      - {{id: b{n}, say: Number {n} b, behaviour: discover, next: {f"t{n + 1}" if n < 3 else "'no'"}}}
"""
    for n in range(4)
)
KEYS = ["1", "1", "u", "1", "u", "u", "1", "1"]
"""Two choices, one taken back and said anew, both taken back, two said again."""


Told = list[tuple[str, str]]
"""What was shown and which keys were typed, in order."""


def kills(home: Path, aside: Path) -> Iterator[tuple[Path, Told]]:
    """Plays by KEYS. For each point the folder as a kill there leaves it, and what was told until then.

    Points are before each statement of SQLite, and before and after each line that is shown and each key that is asked
    for. What a killed process had written is with the system: so the files as they lie there are what it leaves.
    """
    told: Told = []
    points: list[tuple[Path, Told]] = []

    def here(_: object = None) -> None:
        points.append((Path(shutil.copytree(home, aside / str(len(points)))), list(told)))

    def write(line: str) -> None:
        here()
        told.append(("shown", line))
        here()

    keys = iter(KEYS)

    def ask(_: str) -> str:
        here()
        key = next(keys, "q")
        told.append(("key", key))
        here()
        return key

    store = LearnerFile(home)
    store._connection.set_trace_callback(here)
    made = scenario(TURNS)
    talk = Talk(made, rubric(), new_attempt(made, rubric(), 1))
    Session(talk, write, ask, Keeper(Attempts(store)), coach=False).run()
    here()
    yield from points


def allowed(told: Told) -> list[list[str]]:
    """The conversations that the record may hold: as the screen showed it, and with what the last key asked for."""
    said: list[str] = []
    key = ""
    for kind, text in told:
        if kind == "key":
            key = text
        elif found := re.match(r"You: Number (\d [ab])", text):
            said.append(found[1])
            key = ""
        elif text.startswith("Note: Taken back:"):
            said.pop()
            key = ""
    if key == "u":
        return [said, said[:-1]]
    if key == "1":
        return [said, *([*said, f"{len(said)} {letter}"] for letter in "ab")]
    return [said]


def test_killed_at_any_point_of_choosing_and_taking_back_nothing_that_was_shown_is_lost(tmp_path):
    home, aside = tmp_path / "home", tmp_path / "aside"
    home.mkdir()
    lengths = []
    for killed, told in kills(home, aside):
        store = LearnerFile(killed)
        assert store.notice is None
        kept = [f"{choice.choice[1:]} {choice.choice[0]}" for one in Attempts(store).all() for choice in one.choices]
        store.close()
        assert kept in allowed(told), (killed.name, told, kept)
        lengths.append(len(kept))
    assert len(lengths) > 100
    assert set(lengths) == {0, 1, 2}
    assert lengths[-1] == 2
