"""The rubric that belongs to a scenario because it lies beside it, in the folder `rubrics`."""

from __future__ import annotations

import contextlib
from pathlib import Path

RUBRICS = "rubrics"
"""The folder beside scenarios in which an organisation's own rubric lies."""


class SeveralRubrics(ValueError):
    """More than one rubric lies beside a scenario, and nobody said which; its words are the sentence to show."""


def own_rubric_of(file: Path, given: Path | None = None) -> Path | None:
    """The rubric that was given, or the one beside the file; None for the shipped one. Raises SeveralRubrics."""
    if given is not None:
        return given
    found = rubrics_beside(file)
    if len(found) > 1:
        names = " and ".join(one.name for one in found)
        raise SeveralRubrics(
            f"{found[0].parent} holds {names}, and a scenario goes by one rubric. "
            "Say which with --rubric FILE, or keep one there."
        )
    return found[0] if found else None


def rubric_beside(file: Path) -> Path | None:
    """The one rubric in `rubrics` beside the file or, for files kept in folders, one folder above; None where there is not one."""
    found = rubrics_beside(file)
    return found[0] if len(found) == 1 else None


def rubrics_beside(file: Path) -> list[Path]:
    """All that lie there; of several none can be used by itself."""
    for folder in (file.parent, file.parent.parent):
        with contextlib.suppress(OSError):
            if found := sorted((folder / RUBRICS).glob("*.yaml")):
                return found
    return []
