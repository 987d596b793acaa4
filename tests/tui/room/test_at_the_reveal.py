"""What the room is told of its votes once they are revealed."""

from __future__ import annotations

import pytest

from simulator.tui.room.reveal_page import changed_rows
from simulator.workshop.views import RevealView
from tests.tui.helpers import words_of


@pytest.mark.parametrize(
    ("both", "changed", "says"),
    [(5, 2, "2 of 5 changed their minds."), (5, 0, "Nobody changed their mind."), (0, 0, "5 voted.")],
)
def test_minds_are_counted_only_where_somebody_changed_theirs(both, changed, says):
    found = RevealView([], rounds=2, votes=5, both=both, changed=changed, silent=1)
    assert words_of(line.plain for line in changed_rows(found, 40)) == f"{says} One person did not vote again."
