"""What stands in a Word document beside its text, and is not brought in: each is told with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from simulator.authoring.documents.draft import Unread
from simulator.authoring.documents.office import office
from simulator.scenario.problem import a

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 200
_DELETED = "it was deleted while changes were tracked"


def left_out_of_word(data: bytes) -> list[Unread]:
    """Text boxes, comments in tables, deletions, notes at the foot or end, headers, footers. The document must be sound."""
    document = office("docx").Document(io.BytesIO(data))
    return [Unread(place, words, "", why) for place, words, why in _of_word(document) if words][:_MOST]


def _of_word(document: Any) -> Iterator[tuple[str, str, str]]:
    notes = _notes(document)
    said = {str(one.comment_id): f"{one.author}: {one.text}" for one in document.comments}
    for number, block in enumerate(document.iter_inner_content(), 1):
        table = hasattr(block, "rows")
        place = f"{'table at ' if table else ''}paragraph {number}"
        element = block._tbl if table else block._p
        boxes = [_words(box) for box in element.iter(f"{_W}txbxContent")]
        for words in dict.fromkeys(boxes):  # a box is kept twice, for programs of two generations
            yield place, words, "it stands in a text box"
        for mark in element.iter(f"{_W}commentReference") if table else ():
            yield place, said.get(mark.get(f"{_W}id"), ""), "it is a comment"
        for tag in ("del", "moveFrom"):
            for gone in element.iter(f"{_W}{tag}"):
                words = "".join(str(text.text or "") for text in gone.iter(f"{_W}delText", f"{_W}t"))
                yield place, " ".join(words.split()), _DELETED
        for kind, of_kind in notes.items():
            for mark in element.iter(f"{_W}{kind}Reference"):
                yield place, of_kind.get(mark.get(f"{_W}id"), ""), f"it is {a(kind)}"
    for name, root in _parts(document):
        for kind in ("header", "footer"):
            if re.fullmatch(rf"{kind}\d*\.xml", name):
                yield kind, _words(root), f"it is in a {kind}"


def _notes(document: Any) -> dict[str, dict[str | None, str]]:
    """The words of each footnote and each endnote, by its number."""
    return {
        kind: {
            note.get(f"{_W}id"): _words(note)
            for name, root in _parts(document)
            if name == f"{kind}s.xml"
            for note in root.iter(f"{_W}{kind}")
        }
        for kind in ("footnote", "endnote")
    }


def _parts(document: Any) -> Iterator[tuple[str, Any]]:
    """The name and the root of each part beside the text itself."""
    for part in document.part.package.iter_parts():
        name = str(part.partname).rpartition("/")[2]
        if re.fullmatch(r"(footnotes|endnotes|header\d*|footer\d*)\.xml", name):
            yield name, office("docx.oxml").parse_xml(part.blob)


def _words(element: Any) -> str:
    pieces = ("".join(str(text.text or "") for text in one.iter(f"{_W}t")) for one in element.iter(f"{_W}p"))
    return " ".join(" ".join(pieces).split())
