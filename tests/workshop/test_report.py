"""What a room leaves behind."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html import escape

import pytest
from markdown_it import MarkdownIt

from simulator.workshop.report import asks_of, room_report, worth_again
from simulator.workshop.report_page import html_page
from simulator.workshop.report_text import _md, as_csv, as_json, duration, markdown, safe_cell
from simulator.workshop.room import Room
from tests.workshop.rooms import SCENARIO, Log
from tests.write import rubric, whole


def told(log: Log, *, anonymous: bool = True, recounts=None):
    return room_report(
        log.room, log.steps, code="K7QX2M", created=0.0, people=9, anonymous=anonymous, recounts=recounts
    )


def played(first=None, last=None) -> Log:
    log = Log()
    log.do("start")
    log.vote(**(first or {"ask": 2, "push": 6}))
    log.do("discuss")
    log.now += 110
    log.vote(**(last or {"ask": 6, "push": 2}))
    log.do("reveal")
    log.do("advance", log.letter("ask"))
    return log


def test_a_turn_tells_both_votes_the_shift_what_was_chosen_and_the_time_of_discussion():
    turn = told(played()).turns[0]
    assert {line.choice.id: (line.first, line.last) for line in turn.lines} == {
        "ask": (2, 6), "push": (6, 2), "drift": (0, 0),
    }  # fmt: skip
    assert (turn.first_share, turn.share) == (25, 75)
    assert (turn.chosen.choice.id, turn.by_majority, turn.discussed) == ("ask", True, 120.0)


def test_no_distribution_is_told_of_fewer_than_five_voters_when_nobody_gave_a_name():
    few = {"first": {"ask": 3, "push": 1}, "last": {"ask": 6, "push": 2}}
    turn = told(played(**few)).turns[0]
    assert [line.last for line in turn.lines] == [None, None, None]
    assert (turn.share, turn.first_share, turn.changed) == (None, None, 0)
    assert told(played(**few), anonymous=False).turns[0].told
    text = markdown(told(played(**few)))
    assert "not told apart" in text
    assert "worth coming back" not in text.lower()


def test_a_decision_that_pushed_where_help_was_on_offer_is_worth_revisiting():
    log = Log()
    log.do("start")
    log.vote(ask=2, push=8)
    log.do("reveal")
    log.do("advance")
    assert "pushed" in told(log).turns[0].worth_revisiting


def test_a_choice_against_the_majority_is_called_one():
    log = Log()
    log.do("start")
    log.vote(ask=2, push=8)
    log.do("reveal")
    log.do("advance", log.letter("ask"))
    assert "against its majority" in markdown(told(log))


def test_a_recount_that_differs_from_what_was_frozen_is_said():
    log = played()
    frozen = {one.number: one.frozen.votes for one in log.state.played[0].rounds}
    assert told(log, recounts=frozen).recount == ()
    assert "Attention" in markdown(told(log, recounts={**frozen, 2: {}}))


def test_an_undone_vote_is_in_no_report():
    log = played()
    for _ in range(8):
        log.do("undo")
    assert told(log).turns == ()


def test_csv_has_a_row_for_each_line_and_no_cell_is_a_formula():
    rows = list(csv.DictReader(io.StringIO(as_csv(told(played())))))
    assert [row["chosen"] for row in rows].count("yes") == 1
    assert {row["choice"]: row["last vote"] for row in rows} == {"ask": "6", "push": "2", "drift": "0"}
    for start in "=+-@\t\r":
        assert safe_cell(f"{start}cmd()") == f"'{start}cmd()"


def test_hostile_text_stays_text_in_every_format():
    hostile = "=HYPERLINK('x')<img src=x onerror=alert(1)>|*_[a](b)\\x1b[31m"
    log = Log()
    log.room.scenario = whole(SCENARIO.replace("What went wrong?", f'"{hostile.replace(chr(92), chr(92) * 2)}"'))
    log.do("start")
    log.vote(ask=9)
    log.do("reveal")
    log.do("advance")
    found = told(log)
    page = html_page(found)
    assert "<img" not in page
    assert "&lt;img" in page
    assert "\\<img" in markdown(found)
    assert "\\|" in markdown(found)
    assert next(csv.DictReader(io.StringIO(as_csv(found))))
    assert all(not row["say"].startswith("=") for row in csv.DictReader(io.StringIO(as_csv(found))))
    assert any(line["say"] == hostile for line in json.loads(as_json(found))["turns"][0]["lines"])


def test_the_page_needs_nothing_from_outside_and_runs_no_script():
    page = html_page(told(played()))
    assert "<script" not in page
    assert "http" not in page
    assert "From 25 % to 75 %" in page


def test_json_says_null_where_votes_may_not_be_told():
    few = json.loads(as_json(told(played(first={"ask": 1}, last={"ask": 1}))))
    assert few["turns"][0]["lines"][0]["last"] is None


def test_durations_are_for_people():
    assert (duration(9.4), duration(110)) == ("9 s", "1 min 50 s")


def test_where_few_voted_nothing_tells_whether_the_group_went_against_its_majority():
    log = Log()
    log.do("start")
    log.vote(push=1)
    log.do("reveal")
    log.do("advance", log.letter("ask"))
    found = told(log)
    assert found.turns[0].by_majority is None
    assert "majority" not in markdown(found)
    turn = json.loads(as_json(found))["turns"][0]
    assert (turn["by_majority"], turn["votes"], turn["share"]) == (None, None, None)
    assert "against its majority" in markdown(told(log, anonymous=False))


def test_in_markdown_an_inner_voice_is_text_and_never_markup():
    log = Log(Room(whole(SCENARIO.replace("Here comes the pitch.", "'<img src=x onerror=x> [a](b) *c*'")), rubric(), 1))
    log.do("start")
    log.vote(ask=6)
    log.do("reveal")
    log.do("advance")
    line = next(line for line in markdown(told(log)).split("\n") if "thought" in line)
    assert "\\<img" in line
    assert "\\[a\\](b)" in line
    assert "\\*c\\*" in line


def test_a_page_at_a_glance_comes_first_with_all_turns_in_one_table():
    text = markdown(told(played()))
    table = text[text.index("## At a glance") : text.index("## Turn 1")]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "Turn |" not in line]
    assert len(rows) == len(told(played()).turns)
    assert text.index("## At a glance") < text.index("## Turn 1")
    assert "At a glance" in html_page(told(played()))


def test_the_same_reason_to_come_back_is_given_once_for_all_its_turns():
    found = told(played())
    both = replace(found, turns=tuple(replace(turn, worth_revisiting="Few saw it.") for turn in found.turns))
    numbers = [turn.number for turn in both.turns]
    assert worth_again(both) == [(numbers, "Few saw it.")]
    assert markdown(both).count("- Turn") == 1


def test_a_spreadsheet_is_told_that_the_file_is_utf_8():
    assert as_csv(told(played())).encode().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["- a list", "+ a list", "1. a list", "# a title", "= a rule", "a &lt; b", "![a](b)"])
def test_no_text_begins_a_list_a_title_or_an_entity_in_markdown(text):
    html = MarkdownIt().render(_md(text))
    assert html == f"<p>{escape(text)}</p>\n"


def test_what_was_written_at_a_turn_under_way_is_told_and_no_figure_without_a_choice():
    log = Log()
    log.do("start")
    log.do("ask", text="purpose")
    found = room_report(
        log.room, log.steps, code="K7QX2M", created=0.0, people=1, anonymous=False, replies={1: ["He is less afraid."]}
    )
    assert asks_of(log.room, log.steps) == [1]
    for text in (markdown(found), html_page(found)):
        assert "Turn 1, under way" in text
        assert "“He is less afraid.”" in text
        assert "of 100" not in text


def asked(*replies: str, anonymous: bool = True):
    log = Log()
    log.do("start")
    log.do("ask", text="line")
    log.do("show", participant="x", text="What happened?")
    log.vote(ask=6)
    log.do("reveal")
    log.do("advance")
    found = room_report(
        log.room, log.steps, code="K7QX2M", created=0.0, people=6, anonymous=anonymous, replies={1: replies}
    )
    return found.turns[0].asks[0]


def test_what_stood_on_the_screen_is_in_the_report_and_the_rest_only_of_five_or_more():
    few = asked("What happened?", "I am sorry.")
    assert (few.written, few.shown, few.others) == (2, ("What happened?",), ())
    many = asked("What happened?", "e", "d", "C", "b")
    assert (many.shown, many.others) == (("What happened?",), ("b", "C", "d", "e"))
    assert asked("What happened?", "I am sorry.", anonymous=False).others == ("I am sorry.",)


def test_the_last_vote_of_a_turn_at_which_the_room_stopped_is_told_of_five_and_more():
    log = played()
    log.vote(fit=5, cave=1)
    log.do("stop")
    text = markdown(told(log))
    assert "## Turn 2, under way" in text
    assert f"- **{log.letter('fit')}** This fits what you said. 5" in text
    assert ">5</strong>" in html_page(told(log))
    log = played()
    log.vote(fit=3, cave=1)
    log.do("stop")
    assert "under way" not in markdown(told(log)) + html_page(told(log))
    assert "This fits what you said. 3" in markdown(told(log, anonymous=False))
