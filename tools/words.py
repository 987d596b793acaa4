"""How well own words are understood, in figures: python -m tools.words [--without-examples] [--made-up] [--misses].

Over the replies in tests/words/replies, each JSON lines of {"scenario", "turn", "text", "kind", "choice"}: written apart
from the scenarios, frozen, and never used to choose anything by. --made-up takes tests/words/dev.yaml instead, by which the
engines' calibrations were chosen. docs/own-words.md says what the figures do not show.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from simulator.external.engines import NoEngine, local_engine_named
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.words.engine import Closeness, Engine, WrittenLine, lines_of
from simulator.words.proposal import proposal
from tools.library import ALL_FILES, rubric

ROOT = Path(__file__).parent.parent
REPLIES = ROOT / "tests" / "words" / "replies"
MADE_UP = ROOT / "tests" / "words" / "dev.yaml"
KINDS = ("near", "far", "reversal", "lang", "none")
PRECISION = 0.9
NONE_TAKEN = 0.15
DRAWS = 1000
AIMS: dict[str, dict[str, float]] = {
    "plain": {"near top-1": 0.97, "far top-1": 0.52, "far top-2": 0.82},
    "sentence-encoder": {
        "near top-1": 0.98,
        "far top-1": 0.82,
        "far top-2": 0.95,
        "reversal top-1": 0.55,
        "lang top-1": 0.90,
        "none-AUC against far": 0.90,
        "right where one line is proposed": 0.90,
        "far with one line proposed": 0.60,
        "none with one line proposed": 0.15,
        "far taken, of none at most .15": 0.60,
    },
}
"""What each is to reach on the frozen replies; of the unfitting with a line proposed, at most."""


@dataclass(frozen=True, slots=True)
class LabelledReply:
    """`choice` is None where no line does the same."""

    turn: str
    lines: tuple[WrittenLine, ...]
    customer: str
    text: str
    kind: str
    choice: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reply and what an engine made of it."""

    reply: LabelledReply
    found: Closeness

    def is_right(self) -> bool:
        return self.found.shares[0][0] == self.reply.choice

    def is_in_two(self) -> bool:
        return self.reply.choice in [choice for choice, _ in self.found.shares[:2]]

    @property
    def sure(self) -> float:
        return self.found.shares[0][1]

    @property
    def unfit(self) -> float:
        """How much speaks for none; an engine that never says it is asked how unsure it is."""
        return self.found.none or 1 - self.found.matched


def frozen_replies(examples: bool = True) -> list[LabelledReply]:
    """Those of the frozen set. Raises KeyError and ValueError where one names what there is not."""
    return replies_in(REPLIES, examples)


def replies_in(folder: Path, examples: bool = True) -> list[LabelledReply]:
    """Those of each file of JSON lines there. Raises KeyError and ValueError as above."""
    files = {path.stem: path for path in ALL_FILES}
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += [_frozen(json.loads(line), files, examples)] if line.strip() else []
    return found


@cache
def _scenario(file: Path) -> Scenario:
    scenario = read_scenario(file, rubric()).scenario
    assert scenario is not None, file
    return scenario


def _frozen(row: dict[str, Any], files: dict[str, Path], examples: bool) -> LabelledReply:
    turn = _scenario(files[row["scenario"]]).turns[row["turn"]]
    lines = lines_of(turn.choices)
    choice = row.get("choice") if row["kind"] != "none" else None
    if row["kind"] not in KINDS or (choice is None) != (row["kind"] == "none"):
        raise ValueError(f"{row} is of no kind, or lacks its choice")
    if choice is not None and choice not in [line.choice for line in lines]:
        raise ValueError(f"{row['scenario']}, {row['turn']} has no choice {choice}")
    kept = lines if examples else tuple(WrittenLine(line.choice, line.texts[:1]) for line in lines)
    return LabelledReply(f"{row['scenario']}/{row['turn']}", kept, turn.says, row["text"], row["kind"], choice)


def made_up_replies(examples: bool = True) -> list[LabelledReply]:
    """Those by which calibrations were chosen."""
    return [reply for turn in yaml.safe_load(MADE_UP.read_text(encoding="utf-8")) for reply in _made_up(turn, examples)]


def _made_up(turn: dict[str, Any], examples: bool) -> Iterator[LabelledReply]:
    choices = turn["choices"]
    lines = tuple(
        WrittenLine(name, (one["say"], *(one["examples"] if examples else ()))) for name, one in choices.items()
    )
    said = [(text, kind, name) for name, one in choices.items() for kind in ("near", "far") for text in one[kind]]
    said += [(text, kind, name) for kind in ("reversal", "lang") for text, name in turn[kind]]
    said += [(text, "none", None) for text in turn["none"]]
    for text, kind, name in said:
        yield LabelledReply(turn["customer"], lines, turn["customer"], text, kind, name)


def outcomes(replies: Sequence[LabelledReply], engine: Engine) -> tuple[list[Outcome], list[float]]:
    """What the engine makes of each, and the milliseconds of CPU it took once the lines of its turn were prepared."""
    found, took = [], []
    for reply in replies:
        engine.prepare(reply.lines, reply.customer)
        began = time.process_time()
        found.append(Outcome(reply, engine.closeness(reply.text, reply.lines, reply.customer)))
        took.append(1000 * (time.process_time() - began))
    return found, took


