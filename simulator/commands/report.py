"""`helpfirst report [ROOM]`: what a room leaves behind, as Markdown, HTML, CSV or JSON."""

from __future__ import annotations

import argparse
import asyncio

from simulator.commands.terminal import JSON, PAGE, TEXT, write_out
from simulator.paths import data_folder
from simulator.stop import WRONG, Stop
from simulator.workshop.codes_and_tokens import as_typed
from simulator.workshop.report import RoomReport, asks_of, room_report, rounds_of
from simulator.workshop.room import Damaged
from simulator.workshop.shared_scenarios import room_of
from simulator.workshop.stores.backends import open_store
from simulator.workshop.stores.base import NoRoom, NotStored


def run(arguments: argparse.Namespace) -> int:
    try:
        found = asyncio.run(_report(arguments.room, arguments.store))
    except (NotStored, Damaged) as trouble:
        raise Stop(f"helpfirst: {trouble}", WRONG) from None
    kind = TEXT
    if arguments.format == "html":
        kind = PAGE
        from simulator.workshop.report_page import html_page as write
    elif arguments.format == "csv":
        from simulator.workshop.report_text import as_csv as write
    elif arguments.format == "json":
        kind = JSON
        from simulator.workshop.report_text import as_json as write
    else:
        from simulator.workshop.report_text import markdown as write
    write_out(write(found), arguments.output, kind, newline="")
    return 0


async def _report(code: str | None, address: str | None) -> RoomReport:
    store = open_store(address, data_folder())
    try:
        rooms = await store.rooms()
        if code is None and not rooms:
            raise Stop("helpfirst: no room is kept here. `helpfirst host SCENARIO` opens one.", WRONG)
        try:
            kept = await store.load(rooms[-1].code if code is None else as_typed(code))
        except NoRoom:
            known = f" There are: {', '.join(room.code for room in rooms[-5:])}." if rooms else " None is kept here."
            raise Stop(f"helpfirst: there is no room {as_typed(code or '')}.{known}", WRONG) from None
        room = room_of(kept.made)
        recounts = {number: await store.recount(kept.made.code, number) for number in rounds_of(room, kept.steps)}
        numbers = asks_of(room, kept.steps)
        out = {one.id for one in kept.participants if one.removed}
        replies = {
            number: [
                words.choice for who, words in (await store.votes(kept.made.code, number)).items() if who not in out
            ]
            for number in numbers
        }
        return room_report(
            room,
            kept.steps,
            code=kept.made.code,
            created=kept.made.created,
            people=sum(not one.removed for one in kept.participants),
            anonymous=not kept.made.names,
            replies=replies,
            recounts=None if any(step.what in ("remove", "restore") for step in kept.steps) else recounts,
        )
    finally:
        await store.close()
