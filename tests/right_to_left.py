"""A scenario in Arabic, and every page that tells of it."""

from __future__ import annotations

from pathlib import Path

from simulator.analysis.explore import explore
from simulator.authoring.picture import picture
from simulator.authoring.script import Script
from simulator.authoring.script_page import script_page
from simulator.conversation.table import compile_table
from simulator.debrief.page import html_page
from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.scenario.model import Scenario
from simulator.workshop.report import room_report
from simulator.workshop.report_page import html_page as room_page
from simulator.workshop.room import Room
from tests.workshop.rooms import Log
from tests.write import rubric, talk, whole

TITLE = "مكالمة عن السعر."
SAYS = "السعر 4,500 ريال، ثم جاءت فاتورة بـ 5,200!"
ASKS = "ما الذي حدث؟ (API v2.1)"
PITCH = "جهاز ThermoLog-7 يسجل كل دقيقة، 99.9%."
TEXT = f"""\
format: 1
id: small
title: {TITLE}
lang: ar
market: b2b
brief: عميل غاضب.
people: {{p: {{name: ليلى حسن, role: مديرة, trust: 40}}}}
start: a
turns:
  a:
    says: {SAYS}
    thinks: لا أثق به.
    facilitator: {{notes: انتظر هنا., questions: ["ماذا تخاف؟"]}}
    choices:
      - {{id: x, say: "{ASKS}", behaviour: discover, reply: تجلس., why: سألت أولا., next: e}}
      - {{id: y, say: "{PITCH}", behaviour: feature-dump, next: e}}
endings:
  e: {{kind: advance, says: يوم الخميس., meeting: earned, epilogue: جاءت.}}
"""


def arabic() -> Scenario:
    return whole(TEXT)


def pages() -> dict[str, str]:
    """The debrief, the script and a room's report as HTML."""
    made = arabic()
    table = compile_table(made, rubric())
    log = Log(Room(made, rubric(), 1))
    log.do("start")
    log.vote(x=6, y=2)
    log.do("reveal")
    log.do("advance", log.letter("x"))
    told = room_report(log.room, log.steps, code="K7QX2M", created=0.0, people=9, anonymous=True, recounts=None)
    return {
        "debrief": html_page(report(debrief(talk(made, "y")))),
        "script": script_page(Script(picture(explore(table)), rubric())),
        "room": room_page(told),
    }


def write_pages(folder: Path) -> dict[str, Path]:
    found = {}
    for name, page in pages().items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(page, encoding="utf-8")
    return found
