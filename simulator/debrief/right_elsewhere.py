"""Where the same words would have been right: the version or case of the same choice that helps more.

Words are right or wrong by what was said before them; so a line that missed is looked for in the other versions of
its turn and its other cases, and said only where a condition can be put in words that are true.
"""

from __future__ import annotations

from simulator.conversation.talk import Talk
from simulator.debrief.review import Decision
from simulator.languages.tongue import tongue
from simulator.scenario.condition import And, Call, Compare, Condition, Not, atoms
from simulator.scenario.model import Case, Choice, Scenario, Turn, Version
from simulator.scenario.rubric import Rubric
from simulator.scenario.short_names import label_of


def otherwise(talk: Talk, decision: Decision) -> str:
    """A sentence, or nothing where the words were right, or would have been no better anywhere else."""
    step = decision.step
    if decision.better is None:
        return ""
    return right_elsewhere(talk.scenario, talk.rubric, step.turn.id, step.choice.id, step.case, step.version)


def right_elsewhere(
    scenario: Scenario, rubric: Rubric, turn_id: str, choice_id: str, case: int | None, version: str | None
) -> str:
    """The same for a choice that was said in that case (from 1) at that version, whatever else was on offer."""
    turn = scenario.turns[turn_id]
    choice = next(one for one in turn.choices if one.id == choice_id)
    if not choice.cases:
        return ""
    worth = {
        number: rubric.points_of(choice.as_case(one)).helpfulness
        for number, one in [(None, None), *enumerate(choice.cases, 1)]
    }
    for best in sorted(worth, key=lambda number: -worth[number]):
        if worth[best] <= max(worth[case], 0):
            return ""
        there = _version_of(turn, choice, best, case, version)
        if _nothing_helps_more(rubric, turn, choice, there, worth[best]):
            if best is not None:
                return _in_case(scenario, turn, choice.cases[best - 1], version)
            return _as_written(scenario, turn, choice, case, version)
    return ""


def _version_of(turn: Turn, choice: Choice, best: int | None, case: int | None, version: str | None) -> str | None:
    """The version at which the choice would have stood in that case: the present one wherever it may stay."""
    if best is not None:
        versions = choice.cases[best - 1].versions
        return version if not versions or version in versions else versions[0]
    held = choice.cases[case - 1] if case is not None else None
    return None if held is not None and held.versions and turn.says else version


def _nothing_helps_more(rubric: Rubric, turn: Turn, choice: Choice, version: str | None, worth: int) -> bool:
    """Whether no other line of the turn can be worth more at that version, whichever of its cases holds there."""
    for other in turn.choices:
        if other.id == choice.id:
            continue
        for laid in [*(one for one in other.cases if not one.versions or version in one.versions), None]:
            if rubric.points_of(other.as_case(laid)).helpfulness > worth:
                return False
            if laid is not None and laid.when is None:
                break
    return True


def _in_case(scenario: Scenario, turn: Turn, case: Case, version: str | None) -> str:
    if not case.versions or version in case.versions:
        return _where(scenario, case.when)
    if case.when is not None:
        return ""
    return _at_version(scenario, turn, next(one for one in turn.versions if one.id == case.versions[0]))


def _at_version(scenario: Scenario, turn: Turn, version: Version) -> str:
    name = label_of(scenario, turn.speaker)
    says = " ".join((version.says or version.scene or "").split())
    if not says or version.says is None:
        return _where(scenario, version.when)
    say = tongue(scenario.lang)
    drawn = {flag for flags in scenario.chance for flag in flags}
    if any(isinstance(atom, Call) and atom.argument in drawn for atom in atoms(version.when)):
        return say(
            "On another day {name} would have said “{says}”, and the same words would have been right.",
            name=name,
            says=says,
        )
    return _where_said(scenario, turn, says)


def _as_written(scenario: Scenario, turn: Turn, choice: Choice, case: int | None, version: str | None) -> str:
    """The choice without a case is better: where its turn stands as it is written, or the case does not hold."""
    held = choice.cases[case - 1] if case is not None else None
    if held is None:
        return ""
    if held.versions and version is not None and turn.says:
        return _where_said(scenario, turn, " ".join(turn.says.split()))
    return _where(scenario, Not(held.when)) if held.when is not None else ""


def _where_said(scenario: Scenario, turn: Turn, says: str) -> str:
    say, name = tongue(scenario.lang), label_of(scenario, turn.speaker)
    return say("Where {name} had said “{says}”, the same words would have been right.", name=name, says=says)


def _where(scenario: Scenario, when: Condition | None) -> str:
    parts = when.parts if isinstance(when, And) else (when,) if when is not None else ()
    told, say = [_words(scenario, part) for part in parts], tongue(scenario.lang)
    if not told or not all(told):
        return ""
    return say("The same words would have been right {where}.", where=say.own(" and ").join(told))


def _words(scenario: Scenario, when: Condition) -> str:
    """When a simple condition holds, in words; nothing for one that has no words of its own."""
    if isinstance(when, Call):
        return _call(scenario, when, before=False)
    if isinstance(when, Not) and isinstance(when.inner, Call):
        return _call(scenario, when.inner, before=True)
    if isinstance(when, Not) and isinstance(when.inner, Compare):
        return _gauge(scenario, when.inner, turned=True)
    return _gauge(scenario, when, turned=False) if isinstance(when, Compare) else ""


def _call(scenario: Scenario, call: Call, *, before: bool) -> str:
    say = tongue(scenario.lang)
    if call.name == "knows":
        need = " ".join(scenario.needs[call.argument].split()).rstrip(".")
        return (
            say("before you had learnt this: {need}", need=need)
            if before
            else say("after you had learnt this: {need}", need=need)
        )
    says = [
        choice.say
        for turn in scenario.turns.values()
        for choice in turn.choices
        if (choice.id == call.argument if call.name == "said" else call.argument in choice.sets)
    ]
    if len(says) != 1:
        return ""
    line = " ".join(says[0].split())
    return say("before you had said “{line}”", line=line) if before else say("after you had said “{line}”", line=line)


def _gauge(scenario: Scenario, when: Compare, *, turned: bool) -> str:
    more = when.op in (">", ">=")
    if when.op in ("==", "!=") or when.gauge == "known":
        return ""
    person = label_of(scenario, when.person or scenario.main_contact.id)
    say = tongue(scenario.lang)
    if when.gauge == "trust":
        return (
            say("with more of {person}'s trust", person=person)
            if more != turned
            else say("with less of {person}'s trust", person=person)
        )
    return (
        say("with more of {person}'s patience", person=person)
        if more != turned
        else say("with less of {person}'s patience", person=person)
    )
