"""The page's own files: its script in plain JavaScript, part by part, and its style."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "page"
ENGINE = ("hash.js", "words.js", "engine.js", "score.js", "debrief.js")
"""What plays and looks back, and needs no browser."""
SHOWN = ("dom.js", "figures.js", "keep.js", "talking.js", "looking_back.js", "play.js")
"""What a person sees and uses."""
STYLE = "page.css"


@cache
def text_of(name: str) -> str:
    """One of those files, with plain line ends whatever a checkout made of them."""
    return (FOLDER / name).read_text(encoding="utf-8")


def script(*names: str) -> str:
    """Those parts as one script, in that order; each is strict by itself."""
    return "".join(text_of(name) for name in names)
