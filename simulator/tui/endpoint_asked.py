"""A conversation, and before or in it the question whether own words may be sent to an endpoint on another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from simulator.tui.base_app import BaseApp
    from simulator.tui.page.visit import Visit
    from simulator.tui.screens.conversation import ConversationScreen
    from simulator.tui.services import Services


async def shown(
    app: BaseApp, here: Visit, screen: ConversationScreen, services: Services
) -> Literal["over", "notes", "leave"]:
    """What the person wants next. Asks once, where own words are compared and the settings name such an endpoint."""
    if screen.own_words.compares:
        await _ask(app, here, services)
    while (wanted := await here.show(screen)) == "endpoint":
        await _ask(app, here, services)
    return wanted


async def _ask(app: BaseApp, here: Visit, services: Services) -> None:
    if not services.preferences.now.endpoint:
        return
    replies = services.replies()
    if not (question := replies.question()):
        return
    from simulator.tui.screens.endpoint_consent import EndpointScreen

    if told := replies.answered(await here.over(EndpointScreen(question))):
        app.notify(told, markup=False, timeout=6)
