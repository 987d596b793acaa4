"""Two attempts at one conversation side by side, in lines: how each ended, and where they part."""

from __future__ import annotations

from simulator.debrief.beside import turned_here, worth_sentence
from simulator.debrief.coaching import MARKS
from simulator.debrief.outcome import outcome_headline
from simulator.debrief.review import Debrief, Decision
from simulator.plain.speech import Write
from simulator.scenario.rubric import AXES
from simulator.scenario.visible import visible_line


def write_beside(then: Debrief, now: Debrief, write: Write) -> None:
    """What both said is written once; from where they part, each line after the other."""
    for name, review in (("Then", then), ("Now", now)):
        axes = ", ".join(f"{MARKS[axis]} {axis} {getattr(review.score, axis).percent:.0f}" for axis in AXES)
        write(f"{name}: {outcome_headline(review)} {axes}. {review.profile.name}.")
    parted = False
    for number in range(1, max(len(then.decisions), len(now.decisions)) + 1):
        one, other = _said(then.decisions, number), _said(now.decisions, number)
        if one == other and not parted:
            write(f"{number}. Both: {one}")
            continue
        parted = True
        write(f"{number}. Then: {one}{_after(then, number)}")
        write(f"{number}. Now: {other}{_after(now, number)}")


def _said(decisions: tuple[Decision, ...], number: int) -> str:
    if number > len(decisions):
        return "(it was over)"
    return visible_line(" ".join(decisions[number - 1].step.choice.say.split()))


def _after(review: Debrief, number: int) -> str:
    """What followed, what it was worth, and whether it turned there."""
    if number > len(review.decisions):
        return ""
    decision = review.decisions[number - 1]
    reply = visible_line(" ".join(decision.step.choice.reply.split()))
    parts = (reply, f"({worth_sentence(decision)})", turned_here(review, decision))
    return "".join(f" {part}" for part in parts if part)
