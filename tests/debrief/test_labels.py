"""Words beneath a bar and numbers on the plane: none touches another, and none is lost without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.debrief.label_places import runs, spread
from simulator.debrief.picture import BARS, LETTER, marks_on_plane
from simulator.debrief.picture import bars as bars_picture
from simulator.debrief.report import Compared, report
from simulator.debrief.review import debrief
from simulator.languages.tongue import languages
from simulator.practice.progress.progress import Mark
from simulator.tui.widgets.axis_bars import bars
from simulator.tui.widgets.profile_plane import plane
from simulator.tui.widgets.progress_charts import journey
from tests.debrief.test_debrief import TURNS, reviewed
from tests.write import rubric, scenario, talk

RUBRIC = rubric()
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)

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


NOTE = re.compile(r'<text class="note" x="([-\d.]+)" y="(\d+)">([^<]*)<')


@given(PERCENT, PERCENT, st.sampled_from(("en", *languages())))
@settings(max_examples=30, deadline=None)
def test_no_word_below_a_bar_of_the_page_touches_another_in_any_language(one, other, lang):
    found = report(
        debrief(talk(replace(scenario(TURNS), lang=lang), "lean", "own")),
        first=Compared(one, one, one),
        last=Compared(other, other, other),
        ranges={axis: (min(one, other), max(one, other)) for axis in Compared.__annotations__},
    )
    rows: dict[str, list[tuple[float, float]]] = {}
    for x, y, text in NOTE.findall(bars_picture(found, "")):
        rows.setdefault(y, []).append((float(x), float(x) + LETTER * len(text)))
    assert len(rows) >= 3
    for words in rows.values():
        assert all(start >= 0 and end <= BARS + 0.5 for start, end in words)
        assert all(after[0] >= before[1] for before, after in pairwise(sorted(words)))


@given(st.tuples(PERCENT, PERCENT), st.floats(-6, 6), st.floats(-6, 6))
@settings(max_examples=30, deadline=None)
def test_first_best_and_now_are_three_words_where_three_attempts_ended_near_each_other(place, right, up):
    x, y = place
    near = [(x, y, "first"), (min(100, max(0, x + right)), y, "best"), (x, min(100, max(0, y + up)), "now")]
    words = re.findall(r'class="dot" x="([\d.]+)" y="([-\d.]+)">(\w+)<', marks_on_plane(near, RUBRIC.thresholds))
    boxes = [(float(x), float(y), LETTER * len(word) / 2) for x, y, word in words]
    assert len(boxes) == 3
    for at, (x, y, half) in enumerate(boxes):
        assert all(abs(x - ox) >= half + other - 0.2 or abs(y - oy) >= 12.8 for ox, oy, other in boxes[:at])


@given(st.lists(st.tuples(PERCENT, PERCENT), min_size=1, max_size=5), st.integers(0, 4), st.sampled_from((30, 40, 60)))
@settings(max_examples=30, deadline=None)
def test_first_and_best_of_the_progress_page_are_never_one_word(places, at, width):
    marks = [Mark("a", "renewal", NOW, help_, push, 50.0, "busy-bee", "open", "end") for help_, push in places]
    rows = journey(marks, marks[at % len(marks)], RUBRIC, width, 12, cross=False)
    words = {word for line in rows[2:-2] for word in re.findall("[A-Za-z]+", line.plain)}
    assert words <= {"first", "and", "best", "now"}


def test_choices_that_all_ended_at_one_place_say_so():
    rows = "\n".join(line.plain for line in plane(reviewed("ask", "own"), 60, 11))
    assert ("Every choice left you here." in rows) == ("1–2" in rows)
