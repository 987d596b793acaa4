"""What is shown is what is there: nothing that acts on a terminal or that the reader refuses passes unseen."""

from __future__ import annotations

import pytest

from simulator.scenario.reading.source import decode
from simulator.scenario.visible import visible, visible_line

OF_THE_FIRST_PLANE = "".join(chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000)


@pytest.mark.parametrize("shown", [visible, visible_line])
def test_no_character_that_the_reader_refuses_is_left_as_it_is(shown):
    source, problems = decode(shown(OF_THE_FIRST_PLANE).encode(), "any.yaml")
    assert source.text
    assert [problem.message for problem in problems.found] == []
