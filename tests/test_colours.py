"""One palette: every page says the same colours by the same names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import simulator
from simulator.authoring.svg import STYLE as PICTURE_STYLE
from simulator.colours import DARK, DRAWN, LIGHT, PRINTED, page_colours

PROGRAM = Path(str(simulator.__file__)).parent
SHEETS = sorted(PROGRAM.glob("*/page/*.css"))
LITERAL = re.compile(r"#[0-9a-f]{6}\b")


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+):(#[0-9a-f]{6})\b", block))


def test_the_palettes_name_the_same_colours():
    assert DARK.keys() == LIGHT.keys() == PRINTED.keys()


@pytest.mark.parametrize(
    "sheet", [one for one in SHEETS if ":root{color-scheme" in one.read_text("utf-8")], ids=lambda one: one.name
)
def test_a_style_sheet_that_lies_in_the_package_has_the_colours_of_the_palette(sheet):
    text = sheet.read_text("utf-8")
    light, dark = (
        re.search(pattern, text)
        for pattern in (r"(?m)^:root\{([^}]*)\}", r"(?m)^@media \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}")
    )
    for found, palette in ((light, LIGHT), (dark, DARK)):
        assert found is not None
        said = variables(found[1])
        assert said
        assert said == {name: palette[name] for name in said}


def test_no_other_file_of_python_writes_a_colour_of_a_page():
    for file in PROGRAM.rglob("*.py"):
        if file.name not in {"colours.py", "tones.py", "address.py"}:
            assert not LITERAL.findall(file.read_text("utf-8")), file


def test_page_colours_are_for_light_dark_and_paper():
    said = page_colours("text", "page")
    assert f"--text:{LIGHT['text']};--page:{LIGHT['page']}" in said
    assert f"(prefers-color-scheme:dark){{:root{{--text:{DARK['text']}" in said
    assert f"@media print{{:root{{--text:{PRINTED['text']}" in said


def test_a_picture_is_drawn_in_the_colours_for_paper():
    assert set(LITERAL.findall(PICTURE_STYLE)) <= set(DRAWN.values())
    assert "$" not in PICTURE_STYLE
