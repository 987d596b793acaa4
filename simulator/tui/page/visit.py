"""Screens that follow one another. A flow shows a screen and waits for its answer; the next takes its place.

Between two screens nothing below them is painted, and a screen that is shown again is as it was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from textual.app import App

from simulator.tui.page.scene import Scene

Result = TypeVar("Result")


class Visit:
    """The screens of one visit, above whatever lies below them. `now` is one that is shown already."""

    def __init__(self, app: App[Any], now: Scene[Any] | None = None) -> None:
        self._app = app
        self._now = now

    async def show(self, screen: Scene[Result]) -> Result:
        """Its next answer. Shows it in the place of the one before, unless it is there already."""
        answer = screen.next_answer()
        if screen is not self._now:
            if self._now is None:
                self._app.push_screen(screen)
            else:
                self._app.switch_screen(screen)
            self._now = screen
        return await answer

    async def over(self, screen: Scene[Result]) -> Result:
        """Its answer, shown on top of the present one, which then stands there again."""
        with visit(self._app) as above:
            return await above.show(screen)

    def leave(self) -> None:
        """Takes the last screen away."""
        if self._now is not None and len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        self._now = None


@contextmanager
def visit(app: App[Any]) -> Iterator[Visit]:
    """A visit above what is shown now, which is shown again after it."""
    begun = Visit(app)
    yield begun
    begun.leave()
