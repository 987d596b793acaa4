"""What `explain` says of every code: those of the reader, of the proofs and of the lint."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from simulator import scenario
from simulator.scenario.codes import Explanation, read_page

PAGES = (Path(str(scenario.__file__)).with_name("problems.md"), Path(__file__).with_name("problems.md"))
"""Those of the reader, then those of proofs and lint."""


def all_pages() -> list[str]:
    """The pages as they are, in Markdown."""
    return [page.read_text(encoding="utf-8") for page in PAGES]


@cache
def all_explanations() -> dict[str, Explanation]:
    """Every code in order."""
    found = [item for page in PAGES for item in read_page(page).items()]
    return dict(sorted(found))
