"""What may be said of a typed text beside a line: only what stands in the two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.words.contrast import contrast

SOME = st.sampled_from(
    [
        "Why?",
        "なぜ？",
        "On Friday.",
        "On the 5th of October?",
        "I may march in.",
        "…",
        "Sundays are for us.",
        "It is 9.",
    ]
)


@pytest.mark.parametrize(
    ("yours", "line", "says"),
    [
        ("What went wrong?", "I will look into it.", ("Yours asks, this one tells.",)),
        (
            "I can come.",
            "May I come on Friday?",
            ("Yours tells, this one asks.", "This one names a day, yours names none."),
        ),
        ("Nine, tomorrow.", "Soon.", ("You named a day, this one names none.",)),
        ("That is 4,200.", "That is a lot.", ("You gave a figure, this one gives none.",)),
        ("I may march in.", "I will come.", ()),
        ("", "", ()),
    ],
)
def test_it_says_who_asks_and_who_names_a_day_or_a_figure(yours: str, line: str, says: tuple[str, ...]) -> None:
    assert contrast(yours, line) == says


@given(SOME, SOME)
@settings(max_examples=30)
def test_the_other_way_round_it_says_the_opposite(one: str, other: str) -> None:
    there, back = contrast(one, other), contrast(other, one)
    assert len(there) == len(back)
    assert not set(there) & set(back)
    assert contrast(one, one) == ()
