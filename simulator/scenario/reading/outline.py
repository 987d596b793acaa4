"""The lines of a file that carry its shape: keys, ids and entries of lists, without the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.scenario.reading.grammar import names
from simulator.scenario.reading.word_processor_marks import MARKS

_SHAPED = re.compile(
    rf"(?P<lead> *)(?P<dash>(?:[{re.escape(MARKS)}-] +)?)"
    r"(?:(?P<quote>['\"]?)(?P<key>[^\W_][\w.-]*)(?P=quote)(?P<colon> ?:)(?P<rest>(?: .*)?)|(?P<flow>\{.*)|(?P<text>.*))"
)
_WITHOUT_SPACE = re.compile(
    rf"(?P<lead> *)(?P<dash>[{re.escape(MARKS)}-])(?P<quote>)(?P<key>[a-z_]+)(?P<colon> ?:)(?P<rest>(?: .*)?)"
)
_BLOCK = re.compile(r" +[|>][-+0-9]* *(?:#.*)?")
_BARE = re.compile(r"(?P<key>[A-Za-z][\w-]*) *[;=,：，]?")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """`row` from 0. `lead` is how many spaces stand before it, `column` how many characters before its key or text."""

    row: int
    lead: int
    column: int
    dash: bool
    key: str
    """Empty for an entry of text or one in { }."""
    empty: bool
    """Nothing stands after the colon."""
    colon: bool = True
    flow: bool = False


def outlined(lines: Sequence[str]) -> Iterator[KeyLine]:
    """The lines that carry the shape, in order. Whatever is text, comment or blank belongs to the line before it."""
    deeper: int | None = None
    first = False
    quote = ""
    for row, text in enumerate(lines):
        bare = text.lstrip(" ")
        lead = len(text) - len(bare)
        if not bare or bare.startswith("#"):
            continue
        if quote:
            quote = "" if quote in text else quote
            continue
        if deeper is not None and lead > deeper:
            deeper = lead - 1 if first else deeper  # so deep as its first line goes the text
            first = False
            continue
        deeper = None
        match = _glued(text) or _SHAPED.fullmatch(text)
        if match is None or bare in ("---", "..."):
            continue
        column = lead + len(match["dash"])
        if match["colon"]:
            rest = match["rest"]
            if _BLOCK.fullmatch(rest):
                deeper, first = lead, True
            value = rest.strip()
            if value[:1] in ("'", '"') and value[:1] not in value[1:]:
                quote = value[0]
            yield KeyLine(row, lead, column, bool(match["dash"]), match["key"], not value or value.startswith("#"))
        elif match["dash"] and (word := _first_word(match["text"] or "")) in names():
            yield KeyLine(row, lead, column, True, word, False)
        elif match["flow"] or match["dash"]:
            if match["dash"] and _BLOCK.fullmatch(" " + (match["text"] or "")):
                deeper, first = lead, True
            yield KeyLine(row, lead, column, bool(match["dash"]), "", False, flow=bool(match["flow"]))
        elif (bare_key := _BARE.fullmatch(match["text"].rstrip())) and _leads_on(lines, row, lead):
            yield KeyLine(row, lead, column, False, bare_key["key"], True, colon=False)


def _glued(text: str) -> re.Match[str] | None:
    """A key of the format with a dash or mark right before it, without a space between them."""
    match = _WITHOUT_SPACE.fullmatch(text)
    return match if match is not None and match["key"] in names() else None


def _first_word(text: str) -> str:
    """The word before a space or colon: a key whose colon, or the space after it, was forgotten."""
    return re.split("[ :;=,：，、]", text, maxsplit=1)[0]


def _leads_on(lines: Sequence[str], row: int, lead: int) -> bool:
    """Whether the next line that is not blank is an entry or key that stands deeper."""
    for text in lines[row + 1 :]:
        bare = text.lstrip(" ")
        if bare and not bare.startswith("#"):
            match = _SHAPED.fullmatch(text)
            return len(text) - len(bare) > lead and match is not None and bool(match["colon"] or match["dash"])
    return False
