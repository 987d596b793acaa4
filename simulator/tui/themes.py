"""Helpfirst's themes for Textual: dark, light, high contrast, and one without any colour for NO_COLOR."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from simulator.tui.page.tones import TONES

_COLOURS = ("primary", "secondary", "warning", "error", "success", "accent")
DEFAULT = "helpfirst-dark"
PLAIN = "helpfirst-plain"
NAMES = {
    "helpfirst-dark": "Dark",
    "helpfirst-light": "Light",
    "helpfirst-high-contrast": "High contrast",
    "helpfirst-plain": "Without colour",
}


def _ansi() -> Theme:
    """Textual's theme in the terminal's own colours; before 8.2.5 it had another name."""
    return BUILTIN_THEMES.get("ansi-dark") or BUILTIN_THEMES["textual-ansi"]


def theme(name: str) -> Theme:
    """The theme of that name."""
    tones = TONES[name]
    if not tones:
        return replace(_ansi(), name=name, **dict.fromkeys(_COLOURS, "ansi_default"))  # type: ignore[arg-type]
    return Theme(
        name=name,
        primary=tones["accent"],
        secondary=tones["soft"],
        warning=tones["push"],
        error=tones["push"],
        success=tones["accent"],
        accent=tones["accent"],
        foreground=tones["text"],
        background=tones["page"],
        surface=tones["panel"],
        panel=tones["focus"] if name == "helpfirst-dark" else tones["panel"],
        dark=name != "helpfirst-light",
        text_alpha=1.0,
        variables={
            "input-cursor-background": tones["text"],
            "input-cursor-foreground": tones["page"],
            "input-selection-background": tones["rule"],
            "screen-selection-background": tones["rule"],
            "screen-selection-foreground": tones["text"],
            "block-cursor-background": tones["focus"],
            "block-cursor-foreground": tones["page"] if name == "helpfirst-high-contrast" else tones["text"],
            "block-cursor-text-style": "bold",
            "border": tones["rule"],
        },
    )
