"""What a new scenario is made from: the answers to `new --guided`, each with a question and a fallback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from simulator.authoring.lint.wording import LONGEST_CHOICE, LONGEST_TURN
from simulator.scenario.language import words
from simulator.scenario.model import MARKETS

Check = Callable[[str], str]
"""A sentence about what is wrong with an answer; "" where it is fine."""


def _market(text: str) -> str:
    return "" if text in MARKETS else f"Write one of {', '.join(MARKETS)}."


def _trust(text: str) -> str:
    return "" if text.isascii() and text.isdecimal() and 20 <= int(text) <= 60 else "Write a number from 20 to 60."


def _short(text: str) -> str:
    return "" if len(text) <= 80 else "Keep it to one line."


def _spoken(most: int) -> Check:
    def check(text: str) -> str:
        count = words(text)
        return "" if count <= most else f"That is {count} words. Nobody reads more than {most} in a conversation."

    return check


def _quiet(text: str) -> str:
    if "!" in text:
        return "Say it without the exclamation mark: it would give the choice away."
    return _spoken(LONGEST_CHOICE)(text)


_said = _spoken(LONGEST_TURN)


def _ask(question: str, default: str, check: Check = _said) -> Any:
    return field(default=default, metadata={"question": question, "check": check})


@dataclass(frozen=True, slots=True)
class Answers:
    """All of them in the order in which they are asked. The fallbacks make a complete small scenario."""

    title: str = _ask("What is the scenario called?", "The printer at the front desk", _short)
    market: str = _ask("Whom do you sell to: b2b, b2c or internal?", "b2c", _market)
    name: str = _ask("The customer's name?", "Maya Lind", _short)
    role: str = _ask("What do they do, and where?", "Runs a physiotherapy practice with two rooms", _short)
    trust: str = _ask("How much do they trust you at the start, 20 (hardly) to 60 (well)?", "40", _trust)
    brief: str = _ask(
        "What does the trainee know before the conversation?",
        "You work in a shop for office machines. A woman in a hurry stands in front of the printers.",
    )
    opening: str = _ask(
        "The first thing the customer says?", "I need a printer. Something that works. They all look the same to me."
    )
    need: str = _ask(
        "What is true about them that they have not said, and that changes what would help? (the hidden need)",
        "The old one jams while patients wait at the desk, and she is ashamed of it.",
    )
    question: str = _ask(
        "Which question of yours would bring it out?",
        "What does the one you have do, that you want to be rid of it?",
        _quiet,
    )
    said: str = _ask(
        "What do they say when you have asked it?",
        "It jams. Twice a day, with people standing at the desk and watching me pull paper out of it.",
    )
    pushy: str = _ask(
        "What would you be tempted to say to sell today? (the pushy temptation)",
        "This one is reduced until six tonight, and there are two left. Shall I put one aside for you while you look?",
        _quiet,
    )
    passive: str = _ask(
        "What would be comfortable to say, and would leave them alone with it? (the passive temptation)",
        "Of course, take all the time you need, and please let me know if I can be of any help.",
        _quiet,
    )
    fitting: str = _ask(
        "What would you recommend, now that you know?",
        "Then look at the plain one here. It feeds paper straight, so it hardly jams.",
        _quiet,
    )
    limit: str = _ask(
        "What will it not do for them, honestly?",
        "It is slow with photographs. If you print those, it is the wrong one.",
        _quiet,
    )
    thanks: str = _ask(
        "It went well. Their last words?",
        "That is what I wanted to hear. Bring it on Thursday, before we open, and show me.",
    )
    later: str = _ask("It stayed open. Their last words?", "I'll think about it. I have your card somewhere.")
    refusal: str = _ask("It went wrong. Their last words?", "No, thank you. I'll look somewhere else.")


def questions() -> list[tuple[str, str, str, Check]]:
    """(name, question, fallback, check) of each answer."""
    return [(one.name, one.metadata["question"], str(one.default), one.metadata["check"]) for one in fields(Answers)]
