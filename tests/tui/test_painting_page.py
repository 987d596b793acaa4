"""The page on painting: its code runs, and every file it names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from simulator.tui.page.screen_series import ScreenSeries
from tests.tui.helpers import app, press, screen_text

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "painting.md").read_text(encoding="utf-8")
PEOPLE = {"Dana [/b]": "about the October loads", "Iris": "about a roof", "Noreen": "about her nephew"}


def written() -> dict[str, Any]:
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(code, names)
    return names


async def test_the_screen_of_the_page_is_shown_moved_in_and_answers():
    running, calls = app(), written()["calls"]
    async with running.run_test(size=(80, 24)) as pilot:
        for keys, told in ((("down", "enter"), "You call Iris."), (("b",), "You call nobody.")):
            library = running.screen
            asked = running.run_worker(calls(ScreenSeries(running), PEOPLE))
            await pilot.pause()
            text = screen_text(running)
            for words in ("Whom do you call?", "Dana [/b]", "about a roof", "enter call", "? help"):
                assert words in text
            await press(pilot, *keys)
            assert await asked.wait() == told
            assert running.screen is library


def test_its_screen_takes_forty_lines_or_fewer():
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    assert len(code[1].strip().splitlines()) <= 40


def test_the_files_it_names_are_there():
    rows = re.findall(r"^\| (`.*?) \| ", PAGE, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert len(names) >= 9
    for name in names:
        assert (ROOT / "simulator" / "tui" / "page" / f"{name}.py").exists(), name
