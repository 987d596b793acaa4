"""Examples of a choice: the same text twice is one example, and tells an engine nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.scenario.problem import Problems
from simulator.scenario.reading.nodes import Node, Scalar, Sequence

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The words alone, without case, punctuation and spacing; a text without any word as it stands."""
    return " ".join(_WORD.findall(text.casefold())) or text.strip()


def repeated(texts: Node, said: Iterable[str], problems: Problems) -> None:
    """Adds a warning at every text of the list that stands there before, or is among `said`."""
    seen = {folded(text) for text in said}
    for node in texts.items if isinstance(texts, Sequence) else ():
        if not isinstance(node, Scalar) or not node.value.strip():
            continue
        text = folded(node.value)
        if text in seen:
            problems.at(
                node, "HF603", "the choice has this text already",
                "Delete it, or write it as somebody would say it who has not seen the line.",
            )  # fmt: skip
        seen.add(text)
