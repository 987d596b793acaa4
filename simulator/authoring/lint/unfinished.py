"""What was not finished: names that nobody uses (HF424), the template's sentences (HF425), placeholders (HF426)
and choices without a why (HF428)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words, texts
from simulator.authoring.starter_answers import Answers
from simulator.scenario.condition import Call, Compare, Condition, atoms
from simulator.scenario.language import lint_knows
from simulator.scenario.model import PATIENCE, Scenario
from simulator.scenario.problem import nearest, shown

PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|X{3,}|xxx+)\b|\[\s*(?:…|\.{3})\s*\]|_{3,}|\?{3,}|\blorem ipsum\b"
    r"|\((?:to be (?:written|done|added|decided)|to come|text follows|noch zu \w+)\)|\bplatzhalter\b|\bplaceholder\b|^(?:your )?text here\W*$"
    r"|\[(?:your|insert|name|product|company|customer|price|date|text)\b[^\]]*\]|<(?:your|insert|name|product|company|text)\b[^>]*>",
    re.IGNORECASE,
)
MARKS = (
    "[",
    "<",
    "___",
    "???",
    "todo",
    "fixme",
    "tbd",
    "tbc",
    "xxx",
    "lorem",
    "(to ",
    "(text",
    "(noch",
    "holder",
    "halter",
    "text here",
)
"""One of these, in small letters, stands in every placeholder: most texts need no closer look."""
WORDS_ELSEWHERE = ("todo",)
"""Words of another language ("everything" in Spanish): in a file of one they are placeholders only in capitals."""
CHANGED = 3
"""So many texts of the template must have been rewritten before the others count as forgotten: a fresh one is whole."""
FEWEST_WORDS = 3
"""Shorter texts of the template may be anybody's."""


def leftovers(scenario: Scenario) -> Iterator[Finding]:
    """In the order of the codes."""
    written = list(texts(scenario))
    yield from _unused(scenario)
    yield from _template(written)
    for spot, text in written:
        small = text.lower()
        match = PLACEHOLDER.search(text) if any(mark in small for mark in MARKS) else None
        if match and (match[0].lower() not in WORDS_ELSEWHERE or match[0].isupper() or lint_knows(scenario.lang)):
            yield Finding(
                "HF426", spot, f"`{shown(match[0])}` looks like a place that is still to be written", "Write what belongs there.",
            )  # fmt: skip
    yield from _without_why(scenario)


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Every condition of the scenario, those of versions and cases included."""
    for turn in scenario.turns.values():
        yield from (version.when for version in turn.versions)
        for choice in turn.choices:
            ways = [*choice.next, *(way for case in choice.cases for way in case.next or ())]
            whens = (choice.when, *(case.when for case in choice.cases), *(way.when for way in ways))
            yield from (when for when in whens if when is not None)
    for ending in scenario.endings.values():
        yield from (version.when for version in ending.versions)


def _unused(scenario: Scenario) -> Iterator[Finding]:
    asked = [atom for condition in conditions(scenario) for atom in atoms(condition)]
    flags = {atom.argument for atom in asked if isinstance(atom, Call) and atom.name == "flag"}
    told: set[str] = set()
    for turn in scenario.turns.values():
        for choice in turn.choices:
            for deed in choice.deeds:
                for flag in deed.sets or ():
                    if flag not in flags | told:
                        told.add(flag)
                        yield _flag(flag, Spot("choice", choice.id, "sets" if deed is choice else "cases"), flags)
    for key, given in (
        ("chance", [flag for flags_ in scenario.chance for flag in flags_]),
        ("before", [*scenario.before]),
    ):
        for flag in given:
            # of a list of chance the flag that nobody asks for is the ordinary day: one must be asked for
            day = next((flags_ for flags_ in scenario.chance if key == "chance" and flag in flags_), (flag,))
            if not flags.intersection(day) and flag == day[0]:
                yield _flag(flag, Spot("scenario", key), flags)
    people = {turn.speaker for turn in scenario.turns.values()} | {scenario.main_contact.id}
    people |= {atom.person for atom in asked if isinstance(atom, Compare) and atom.person is not None}
    for person in scenario.people.values():
        if person.id not in people and not _has_effect(scenario, person.id):
            near = nearest(person.id, people)
            yield Finding(
                "HF424", Spot("scenario", "people"), f"`{person.id}` never speaks, and nothing asks for their trust",
                f"Did you mean `{near}`?" if near else f"Give a turn `speaker: {person.id}`, or delete the person.",
            )  # fmt: skip


def _flag(flag: str, spot: Spot, asked: set[str]) -> Finding:
    near = nearest(flag, asked)
    hint = f"Did you mean `{near}`?" if near else f"Ask for it with `flag({flag})`, or delete it."
    return Finding(
        "HF424", spot, f"nothing asks for the flag `{flag}`",
        f"{hint} If a later meeting of a campaign asks for it, allow this and say so.",
    )  # fmt: skip


def _has_effect(scenario: Scenario, person: str) -> bool:
    choices = [choice for turn in scenario.turns.values() for choice in turn.choices]
    deeds = [deed for choice in choices for deed in choice.deeds]
    return any(effect.target == person != PATIENCE for deed in deeds for effect in deed.effects or ())


def _template(written: list[tuple[Spot, str]]) -> Iterator[Finding]:
    known = {
        tuple(plain_words(field.default)) for field in fields(Answers)
        if isinstance(field.default, str) and len(field.default.split()) >= FEWEST_WORDS
    }  # fmt: skip
    left = [(spot, text, words) for spot, text in written if (words := tuple(plain_words(text))) in known]
    kept = {words for _, _, words in left}
    if not kept or len(known) - len(kept) < CHANGED:
        return
    for spot, text, _ in left:
        yield Finding(
            "HF425", spot, f"this sentence still comes from the template: “{shown(text)}”",
            "Write what would be said in your scenario.",
        )  # fmt: skip


def _without_why(scenario: Scenario) -> Iterator[Finding]:
    choices = [choice for turn in scenario.turns.values() for choice in turn.choices]
    silent = [choice.id for choice in choices if not choice.why]
    stale = [
        f"{choice.id} (case {number})" for choice in choices for number, case in enumerate(choice.cases, 1)
        if choice.why and case.behaviour is not None and not case.why
    ]  # fmt: skip
    names = silent + stale
    if names:
        listed = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
        first = (silent or [stale[0].partition(" ")[0]])[0]
        yield Finding(
            "HF428", Spot("choice", first), f"{len(names)} {'choice has' if len(names) == 1 else 'choices have'} no `why` of their own, so the debrief has nothing to say about them: {listed}",
            "Write in `why` what the customer gains or loses by it, in a sentence; a case with another behaviour needs its own.",
        )  # fmt: skip
