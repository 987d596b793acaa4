"""What is wrong where YAML stops, in an author's words. `syntax` and `word_processor_marks` make it, `mend` reports and mends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong, in an author's words. `mended`: the line as it was surely meant, if known."""

    code: str
    line: int
    column: int
    message: str
    hint: str
    mended: str | None = None
