"""The command palette: everything by its name, with its key beside it: keys, conversations, people, settings, themes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.query import NoMatches

from simulator.languages.english import capital
from simulator.scenario.visible import visible_line
from simulator.tui.page.footer import spoken
from simulator.tui.themes import NAMES

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.worker import Worker

_LEFT_OUT = ("say(", "scroll(", "page(", "move(", "look", "command_palette", "interrupt", "close", "back(")


KEYS = len("ctrl+q") + 2
"""The column of the keys, with the gap after it."""
ASKS = "A name: conversation, person, setting, command…"


class Named(NamedTuple):
    """Something to open by its name; `about` is a quieter word after it, `key` the key that does the same."""

    name: str
    run: Callable[[], object]
    about: str = ""
    key: str = ""


class Palette(CommandPalette):
    """Textual's own. It may be closed while it still looks for what was typed, or is typed in: what it misses then is no
    error.
    """

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Closes it once: a key that comes after it was taken away closes nothing else."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def run_worker(self, work: Any, *given: Any, **named: Any) -> Worker[Any]:
        return super().run_worker(self._while_open(work), *given, **named)

    async def _while_open(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except NoMatches:
            if self in self.app.screen_stack:
                raise


class Everything(Provider):
    """Lists all there is before anything is typed. The program's `named` are places of its own."""

    def _all(self) -> Iterator[Named]:
        keys = list(self._keys())
        yield from keys
        here = {one.name for one in keys}  # a place that has a key here stands once, with its key
        yield from (one for one in getattr(self.app, "named", tuple)() if one.name not in here)
        for name, words in NAMES.items():
            yield Named(f"Theme: {words.lower()}", partial(self.app.run_action, f"app.use_theme('{name}')"))

    def _keys(self) -> Iterator[Named]:
        seen: set[str] = set()
        for one in self.screen.active_bindings.values():
            made = one.binding
            words = capital(made.description)
            if made.id and made.tooltip and words not in seen and not made.action.startswith(_LEFT_OUT):
                seen.add(words)
                yield Named(words, partial(self._run, one), made.tooltip.rstrip("."), spoken(made.key))

    async def _run(self, one: ActiveBinding) -> None:
        await self.app.run_action(one.binding.action, one.node)

    async def discover(self) -> Hits:
        for one in self._all():
            yield DiscoveryHit(shown(one), one.run, text=one.name)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for one in self._all():
            score = max(matcher.match(one.name), 0.8 * matcher.match(one.about))
            if score > 0:
                yield Hit(score, shown(one), one.run, text=one.name)


def shown(one: Named) -> Content:
    """Key, name, and what it does; whoever wrote it, it stays text."""
    key = Content.styled(f"{one.key} ".ljust(KEYS), "bold") if one.key else Content(" " * KEYS)
    return Content.assemble(key, visible_line(one.name), "  ", Content.styled(visible_line(one.about), "dim"))
