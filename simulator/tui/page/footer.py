"""The keys at the bottom, as they are really bound: the key in bold, then a verb or two. What does not fit is left out.

A screen writes a key down once, in BINDINGS; its footer names the ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from textual.app import App
from textual.binding import ActiveBinding, Binding

from simulator.tui.page.line import Line, Span, Zone, cells

HELP = "app.help"
_SPOKEN = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
}


class Key(NamedTuple):
    """A key, what it does in a word or two, and the action that a click on it runs."""

    key: str
    words: str
    action: str = ""


Offer = str | tuple[str, str] | Key
"""A key for the footer: the id of a binding; or ids and the words to use instead of the binding's own, where
"up down" stands for both keys and "say-1..say-4" for all from the first to the last; or a key that no binding of ours
has, such as the Enter of a line that is typed in."""


def binding(keys: str, action: str, words: str, tooltip: str, *, id: str = "") -> Binding:
    """A key with an id, so that it can be given another one, and a tooltip, which the help page shows."""
    return Binding(keys, action, words, tooltip=tooltip, id=id or action.replace("(", "-").strip(")'"), show=False)


def spoken(key: str) -> str:
    """How a key is called: "?" for question_mark."""
    return _SPOKEN.get(key, key)


def bound(offers: Iterable[Offer], active: Iterable[ActiveBinding]) -> list[Key]:
    """The footer's keys as they are bound now; what is not bound is left out."""
    first: dict[str, ActiveBinding] = {}
    for one in active:
        if one.binding.id:
            first.setdefault(one.binding.id, one)
    return [key for offer in offers if (key := _bound(offer, first)) is not None]


def _bound(offer: Offer, first: dict[str, ActiveBinding]) -> Key | None:
    if isinstance(offer, Key):
        return offer
    ids, words = (offer, "") if isinstance(offer, str) else offer
    found = [first[one] for one in ids.replace("..", " ").split() if one in first]
    if not found:
        return None
    keys = list(dict.fromkeys(spoken(one.binding.key) for one in found))
    action = _action(found[0]) if len(found) == 1 else ""
    return Key(("–" if ".." in ids else "").join(keys), words or found[0].binding.description, action)


def _action(one: ActiveBinding) -> str:
    action = one.binding.action
    return f"app.{action}" if isinstance(one.node, App) and not action.startswith("app.") else action


def keys_told(active: Collection[ActiveBinding]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Keys and what each does, for the help page: those of the screen, and those that work everywhere."""
    everywhere = [one for one in active if isinstance(one.node, App)]
    return (
        _told(one for one in active if not isinstance(one.node, App)),
        _told(sorted(everywhere, key=lambda one: one.binding.priority)),
    )


def _told(active: Iterable[ActiveBinding]) -> list[tuple[str, str]]:
    """One row for each binding, the nine digits as one."""
    rows: dict[tuple[str, str], list[str]] = {}
    for one in active:
        made = one.binding
        if not made.tooltip or not made.id:
            continue
        if made.action.startswith("say("):
            rows.setdefault(("say", "Say that line."), ["1 to 9"])
        else:
            rows.setdefault((made.id, made.tooltip), []).append(spoken(made.key))
    return [(", ".join(keys), tooltip) for (_, tooltip), keys in rows.items()]


def _size(key: Key) -> int:
    return cells(key.key) + 1 + cells(key.words)


def footer(keys: Sequence[Key], width: int) -> Line:
    """The keys in the order of their importance, as many as fit; only the first goes before the one for help."""
    spans: list[Span] = []
    zones: list[Zone] = []
    used = 0
    kept = sum(3 + _size(key) for key in keys if key.action == HELP)
    for key in keys:
        gap = 3 if spans else 0
        size = _size(key)
        kept -= 3 + size if key.action == HELP else 0
        if used + gap + size > width - (kept if spans else 0):
            continue
        if gap:
            spans.append(Span(" " * gap))
        spans += [Span(key.key, "bold"), Span(f" {key.words}", "muted")]
        if key.action:
            zones.append(Zone(used + gap, used + gap + size, ("run", key.action)))
        used += gap + size
    return Line(tuple(spans), tuple(zones))
