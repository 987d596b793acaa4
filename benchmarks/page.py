"""The exported page beside floors of the same run: a static page of the same size, one frame, and reading the library.

It needs Chromium and Playwright; without them only the export is measured. Alone: python -m benchmarks.page
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import Beside, least_in_turn
from simulator.records.playing_page import own_page
from simulator.records.site import site_files
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric

SHIPPED = Path(__file__).parent.parent / "scenarios"
OPENS, EXPORTS = 2.0, 4.0
FRAME = 1000 / 60
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
_OPENED = (
    "() => { const one = performance.getEntriesByType('navigation')[0]; return one.loadEventEnd - one.startTime; }"
)
_ANSWER = """() => new Promise((done) => { const from = performance.now(); Helpfirst.app.choose(Helpfirst.app.talk.shown()[0].id);
  document.body.offsetHeight; const took = performance.now() - from; requestAnimationFrame(() => done(took)); })"""


def report() -> list[Beside]:
    rubric = read_rubric(None)
    files = [file for file in sorted(SHIPPED.glob("*/*.yaml")) if not file.name.endswith(".words.yaml")]
    read = [one for file in files if (one := read_scenario(file, rubric).scenario) is not None]
    return [_exported(files, rubric), *_in_a_browser(max(read, key=lambda one: len(one.source)), rubric)]


def _exported(files: list[Path], rubric: Rubric) -> Beside:
    def reading() -> list[Scenario]:
        return [one for file in files if (one := read_scenario(file, rubric).scenario) is not None]

    whole, floor = least_in_turn(lambda: list(site_files(reading(), rubric)), reading, 3)
    return Beside("export --all", whole * 1e3, floor * 1e3, "reading the library", "ms", EXPORTS)


def _in_a_browser(scenario: Scenario, rubric: Rubric) -> list[Beside]:
    chromium = shutil.which("chromium")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        return []
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "page.html")
        page.write_text(own_page(scenario, rubric), encoding="utf-8")
        static = Path(folder, "static.html")
        static.write_text(_static(len(page.read_bytes())), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        tab = browser.new_page()
        opened, floor = (min(_opening(tab, file) for _ in range(15)) for file in (page, static))
        answered = _answering(tab, page)
        browser.close()
    return [
        Beside("opening the page", opened, floor, "a static page of that size", "ms", OPENS),
        Beside("answering a choice", answered, FRAME, "one frame", "ms", 1.0),
    ]


def _opening(tab: Any, file: Path) -> float:
    tab.goto(file.as_uri())
    tab.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    return float(tab.evaluate(_OPENED))


def _answering(tab: Any, file: Path) -> float:
    """The slowest of the first three answers, as the page lays them out; the least of several conversations."""
    least = float("inf")
    for _ in range(10):
        tab.goto(file.as_uri())
        tab.evaluate("Helpfirst.app.coach = false; Helpfirst.app.begin('')")
        least = min(least, max(float(tab.evaluate(_ANSWER)) for _ in range(3)))
    return least


def _static(size: int) -> str:
    line = "<p>I have ten minutes. Frankly, another quote has been on my desk since Monday.</p>\n"
    body = line * (size // len(line))
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Static</title><body>{body}</body></html>'


if __name__ == "__main__":
    for row in report():
        print(row.line())
