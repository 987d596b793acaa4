"""The debrief, told once: which sentences, in which order. The app, plain mode and the exports only show them.

First what was answered before any score, then the outcome, the score, the turning points, what to take along, what
comes next, and at last the whole conversation.
"""

from __future__ import annotations

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Row, Rows, Section, Told
from simulator.debrief.coaching import MARKS, verdict, whole
from simulator.debrief.endings_met import how_many, outcome_rows
from simulator.debrief.lessons import FOR_THEM, QUESTIONS, next_time, transfer
from simulator.debrief.outcome import breach_sentence, meeting_sentence, outcome_headline, sale_sentence, summing_up
from simulator.debrief.own_words import answered_unlike
from simulator.debrief.report import Compared, Range, Report
from simulator.debrief.review import Debrief, Decision
from simulator.debrief.told_choice import one_line, quoted, tape_rows, turning_blocks
from simulator.languages.english import capital
from simulator.languages.tongue import Tongue, tongue
from simulator.scenario.model import Ending, Scenario
from simulator.scenario.rubric import AXES
from simulator.scenario.short_names import label_of
from simulator.scenario.units import POINT


def plane_figure(review: Debrief) -> Figure:
    """Helpfulness against pushiness as they stood after each choice."""
    say = review.tongue
    after = ", ".join(
        say(
            "▲ {help} ● {push} after choice {number}",
            help=whole(d.score.helpfulness.percent),
            push=whole(d.score.pushiness.percent),
            number=d.number,
        )
        for d in review.decisions
    )
    return Figure("plane", say("Helpfulness and pushiness: {after}.", after=after))


def bars_figure(found: Report) -> Figure:
    """The three axes, with the exact range at this ending and earlier tries."""
    score, say = found.review.score, found.review.tongue
    rows = tuple(
        Row(capital(say.own(axis)), f"{share.percent:.0f}", "strong", MARKS[axis])
        for axis, share in zip(AXES, (score.helpfulness, score.pushiness, score.initiative), strict=True)
    )
    says = [say("Each is the share, of 100, of what the lines on offer made possible.")]
    if found.ranges is not None:
        spans = ", ".join(f"{say.own(axis)} {_span(found.ranges[axis], say)}" for axis in AXES)
        says.append(say("Among all who reach this ending: {spans}.", spans=spans))
    says += [f"{say.own(name)}: {_axes(other, say)}." for name, other in found.tries]
    return Figure("bars", " ".join(says), rows)


def tape_figure(review: Debrief) -> Figure:
    """Trust and patience after each choice, 0 to 100."""
    steps = [decision.step for decision in review.decisions]
    trust = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].trust_before, *(s.trust for s in steps)))
    patience = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].patience_before, *(s.patience for s in steps)))
    say = review.tongue
    told = say("Trust at first and after each choice: {trust}. Patience: {patience}.", trust=trust, patience=patience)
    return Figure("tape", told)


def _axes(other: Compared, say: Tongue) -> str:
    return ", ".join(f"{say.own(axis)} {getattr(other, axis):.0f}" for axis in AXES)


def _span(attainable: Range, say: Tongue) -> str:
    least, most = attainable
    return say("{least} to {most}", least=whole(least), most=whole(most))


def told(found: Report) -> Told:
    """The whole debrief. What is not known (yet) is left out of it."""
    sections = (
        Section("before", _before(found)),
        Section("outcome", _outcome(found)),
        Section("score", _score(found)),
        Section("turning", turning_blocks(found)),
        Section("lessons", _lessons(found)),
        Section("next", _next(found)),
        Section("coming", _coming(found)),
        Section("endings", _endings(found)),
        Section("tape", _tape(found)),
    )
    title = one_line(found.review.talk.scenario.title)
    return Told(title, tuple(section for section in sections if section.blocks))


def _before(found: Report) -> tuple[Block, ...]:
    say = found.review.tongue
    answers = zip(QUESTIONS, found.reflection.answers, strict=False)
    wanted = one_line(found.reflection.purpose)
    rows = (
        *((Row(say.own(FOR_THEM), wanted),) if wanted else ()),
        *(Row(say.own(question), one_line(answer), joint=" ") for question, answer in answers if answer.strip()),
    )
    return (Heading(say("Before any score you said")), Rows(rows)) if rows else ()


