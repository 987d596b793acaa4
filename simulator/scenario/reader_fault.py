"""What no file should do to the reader, told as a problem of that file, so that it costs no other.

Whoever reads many files catches everything around each of them and calls `reader_fault`.
"""

from __future__ import annotations

from simulator.scenario.problem import Problem, visible


def reader_fault(file: str, error: Exception) -> Problem:
    """The problem to list for the file. The trace goes to the log."""
    from simulator.log import write_down

    said = visible(f"{type(error).__name__}: {error}".split("\n")[0])
    hint = f"That is a fault of this program, not yours. {write_down(error)}"
    return Problem("HF009", "error", file, 1, 1, f"this file could not be read to its end ({said})", hint)
