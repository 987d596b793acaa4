"""Headings that are none by style: short lines in larger or bold letters, where a document has no real ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from simulator.authoring.documents.piece import Form, Piece
from simulator.authoring.documents.script_lines import BY_HAND, CHOICE_MARK, SECTIONS
from simulator.authoring.documents.words import SCENARIO, key_of

_MOST_WORDS = 12
_LARGER = 1.5
"""Points by which a heading's letters are larger than those of the text, where they are not bold."""
_SENTENCE = re.compile(r".*[.!?…,;:\"“”»«’')\]]|[^\w]*", re.DOTALL)


def with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; where no more than one is a heading by its style, those that look like one are headings too.

    The first of these is the title where its letters are larger than those of the next one, or no line of somebody
    follows it.
    """
    styled = [place for place, one in enumerate(pieces) if one.form is Form.HEADING]
    if len(styled) > 1:
        return list(pieces)
    sizes: Counter[float] = Counter()
    for one in pieces:
        if one.form is not Form.HEADING and one.look % 1 != 0.5:
            sizes[one.look] += len(one.text)
    usual = max(sizes, key=lambda look: sizes[look], default=0.0)
    looking = [place for place, one in enumerate(pieces) if _looks_like_one(one, usual)]
    told = [place for place, one in enumerate(pieces) if one.text or one.label or one.rows]
    level = 2
    if looking and not styled and looking[0] == told[0] and _is_title(pieces, looking, told):
        level = 1
    found = list(pieces)
    for place in looking:
        words = f"{pieces[place].label} {pieces[place].text}".strip()
        found[place] = replace(pieces[place], form=Form.HEADING, text=words, label="", level=level)
        level = 2
    return found


def _looks_like_one(piece: Piece, usual: float) -> bool:
    words = f"{piece.label} {piece.text}".strip()
    larger = piece.look >= usual + _LARGER
    bold = piece.look % 1 == 0.5 and usual % 1 != 0.5 and piece.form is Form.TEXT
    if not (larger or bold) or piece.form not in (Form.TEXT, Form.ITEM) or not words or "\n" in words:
        return False
    if key_of(words, SECTIONS) or (words.endswith(":") and key_of(words, SCENARIO) in ("facts", "needs", "people")):
        return True
    labelled = BY_HAND.fullmatch(words) or CHOICE_MARK.fullmatch(words)
    return not labelled and len(words.split()) <= _MOST_WORDS and not _SENTENCE.fullmatch(words)


def _is_title(pieces: Sequence[Piece], looking: Sequence[int], told: Sequence[int]) -> bool:
    first = looking[0]
    if len(looking) > 1 and pieces[first].look > pieces[looking[1]].look:
        return True
    after = next((pieces[place] for place in told if place > first), None)
    if after is None or after.form is Form.TABLE or (len(looking) > 1 and pieces[looking[1]] is after):
        return True
    label = BY_HAND.fullmatch(f"{after.label} {after.text}".strip())
    return label is not None and bool(key_of(label[1], SCENARIO))
