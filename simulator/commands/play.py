"""`helpfirst play SCENARIO`: in the terminal program, line by line, or by a list of choice ids."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING, TextIO

from simulator.commands import terminal
from simulator.commands.assignment import assignment_for, coached, finished_in, next_of, told
from simulator.commands.from_arguments import library_for, rubric_for, scenario_for
from simulator.commands.services import attempts_or_note, preferences_or_note
from simulator.commands.terminal import no_screen, tell, write_json
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import NotOnOffer, Talk, talk_through
from simulator.debrief.record import attempt_record
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.resume import going_on, left_attempt, reopen, what_if
from simulator.practice.file.store import NotKept
from simulator.practice.learner import local_now
from simulator.practice.settings import coaches
from simulator.scenario.assignment import Assignment
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric
from simulator.seed import new_seed
from simulator.stop import USAGE, Stop

if TYPE_CHECKING:
    from simulator.plain.session import GoingOn


def talk_again(attempts: Attempts | None, wanted: str, scenario: Scenario) -> Talk:
    """The talk before that choice, in the scenario as it was then. Raises Stop where there is no such choice."""
    from simulator.commands.debrief import UNREADABLE

    attempt_id, _, number = wanted.partition(":")
    kept = attempts.get(attempt_id) if attempts is not None else None
    if kept is None or attempts is None:
        raise Stop(f"helpfirst: there is no attempt `{attempt_id}`. `helpfirst progress --json` lists them.")
    if kept.attempt.scenario != scenario.id:
        raise Stop(f"helpfirst: attempt `{attempt_id}` is at `{kept.attempt.scenario}`, not at `{scenario.id}`.")
    count = len(kept.choices)
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= count:
        raise Stop(f"helpfirst: --what-if takes an attempt and the number of a choice, 1 to {count}: {attempt_id}:1")
    talk = reopen(attempts, kept)
    if talk is None:
        raise Stop(UNREADABLE.format(kept.id))
    return what_if(talk, kept.id, int(number))


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    coach: bool | None = arguments.coach or None
    if arguments.assignment is not None:
        assignment = assignment_for(arguments)
        if not _next_assigned(arguments, assignment):
            return 0
        coach = coached(assignment, coach)
    elif arguments.scenario is None:
        raise Stop(
            "helpfirst: name a SCENARIO, or give --assignment FILE. `helpfirst list` shows what there is, "
            "`helpfirst play --help` how.",
            USAGE,
        )
    scenario = scenario_for(arguments, rubric)
    seed = arguments.seed if arguments.seed is not None else new_seed()
    if arguments.choose is not None:
        return _by_ids(arguments, scenario, rubric, seed)
    if arguments.plain or arguments.json or arguments.what_if or no_screen():
        return _line_by_line(arguments, scenario, rubric, seed, coach)
    from simulator.commands.services import services_for
    from simulator.tui.run import run as run_app

    return run_app(services_for(arguments), start=scenario, coach=coach, seed=seed)


def _next_assigned(arguments: argparse.Namespace, assignment: Assignment) -> bool:
    """Puts the scenario to hold into the arguments and says how far it is; False where all of it has been held."""
    attempts = attempts_or_note(not arguments.no_save)
    finished = finished_in(attempts)
    if attempts is not None:
        attempts.store.close()
    arguments.scenario = next_of(assignment, arguments.scenario, finished)
    tell(told(assignment, finished, local_now().date()))
    if arguments.scenario is None:
        tell("All of it has been held. Name a SCENARIO of it to hold one again.")
    return arguments.scenario is not None


def _by_ids(arguments: argparse.Namespace, scenario: Scenario, rubric: Rubric, seed: int) -> int:
    ids = [part.strip() for part in arguments.choose.split(",") if part.strip()]
    try:
        talk = talk_through(scenario, rubric, new_attempt(scenario, rubric, seed), ids)
    except NotOnOffer as wrong:
        raise Stop(_not_on_offer(wrong), USAGE) from None
    attempts = attempts_or_note(not arguments.no_save)
    try:
        Keeper(attempts).chosen(talk)
    except NotKept as trouble:
        tell(str(trouble))
    if arguments.json:
        write_json(attempt_record(talk))
    else:
        from simulator.plain.debrief import write_tape

        write_tape(talk, print)
    return 0


def _not_on_offer(wrong: NotOnOffer) -> str:
    if not wrong.offered:
        return (
            f"helpfirst: `{wrong.choice_id}` is left over: the conversation was over after "
            f"{wrong.place - 1} choices. Nothing was saved."
        )
    offered = ", ".join(wrong.offered)
    return (
        f"helpfirst: choice {wrong.place}, `{wrong.choice_id}`, is not on offer there. "
        f"On offer: {offered}. Nothing was saved."
    )


def _line_by_line(
    arguments: argparse.Namespace, scenario: Scenario, rubric: Rubric, seed: int, coach: bool | None
) -> int:
    from simulator.commands.after_conversation import ask_after_promise, reflect_and_close
    from simulator.commands.endpoint import replies_compared
    from simulator.plain.own_words import OwnWordsAsked
    from simulator.plain.session import Session
    from simulator.plain.sound import SoundInLines
    from simulator.practice.speech import dictation_of, speech_of

    out: TextIO = sys.stderr if arguments.json else sys.stdout

    write, ask = partial(terminal.write, out=out), partial(terminal.ask, out=out)
    attempts = attempts_or_note(not arguments.no_save)
    preferences = preferences_or_note()
    settings = preferences.now
    again = talk_again(attempts, arguments.what_if, scenario) if arguments.what_if else None
    if again is None:
        ask_after_promise(attempts, scenario, write, ask)
    session = Session(
        again or Talk(scenario, rubric, new_attempt(scenario, rubric, seed)),
        write,
        ask,
        Keeper(attempts),
        coach=coaches(settings, scenario.level) if coach is None else coach,
        say_first=arguments.say_first or settings.say_first,
        own_words=OwnWordsAsked(
            arguments.own_words or settings.own_words, lambda: replies_compared(preferences, write, ask)
        ),
        sound=SoundInLines(speech_of(settings), dictation_of(settings)),
        ask_purpose=sys.stdin.isatty() and again is None,
        left=_left(attempts, scenario, rubric) if again is None else None,
    )
    session.run()
    if session.talk.finished:
        reflect_and_close(
            session, attempts, write, ask, library_for(arguments).entries() if attempts is not None else ()
        )
    if arguments.json:
        write_json(attempt_record(session.talk))
    return 0


def _left(attempts: Attempts | None, scenario: Scenario, rubric: Rubric) -> GoingOn | None:
    """The newest unfinished attempt at this scenario, if there is one with something said."""
    from simulator.plain.session import GoingOn

    found = left_attempt(attempts, scenario, rubric) if attempts else None
    if found is None:
        return None
    kept, resumed = found
    return GoingOn(resumed.talk, going_on(attempts, kept, resumed), resumed.sentences())
