"""The command palette: every key of the screen and of the app by name, and every theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from simulator.tui.page.literal import literal
from simulator.tui.themes import NAMES

_LEFT_OUT = ("say(", "command_palette", "interrupt")


class Everything(Provider):
    """Lists all there is before anything is typed."""

    def _commands(self) -> Iterator[tuple[str, str, object]]:
        seen = set()
        for key, one in self.screen.active_bindings.items():
            made = one.binding
            if made.tooltip and made.id not in seen and not made.action.startswith(_LEFT_OUT):
                seen.add(made.id)
                yield made.tooltip.rstrip("."), key, partial(self.app.run_action, made.action, one.node)
        for name, words in NAMES.items():
            yield f"Theme: {words.lower()}", "", partial(self.app.run_action, f"app.use_theme('{name}')")

    async def discover(self) -> Hits:
        for text, _key, run in self._commands():
            yield DiscoveryHit(literal(text), run, text=text)  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, _key, run in self._commands():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, literal(text), run, text=text)  # type: ignore[arg-type]
