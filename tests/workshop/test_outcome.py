"""Where the group's conversation led, as the pages are told it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.mood import TRUST_WORDS
from simulator.conversation.talk import Talk
from simulator.debrief.outcome import summing_up
from simulator.debrief.review import debrief
from simulator.workshop.outcome import follows, outcome_view, seems
from simulator.workshop.room import Room
from tests.debrief.test_debrief import TURNS
from tests.library.shelf import shipped
from tests.workshop.rooms import SCENARIO
from tests.write import rubric, scenario, whole

SMALL = scenario(TURNS)


def along(count: int):
    """The first so many choices of a shipped conversation, always the first line on offer."""
    room = Room(shipped("cold-chain-renewal"), rubric(), 1)
    said: tuple[str, ...] = ()
    for _ in range(count):
        talk = room.talk(said)
        if talk.turn is None:
            break
        said = (*said, talk.offered()[0].id)
    return room.talk(said)


def test_the_plane_has_one_point_for_each_choice_and_ends_at_the_score():
    talk = along(99)
    found = outcome_view(talk)
    assert found.plane is not None
    assert len(found.plane.path) == len(talk.steps)
    assert found.plane.path[-1] == (found.axes["helpfulness"], found.axes["pushiness"])


def test_a_turning_point_quotes_the_line_that_the_group_said():
    talk = along(99)
    said = {" ".join(step.choice.say.split()) for step in talk.steps}
    turning = outcome_view(talk).turning
    assert turning
    assert {one.text.strip("“”") for one in turning} <= said


def test_the_wall_gives_no_better_name_than_the_debrief_and_says_once_whether_they_meet_again():
    talk = along(99)
    found, review = outcome_view(talk), debrief(talk)
    assert (found.profile, found.says) == summing_up(review)
    assert all(found.sentences)
    assert len({found.headline, *found.sentences}) == 1 + len(found.sentences)
    short = Talk(SMALL, rubric(), replace(new_attempt(SMALL, rubric(), 1), choices=("ask", "own")))
    assert outcome_view(short).profile == "Nearly: trusted advisor, on two choices"


def test_the_wall_never_praises_after_a_breach():
    misled = whole(SCENARIO.replace("behaviour: pressure", "behaviour: mislead, why: It is not so"))
    talk = Room(misled, rubric(), 1).talk(("push", "fit"))
    assert talk.ending is not None
    assert (talk.ending.meeting, outcome_view(talk).headline) == ("earned", "A next meeting, on a broken trust.")


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "You stopped before the end."), ("de", "Sie haben vor dem Ende aufgehört.")]
)
def test_a_group_that_stopped_before_the_end_is_told_so_with_what_its_choices_come_to(lang, says):
    talk = Room(whole(SCENARIO + f"lang: {lang}\n"), rubric(), 1).talk(("ask",))
    found = outcome_view(talk)
    assert (found.headline, found.sentences) == (says, [])
    assert found.plane is not None
    assert len(found.plane.path) == 1


def test_the_face_says_what_the_words_say():
    for count in range(4):
        talk = along(count)
        words, mood, hurried = seems(talk, talk.turn.speaker)
        assert words.startswith(TRUST_WORDS[mood])
        assert hurried == ("clock" in words or "About to leave" in words)


def test_what_follows_a_line_is_what_happens_once_it_is_said_and_says_nothing_yet():
    talk = along(1)
    choice = talk.offered()[0]
    found = follows(talk, "a", choice.id)
    assert len(talk.steps) == 1
    assert found.text == " ".join(choice.reply.split())
    then = along(2)
    assert (found.seems, found.mood, found.hurried) == seems(then, then.steps[-1].turn.speaker)
