"""From evidence to probabilities: what is likelier gets more, and without anything to go by it is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.words.engine import WrittenLine
from simulator.words.evidence import EvidenceWeights, LineEvidence, closest_by_evidence
from simulator.words.features import MOST, parts_of

WEIGHTS = EvidenceWeights(line=(6, 10, 10, 5), any_line=(-6, 8, 6, 2, 8, -3), no_wording=(-6, 11, 0, 3, 10, -3))
cosine = st.floats(-1, 1)
evidence = st.lists(st.builds(LineEvidence, cosine, cosine, cosine, cosine), min_size=1, max_size=5)


@given(evidence, cosine)
@settings(max_examples=30)
def test_every_line_has_a_share_and_with_none_they_add_up_to_one(of_lines, customer) -> None:
    lines = [WrittenLine(f"c{number}", ("x",)) for number in range(len(of_lines))]
    found = closest_by_evidence(lines, of_lines, customer, WEIGHTS, "test")
    assert sum(share for _, share in found.shares) + found.none == pytest.approx(1)
    assert found.none == pytest.approx(1 - found.matched)
    best = max(of_lines, key=lambda one: 6 * one.meaning + 10 * one.wording + 10 * one.parts + 5 * one.whole)
    assert of_lines[int(found.shares[0][0][1:])] == best


def test_what_only_echoes_the_customer_is_less_likely_to_be_any_line() -> None:
    lines, same = [WrittenLine("a", ("x",))], [LineEvidence(0.4, 0.2, 0.4, 0.4)]
    echo, own = (closest_by_evidence(lines, same, customer, WEIGHTS, "test") for customer in (0.9, 0.1))
    assert echo.none > own.none


def test_a_text_in_another_language_is_not_held_to_have_words_in_common() -> None:
    lines = [WrittenLine("a", ("x",))]
    foreign, far = (
        closest_by_evidence(lines, [LineEvidence(0.3, wording, 0.3, 0.3)], 0.1, WEIGHTS, "test")
        for wording in (0.0, 0.09)
    )
    assert foreign.matched > 0.5 > far.matched


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sure, but not today. Ring me on Monday!", ["but not today.", "Ring me on Monday!"]),
        ("Three words here - and three there", ["Three words here", "and three there"]),
        ("No.", ["No."]),
        ("", [""]),
        ("見積もりだけでいいですか？", ["見積もりだけでいいですか？"]),
    ],
)
def test_parts_are_sentences_and_clauses_of_three_words_or_the_whole(text: str, parts: list[str]) -> None:
    assert [part for part, _ in parts_of(text)] == parts


@given(st.text("ab ,.!?—- \n", max_size=200))
@settings(max_examples=30)
def test_there_is_always_a_part_and_never_more_than_cost_little(text: str) -> None:
    found = parts_of(text)
    assert 1 <= len(found) <= MOST
    assert all(count >= 1 for _, count in found)
