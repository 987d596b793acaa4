"""What the coach says of one choice: the act, the behaviours, what it was worth, in words. Pure text."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.conversation.talk import Step
from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.model import Choice
from simulator.scenario.rubric import AXES, Rubric

HELPFULNESS_MARK = "▲"
PUSHINESS_MARK = "●"
INITIATIVE_MARK = "◆"
MARKS = {"helpfulness": HELPFULNESS_MARK, "pushiness": PUSHINESS_MARK, "initiative": INITIATIVE_MARK}

_WORDS = {
    "helpfulness": {
        4: "as much as one line can",
        1: "a help",
        0: "neither help nor harm",
        -1: "it cost them something",
    },
    "pushiness": {4: "as hard as one line can", 1: "you leaned", 0: "no pressure", -1: "you took pressure off"},
    "initiative": {4: "you led all the way", 1: "you led", 0: "you kept pace", -1: "you left it to them"},
}


def verdict(step: Step, rubric: Rubric, say: Tongue = ENGLISH) -> str:
    """What was done, as a sentence about the act and never the person: "You owned the fault, and asked …"."""
    return verdict_on(step.choice, rubric, say)


def verdict_on(choice: Choice, rubric: Rubric, say: Tongue = ENGLISH) -> str:
    """The same, of a choice in the words of its case."""
    acts = [say.own(rubric.behaviours[name].act) for name in dict.fromkeys((choice.behaviour, *choice.also))]
    if len(acts) == 1:
        return say("You {act}.", act=acts[0])
    return say("You {acts}, and {act}.", acts=", ".join(acts[:-1]), act=acts[-1])


def behaviour_names(step: Step, rubric: Rubric, say: Tongue = ENGLISH) -> str:
    """The names of the behaviours it showed, the main one first: "recover, discover"."""
    return names_of(step.choice, rubric, say)


def names_of(choice: Choice, rubric: Rubric, say: Tongue = ENGLISH) -> str:
    """The same, of a choice in the words of its case."""
    names = [rubric.behaviours[name].name for name in (choice.behaviour, *choice.also)]
    return ", ".join(say.within(say.own(name)) for name in names)


def joined(some: Sequence[str | int], say: Tongue = ENGLISH) -> str:
    """One or more, numbers or names, as a sentence has them: "4", "4 and 6", "4, 6 and 7"."""
    if len(some) == 1:
        return str(some[0])
    return say("{some} and {last}", some=", ".join(map(str, some[:-1])), last=some[-1])


def whole(value: float) -> str:
    """A figure without decimals, for people."""
    return f"{value:.0f}"


def signed(halves: int) -> str:
    """Half-points for people: +2, -1, +1½, 0."""
    if halves == 0:
        return "0"
    whole, half = divmod(abs(halves), 2)
    return ("+" if halves > 0 else "-") + (str(whole) if whole or not half else "") + ("½" if half else "")


def in_words(axis: str, halves: int, say: Tongue = ENGLISH) -> str:
    """A few words for that many half-points on that axis."""
    words = _WORDS[axis]
    return say.own(words[4 if halves >= 4 else 1 if halves > 0 else 0 if halves == 0 else -1])


def worth_said(step: Step, rubric: Rubric, say: Tongue) -> str:
    """The behaviours and what each axis came to, in one sentence for who has no bars before them."""
    worth = ", ".join(
        f"{MARKS[axis]} {say.own(axis)} {signed(value)}, {in_words(axis, value, say)}"
        for axis, value in zip(AXES, step.points, strict=True)
    )
    return say("Behaviours: {names}; {worth}.", names=behaviour_names(step, rubric, say), worth=worth)


def breach_said(say: Tongue) -> str:
    """What the coach says of a choice that broke trust."""
    return say("This is a breach of trust: whatever follows, it stands.")


def labels(say: Tongue) -> tuple[str, str, str, str]:
    """What stands before the coach's words: the coach, one behaviour, several, a need that was learnt."""
    return say("Coach"), say("Behaviour: "), say("Behaviours: "), say("Learnt: {need}")
