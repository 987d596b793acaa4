"""The full debrief as plain data: the attempt as `play --json` gives it, with all that the debrief adds."""

from __future__ import annotations

from dataclasses import asdict

from simulator.debrief.blocks import block_record
from simulator.debrief.lessons import QUESTIONS, Lesson, transfer
from simulator.debrief.record import attempt_record
from simulator.debrief.report import Compared, Report
from simulator.debrief.review import Decision
from simulator.debrief.right_elsewhere import otherwise
from simulator.debrief.told import told


def report_record(found: Report) -> dict[str, object]:
    """Extra keys may be added; what is not known is null or absent from its list."""
    answers = found.reflection.answers
    return {
        **attempt_record(found.review.talk),
        "debrief": {
            "reflection": [
                {"question": question, "answer": answer}
                for question, answer in zip(QUESTIONS, answers, strict=False)
                if answer
            ],
            "purpose": found.reflection.purpose or None,
            "decisions": [_decision(found, decision) for decision in found.review.decisions],
            "turning_points": {
                "gain": found.turning.gain.number if found.turning.gain else None,
                "loss": found.turning.loss.number if found.turning.loss else None,
            },
            "first_try": _compared(found.first),
            "last_try": _compared(found.last),
            "ranges": {axis: list(span) for axis, span in found.ranges.items()} if found.ranges else None,
            "keep": _behaviour(found.lessons.keep),
            "start": _behaviour(found.lessons.start),
            "stop": _behaviour(found.lessons.stop),
            "transfer": {
                "question": transfer(found.review.talk.scenario),
                "promise": found.reflection.promise or None,
            },
            "coming": [asdict(one) for one in found.coming],
            "endings": [
                {"ending": one.name or None, "meeting": one.meeting, "met": bool(one.name)} for one in found.endings
            ],
            "blocks": [
                {"section": section.name, **block_record(block)}
                for section in told(found).sections
                for block in section.blocks
            ],
        },
    }


def _decision(found: Report, decision: Decision) -> dict[str, object]:
    possible = found.possible.get(decision.number)
    return {
        "number": decision.number,
        "own_words": found.own_words.get(decision.number),
        "said": decision.step.choice.say,
        "better": decision.better.id if decision.better else None,
        "tempting": decision.tempting.id if decision.tempting else None,
        "otherwise": otherwise(found.review.talk, decision) or None,
        "possible": asdict(possible) if possible else None,
    }


def _behaviour(lesson: Lesson | None) -> str | None:
    return lesson.behaviour.id if lesson is not None else None


def _compared(other: Compared | None) -> dict[str, float] | None:
    return asdict(other) if other is not None else None
