"""Pages for people of every language: which language a page is in, and which way each of its paragraphs runs.

Whoever writes HTML or Markdown calls these; the pages that a server sends do the same in their own script.
"""

from __future__ import annotations

import re
from html import escape

from simulator.scenario.visible import visible_line

_BLOCK = re.compile(
    r"<(p|h[1-6]|li|dt|dd|td|th|em|strong|span|blockquote|figcaption|summary|title)(?=[ >])(?![^>]*\sdir=)"
)

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "pa-arab", "ps", "sd", "syr", "ug", "ur", "yi"]
)


def laid_out(lang: str) -> str:
    """The attribute of a page that says which way it is laid out as a whole, by its language."""
    parts = lang.casefold().split("-")
    found = parts[0] in _RIGHT_TO_LEFT_LANGUAGES or "-".join(parts[:2]) in _RIGHT_TO_LEFT_LANGUAGES
    return ' dir="rtl"' if found and "latn" not in parts else ' dir="ltr"'


def page_begins(lang: str, title: str, *, head: str = "", policy: str = "", words: str = "") -> str:
    """A page of its own up to its body, in the language of what it tells of, laid out the way that language runs.

    `words` is the language of the page's own words where that is another one: then those decide how it is laid out.
    `title` is plain text; `head` is HTML, the style at least; `policy` is the Content-Security-Policy, where it has one.
    """
    held = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">' if policy else ""
    return (
        f'<!doctype html>\n<html lang="{escape(lang, quote=True)}"{laid_out(words or lang)}><head><meta charset="utf-8">{held}'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(visible_line(title))}</title>{head}</head>"
    )


def isolated(text: str) -> str:
    """Text for a line that it shares with other words: what runs from right to left is set apart, invisibly.

    Where it is no HTML (Markdown, plain text) nothing else keeps "b)", a colon or a full stop at their places.
    """
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def directed(body: str) -> str:
    """HTML in which each block of text runs the way its first letter does, whatever stands beside it."""
    return _BLOCK.sub(r'<\1 dir="auto"', body)
