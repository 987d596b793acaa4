"""Text is text: what a terminal would act on is shown as characters instead.

Control characters, escape sequences, and the marks that turn the direction of writing become visible
pictures or `<U+XXXX>`. Everything that shows authored, typed or received text in lines goes through `visible`.
"""

from __future__ import annotations

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_C1 = {code: f"<U+{code:04X}>" for code in range(0x80, 0xA0)}
_TURNING = {
    code: f"<U+{code:04X}>"
    for code in (0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
}
_LINES = {0x2028: "<U+2028>", 0x2029: "<U+2029>"}
_KEPT = (ord("\n"), ord("\t"))
_TABLE = {code: text for code, text in (_PICTURES | _C1 | _TURNING | _LINES).items() if code not in _KEPT}
_SURROGATES = range(0xD800, 0xE000)


def visible(text: str) -> str:
    """`text` with everything that could move a cursor or hide itself written out. Newlines and tabs stay."""
    shown = text.translate(_TABLE)
    if any(ord(character) in _SURROGATES for character in shown):
        shown = "".join(f"<U+{ord(c):04X}>" if ord(c) in _SURROGATES else c for c in shown)
    return shown
