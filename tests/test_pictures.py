"""The pictures in the docs stand alone: nothing is fetched to show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PICTURES = sorted((Path(__file__).parent.parent / "docs").rglob("*.svg"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_needs_nothing_from_outside(picture):
    text = picture.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"https?://|@import|url\((?!#)", text)
