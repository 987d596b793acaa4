"""Text is text: what a terminal would act on is shown as characters instead.

Control characters, escape sequences, and the marks that hide or turn the direction of writing are written
out, `\\x1b`, `\\u202e`. Everything that shows authored, typed or received text in lines goes through here.
"""

from __future__ import annotations

import re

_HIDDEN = "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f{_HIDDEN}]")
_UNSAFE_IN_A_LINE = re.compile(f"[\x00-\x1f{_HIDDEN}]")


def visible(text: str) -> str:
    """`text` with everything that could move a cursor or hide itself written out. Newlines and tabs stay."""
    return _UNSAFE.sub(_escaped, text)


def visible_line(text: str) -> str:
    """The same for a single line: newlines and tabs are written out too."""
    return _UNSAFE_IN_A_LINE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
