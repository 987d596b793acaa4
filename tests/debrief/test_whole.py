"""Nothing that teaches is cut: at every size, in three languages, however long a text is."""

from __future__ import annotations

import re

import pytest

from simulator.debrief.blocks import sentences
from simulator.debrief.report import Compared, Reflection, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.tui.page.grid import grid
from simulator.tui.widgets.coach import coach_rows
from tests.debrief.paint import SIZES, lettered, painted
from tests.write import HEAD, scenario, talk

LONG = {
    "English": "Before I promise you anything, what did those nine hours cost you inside your own building, and whom",
    "German": "Bevor ich Ihnen irgendetwas verspreche: Was hat Sie die Temperaturaufzeichnungslücke im Hause gekostet",
    "Japanese": "お約束する前に、あの九時間の欠測が御社の中でどれほどの負担になったのかを、まず聞かせていただけますか",
}
TURNS = """\
start: first
turns:
  first:
    says: SAYS {0}
    thinks: THINKS {0}
    choices:
      - {{id: own, say: OWN {0}, behaviour: recover, also: [discover], reply: REPLY {0}, why: WHY {0}, next: second}}
      - {{id: lean, say: LEAN {0}, behaviour: pressure, reply: REPLY {0}, why: WHY {0}, next: second}}
  second:
    says: SAYS {0}
    thinks: THINKS {0}
    choices:
      - {{id: lie, say: LIE {0}, behaviour: mislead, reply: REPLY {0}, why: WHY {0}, next: 'no'}}
      - {{id: true, say: TRUE {0}, behaviour: candour, why: WHY {0}, next: 'yes'}}
"""


def long_talk(language: str, *choices: str):
    text = TURNS.format(f'"{LONG[language]}?"'[1:-1].replace(",", " ").replace(":", " "))
    head = HEAD.replace("title: Small", f"title: {LONG[language][:60].replace(':', '')}")
    return talk(scenario(text, head=head), *choices)


def found_of(language: str, *choices: str):
    answer = LONG[language]
    return report(
        debrief(long_talk(language, *choices)),
        first=Compared(10, 20, 30),
        last=Compared(12, 22, 32),
        ranges={"helpfulness": (0.0, 100.0), "pushiness": (9.0, 11.0), "initiative": (5.0, 5.0)},
        reflection=Reflection((answer, answer, answer), answer),
        own_words=(answer, answer),
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("choices", [("own", "lie"), ("lean", "true"), ("own", "true")])
def test_no_page_of_the_debrief_cuts_a_text(language, choices, size):
    found = found_of(language, *choices)
    whole = told(found)
    text = "\n".join(lettered(page) for page in painted(found, *size))
    assert "…" not in text
    if not grid(*size, 0).wide and size[0] < 70:
        one_string = re.sub(r"\s", "", text)
        assert all(re.sub(r"\s", "", one) in one_string for one in sentences(whole) if one != "The whole conversation")


@pytest.mark.parametrize("language", LONG)
def test_where_it_is_smallest_the_reason_stays_and_the_bars_become_figures(language):
    held = long_talk(language, "own")
    rows = lettered(coach_rows(held, 38, learnt=True, height=3, most=9, wide=False))
    assert re.sub(r"\s", "", held.steps[0].choice.why) in re.sub(r"\s", "", rows)
    assert "▲ +2" in rows
    assert "┼" not in rows
    assert "…" not in rows