def _outcome(found: Report) -> tuple[Block, ...]:
    review = found.review
    ending = review.ending
    say = review.tongue
    headline = Heading(outcome_headline(review, say), 1)
    broken = [Paragraph(breach_sentence(review), "strong")] if review.score.breaches else []
    if ending is None:
        return (headline, *broken, Paragraph(say("What you said is kept; there is no outcome to look at.")))
    return (headline, *broken, *(Paragraph(text) for text in what_followed(review.talk.scenario, ending)))


def what_followed(scenario: Scenario, ending: Ending) -> list[str]:
    """What an ending came to, in the words of its version: sentences, each on one line."""
    say = tongue(scenario.lang)
    epilogue = one_line(ending.epilogue)
    texts = [meeting_sentence(ending, say), epilogue]
    texts.append(say("They told somebody else about you.") if ending.referral else "")
    if ending.sale is not None or not (scenario.market == "internal" or say("sold") in epilogue.lower()):
        texts.append(sale_sentence(ending.sale, say))  # not where there is nothing to sell, or the author has said it
    return [text for text in texts if text]


def _score(found: Report) -> tuple[Block, ...]:
    review = found.review
    say = review.tongue
    judges = Paragraph(say("One conversation never judges a person."), "quiet")
    if not review.decisions:
        return (judges,)
    name, says = summing_up(review)
    profile = [] if review.score.breaches else [Paragraph(name, "strong"), Paragraph(says)]
    unlike = answered_unlike(found)
    said = (Paragraph(unlike),) if unlike else ()
    return (*profile, *said, plane_figure(review), bars_figure(found), judges)


def _lessons(found: Report) -> tuple[Block, ...]:
    say = found.review.tongue
    rows: list[Row] = []
    for one in found.lessons.in_order:
        rows += (Row(one.word, one.text, "strong"), *(Row("", text) for text in one.because))
    return (
        Heading(say("Keep, start, stop")),
        Rows(tuple(rows)) if rows else Paragraph(say("Nothing here calls for a change.")),
    )


def _next(found: Report) -> tuple[Block, ...]:
    promise, say = one_line(found.reflection.promise), found.review.tongue
    again = say("You will be asked how it went when this comes back.")
    kept: list[Block] = [Quote(quoted(promise, say)), Paragraph(again, "quiet")] if promise else []
    taken = next_time(found.lessons, found.review.talk.rubric)
    title = say("Next time: {behaviour}", behaviour=say.own(taken.name)) if taken is not None else say("Next time")
    return (Heading(title), Paragraph(transfer(found.review.talk.scenario), "strong"), *kept)


def _coming(found: Report) -> tuple[Block, ...]:
    rows, say = [], found.review.tongue
    for one in found.coming:
        long = ", " + say.many("about a minute", "about {count} minutes", one.minutes) if one.minutes > 1 else ""
        rows.append(
            Row(one.when, one_line(f"{one.title}{long}. {one.why}"), "strong" if one is found.coming[0] else "")
        )
    return (Heading(say("What comes next")), Rows(tuple(rows))) if rows else ()


def _endings(found: Report) -> tuple[Block, ...]:
    say = found.review.tongue
    rows = tuple(Row(label, one_line(text)) for label, text in outcome_rows(found.endings, say))
    return (Heading(say("Endings met here: {many}", many=how_many(found.endings, say))), Rows(rows)) if rows else ()


def _tape(found: Report) -> tuple[Block, ...]:
    review, say = found.review, found.review.tongue
    blocks: list[Block] = [Heading(say("The whole conversation"))]
    if not review.decisions:
        return (*blocks, Paragraph(say("Nothing was said.")))
    blocks.append(tape_figure(review))
    for decision in review.decisions:
        blocks += [Heading(tape_title(found, decision), 3, decision.mark), Rows(tape_rows(found, decision))]
    if review.ending is not None:
        name = label_of(review.talk.scenario, review.decisions[-1].step.turn.speaker)
        blocks += [
            Heading(say("At the end"), 3),
            Rows((Row(say("{name} said", name=name), quoted(review.ending.says, say)),)),
        ]
    return tuple(blocks)


def tape_title(found: Report, decision: Decision) -> str:
    """ "Choice 2. You owned the fault, and asked what they need."; a breach is named."""
    say = found.review.tongue
    done = verdict(decision.step, found.review.talk.rubric, say)
    if decision.step.breach:
        return say("Choice {number}, a breach of trust. {verdict}", number=decision.number, verdict=done)
    return say("Choice {number}. {verdict}", number=decision.number, verdict=done)
