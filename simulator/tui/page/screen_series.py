"""Screens that follow one another. A flow shows a screen and waits for its answer; the next takes its place.

Between two screens nothing below them is painted, and a screen that is shown again is as it was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from textual.app import App

from simulator.tui.page.painted_screen import PaintedScreen

Result = TypeVar("Result")


class ScreenSeries:
    """The screens of one visit, above whatever lies below them. `now` is one that is shown already."""

    def __init__(self, app: App[Any], now: PaintedScreen[Any] | None = None) -> None:
        self._app = app
        self._now = now

    async def show(self, screen: PaintedScreen[Result]) -> Result:
        """Its next answer. Shows it in the place of the one before, unless it is there already."""
        answer = screen.next_answer()
        if screen is not self._now:
            if self._now is None:
                self._app.push_screen(screen)
            else:
                self._uncover_top()
                self._app.switch_screen(screen)
            self._now = screen
        return await answer

    async def over(self, screen: PaintedScreen[Result]) -> Result:
        """Its answer, shown on top of the present one, which then stands there again."""
        with screen_series(self._app) as above:
            return await above.show(screen)

    def leave(self) -> None:
        """Takes the last screen away."""
        if self._now is not None and len(self._app.screen_stack) > 1:
            self._uncover_top()
            self._app.pop_screen()
        self._now = None

    def _uncover_top(self) -> None:
        """Takes away what was opened over its screen after that was answered, such as the command palette."""
        while self._now in self._app.screen_stack and self._app.screen is not self._now:
            self._app.pop_screen()


@contextmanager
def screen_series(app: App[Any]) -> Iterator[ScreenSeries]:
    """A visit above what is shown now, which is shown again after it."""
    begun = ScreenSeries(app)
    yield begun
    begun.leave()
