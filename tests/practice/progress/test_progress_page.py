"""Progress as a page: the same figures as on the screen, text as text, nothing from outside."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from simulator.practice.progress.overview import overview, with_records
from simulator.practice.progress.page import progress_page
from tests.practice.home import Home
from tests.write import rubric

NOW = datetime(2026, 11, 30, tzinfo=UTC)


def page_of(home: Home) -> str:
    return progress_page(with_records(overview(home.attempts, [], NOW), home.attempts), rubric())


def test_the_page_has_a_column_for_each_attempt_and_the_record_of_each_behaviour(tmp_path):
    home = Home(tmp_path)
    home.play("ask", "close")
    home.play("lean")
    page = page_of(home)
    assert page.count('<rect class="help"') == 2
    assert "2 finished attempts at 1 scenario. Next meetings earned: 1." in page
    assert re.search(r"<td[^>]*>Discover</td><td[^>]*>1 of 2</td><td[^>]*>What hurts</td>", page)
    assert page.count('class="then"') == 2
    assert not re.search(r"<script|url[(]|@import|https?://", page)


def test_with_nothing_finished_it_says_so(tmp_path):
    assert "No conversation has been finished yet." in page_of(Home(tmp_path))
