"""What the pages say: one table, and every name in it is used and known."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import simulator.workshop
from simulator.workshop.pages import PAGES, page_of
from simulator.workshop.wording import FAMILIES, say, script, table

FOLDER = Path(simulator.workshop.__file__).parent
SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (*FOLDER.rglob("*.py"), *FOLDER.glob("page/*.js"), *FOLDER.glob("page/*.html"))
)
MADE = ("rooms.", "host.order.", "stands.", "place.", "advice.", "next.", "ask.", "axis.", "host.sure.", "done.")
"""Families of names that are put together where they are used."""


def quoted(source: str) -> set[str]:
    return set(re.findall(r"""["']([\w. ]+)["']""", source))


NAMED = quoted(SOURCES)


def test_every_text_is_used_somewhere():
    named = {name for name in table() if name not in NAMED and not name.startswith(MADE)}
    assert named == set()


def test_every_name_that_a_page_says_is_in_the_table():
    said = set(re.findall(r"""(?:say\(|data-say(?:-label)?=)["']([a-z_.0-9]+)["']""", SOURCES))
    assert {name for name in said if not name.endswith(".")} <= set(table())


def test_a_text_with_two_forms_is_chosen_by_its_count():
    assert (say("count.here", count=1), say("count.here", count=2)) == ("1 is here", "2 are here")


def test_both_forms_of_a_text_take_the_same_values():
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for name, text in table().items():
        if not isinstance(text, str):
            assert fields(text["one"]) <= fields(text["other"]) | {"count"}, name


@pytest.mark.parametrize("page", FAMILIES)
def test_each_page_is_handed_all_that_it_says(page):
    files = {
        "room": ["index.html", "room.js"],
        "stage": ["stage.html", "stage.js", "pictures.js"],
        "host": ["host.html", "host.js", "host_sheets.js", "pictures.js"],
        "rooms": ["rooms.html", "rooms.js"],
    }
    sources = "".join(
        (FOLDER / "page" / name).read_text(encoding="utf-8") for name in (*files[page], "wire.js", "parts.js")
    )
    handed = script(page).decode()
    for name in quoted(sources) & set(table()):
        assert f'"{name}": ' in handed, name


def test_where_no_script_may_run_a_page_says_so_in_the_readers_language():
    for name in PAGES:
        silent = [re.search("<noscript>(.*?)</noscript>", page_of(name, lang))[1] for lang in ("en", "de", "xx")]
        assert "needs JavaScript." in silent[0] == silent[2]
        assert "braucht JavaScript." in silent[1]
