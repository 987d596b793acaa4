"""Plain mode: every line says who speaks, numbers choose, and nothing moves a cursor."""

from __future__ import annotations

import re

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.debrief.review import debrief
from simulator.plain.debrief import write_debrief
from simulator.plain.session import Session
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import GoneOnElsewhere, NotKept
from simulator.scenario.model import Scenario
from tests.write import HEAD, NOTHING_AT_FIRST, rubric, scenario

TURNS = """\
brief: You sell courier runs.
objective: Find out what failed.
facts: [Runs leave at six.]
needs: {audit: An audit in March.}
start: first
turns:
  first:
    says: Go on.
    thinks: Here it comes.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, reveals: [audit], reply: She nods., why: You asked., next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
"""


class Screen:
    """What plain mode wrote, and the answers it will be given."""

    def __init__(self, made: Scenario, *answers: str, coach: bool = False, keeper: object = None) -> None:
        self.lines: list[str] = []
        self.answers = list(answers)
        self.kept: list[tuple[int, tuple[str, ...]]] = []
        self.session = Session(
            Talk(made, rubric(), new_attempt(made, rubric(), 3)),
            self.lines.append,
            self.ask,
            keeper or Keeper(None),
            coach=coach,
        )

    def ask(self, prompt: str) -> str:
        self.lines.append(f"PROMPT {prompt}")
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def run(self) -> Screen:
        self.session.run()
        return self

    def number_of(self, say: str) -> str:
        return next(m[1] for line in self.lines if (m := re.match(rf"(\d)\. {re.escape(say)}", line)))


def shown(made: Scenario) -> Screen:
    return Screen(made).run()


def test_the_brief_waits_for_no_key_and_the_choices_are_numbered():
    screen = shown(scenario(TURNS))
    assert screen.lines[:2] == ["Small", "Note: You sell courier runs."]
    assert "Note: Your aim: Find out what failed." in screen.lines
    assert "Customer: Go on." in screen.lines
    assert screen.number_of("What hurts") != screen.number_of("Sign today")


def test_what_the_customer_tells_is_learnt_after_their_words_and_not_before():
    made = scenario(
        TURNS.replace("reveals: [audit], ", "").replace("next: 'yes'}", "next: second}")
        + """\
  second:
    says: There is an audit.
    reveals: [audit]
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
"""
    )
    lines = Screen(made, shown(made).number_of("What hurts")).run().lines
    learnt = "Note: You have learnt: An audit in March."
    assert lines.index("Customer: There is an audit.") < lines.index(learnt)
    assert lines.count(learnt) == 1


def test_a_number_says_it_and_the_customer_answers():
    made = scenario(TURNS)
    screen = Screen(made, shown(made).number_of("What hurts")).run()
    assert "You: What hurts" in screen.lines
    assert "Scene: She nods." in screen.lines
    assert "Note: You have learnt: An audit in March." in screen.lines
    assert screen.lines[-1] == "Customer: Come on Thursday."
    assert screen.session.talk.finished


def test_the_prompt_never_contains_the_word_that_means_it_was_said():
    screen = shown(scenario(TURNS))
    assert all("You:" not in line for line in screen.lines if line.startswith("PROMPT"))


def test_coaching_names_the_behaviour_its_worth_and_why():
    made = scenario(TURNS)
    screen = Screen(made, shown(made).number_of("What hurts"), coach=True).run()
    coach = [line for line in screen.lines if line.startswith("Coach:")]
    assert coach[0] == "Coach: You asked what they need."
    assert "discover" in coach[1]
    assert "helpfulness +2" in coach[1]
    assert "pushiness 0" in coach[1]
    assert coach[2] == "Coach: You asked."


def test_u_takes_back_and_q_leaves():
    made = scenario(TURNS.replace("next: 'yes'", "next: second") + SECOND)
    number = shown(made).number_of("What hurts")
    screen = Screen(made, number, "u", "q").run()
    assert "Note: Taken back: What hurts" in screen.lines
    assert screen.session.talk.attempt.choices == ()


SECOND = """\
  second:
    says: And now.
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
"""


def test_anything_else_gets_a_sentence_and_asks_again():
    screen = Screen(scenario(TURNS), "9", " 0", "²", "one", "?", "n", "v", "c", "u").run()
    notes = [line for line in screen.lines if "Type a number from 1 to 2" in line]
    assert len(notes) == 4
    assert any("takes back" in line for line in screen.lines)
    assert any(line.startswith("Note: Discover: helpfulness +2") for line in screen.lines)
    assert "Note: Coaching is on." in screen.lines
    assert "Note: There is nothing to take back yet." in screen.lines


