"""A lint can be allowed in one file, with a reason; nothing else can."""

from __future__ import annotations

from tests.authoring.example import STARTER, broken, codes, decisions

SPEECH = broken("says: Right. Well, I am not sure that this is for me.", "says: " + "word " * 81)
H, D = ("discover", "What happened in October, then?"), ("drift", "Shall we talk about it later?")


def allowed(text: str, line: str) -> str:
    return broken("start: opening\n", f"{line}\nstart: opening\n", text)


def test_an_allowed_lint_is_silent():
    assert codes(SPEECH) == ["HF413"]
    assert codes(allowed(SPEECH, "allow: {HF413: He reads a letter aloud.}")) == []


def test_only_the_code_that_is_named_is_silent():
    assert codes(allowed(SPEECH, "allow: {HF414: Something else.}")) == ["HF420", "HF413"]


def test_a_reason_is_needed():
    assert codes(allowed(SPEECH, "allow: {HF413: }")) == ["HF106"]


def test_what_is_structure_or_proved_cannot_be_allowed():
    for code in ("HF201", "HF302", "HF212", "anything"):
        assert codes(allowed(STARTER, f"allow: {{{code}: I know.}}")) == ["HF118"]


def test_it_works_for_what_is_found_over_the_whole_file():
    text = decisions([H, D], [D, H], extra="allow: {HF406: Nobody sells anything here.}")
    assert "HF406" not in codes(text)
