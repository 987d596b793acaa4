"""`make docs`: writes every page, or part of a page, that is made from the program itself.

`python -m tools.docs --check` writes nothing, and exits 1 naming what is not current.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from simulator.authoring.explanations import all_pages
from simulator.scenario import reference
from simulator.tui import bindings
from tools import campaign_pages, catalogue, sheets
from tools.diagram import room_diagram, scenario_diagram
from tools.library import shipped

DOCS = Path(__file__).parent.parent / "docs"


def pages() -> Iterator[tuple[Path, str]]:
    """Each generated file with the text it should have."""
    yield DOCS / "format.md", reference.page()
    yield DOCS / "problems.md", problems_page()
    yield (
        DOCS / "architecture.md",
        with_parts(DOCS / "architecture.md", {"scenario-machine": scenario_diagram, "room-machine": room_diagram}),
    )
    yield DOCS / "campaigns.md", campaign_pages.page()
    yield DOCS / "catalogue.md", catalogue.page()
    yield DOCS / "keys.md", bindings.page()
    for one in shipped():
        yield DOCS / "scenarios" / f"{one.scenario.id}.md", sheets.page(one)
        yield DOCS / "scenarios" / f"{one.scenario.id}.svg", one.map


def problems_page() -> str:
    """Every problem code, from the pages that `explain` reads."""
    return "\n".join(all_pages())


def with_parts(page: Path, parts: dict[str, Callable[[], str]]) -> str:
    """The page with what stands between `<!-- made: NAME -->` and `<!-- end -->` made anew."""
    text = page.read_text(encoding="utf-8")
    for name, make in parts.items():
        block = f"<!-- made: {name} -->\n```mermaid\n{make()}\n```\n<!-- end -->"
        found = re.split(rf"<!-- made: {name} -->.*?<!-- end -->", text, flags=re.DOTALL)
        if len(found) != 2:
            raise SystemExit(f"{page} should have one part named {name}")
        text = block.join(found)
    return text


def main() -> int:
    stale = [(path, text) for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        if "--check" in sys.argv:
            print(f"{path.name} is not current; run make docs")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.name}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