def test_a_choice_that_cannot_be_saved_is_not_said():
    class Full(Keeper):
        def chosen(self, talk: Talk, own_words: str | None = None, sayings=()) -> None:
            raise NotKept("The disk is full.")

    made = scenario(TURNS)
    screen = Screen(made, "1", "q", keeper=Full(None)).run()
    assert not any(line.startswith("You:") for line in screen.lines)
    assert any("The disk is full." in line for line in screen.lines)
    assert screen.session.talk.attempt.choices == ()


def test_each_speaker_is_named_where_there_are_several():
    head = HEAD.replace("  ann: {name: Ann}\n", "  ann: {name: Ann}\n  bob: {name: Bob}\n")
    screen = shown(scenario(TURNS, head=head))
    assert "Customer: Ann says: Go on." in screen.lines


def test_every_line_of_a_text_says_who_speaks_and_no_escape_sequence_gets_through():
    made = scenario(TURNS.replace("says: Go on.", 'says: "One.\\nTwo [red]x[/] \\u202e three."'))
    screen = shown(made)
    assert "Customer: One." in screen.lines
    assert "Customer: Two [red]x[/] \\u202e three." in screen.lines


def test_the_debrief_tells_the_outcome_then_the_score_and_then_each_choice():
    made = scenario(TURNS)
    screen = Screen(made, shown(made).number_of("Sign today")).run()
    lines: list[str] = []
    write_debrief(debrief(screen.session.talk), lines.append)
    text = "\n".join(lines)
    places = [
        text.index(part)
        for part in (
            "They will not see you again.",
            "Coach: Nothing was sold.",
            "Coach: Quota chaser",
            "Coach: ▲ Helpfulness: 0",
            "Coach: ● Pushiness: 100",
            "Coach: One conversation never judges a person.",
            "● Choice 1 cost you most",
            "Coach: Before you spoke, Ann thought “Here it comes.”",
            "Coach: You said: “Sign today”",
            "Coach: Behaviour: Pressure.",
            "Coach: ▲ Better: “What hurts” You asked.",
            "The whole conversation",
            "Coach: Worth: ▲ helpfulness -1, ● pushiness +2",
            "Coach: Trust: 50 to 31",
        )
    ]
    assert places == sorted(places)


def test_say_it_first_asks_for_own_words_before_the_choices_appear():
    made = scenario(TURNS)
    kept: list[str | None] = []

    class Watching(Keeper):
        def chosen(self, talk: Talk, own_words: str | None = None, sayings=()) -> None:
            kept.append(own_words)

    screen = Screen(made, "Tell me what hurts", "1", keeper=Watching(None))
    screen.session.say_first = True
    screen.run()
    asked = next(place for place, line in enumerate(screen.lines) if "own words" in line)
    shown_at = next(place for place, line in enumerate(screen.lines) if line.startswith("1. "))
    assert asked < shown_at
    assert kept == ["Tell me what hurts"]


def test_a_first_turn_that_offers_nothing_is_said_to_be_a_mistake_of_the_scenario():
    screen = shown(scenario(NOTHING_AT_FIRST))
    assert screen.lines[-2] == "Customer: Go on."
    assert screen.lines[-1].startswith("Note: The conversation is stuck: nothing can follow here. This is a mistake")


def test_without_saving_the_help_promises_nothing():
    screen = Screen(scenario(TURNS), "?", "q").run()
    assert "Note: q leaves. Nothing of this conversation is saved." in screen.lines
    assert not any("is kept" in line for line in screen.lines)


def test_a_conversation_gone_on_with_elsewhere_is_not_offered_again():
    class Elsewhere(Keeper):
        def chosen(self, talk: Talk, own_words: str | None = None, sayings=()) -> None:
            raise GoneOnElsewhere("This conversation was gone on with in another terminal.")

    screen = Screen(scenario(TURNS), "1", "q", keeper=Elsewhere(None)).run()
    assert any(line.endswith("terminal. Or type s to go on without saving.") for line in screen.lines)


def test_an_empty_line_repeats_what_was_said_and_the_choices():
    screen = Screen(scenario(TURNS), "", "q").run()
    assert screen.lines.count("Customer: Go on.") == 2
    assert sum(line.endswith("What hurts") for line in screen.lines) == 2
    assert not any("Type a number" in line for line in screen.lines)


def test_the_purpose_is_asked_once_before_the_first_words_and_waits_for_no_key():
    for answers, kept in ((("w", "  She sleeps  at night. ", "q"), "She sleeps at night."), (("q",), "")):
        keeper = Keeper(None)
        screen = Screen(scenario(TURNS), *answers, keeper=keeper)
        screen.session._ask_purpose = True
        screen.run()
        asked = [line for line in screen.lines if "better for this person afterwards" in line]
        assert len(asked) == 1
        assert screen.lines.index(asked[0]) < screen.lines.index("Customer: Go on.")
        assert keeper.purpose == kept
