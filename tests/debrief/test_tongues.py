"""A debrief speaks the language of its conversation, whole: what it says itself, and what the rubric calls things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from random import Random

import pytest

from simulator.debrief.blocks import sentences
from simulator.debrief.outcome import amount, sale_sentence
from simulator.debrief.page import html_page
from simulator.debrief.report import Compared, Possible, Reflection, Report, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.languages.tongue import languages, tongue
from simulator.practice.reviews.days import day_said
from simulator.scenario.model import Sale, Scenario
from tests.debrief.plays import SHIPPED, shipped
from tests.records.engines import at_random
from tests.write import talk

ANSWERS = Reflection(("Aa.", "Bb.", "Cc."), "Dd.", "Ee.")
SHARED = {"Initiative", "Patience", "Possible", "Neutral."}
"""Words of ours that another language has too."""


def found(made: Scenario, seed: int, choices: tuple[str, ...]) -> Report:
    """With all that may stand around a debrief."""
    return report(
        debrief(talk(made, *choices, seed=seed)),
        first=Compared(1, 2, 3),
        last=Compared(4, 5, 6),
        ranges={"helpfulness": (0, 50), "pushiness": (1, 2), "initiative": (3, 3)},
        possible={number: Possible("a", "earned", "b", "refused") for number in range(1, 20)},
        reflection=ANSWERS,
        own_words=["Ff."] * 20,
    )


def texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield " ".join(part.split())
    elif isinstance(part, dict):
        yield from (text for one in part.values() for text in texts(one))
    elif isinstance(part, list | tuple):
        yield from (text for one in part for text in texts(one))


@pytest.mark.parametrize("lang", languages())
def test_nothing_that_we_say_stays_english(lang):
    draw = Random(3)
    for _ in range(6):
        made = shipped(draw.choice(SHIPPED))
        play = at_random(made, draw, None)
        english = found(made, play.seed, play.choices)
        authored = {*texts(asdict(made)), *texts(asdict(ANSWERS)), "Ff."}
        same = set(sentences(told(english))) & set(
            sentences(told(found(replace(made, lang=lang), play.seed, play.choices)))
        )
        assert {one for one in same if any(char.isalpha() for char in one)} - authored - SHARED == set()


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "Sold: 48,000.50 EUR, decided in one day. It fits what they need (90 of 100)."),
        ("de", "Verkauft: 48.000,50 EUR, entschieden an einem Tag. Es passt zu dem, was gebraucht wird (90 von 100)."),
        ("fr", "Vendu\u00a0: 48\u202f000,50 EUR, décidé en un jour. Cela répond au besoin (90 sur 100)."),
    ],
)
def test_money_is_written_as_the_language_writes_it(lang, says):
    assert sale_sentence(Sale(4800050, "EUR", 1, 90), tongue(lang)) == says


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", ("4,580", "48,000")),
        ("de", ("4.580", "48.000")),
        ("es", ("4580", "48.000")),
        ("fr", ("4\u202f580", "48\u202f000")),
    ],
)
def test_thousands_are_parted_as_the_language_parts_them(lang, says):
    assert (amount(458000, tongue(lang)), amount(4800000, tongue(lang))) == says


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", ("1 December", "2 December")),
        ("de", ("1. Dezember", "2. Dezember")),
        ("es", ("1 de diciembre", "2 de diciembre")),
        ("fr", ("1er décembre", "2 décembre")),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_writes_it(lang, says):
    today = datetime(2026, 11, 3)
    assert tuple(day_said(datetime(2026, 12, number), today, tongue(lang)) for number in (1, 2)) == says


def test_a_noun_keeps_its_capital_inside_a_german_sentence_and_no_other_does():
    assert [tongue(lang).within("Bluff") for lang in ("de", "fr", "en")] == ["Bluff", "bluff", "bluff"]


def test_the_page_of_a_debrief_names_its_corners_and_axes_in_the_language():
    made = shipped(SHIPPED[0])
    play = at_random(made, Random(1), None)
    page = html_page(found(replace(made, lang="de"), play.seed, play.choices))
    for word in ("mehr Hilfe", "mehr Druck", "Vertrauen", "Geduld", ": Rückblick</title>"):
        assert word in page
    for word in ("more helpful", "Hustler", "Pleaser", "always 3"):
        assert word not in page
