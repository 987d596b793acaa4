"""The application that `preview` runs: the same themes and keys, with the preview as its first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.app import HelpfirstApp

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.authoring.desk import Desk
    from simulator.tui.services import Services


class PreviewApp(HelpfirstApp):
    """Helpfirst with an author's desk."""

    def __init__(self, services: Services, desk: Desk) -> None:
        self.desk = desk
        super().__init__(services)

    def get_default_screen(self) -> Screen[None]:
        from simulator.tui.screens.preview import PreviewScreen

        return PreviewScreen(self.desk)
