"""Every page says in which language its scenario is, and each block of its text runs its own way."""

from __future__ import annotations

import re

import pytest

from simulator.scenario.text_direction import directed, isolated, page_begins
from tests.right_to_left import PITCH, pages


@pytest.mark.parametrize("name", ["debrief", "script", "room"])
def test_an_exported_page_is_in_the_language_of_its_scenario_and_laid_out_its_way(name: str) -> None:
    page = pages()[name]
    way = "rtl" if name == "debrief" else "ltr"  # the others' own words are English
    assert page.startswith(f'<!doctype html>\n<html lang="ar" dir="{way}">')
    body = page.partition("<body>")[2]
    blocks = re.findall(r"<(p|h\d|li|dt|dd|td|th|blockquote)\b([^>]*)>", body)
    assert len(blocks) > 5
    assert [tag for tag, rest in blocks if 'dir="auto"' not in rest and "Helpfirst" not in rest and tag != "p"] == []
    assert PITCH in body.replace("\\", "")


def test_a_block_that_has_a_direction_keeps_it_and_text_is_no_tag() -> None:
    assert directed('<p dir="ltr">a</p><p class="x">b</p><pre>c</pre>&lt;p>') == (
        '<p dir="ltr">a</p><p dir="auto" class="x">b</p><pre>c</pre>&lt;p>'
    )


def test_text_that_shares_a_line_is_set_apart_only_where_it_runs_the_other_way() -> None:
    assert isolated("مرحبا b.") == "\u2068مرحبا b.\u2069"
    assert isolated("שלום") == "\u2068שלום\u2069"
    assert [isolated(text) for text in ("", "Fine.", "東京", "Größe", "Привет")] == [
        "",
        "Fine.",
        "東京",
        "Größe",
        "Привет",
    ]


def test_a_language_that_is_no_language_cannot_leave_its_attribute() -> None:
    assert page_begins('"><script>', "").startswith(
        '<!doctype html>\n<html lang="&quot;&gt;&lt;script&gt;" dir="ltr"><head>'
    )