def share(found: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    """Of those, 0 to 1; 0 of none."""
    return sum(map(holds, found)) / len(found) if found else 0.0


def of_kind(found: Sequence[Outcome], kind: str) -> list[Outcome]:
    return [one for one in found if one.reply.kind == kind]


def interval(found: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> tuple[float, float]:
    """95 %, by drawing whole turns again: replies to one turn are right or wrong together."""
    turns: dict[str, list[bool]] = {}
    for one in found:
        turns.setdefault(one.reply.turn, []).append(holds(one))
    groups, draw = list(turns.values()), random.Random(1)  # noqa: S311
    means = []
    for _ in range(DRAWS if groups else 0):
        drawn = [value for group in draw.choices(groups, k=len(groups)) for value in group]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return (means[len(means) // 40], means[-len(means) // 40 - 1]) if means else (0.0, 0.0)


def area(higher: Sequence[float], lower: Sequence[float]) -> float:
    """How often one of the first is above one of the second (area under the curve)."""
    pairs = [(one > other) + 0.5 * (one == other) for one in higher for other in lower]
    return sum(pairs) / len(pairs) if pairs else 0.0


def cut(found: Sequence[Outcome], none_at_most: float = 1.0) -> float:
    """The least probability of a first line at and above which nine in ten are right, unfitting replies counted.

    `none_at_most` is the share of the unfitting that may be at or above it. Without that, the better an engine tells lines
    apart, the more of the unfitting such a cut lets in: they fill up the one in ten.
    """
    unfitting = sum(one.reply.choice is None for one in found)
    ranked = sorted(found, key=lambda one: -one.sure)
    right, none, best = 0, 0, 2.0
    for number, one in enumerate(ranked, 1):
        right += one.is_right()
        none += one.reply.choice is None
        tied = number < len(ranked) and ranked[number].sure == one.sure
        if not tied and right / number >= PRECISION and none <= none_at_most * unfitting:
            best = one.sure
    return best


def figures(found: Sequence[Outcome]) -> dict[str, float]:
    """Each by its name, all 0 to 1."""
    by = {kind: of_kind(found, kind) for kind in KINDS}
    limit = cut(found)
    proposed = [one for one in found if proposal(one.found).state == "same"]
    made: dict[str, float] = {f"{kind} top-1": share(by[kind], Outcome.is_right) for kind in KINDS[:-1]}
    made |= {f"{kind} top-2": share(by[kind], Outcome.is_in_two) for kind in ("far", "reversal")}
    made["none-AUC against far"] = area([one.unfit for one in by["none"]], [one.unfit for one in by["far"]])
    for kind in ("near", "far", "none"):
        made[f"{kind} taken at {PRECISION:.0%} precision"] = share(by[kind], lambda one: one.sure >= limit)
    strict = cut(found, NONE_TAKEN)
    made["far taken, of none at most .15"] = share(by["far"], lambda one: one.sure >= strict)
    made["right where one line is proposed"] = share(proposed, Outcome.is_right)
    for kind in KINDS:
        made[f"{kind} with one line proposed"] = share(by[kind], lambda one: proposal(one.found).state == "same")
    for kind in KINDS:
        made[f"{kind} told that none is close"] = share(by[kind], lambda one: proposal(one.found).state == "none")
    return made


def _doubt(figure: str, found: Sequence[Outcome]) -> str:
    kind, _, top = figure.partition(" ")
    if top not in ("top-1", "top-2"):
        return ""
    low, high = interval(of_kind(found, kind), Outcome.is_right if top == "top-1" else Outcome.is_in_two)
    return f"  [{low:.2f}, {high:.2f}]"


def _aim(engine: str, figure: str, value: float) -> str:
    aim = AIMS[engine].get(figure)
    if aim is None:
        return ""
    most = figure.startswith("none with")
    held = value <= aim if most else value >= aim
    return f"  ({'at most' if most else 'at least'} {aim:.2f}{'' if held else ': MISSED'})"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--made-up", action="store_true")
    parser.add_argument("--without-examples", action="store_true")
    parser.add_argument("--misses", action="store_true", help="each reply whose first line is wrong")
    arguments = parser.parse_args(argv)
    replies = (made_up_replies if arguments.made_up else frozen_replies)(not arguments.without_examples)
    if not replies:
        print(f"There are no replies in {REPLIES.relative_to(ROOT)}.")
        return 1
    turns = len({reply.turn for reply in replies})
    counts = ", ".join(f"{sum(reply.kind == kind for reply in replies)} {kind}" for kind in KINDS)
    print(f"{len(replies)} replies to {turns} turns: {counts}.")
    for name in ("plain", "sentence-encoder"):
        try:
            engine = local_engine_named(name)
        except NoEngine as why:
            print(f"\n{name}: {why}")
            continue
        found, took = outcomes(replies, engine)
        print(f"\n{name}")
        for figure, value in figures(found).items():
            print(f"  {figure:<36} {value:.2f}{_doubt(figure, found)}{_aim(name, figure, value)}")
        took.sort()
        print(
            f"  milliseconds a reply (CPU)           {took[len(took) // 2]:.1f}, 95 % below {took[len(took) * 95 // 100]:.1f}"
        )
        if arguments.misses:
            for one in found:
                if not one.is_right() and one.reply.choice is not None:
                    print(
                        f"  {one.reply.kind} {one.reply.turn}: {one.reply.text!r}: {one.found.shares[0][0]}, not {one.reply.choice}"
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
