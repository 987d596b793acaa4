"""A campaign's line in the library: read from its own file alone, without the scenarios it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simulator.scenario.campaign import CAMPAIGN as FIELDS
from simulator.scenario.campaign import read_campaign
from simulator.scenario.library_entry import CAMPAIGN, Entry, broken_entry
from simulator.scenario.problem import Problems
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.nodes import Node
from simulator.scenario.reading.source import decode, read_file
from simulator.scenario.reading.values import Bad


def campaign_entry(path: Path) -> Entry:
    """The entry of a campaign file; one whose own fields have an error is listed with the first."""
    source, problems = decode(read_file(str(path)), str(path))
    tree = parse_all(source.text, problems) if source.text is not None else None
    values = _values(tree.root, problems) if tree is not None else None
    if values is None or problems.has_error:
        first = next(iter(read_campaign(path, lambda _: None).errors), None)
        return broken_entry(path, first.message if first is not None else "It cannot be read.")
    quarters = [one.values for one in values.get("quarters", ())]
    fit = [one.get("conversations") or len(one["meetings"]) for one in quarters] or [len(values.get("meetings", ()))]
    return Entry(
        id=path.stem,
        title=values["title"],
        market=CAMPAIGN,
        level=0,
        minutes=0,
        file=str(path.absolute()),
        brief=values.get("brief", ""),
        turns=sum(fit),
    )


def _values(root: Node, problems: Problems) -> dict[str, Any] | None:
    try:
        return Builder(problems).whole(FIELDS, root).values
    except Bad:
        return None
