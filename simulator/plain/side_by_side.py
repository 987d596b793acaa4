"""Two attempts at one conversation side by side, in lines: how each ended, and where they part."""

from __future__ import annotations

from simulator.analysis.best_paths import NO_ROAD, along_best_road
from simulator.debrief.coaching import MARKS
from simulator.debrief.outcome import outcome_headline, summing_up
from simulator.debrief.review import Debrief, Decision, debrief
from simulator.debrief.turning_points import turned_here, worth_sentence
from simulator.plain.speaker import Write
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import label_of
from simulator.scenario.visible import visible_line


def write_beside(
    then: Debrief, now: Debrief, write: Write, names: tuple[str, str] = ("Then", "Now"), *, heard: bool = False
) -> None:
    """What both said is written once; from where they part, each line after the other, with what the customer said
    before it where that is to be `heard`.
    """
    for name, review in zip(names, (then, now), strict=True):
        axes = ", ".join(f"{MARKS[axis]} {axis} {getattr(review.score, axis).percent:.0f}" for axis in AXES)
        write(f"{name}: {outcome_headline(review)} {axes}. {summing_up(review)[0]}.")
    parted = False
    for number in range(1, max(len(then.decisions), len(now.decisions)) + 1):
        one, other = _said(then.decisions, number), _said(now.decisions, number)
        if one == other and not parted:
            write(f"{number}. Both: {one}")
            continue
        parted = True
        for name, review, text in zip(names, (then, now), (one, other), strict=True):
            if heard and number <= len(review.decisions):
                _heard(review, number, name, write)
            write(f"{number}. {name}: {text}{_after(review, number)}")


def _heard(review: Debrief, number: int, name: str, write: Write) -> None:
    turn = review.decisions[number - 1].step.turn
    if turn.scene:
        write(f"{number}. {name}, to be seen: {visible_line(' '.join(turn.scene.split()))}")
    if turn.says:
        label = label_of(review.talk.scenario, turn.speaker)
        write(f"{number}. {name}, {label} says: {visible_line(' '.join(turn.says.split()))}")


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


def write_best_road(mine: Debrief, number: int, write: Write) -> None:
    """What somebody did beside the best road from the choice of that number (from 1), with what the customer says."""
    found = along_best_road(mine.talk, number)
    if found is None:
        write(f"Note: {NO_ROAD}")
        return
    write(f"Note: The best road from choice {number} on: the best ending still open, with the least help left unused.")
    write_beside(mine, debrief(found), write, ("You", "Best road"), heard=True)
