"""The colours of the themes, and a line's style words as a terminal's styles."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style

from simulator import colours

DARK = colours.DARK | {"help-past": "#4f668d", "push-past": "#8a6240", "text-past": "#6f6d68"}
LIGHT = colours.LIGHT | {"help-past": "#688ccc", "push-past": "#b87f52", "text-past": "#8b8b87"}
HIGH_CONTRAST = {
    "page": "#000000",
    "panel": "#000000",
    "focus": "#ffffff",
    "home": "#000000",
    "far": "#000000",
    "text": "#ffffff",
    "soft": "#ffffff",
    "muted": "#e2e2e2",
    "accent": "#66ffd9",
    "help": "#a9ccff",
    "push": "#ffc27a",
    "rule": "#ffffff",
    "help-past": "#a9ccff",
    "push-past": "#ffc27a",
    "text-past": "#e2e2e2",
}
TONES: dict[str, dict[str, str]] = {
    "helpfirst-dark": DARK,
    "helpfirst-light": LIGHT,
    "helpfirst-high-contrast": HIGH_CONTRAST,
    "helpfirst-plain": {},
}
INKS = (
    "text",
    "soft",
    "muted",
    "accent",
    "help",
    "push",
    "rule",
    "page",
    "focus",
    "help-past",
    "push-past",
    "text-past",
)


def without_surfaces(theme: str) -> bool:
    """Whether surfaces do not part in that theme, so that lines have to."""
    return theme in ("helpfirst-high-contrast", "helpfirst-plain")


@lru_cache(maxsize=1024)
def style(theme: str, words: str, ground: str) -> Style:
    """The terminal style for style words on a widget's ground."""
    ink, bold, italic = "text", False, False
    given = iter(words.split())
    for word in given:
        if word == "on":
            ground = next(given)
        elif word == "bold":
            bold = True
        elif word == "italic":
            italic = True
        else:
            ink = word
    tones = TONES.get(theme, DARK)
    if not tones:  # no colour at all: reversed and bold say it
        return Style(bold=bold or ink == "accent", italic=italic, reverse=ground in ("focus", "accent"))
    if tones is HIGH_CONTRAST and ground == "focus" and (ink != "accent" or bold):  # only the bar keeps its colour
        ink = "page"
    return Style(color=tones[ink], bgcolor=tones[ground], bold=bold, italic=italic)
