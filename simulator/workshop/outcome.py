"""Where the group's conversation led, as everybody is shown it; and where one line would lead, at a reveal."""

from __future__ import annotations

from simulator.conversation.mood import change_word, patience_level, patience_sentence, trust_level, trust_word
from simulator.conversation.talk import Talk, talk_through
from simulator.debrief.outcome import meeting_sentence, outcome_headline, sale_sentence, summing_up
from simulator.debrief.report import report
from simulator.debrief.review import Debrief, debrief
from simulator.debrief.told_choice import one_line, quoted, turning_title
from simulator.languages.tongue import tongue
from simulator.scoring.score import profile_of
from simulator.scoring.tally import Share
from simulator.workshop.views import DebriefView, FollowsView, PlaneView, TurningView


def outcome_view(talk: Talk) -> DebriefView:
    """The headline, what followed, the plane, the three shares and the turning points."""
    review, say = debrief(talk), tongue(talk.scenario.lang)
    ending = review.ending
    said = [meeting_sentence(ending, say), sale_sentence(ending.sale, say)] if ending is not None else []
    said = [sentence for sentence in said if sentence]
    if ending is not None and ending.epilogue:
        said.append(one_line(ending.epilogue))
    score, found = review.score, report(review)
    profile, says = summing_up(review)
    return DebriefView(
        headline=outcome_headline(review, say),
        sentences=said,
        profile=profile,
        says=says,
        axes={
            "helpfulness": score.helpfulness.percent,
            "pushiness": score.pushiness.percent,
            "initiative": score.initiative.percent,
        },
        plane=_plane(review),
        turning=[
            TurningView(turning_title(found, decision), quoted(decision.step.choice.say, say))
            for decision in found.turning.in_order
        ],
    )


def _plane(review: Debrief) -> PlaneView:
    rubric, initiative = review.talk.rubric, review.score.initiative
    corners = [
        review.tongue.own(
            rubric.profiles[profile_of(_whole(helpful), _whole(pushy), initiative, rubric.thresholds)].name
        )
        for helpful in (True, False)
        for pushy in (False, True)
    ]
    return PlaneView(
        path=[(one.score.helpfulness.percent, one.score.pushiness.percent) for one in review.decisions],
        thresholds=(rubric.thresholds.helpfulness, rubric.thresholds.pushiness),
        corners=corners,
    )


def _whole(reached: bool) -> Share:
    return Share(int(reached), 1, 0)


def seems(talk: Talk, person: str) -> tuple[str, int, bool]:
    """How that person seems now: in words, as a trust level of 0 to 4, and whether they are in a hurry."""
    say = tongue(talk.scenario.lang)
    words = trust_word(talk.trust(person), say)
    last = talk.steps[-1] if talk.steps else None
    if last is not None and last.turn.speaker == person:
        words += f", {change_word(last.trust_before, last.trust, say)}"
    hurried = patience_level(talk.patience, talk.scenario.patience) <= 1
    sentence = patience_sentence(talk.patience, talk.scenario.patience, say)
    return f"{words}. {sentence}", trust_level(talk.trust(person)), hurried


def follows(talk: Talk, letter: str, choice: str) -> FollowsView:
    """What the customer does when that choice is said now. `choice` must be on offer."""
    then = talk_through(talk.scenario, talk.rubric, talk.attempt, [choice])
    step = then.steps[-1]
    words, mood, hurried = seems(then, step.turn.speaker)
    return FollowsView(letter, one_line(step.choice.reply), words, mood, hurried)
