"""What the trainee said of themselves, kept and looked up: promises, answers before a score, and what a debrief has of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.practice.file.store import NotKept

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.debrief.report import Reflection, Report
    from simulator.practice.attempts.reflections import Promise
    from simulator.tui.base_app import BaseApp
    from simulator.tui.page.screen_series import ScreenSeries
    from simulator.tui.services import Services


def open_promise(services: Services) -> Promise | None:
    """The oldest promise that was made before today and is not answered for; None where none can be read."""
    today = services.learner.clock().date()
    try:
        made = services.learner.promises()
    except NotKept:
        return None
    return next((one for one in made if one.promised.date() < today), None)


async def ask_after_promise(here: ScreenSeries, app: BaseApp, services: Services) -> bool:
    """Asks after that promise, and keeps the yes. Whether there was one to ask after."""
    promise = open_promise(services)
    if promise is None:
        return False
    from simulator.tui.screens.promise import PromiseScreen

    if await here.show(PromiseScreen(promise)):
        happened(app, services, promise)
    return True


def happened(app: BaseApp, services: Services, promise: Promise) -> None:
    """The promise was kept; said in a sentence where that cannot be written down."""
    reflections = services.learner.reflections
    try:
        if reflections is not None:
            reflections.done(promise.attempt, "yes")
    except NotKept as trouble:
        app.notify(str(trouble), markup=False, timeout=10)


def reflected(app: BaseApp, services: Services, attempt_id: str | None, answers: tuple[str, ...]) -> None:
    """Keeps the answers given before the score; said in a sentence where they cannot be."""
    reflections = services.learner.reflections
    if not any(answers) or reflections is None or attempt_id is None:
        return
    try:
        reflections.answer(attempt_id, answers)
    except NotKept as trouble:
        app.notify(str(trouble), markup=False, timeout=10)


def report_of(services: Services, talk: Talk, attempt_id: str | None, said: Reflection | None) -> Report:
    """What the debrief shows at once; what could not be kept of what was `said` is shown all the same."""
    found = services.learner.quick_report(talk, attempt_id)
    if said is None:
        return found
    kept = found.reflection
    answers = kept.answers if any(kept.answers) else said.answers
    return replace(found, reflection=replace(kept, answers=answers, purpose=kept.purpose or said.purpose))
