"""A user's own endpoint: what it is sent, and that whatever it does the conversation goes on."""

from __future__ import annotations

import gzip
import json

import pytest

from simulator.external.address import endpoint_address
from simulator.external.endpoint import Endpoint
from simulator.words.engine import Closeness, WrittenLine
from simulator.words.plain import PlainEngine
from simulator.words.proposal import proposal
from tests.external.server import Behave, answer, drip, flood, hang, hang_up, says, serving, stream

LINES = (
    WrittenLine("ask-what-failed", ("What went wrong in October?", "Tell me what happened.")),
    WrittenLine("cave-at-once", ("I will match their price today.",)),
    WrittenLine("none", ("I will send you a brochure.",)),
)
TEXT = "tell me what happened"


def engine(url: str, seconds: float = 5, **more: str) -> Endpoint:
    return Endpoint(endpoint_address(url), PlainEngine(), seconds=seconds, **more)


def whole(found: Closeness) -> float:
    return sum(share for _, share in found.shares) + found.none


def test_the_line_that_it_names_is_proposed_whatever_wording_says() -> None:
    with serving(answer(says({"line": "2"}))) as (url, _):
        found = engine(url).closeness(TEXT, LINES)
    assert proposal(found).choices == ("cave-at-once",)
    assert found.engine == "endpoint"
    assert whole(found) == pytest.approx(1)
    assert found.shares[1][0] == "ask-what-failed"


def test_it_may_say_that_no_line_does_the_same_and_a_choice_may_be_called_none() -> None:
    with serving(answer(says({"line": "none"}))) as (url, _):
        found = engine(url).closeness(TEXT, LINES)
    assert proposal(found).state == "none"
    assert whole(found) == pytest.approx(1)
    with serving(answer(says({"line": "3"}))) as (url, _):
        assert proposal(engine(url).closeness(TEXT, LINES)).choices == ("none",)


def test_it_is_sent_the_customers_line_the_lines_on_offer_and_the_text_and_nothing_else() -> None:
    with serving(answer(says({"line": "1"}))) as (url, asked):
        engine(url, model="small", key="secret").closeness("x" * 100_000, LINES, "Ten minutes.")
    ((path, headers, body),) = asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    told = json.loads(body["messages"][1]["content"])
    assert told["customer"] == "Ten minutes."
    assert list(told["lines"].values()) == [line.texts[0] for line in LINES]
    assert len(told["answer"]) < 2000
    sent = json.dumps(body)
    assert not any(line.choice in sent for line in LINES[:2])
    assert body["response_format"]["json_schema"]["schema"]["properties"]["line"]["enum"] == ["1", "2", "3", "none"]


LATE = ("did not answer within", drip)
WRONG: dict[str, tuple[str, Behave]] = {
    "a line that is not there": ("not on offer", answer(says({"line": "4"}))),
    "an id": ("not on offer", answer(says({"line": "ask-what-failed"}))),
    "a number": ("not on offer", answer(says({"line": 1}))),
    "more than was asked": ("not on offer", answer(says({"line": "1", "why": "so"}))),
    "prose": ("in the form", answer(says("The first line, I think."))),
    "cut JSON": ("in the form", answer(says('{"line": "1'))),
    "cut body": ("in the form", answer(says({"line": "1"})[:-9])),
    "no choices": ("in the form", answer(b"{}")),
    "null": ("in the form", answer(b"null")),
    "deep": ("in the form", answer(b"[" * 9000)),
    "no text": ("in the form", answer(says({"line": "1"}).replace(b"content", b"x"))),
    "a refusal": ("refuses with status 401", answer(b"no", 401)),
    "a redirect": ("refuses with status 302", answer(b"", 302)),
    "less than it claims": ("cannot be reached", answer(says({"line": "1"}), length=10_000)),
    "nothing": ("cannot be reached", hang_up),
    "a flood": ("answers without end", flood),
    "a stream without end": ("answers without end", stream),
    "its own mistake": ("refuses with status 500", answer(b"Traceback", 500)),
    "a page": ("in the form", answer(b"<!doctype html><p>Log in", Content_Type="text/html")),
    "a packed answer, which nobody asked for": (
        "in the form",
        answer(gzip.compress(says({"line": "1"})), Content_Encoding="gzip"),
    ),
    "letters that are none": ("in the form", answer(b"\xff\xfe\x00" + says({"line": "1"}))),
    "two answers": ("in the form", answer(says({"line": "1"}) * 2)),
    "a line twice": ("not on offer", answer(says({"line": "1 "}))),
    "a drip": LATE,
    "silence": ("did not answer within", hang),
}


@pytest.mark.parametrize(("why", "behave"), WRONG.values(), ids=WRONG)
def test_on_anything_else_this_machine_answers_and_says_so_once(why: str, behave: Behave) -> None:
    with serving(behave) as (url, asked):
        ours = engine(url, seconds=0.4 if behave in (drip, hang) else 5)
        for _ in range(3):
            assert ours.closeness(TEXT, LINES) == PlainEngine().closeness(TEXT, LINES)
    told = ours.news()
    assert why in told
    assert ours.news() == ""
    later = "in the form" in why or "not on offer" in why
    times = 3 if later else 2 if behave in (drip, hang) else 1
    assert len(asked) == times, "a server that is of no use, or late twice, is not asked again"
    assert ours.tells == PlainEngine.tells, "what compared this reply"


def test_what_is_told_is_who_compared_the_last_reply_and_giving_up_is_said_too() -> None:
    answers = [answer(says("Hm.")), answer(says({"line": "2"})), answer(says("Hm.")), answer(b"no", 401)]
    with serving(lambda request, body: answers.pop(0)(request, body)) as (url, _):
        ours = engine(url, seconds=60)
        told = []
        for _ in range(4):
            ours.closeness(TEXT, LINES)
            told.append((ours.news(), ours.tells == PlainEngine.tells))
    assert told == [
        ("127.0.0.1 did not answer in the form it was asked for. For this reply, this machine compares.", True),
        ("", False),
        ("", True),
        ("127.0.0.1 refuses with status 401. From here on, this machine compares.", True),
    ]


def test_an_answer_counts_whatever_kind_it_calls_itself() -> None:
    with serving(answer(says({"line": "2"}), Content_Type="text/plain")) as (url, _):
        assert proposal(engine(url).closeness(TEXT, LINES)).choices == ("cave-at-once",)


def test_the_text_is_never_sent_on_to_another_server_by_a_redirect() -> None:
    with (
        serving(answer(says({"line": "2"}))) as (other, asked_there),
        serving(answer(b"", 307, elsewhere=f"{other}/chat/completions")) as (url, asked_here),
    ):
        ours = engine(url)
        assert ours.closeness(TEXT, LINES).engine == "plain"
    assert (len(asked_here), len(asked_there)) == (1, 0)
    assert "refuses with status 307" in ours.news()


def test_nobody_there_is_said_and_the_conversation_goes_on() -> None:
    with serving(hang_up) as (url, _):
        pass
    ours = engine(url)
    assert proposal(ours.closeness(TEXT, LINES)).choices == ("ask-what-failed",)
    assert "cannot be reached" in ours.news()


def test_a_text_without_words_is_not_sent() -> None:
    with serving(answer(says({"line": "1"}))) as (url, asked):
        engine(url).closeness(" …", LINES)
    assert asked == []
