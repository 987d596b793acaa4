"""The docs cannot rot: generated pages are current, examples are read, and links lead somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from simulator.cli import COMMANDS
from simulator.scenario.reader import read_bytes
from tests.write import rubric
from tools.docs import pages
from tools.library import text

pytestmark = pytest.mark.library

ROOT = Path(__file__).parent.parent
SOURCES = ("simulator", "tests", "tools", "benchmarks")
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def test_every_generated_page_is_current():
    old = [path.name for path, text in pages() if path.read_text(encoding="utf-8") != text]
    assert old == [], "run make docs"


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "problems"], ids=lambda path: path.stem)
def test_every_whole_scenario_in_a_page_is_sound(page):
    """The page of problems shows parts, right and wrong; its own tests play them."""
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if block.lstrip().startswith(("format: 1", "# yaml-language-server")):
            reading = read_bytes(block.encode(), f"{page.stem}.yaml", rubric())
            assert reading.errors == (), reading.errors


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_link_within_the_project_leads_to_a_file(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_command_that_is_named_exists(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)helpfirst ([a-z]+)", text, re.MULTILINE))
    assert named <= set(COMMANDS), named - set(COMMANDS)


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_needs_nothing_from_outside(picture):
    drawn = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\((?!#)|@import|<script|<image|href=", drawn)


def test_every_scenario_has_its_page_and_no_page_is_left_over():
    made = {path.name for path, _ in pages() if path.parent.name == "scenarios"}
    assert {path.name for path in (ROOT / "docs" / "scenarios").iterdir()} == made


def test_authored_text_cannot_become_markup():
    assert text("a|b <i> [x](y) *z*\n`c`") == r"a\|b \<i\> \[x\](y) \*z\* \`c\`"


def test_every_question_of_a_newcomer_is_answered_by_three_files_at_most_and_they_exist():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+) \|$", page.split("## Where is …?")[1].split("\n## ")[0], re.MULTILINE)
    assert len(rows) >= 20
    for row in rows:
        named = re.findall(r"`([^`]+)`", row)
        assert 1 <= len(named) <= 3, row
        for name in named:
            where = ROOT if name.startswith(("tests/", "tools/")) else ROOT / "simulator"
            assert (where / name).is_file(), name


def test_every_file_that_a_recipe_names_exists():
    recipes = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Recipes")[1]
    named = set(re.findall(r"`((?:simulator|tests|docs|tools)/[^`]+)`", recipes)) - {"simulator/commands/NAME.py"}
    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@cache
def sources() -> frozenset[str]:
    return frozenset(f"/{file.relative_to(ROOT).as_posix()}" for top in SOURCES for file in (ROOT / top).rglob("*"))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent.name != "scenarios"], ids=lambda path: path.stem
)
def test_every_file_of_the_program_that_a_page_names_exists(page):
    """By its path from the project or from `simulator`, or by the end of it where its folder was named before."""
    named = set(re.findall(r"`([a-z_/]+\.(?:py|js|lua|po|css))`", page.read_text(encoding="utf-8")))
    assert [name for name in sorted(named) if not any(file.endswith(f"/{name}") for file in sources())] == []
