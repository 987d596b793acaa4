"""What two attempts side by side say of each choice, in the app and in lines."""

from __future__ import annotations

from simulator.debrief.coaching import MARKS, signed
from simulator.debrief.review import Debrief, Decision
from simulator.debrief.turning_points import turning_points
from simulator.scenario.model import POINT
from simulator.scenario.rubric import AXES


def worth_sentence(decision: Decision) -> str:
    """ "▲ +2 ● -1 ◆ +1, trust 30 to 39"."""
    step = decision.step
    points = " ".join(f"{MARKS[axis]} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    return f"{points}, trust {step.trust_before / POINT:.0f} to {step.trust / POINT:.0f}"


def turned_here(review: Debrief, decision: Decision) -> str:
    """A sentence where it is one of the attempt's turning points, otherwise nothing."""
    turned = turning_points(review)
    if decision is turned.loss:
        cost = decision.trust_change < 0 or decision.step.breach
        return "This cost you most." if cost else "This could have helped more."
    return "Trust grew most here." if decision is turned.gain else ""
