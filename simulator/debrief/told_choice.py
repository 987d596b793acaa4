"""One choice looked back on, as rows: before, said, then, behaviour, why, better, tempting; and the turning points."""

from __future__ import annotations

from simulator.debrief.answered import plain_look
from simulator.debrief.blocks import Block, Heading, Paragraph, Row, Rows
from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.otherwise import otherwise
from simulator.debrief.report import Report, possible_sentence
from simulator.debrief.review import Decision
from simulator.scenario.model import POINT, Choice
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import label_of

NOTHING_LOST = "No choice cost you their trust, and no line on offer would have helped more than yours."


def one_line(text: str) -> str:
    """Text with every run of white space as one blank."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    return f"“{one_line(text)}”"


def turning_blocks(found: Report) -> tuple[Block, ...]:
    """The turning points in the order they are told; one that does not exist is said in a sentence."""
    if not found.review.decisions:
        return ()
    blocks: list[Block] = []
    for decision in found.turning.in_order:
        blocks += [
            Heading(turning_title(found, decision), 2, decision.mark),
            Rows((*_rows(found, decision), *_possible(found, decision))),
        ]
    if found.turning.gain is None:
        blocks.append(Paragraph("No choice won them over."))
    if found.turning.loss is None:
        blocks.append(Paragraph(NOTHING_LOST))
    return tuple(blocks)


def turning_title(found: Report, decision: Decision) -> str:
    """ "Choice 2 won Dana over", "Choice 5 was not true, and cost you most"."""
    step = decision.step
    if decision is found.turning.gain:
        return f"Choice {decision.number} won {label_of(found.review.talk.scenario, step.turn.speaker)} over"
    if step.breach:
        how = "was not true" if step.choice.behaviour == "mislead" else "broke trust"
        return f"Choice {decision.number} {how}, and cost you most"
    return f"Choice {decision.number} {'cost you most' if decision.trust_change < 0 else 'could have helped more'}"


def tape_rows(found: Report, decision: Decision) -> tuple[Row, ...]:
    """With what they said before it, and what it was worth."""
    step = decision.step
    name = label_of(found.review.talk.scenario, step.turn.speaker)
    worth = ", ".join(f"{MARKS[axis]} {axis} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    heard = (
        Row("Scene", one_line(step.turn.scene), "aside"),
        Row(f"{name} said", quoted(step.turn.says) if step.turn.says else "", "soft"),
    )
    return (
        *(row for row in heard if row.text),
        *_rows(found, decision),
        Row("Worth", worth),
        Row("Trust", _moved(step.trust_before, step.trust)),
        Row("Patience", _moved(step.patience_before, step.patience)),
    )


def _rows(found: Report, decision: Decision) -> tuple[Row, ...]:
    step, rubric = decision.step, found.review.talk.rubric
    name = label_of(found.review.talk.scenario, step.turn.speaker)
    behaviour = rubric.behaviours[step.choice.behaviour]
    words = found.own_words.get(decision.number, "")
    names = behaviour_names(step, rubric)
    rows = (
        Row("Before", f"you spoke, {name} thought {quoted(step.turn.thinks)}" if step.turn.thinks else "", "aside",
            joint=" "),
        Row("You said", quoted(step.choice.say), "strong"),
        Row("Your words", quoted(words) if words else "", "soft"),
        Row("Beside it", plain_look(found, decision), "soft"),
        Row("Then", one_line(step.choice.reply), "aside"),
        Row("Behaviour", f"{names[:1].upper()}{names[1:]}."),
        Row("Why", one_line(step.choice.why or behaviour.rule)),
        Row("Otherwise", otherwise(found.review.talk, decision)),
        Row("Better", _with_why(decision.better), mark=MARKS["helpfulness"]),
        Row("Tempting", _with_why(decision.tempting), "soft", MARKS["pushiness"]),
    )  # fmt: skip
    return tuple(row for row in rows if row.text)


def _with_why(choice: Choice | None) -> str:
    return one_line(f"{quoted(choice.say)} {choice.why}") if choice is not None else ""


def _possible(found: Report, decision: Decision) -> tuple[Row, ...]:
    possible = found.possible.get(decision.number)
    text = possible_sentence(possible) if possible is not None else ""
    return (Row("Possible", text, "soft"),) if text else ()


def _moved(before: int, now: int) -> str:
    """Whole numbers for people; gauges are in thousandths."""
    return f"{before / POINT:.0f} to {now / POINT:.0f}"
