"""`helpfirst words SCENARIO`: which choice a typed line is closest to, for an author who tries sentences."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from simulator.authoring.replies import BadReplies, Reply, closeness_of, known_turn, replies_in, reply, reply_record
from simulator.commands.endpoint import own_endpoint
from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.terminal import ask, tell, write, write_json
from simulator.external.endpoint import Endpoint
from simulator.external.engines import NoEngine, local_engine, local_engine_named
from simulator.scenario.model import Scenario
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.scenario.visible import visible
from simulator.stop import USAGE, Stop
from simulator.words.engine import Closeness, Engine
from simulator.words.proposal import proposal

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file of replies."""


def run(arguments: argparse.Namespace) -> int:
    text = " ".join(arguments.text)
    if arguments.replies is not None and arguments.turn is not None:
        raise Stop("helpfirst: give either TURN and TEXT, or --from FILE; not both.", USAGE)
    if arguments.json and arguments.replies is None and not arguments.text:
        raise Stop("helpfirst: with --json give TURN and TEXT, or --from FILE.", USAGE)
    scenario = scenario_for(arguments, rubric_for(arguments))
    try:
        replies = _replies(arguments, text, scenario)
        engine = _engine(arguments.engine)
    except (BadReplies, NoEngine) as trouble:
        raise Stop(f"helpfirst: {trouble}" if isinstance(trouble, NoEngine) else str(trouble), USAGE) from None
    tell(engine.tells)
    if replies is None:
        return _try(scenario, arguments.turn or scenario.start, engine)
    found = []
    for one in replies:
        found.append((one, closeness_of(one, scenario, engine)))
        _tell_news(engine)
    if arguments.json:
        write_json([reply_record(one, closeness) for one, closeness in found])
        return 0
    for number, (one, closeness) in enumerate(found):
        if number:
            write("")
        write(visible(f"{one.turn}: “{one.text}”"))
        for line in _told(one, closeness, scenario):
            write(visible(line))
    return 0


def _engine(name: str | None) -> Engine:
    """The named one, or the best that is installed. Raises NoEngine."""
    if name == Endpoint.name:
        return own_endpoint()
    return local_engine() if name is None else local_engine_named(name)


def _replies(arguments: argparse.Namespace, text: str, scenario: Scenario) -> list[Reply] | None:
    """None where sentences are to be asked for. Raises BadReplies and Stop."""
    turns = tuple(scenario.turns)
    if arguments.replies is not None:
        return replies_in(_read(Path(arguments.replies)), arguments.replies, turns)
    if arguments.turn is not None:
        try:
            turn = known_turn(arguments.turn, turns)
        except BadReplies as trouble:
            raise BadReplies(f"helpfirst: {trouble}") from None
        return [reply(turn, text)] if arguments.text else None
    return None


def _read(path: Path) -> str:
    try:
        return text_in(path, LARGEST)
    except Unreadable as why:
        raise Stop(f"helpfirst: {path}: {why}.", USAGE) from None


def _told(tried: Reply, closeness: Closeness, scenario: Scenario) -> Iterator[str]:
    """What the trainee would be asked, and every line with how likely it is to be meant."""
    proposed = proposal(closeness)
    yield f"  {proposed.says}"
    says = {choice.id: choice.say for choice in scenario.turns[tried.turn].choices}
    for choice, share in closeness.shares:
        mark = "→" if choice in proposed.choices else " "
        yield f"  {mark} {share:4.2f}  {choice}: {says[choice]}"
    if closeness.none:
        yield f"    {closeness.none:4.2f}  none of these"


def _try(scenario: Scenario, turn: str, engine: Engine) -> int:
    """Asks for sentences until there are no more; an empty one goes on to the next turn."""
    turns = list(scenario.turns)
    place = turns.index(turn)
    write(
        "Type what somebody might say. An empty line goes to the next turn, the id of a turn to that one; Ctrl+D ends."
    )
    told = None
    while True:
        if told != turns[place]:
            told = turns[place]
            write(visible(f"\n{told}: {scenario.turns[told].says_or_scene}"))
        try:
            text = ask("> ").strip()
        except EOFError:
            write("")
            return 0
        if not text or text in turns:
            place = turns.index(text) if text else (place + 1) % len(turns)
            continue
        typed = reply(told, text)
        closeness = closeness_of(typed, scenario, engine)
        _tell_news(engine)
        for line in _told(typed, closeness, scenario):
            write(visible(line))


def _tell_news(engine: Engine) -> None:
    if news := engine.news():
        tell(visible(news))
