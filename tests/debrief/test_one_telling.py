"""The debrief is told once: every sentence of one telling is in each other, in the same order."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from simulator.debrief.as_json import report_record
from simulator.debrief.blocks import sentences
from simulator.debrief.markdown import markdown
from simulator.debrief.page import html_page
from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.plain.debrief import write_report
from simulator.scenario.visible import visible_line
from simulator.tui.page.grid import grid
from tests.debrief.paint import lettered, painted
from tests.debrief.plays import reports

plays = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def expected(found: Report) -> list[str]:
    return [without_space(visible_line(one)) for one in sentences(told(found))]


def check_order(telling: str, found: Report) -> None:
    """Each sentence stands after the one before it; white space, where lines may break, does not count."""
    text, place = without_space(telling), 0
    for one in expected(found):
        at = text.find(one, place)
        assert at >= 0, f"{one!r} is not told, or not in its place"
        place = at + len(one)


class Text(HTMLParser):
    """What a reader of the page sees in letters."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._in: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "rect", "line", "polyline", "br"):
            self._in.append(tag)

    def handle_endtag(self, tag):
        if tag in self._in:
            while self._in.pop() != tag:
                pass

    def handle_data(self, data):
        if not {"style", "title"} & set(self._in):
            self.text += data


@plays
@given(reports())
def test_plain_mode_tells_every_sentence_in_order(found):
    lines: list[str] = []
    write_report(found, lines.append)
    check_order("\n".join(lines), found)


@plays
@given(reports())
def test_the_page_tells_every_sentence_in_order(found):
    reader = Text()
    reader.feed(html_page(found))
    check_order(reader.text, found)


@plays
@given(reports())
def test_markdown_tells_every_sentence_in_order(found):
    text = re.sub(r"(?<!\\)\*", "", markdown(found))
    check_order(re.sub(r"\\([\\`*_{}\[\]<>#|~!])", r"\1", text), found)


@plays
@given(reports())
def test_json_tells_every_sentence_in_order(found):
    record = json.loads(json.dumps(report_record(found)))
    told_in = []
    for block in record["debrief"]["blocks"]:
        told_in += [block.get("text", ""), *(part for row in block.get("rows", ()) for part in row.values())]
    check_order(visible_line("\x01".join(told_in)).replace("\\x01", "\n"), found)


@plays
@given(reports())
@pytest.mark.parametrize("size", [(40, 12), (40, 15), (60, 20)])
def test_the_app_tells_every_sentence_in_order(size, found):
    parts = [lettered(page) for page in painted(found, *size)]
    parts[-1] = f"The whole conversation\n{parts[-1]}"  # the tape's heading is its screen's
    check_order("\n".join(parts), found)


@plays
@given(reports())
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_the_app_tells_every_sentence_where_there_are_two_columns(size, found):
    here = grid(*size, 0)
    at = here.text // 2 + 2 if here.wide else here.text - 30
    text = "The whole conversation\n"
    for page in painted(found, *size):
        for columns in ((0, None), (0, at), (at, None)):
            text += lettered(page, *columns) + "\n"
    text = without_space(text)
    headline = told(found).section("outcome")[0].text  # in letters four rows high, where there is room
    for one in expected(found):
        assert one in text or (here.wide and one == without_space(headline)), one
