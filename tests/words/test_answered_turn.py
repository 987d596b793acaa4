"""One turn in own words: a text decides nothing, and what was refused is remembered for authors."""

from __future__ import annotations

from simulator.words.answered_turn import ALL_LINES, Answering
from simulator.words.proposal import Proposal


def test_what_was_typed_is_kept_whole_with_what_was_proposed_for_it():
    here = Answering()
    here.compared("  What [b]hurts[/b]?", Proposal("same", ("ask",)), "plain")
    (one,) = here.sayings
    assert (one.text, one.state, one.proposed, one.engine, one.refused) == (
        "  What [b]hurts[/b]?", "same", ("ask",), "plain", False,
    )  # fmt: skip
    assert here.marked == ("ask",)
    assert "number takes it" in here.asks


def test_none_of_these_shows_all_lines_and_marks_the_last_text_alone():
    here = Answering()
    here.compared("one", Proposal("either", ("ask", "tell")), "plain")
    here.compared("two", Proposal("same", ("ask",)), "plain")
    here.refuse()
    assert [one.refused for one in here.sayings] == [False, True]
    assert (here.marked, here.says, here.asks) == ((), ALL_LINES, "")


def test_where_no_line_is_close_that_is_said_to_be_nothing_wrong():
    here = Answering()
    here.compared("bananas", Proposal("none"), "sentence-encoder")
    assert here.says.startswith("None of these is close")
    assert here.asks.startswith("Nothing is wrong with that")
    assert Answering().says == ""
