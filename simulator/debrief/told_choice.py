"""One choice looked back on, as rows: before, said, then, behaviour, why, better, tempting; and the turning points."""

from __future__ import annotations

from simulator.debrief.blocks import Block, Heading, Paragraph, Row, Rows
from simulator.debrief.coaching import MARKS, behaviour_names, joined, signed, whole
from simulator.debrief.own_words import plain_look
from simulator.debrief.report import Report, possible_sentence
from simulator.debrief.review import Decision
from simulator.debrief.right_elsewhere import otherwise
from simulator.debrief.turning_points import won_over
from simulator.languages.english import capital
from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.model import Choice
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import label_of
from simulator.scenario.units import POINT


def one_line(text: str) -> str:
    """Text with every run of white space as one blank."""
    return " ".join(text.split())


def quoted(text: str, say: Tongue = ENGLISH) -> str:
    return say("“{text}”", text=one_line(text))


def turning_blocks(found: Report) -> tuple[Block, ...]:
    """The turning points in the order they are told; one that does not exist is said in a sentence."""
    if not found.review.decisions:
        return ()
    say = found.review.tongue
    blocks: list[Block] = []
    for decision in found.turning.in_order:
        blocks += [
            Heading(turning_title(found, decision), 2, decision.mark),
            Rows((*_rows(found, decision), *_possible(found, decision))),
        ]
    if found.turning.gain is None:
        blocks.append(Paragraph(say("No choice won them over.")))
    if found.turning.loss is None:
        blocks.append(
            Paragraph(say("No choice cost you their trust, and no line on offer would have helped more than yours."))
        )
    return tuple(blocks)


def turning_title(found: Report, decision: Decision) -> str:
    """ "Choice 2 won Dana over", "Trust grew most at choice 2, and as much at 4", "Choice 5 was not true, and cost you most"."""
    step, say, number, turning = decision.step, found.review.tongue, decision.number, found.turning
    if decision is turning.gain and not won_over(found.review, decision):
        helped = step.points.helpfulness >= 0  # what flatters or presses can be believed, for a while
        if turning.as_much_gained:
            others = joined(turning.as_much_gained, say)
            if helped:
                return say("Trust grew most at choice {number}, and as much at {others}", number=number, others=others)
            return say(
                "Trust grew most at choice {number}, though it did not help, and as much at {others}",
                number=number,
                others=others,
            )
        if helped:
            return say("Trust grew most at choice {number}", number=number)
        return say("Trust grew most at choice {number}, though it did not help", number=number)
    if decision is turning.gain:
        name = label_of(found.review.talk.scenario, step.turn.speaker)
        return say("Choice {number} won {name} over", number=number, name=name)
    if step.breach and step.choice.behaviour == "mislead":
        return say("Choice {number} was not true, and cost you most", number=number)
    if step.breach:
        return say("Choice {number} broke trust, and cost you most", number=number)
    if decision.trust_change < 0 and turning.as_much_lost:
        return say(
            "Choice {number} cost you most, as did {others}", number=number, others=joined(turning.as_much_lost, say)
        )
    if decision.trust_change < 0:
        return say("Choice {number} cost you most", number=number)
    return say("Choice {number} could have helped more", number=number)


def tape_rows(found: Report, decision: Decision) -> tuple[Row, ...]:
    """With what they said before it, and what it was worth."""
    step, say = decision.step, found.review.tongue
    name = label_of(found.review.talk.scenario, step.turn.speaker)
    worth = ", ".join(
        f"{MARKS[axis]} {say.own(axis)} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True)
    )
    heard = (
        Row(say("Scene"), one_line(step.turn.scene), "aside"),
        Row(say("{name} said", name=name), quoted(step.turn.says, say) if step.turn.says else "", "soft"),
    )
    return (
        *(row for row in heard if row.text),
        *_rows(found, decision),
        Row(say("Worth"), worth),
        Row(say("Trust"), _moved(step.trust_before, step.trust, say)),
        Row(say("Patience"), _moved(step.patience_before, step.patience, say)),
    )


def _rows(found: Report, decision: Decision) -> tuple[Row, ...]:
    step, rubric, say = decision.step, found.review.talk.rubric, found.review.tongue
    name = label_of(found.review.talk.scenario, step.turn.speaker)
    behaviour = rubric.behaviours[step.choice.behaviour]
    words = found.own_words.get(decision.number, "")
    names = behaviour_names(step, rubric, say)
    thought = quoted(step.turn.thinks, say) if step.turn.thinks else ""
    rows = (
        Row(say("Before"), say("you spoke, {name} thought {thought}", name=name, thought=thought) if thought else "", "aside",
            joint=" "),
        Row(say("You said"), quoted(step.choice.say, say), "strong"),
        Row(say("Your words"), quoted(words, say) if words else "", "soft"),
        Row(say("Beside it"), plain_look(found, decision, step.choice), "soft"),
        Row(say("Then"), one_line(step.choice.reply), "aside"),
        Row(say("Behaviour"), f"{capital(names)}."),
        Row(say("Why"), one_line(step.choice.why) or say.own(behaviour.rule)),
        Row(say("Otherwise"), otherwise(found.review.talk, decision)),
        Row(say("Better"), _with_why(decision.better, say), mark=MARKS["helpfulness"]),
        Row(say("Beside it"), plain_look(found, decision, decision.better), "soft"),
        Row(say("Tempting"), _with_why(decision.tempting, say), "soft", MARKS["pushiness"]),
    )  # fmt: skip
    return tuple(row for row in rows if row.text)


def _with_why(choice: Choice | None, say: Tongue) -> str:
    return f"{quoted(choice.say, say)} {one_line(choice.why)}".rstrip(" ") if choice is not None else ""


def _possible(found: Report, decision: Decision) -> tuple[Row, ...]:
    possible = found.possible.get(decision.number)
    say = found.review.tongue
    text = possible_sentence(possible, say) if possible is not None else ""
    return (Row(say("Possible"), text, "soft"),) if text else ()


def _moved(before: int, now: int, say: Tongue) -> str:
    """Whole numbers for people; gauges are in thousandths."""
    return say("{before} to {now}", before=whole(before / POINT), now=whole(now / POINT))
