"""A territory, and the table of a conversation's texts on its way back from a translator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from simulator.authoring.translation.merging import merged
from simulator.authoring.translation.places import text_places
from simulator.authoring.translation.table import BadTable, Wording, csv_of, po_of, read_table
from simulator.practice.year.territory import SHIPPED, read_territory
from simulator.scenario.reader import read_bytes
from simulator.scenario.reading.source import Unreadable, text_in
from tests.fuzz.claims import plain, told
from tests.fuzz.good import SCENARIOS
from tests.write import rubric

ORIGINAL = SCENARIOS[0]
TERRITORIES = (SHIPPED.read_bytes(),)


def _rows() -> list[Wording]:
    part = read_bytes(ORIGINAL, "example.yaml", rubric()).part
    assert part is not None
    return [Wording(name, text, f"{text} – אחרת, \u201eanders\u201c\n2") for name, text, _ in text_places(part)]


TABLES = {"csv": (csv_of(_rows()).encode(),), "po": (po_of(_rows(), "de").encode(),)}


def a_table_of_texts(*, po: bool) -> Callable[[bytes, Path, Random], bool]:
    """Merges it: what comes of it is a sound conversation, whatever the translator did."""

    def read(data: bytes, folder: Path, draw: Random) -> bool:
        file = folder / "table"
        file.write_bytes(data)
        try:
            rows, _ = read_table(text_in(file), po)
        except (BadTable, Unreadable) as error:
            assert plain(error)
            return False
        part = read_bytes(ORIGINAL, "example.yaml", rubric()).part
        assert part is not None
        found = merged(part, ORIGINAL, rows, "de")
        assert read_bytes(found.data, "example.yaml", rubric()).scenario is not None
        csv_of(found.rows, "../example.yaml").encode()
        return not found.untranslated

    return read


def a_territory(data: bytes, folder: Path, draw: Random) -> bool:
    file = folder / "territory.yaml"
    file.write_bytes(data)
    found = read_territory(file)
    told(found.problems)
    assert (found.territory is None) == any(problem.is_error for problem in found.problems)
    return found.territory is not None
