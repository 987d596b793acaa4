"""The colours of every page: debriefs, reports, progress, scripts and pictures, and the terminal's light and dark themes.

Written once, as `#rrggbb` by the name of what they colour. Style sheets of pages that run in a browser as they lie in the
package say the same; a test holds that they do.
"""

from __future__ import annotations

from string import Template

DARK = {
    "page": "#14171b",
    "panel": "#1e2228",
    "focus": "#2a3038",
    "home": "#2a3038",
    "far": "#191c21",
    "text": "#ece8df",
    "soft": "#b9b5ab",
    "muted": "#a09d94",
    "accent": "#8ad8b0",
    "help": "#8ab6ff",
    "push": "#ffae66",
    "rule": "#3b414a",
    "old": "#6f6d68",
}
LIGHT = {
    "page": "#fbf8f2",
    "panel": "#f2ede3",
    "focus": "#e4dccb",
    "home": "#e4dccb",
    "far": "#f7f3eb",
    "text": "#22252a",
    "soft": "#474a4e",
    "muted": "#5f5f5b",
    "accent": "#0b6653",
    "help": "#1c55b8",
    "push": "#964100",
    "rule": "#c9c2b3",
    "old": "#8d8a82",
}
PRINTED = LIGHT | {
    "page": "#ffffff",
    "panel": "#ffffff",
    "focus": "#e8e8e8",
    "home": "#e8e8e8",
    "far": "#fafafa",
    "text": "#000000",
    "soft": "#222222",
    "muted": "#444444",
    "rule": "#bbbbbb",
    "old": "#999999",
}
"""On paper: nothing that wastes ink, and greys that stay apart."""
DRAWN = {
    "text": "#1c2430",
    "soft": "#4a5666",
    "edge": "#5b6b7f",
    "rule": "#8b97a6",
    "way": "#666666",
    "box": "#ffffff",
    "ending": "#eef1f5",
    "quote": "#f3f6f9",
    "best": "#1f5f8b",
    "earned": "#dcecf7",
    "refused": "#8a5a22",
    "refused_box": "#f3ece4",
    "wrong": "#8a1c4a",
}
"""Scripts and drawn pictures of a conversation, which are made for white paper."""


def page_colours(*names: str) -> str:
    """Those colours as variables of a style sheet, for light and dark screens and for paper."""
    light, dark, printed = (";".join(f"--{name}:{one[name]}" for name in names) for one in (LIGHT, DARK, PRINTED))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{{printed}}}section{{break-inside:avoid}}}}\n"
    )


def drawn(style: str) -> str:
    """A style sheet for white paper, in which `$name` stands for a colour of `DRAWN`."""
    return Template(style).substitute(DRAWN)
