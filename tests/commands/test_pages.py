"""Every page that a command writes or a server sends says its language and direction, and so does each block of text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.workshop import server
from tests.records import colleagues
from tests.right_to_left import TEXT, arabic, pages

BLOCKS = {"p", "h1", "h2", "h3", "li", "dt", "dd", "td", "th", "blockquote"}
COMMANDS = {
    "debrief": ["debrief", "--format", "html", "-o", "OUT"],
    "script": ["script", "FILE", "--format", "html", "-o", "OUT"],
    "progress": ["progress", "--html", "OUT"],
    "year": ["year", "--html", "OUT"],
    "team": ["team", "HANDED", "--scenarios", "FOLDER", "-o", "OUT"],
    "export": ["export", "FILE", "-o", "OUT"],
    "site": ["export", "FOLDER", "-o", "SITE"],
    "scorm12": ["export", "FILE", "--to", "scorm12", "-o", "ZIP"],
    "scorm2004": ["export", "FILE", "--to", "scorm2004", "-o", "ZIP"],
}


class _Page(HTMLParser):
    """The attributes of the page, and the blocks without a direction of their own."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.page: dict[str, str | None] = {}
        self.without: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.page = found
        elif tag in BLOCKS and "dir" not in found:
            self.without.append(self.get_starttag_text() or tag)


def _written(place: Path) -> Iterator[str]:
    if place.is_dir():
        yield from (file.read_text(encoding="utf-8") for file in sorted(place.glob("*.html")))
    elif place.suffix == ".zip":
        with zipfile.ZipFile(place) as packed:
            yield from (packed.read(name).decode() for name in packed.namelist() if name.endswith(".html"))
    else:
        yield place.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def places(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    own = folder / "own"
    own.mkdir()
    (own / "small.yaml").write_text(TEXT, encoding="utf-8")
    colleagues.group(folder / "handed", (5, 0, 0), [arabic()])
    return {"FOLDER": own, "FILE": own / "small.yaml", "HANDED": folder / "handed"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_page_that_is_written_has_a_language_and_a_direction(name: str, places, tmp_path, monkeypatch) -> None:
    if name in ("debrief", "progress"):
        monkeypatch.setattr("sys.stdin", io.StringIO())
        assert main(["play", str(places["FILE"]), "--choose", "x"]) == 0
    outs = {"OUT": tmp_path / "page.html", "SITE": tmp_path / "site", "ZIP": tmp_path / "package.zip"}
    words = COMMANDS[name]
    assert main([str({**places, **outs}.get(word, word)) for word in words]) == 0
    texts = list(_written(next(outs[word] for word in words if word in outs)))
    assert texts
    for text in texts:
        found = _Page(text)
        assert found.page["lang"] == ("en" if name in ("progress", "year", "team") else "ar"), text[:200]
        assert found.page["dir"] == ("rtl" if found.page["lang"] == "ar" and name != "script" else "ltr")
        own = [
            tag
            for tag in found.without
            if "muted" not in tag and 'role="status"' not in tag and tag not in ("<p>", "<h1>")
        ]
        assert own == [], "only the page's own words take the direction of the page"


def test_the_report_of_a_room_and_the_pages_of_a_server_have_them_too() -> None:
    room = _Page(pages()["room"])
    assert (room.page["lang"], room.page["dir"]) == ("ar", "ltr")
    for file in sorted(server.PAGE.glob("*.html")):
        page = _Page(file.read_text(encoding="utf-8")).page
        assert page == {"lang": "en", "dir": "ltr"}, file


def test_the_picture_of_a_scenario_says_its_language_and_lets_each_text_run_its_way(places, capsys) -> None:
    assert main(["graph", str(places["FILE"]), "--format", "svg"]) == 0
    picture = capsys.readouterr().out
    assert 'xml:lang="ar"' in picture
    assert "unicode-bidi: plaintext" in picture
