"""A folder of own scenarios with the house's rubric: there the behaviour `discover` is `wonder`, and called Wondering."""

from __future__ import annotations

from pathlib import Path

from simulator.cli import main
from tests.scenario.example import EXAMPLE


def house(own: Path) -> Path:
    """The folder, with the rubric and one scenario in it, `example`."""
    (own / "rubrics").mkdir(parents=True)
    written = own / "rubrics" / "house.yaml"
    assert main(["rubric", "--write", str(written)]) == 0
    text = written.read_text()
    start = text.index("\n  discover:")
    end = text.index("\n  reflect:")
    written.write_text(
        text[:end] + text[start:end].replace("discover:", "wonder:").replace("Discover", "Wondering") + text[end:]
    )
    (own / "example.yaml").write_text(EXAMPLE.replace("behaviour: discover", "behaviour: wonder"))
    return own
