"""Progress, line by line: how the axes have moved, what you choose when it is on offer, promises, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from simulator.debrief.coaching import MARKS
from simulator.debrief.lessons import ABOUT, ABOUT_WHAT, CAME_OF_IT, WANTED
from simulator.languages.english import capital, counted, number, share
from simulator.plain.speaker import Write
from simulator.practice.first_conversation import first_of
from simulator.practice.progress.overview import Overview
from simulator.practice.progress.progress import trend
from simulator.practice.progress.status import Statuses
from simulator.scenario.library_entry import Entry
from simulator.scenario.rubric import AXES, Rubric
from simulator.scenario.visible import visible_line

NOTHING = "No conversation has been finished yet."


def write_progress(found: Overview, rubric: Rubric, write: Write) -> None:
    """Writes all of it; a gap in practice is not mentioned."""
    if not found.marks:
        first = found.first
        begin = f" Begin with {visible_line(first.title)}: `helpfirst play {first.id}`." if first is not None else ""
        write(NOTHING + begin)
        return
    rubric = found.rubric(rubric)
    attempts = capital(counted(len(found.marks), "finished attempt"))
    write(f"{attempts} at {counted(len(found.endings), 'scenario')}. Next meetings earned: {found.earned}.")
    if found.days > 1:
        write(f"You have practised {number(found.days)} days in a row.")
    for axis in AXES:
        values = [getattr(mark, axis) for mark in found.marks]
        write(f"{MARKS[axis]} {axis}: {trend(values)}; last time {values[-1]:.0f}.")
    if found.not_alike:
        write(found.not_alike)
    if found.best is not None:
        best = found.best
        profile = rubric.profiles[best.profile].name if best.profile in rubric.profiles else best.profile
        write(f"Best so far: {_titled(found, best.scenario)}, {_date(best.finished)}. {profile}.")
    _behaviours(found, rubric, write)
    _endings(found, write)
    _purposes(found, write)
    for promise in found.promises:
        write(f"What you promised yourself on {_date(promise.promised)}: {visible_line(promise.text)}")
    for one in found.coming:
        today = one.day.date() <= found.today.date()
        names = [rubric.behaviours[name].name.lower() for name in one.returning if name in rubric.behaviours]
        returning = f" ({', '.join(names)})" if names else ""
        when = "Due today" if today else f"Coming back on {_date(one.day)}"
        how = f" `helpfirst play {one.scenario}`." if today else ""
        write(f"{when}: {visible_line(one.title)}{returning}.{how}")
    write("One conversation never judges a person.")


def write_today(known: Statuses, entries: Sequence[Entry], write: Write) -> None:
    """What to hold now, each with the order that holds it: what is due today, or where to begin when nothing is kept."""
    first = first_of(entries) if not known.words else None
    if first is not None:
        write(f"Nothing is kept yet. Begin with {visible_line(first.title)}: `helpfirst play {first.id}`.")
    for entry in (one for due in known.due for one in entries if one.id == due):
        write(f"{visible_line(entry.title)}: `helpfirst play {entry.id}`. {known.why[entry.id]}")
    if known.drills:
        write(f"{known.drills}, in single turns of half a minute: `helpfirst drill`.")


def _behaviours(found: Overview, rubric: Rubric, write: Write) -> None:
    if found.records is None:
        return
    write("Chosen, of the times it was on offer:")
    for name, record in found.records.ever.items():
        called = rubric.behaviours[name].name if name in rubric.behaviours else name
        best = f" Your best: {visible_line(record.best)}" if record.best else ""
        twice = f", and {counted(record.beside, 'time')} beside another behaviour" if record.beside else ""
        chosen = share(record.chosen, record.offered) if record.offered else "never the main one on offer"
        write(f"  {called}: {chosen}{twice}.{best}")


def _endings(found: Overview, write: Write) -> None:
    write("Endings you have seen:")
    for scenario in found.endings:
        write(f"  {_titled(found, scenario)}: {found.met(scenario)}. {visible_line(' '.join(found.called(scenario)))}")


def _purposes(found: Overview, write: Write) -> None:
    if found.purposes:
        write(f"{WANTED}:")
    for place, mark in enumerate(found.purposes, start=1):
        title = _titled(found, mark.scenario)
        came = " ".join(part for part in (CAME_OF_IT[mark.meeting], ABOUT.get(mark.about, "")) if part)
        write(f"  {place}. {_date(mark.finished)}, {title}: {visible_line(mark.purpose)} {came}")
    if not all(mark.about for mark in found.purposes):
        write(f"{ABOUT_WHAT} `helpfirst progress --purpose 1 them`, or number, or neither.")


def _titled(found: Overview, scenario: str) -> str:
    """A conversation by its title; one that is no longer in the library by its id."""
    return visible_line(found.titles.get(scenario, scenario))


def _date(when: datetime) -> str:
    return f"{when:%d %B %Y}".lstrip("0")
