"""One attempt gone on with in two terminals: the second is told so, and no record holds what nobody said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.forget import forget_attempt
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.resume import reopen, resume
from simulator.practice.file.store import GoneOnElsewhere, LearnerFile
from tests.practice.home import TURNS, Home
from tests.practice.week import left_midway
from tests.write import rubric, scenario

LOOP = """\
patience: 100
walk_out: 'no'
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, effects: {patience: 4}, next: first}
      - {id: tell, say: Look here, behaviour: teach, effects: {patience: 4}, next: first}
      - {id: end, say: Thursday, behaviour: advance, next: 'yes'}
"""


class OpenTerminal:
    """A conversation that a second program goes on with, as both front ends do it."""

    def __init__(self, home: Home, text: str = TURNS) -> None:
        self.attempts = Attempts(LearnerFile(home.folder), lambda: home.now)
        kept = left_midway(self.attempts)[0]
        self.talk: Talk = resume(kept, scenario(text), rubric()).talk
        self.keeper = Keeper(self.attempts, kept)

    def say(self, choice: str) -> None:
        self.talk.choose(choice)
        try:
            self.keeper.chosen(self.talk)
        except GoneOnElsewhere:
            self.talk = self.talk.take_back()
            raise

    def take_back(self) -> None:
        shorter = self.talk.take_back()
        self.keeper.taken_back(shorter)
        self.talk = shorter


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "data")


def test_the_second_terminal_is_told_in_a_sentence_and_adds_nothing(home):
    attempt_id, _ = home.play("ask", text=LOOP)
    one, other = OpenTerminal(home, LOOP), OpenTerminal(home, LOOP)
    one.say("tell")
    with pytest.raises(GoneOnElsewhere, match="gone on with in another terminal"):
        other.say("end")
    assert home.attempts.get(attempt_id).attempt.choices == ("ask", "tell")
    assert home.attempts.get(attempt_id).finished is None


def test_the_same_words_said_in_both_are_one_too_many(home):
    attempt_id, _ = home.play("ask", text=LOOP)
    one, other = OpenTerminal(home, LOOP), OpenTerminal(home, LOOP)
    one.say("ask")
    with pytest.raises(GoneOnElsewhere):
        other.say("ask")
    assert home.attempts.get(attempt_id).attempt.choices == ("ask", "ask")


def test_what_another_terminal_said_is_not_taken_back(home):
    attempt_id, _ = home.play("ask", text=LOOP)
    one, other = OpenTerminal(home, LOOP), OpenTerminal(home, LOOP)
    one.say("tell")
    with pytest.raises(GoneOnElsewhere):
        other.take_back()
    one.take_back()
    one.take_back()
    one.say("tell")  # as many choices as the other knows, and another one
    with pytest.raises(GoneOnElsewhere):
        other.take_back()
    assert home.attempts.get(attempt_id).attempt.choices == ("tell",)


def test_a_finished_attempt_stays_as_it_was_finished(home):
    attempt_id, _ = home.play("ask")
    one, other = OpenTerminal(home), OpenTerminal(home)
    one.say("close")
    with pytest.raises(GoneOnElsewhere):
        other.say("wait")
    with pytest.raises(GoneOnElsewhere):
        other.take_back()
    kept = home.attempts.get(attempt_id)
    assert kept.ending["id"] == "yes"
    assert reopen(home.attempts, kept).ending.id == "yes"


def test_an_attempt_that_was_removed_elsewhere_says_so(home):
    attempt_id, _ = home.play("ask")
    one = OpenTerminal(home)
    forget_attempt(home.store, attempt_id)
    with pytest.raises(GoneOnElsewhere, match="removed in another terminal"):
        one.say("close")


def test_after_a_full_disk_a_talk_with_earlier_choices_is_kept_whole(home):
    made = scenario(LOOP)
    _, talk = home.play("ask", "tell", text=LOOP)
    again = Talk(made, rubric(), talk.attempt)
    again.choose("ask")
    keeper = Keeper(home.attempts)
    keeper.attempt_id = home.attempts.begin(talk.attempt, "small.yaml", made.source, rubric().source)  # and no more
    keeper.chosen(again)
    assert home.attempts.get(keeper.attempt_id).attempt.choices == ("ask", "tell", "ask")


@settings(max_examples=40)
@given(keys=st.lists(st.tuples(st.booleans(), st.sampled_from(["ask", "tell", "end", "back"])), max_size=14))
def test_however_two_terminals_alternate_the_record_is_what_one_of_them_shows(tmp_path_factory, keys):
    home = Home(tmp_path_factory.mktemp("two"))
    attempt_id, _ = home.play("ask", text=LOOP)
    both = (OpenTerminal(home, LOOP), OpenTerminal(home, LOOP))
    last = both[0]
    for first, key in keys:
        terminal = both[first]
        if key == "back" or terminal.talk.offered():
            try:
                terminal.take_back() if key == "back" else terminal.say(key)
            except GoneOnElsewhere:
                continue
            last = terminal
    kept = home.attempts.get(attempt_id)
    assert kept.attempt.choices == last.talk.attempt.choices
    assert (kept.finished is not None) == last.talk.finished
    for terminal in both:
        terminal.attempts.store.close()
    home.store.close()
