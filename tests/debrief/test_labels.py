"""Words beneath a bar and numbers on the plane: none touches another, and none is lost without a word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from simulator.debrief.label_places import runs, spread
from simulator.debrief.report import Compared, report
from simulator.tui.widgets.axis_bars import bars
from simulator.tui.widgets.profile_plane import plane
from tests.debrief.test_debrief import reviewed

PERCENT = st.integers(0, 100).map(float)
TRIES = st.none() | st.builds(Compared, PERCENT, PERCENT, PERCENT)
RANGES = st.none() | st.fixed_dictionaries(
    {axis: st.tuples(PERCENT, PERCENT).map(lambda two: (min(two), max(two))) for axis in Compared.__annotations__}
)


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(1, 12)), max_size=5), st.integers(10, 60))
def test_words_that_fit_stand_in_order_clear_of_each_other_and_inside(words, size):
    wanted = sorted(words)
    starts = spread(wanted, size, 2)
    fits = sum(width for _, width in wanted) + 2 * (len(wanted) - 1) <= size
    assert (starts is not None) == fits
    if starts:
        ends = [start + width for start, (_, width) in zip(starts, wanted, strict=True)]
        assert starts[0] >= 0
        assert ends[-1] <= size
        assert all(start >= end + 2 for end, start in zip(ends, starts[1:], strict=False))


@given(TRIES, TRIES, RANGES, st.sampled_from((30, 38, 54, 70)), st.booleans())
def test_the_words_below_the_three_bars_are_the_same_and_whole(first, last, ranges, width, stacked):
    found = report(reviewed("lean", "own"), first=first, last=last if first else None, ranges=ranges)
    if not stacked and width < 50:
        return
    scales = [line.plain for line in bars(found, width, stacked=stacked, gap=0)][
        2 if stacked else 1 :: 3 if stacked else 2
    ]
    known = {"worst", "best", "first", "last", "try", "always", "helpful", "pushy", "leading", "from"}
    words = [re.findall("[a-z]+", scale) for scale in scales]
    assert all(set(one) <= known for one in words)
    if first is not None and ranges is not None:
        ends = [[one for one in row if one in ("first", "last")] for row in words]
        assert sorted(ends[0]) == sorted(ends[1]) == sorted(ends[2])
        assert all("first" in row for row in words)


@given(st.lists(st.sampled_from(("ask", "lean", "list", "wait")), min_size=1, max_size=1), st.integers(30, 70))
def test_every_choice_has_its_number_on_the_plane(first, width):
    review = reviewed(first[0], "own")
    text = "\n".join(line.plain for line in plane(review, width, 11))
    assert re.search(r"\b1\b", text)
    assert re.search(r"\b2\b", text)


def test_numbers_at_one_place_stand_together():
    assert runs((1, 2, 3, 6)) == "1–3,6"
    assert runs((4,)) == "4"
