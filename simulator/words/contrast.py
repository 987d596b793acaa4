"""What a plain look at words can truly say of a typed text beside a written line: who asks, who names a day or a figure.

It never says which is better, nothing where the two do not differ, and nothing that it cannot be sure of: a question without
its mark, "may", a number in words, a text in another language than the conversation's or in one that has no list of words here.
"""

from __future__ import annotations

import re

from simulator.languages.tongue import ENGLISH, Tongue
from simulator.words.clauses import parts_of
from simulator.words.features import words_in
from simulator.words.plain_words import PLAIN_WORDS, PlainWords

_MARK = re.compile(r"[?？؟՞፧]")
_FIGURE = re.compile(r"\d")
_Seen = bool | None
"""True and False, or None for what cannot be told."""


def contrast(yours: str, line: str, lang: str = "en", say: Tongue = ENGLISH) -> tuple[str, ...]:
    """Sentences for the trainee, in the tongue `say`, about `yours` and the written `line` of a conversation in `lang`."""
    known = PLAIN_WORDS.get(lang.split("-")[0].lower())
    if known is None or known.common.isdisjoint(words_in(yours)):
        return ()
    asks = _asks(yours, known), bool(_MARK.search(line))
    days = _names_a_day(yours, known), _names_a_day(line, known)
    figures = _gives_a_figure(yours, known), _gives_a_figure(line, known)
    return (
        *_told(asks, say("Yours asks, this one tells."), say("Yours tells, this one asks.")),
        *_told(days, say("You named a day, this one names none."), say("This one names a day, yours names none.")),
        *_told(
            figures, say("You gave a figure, this one gives none."), say("This one gives a figure, yours gives none.")
        ),
    )


def _told(found: tuple[_Seen, _Seen], only_yours: str, only_the_line: str) -> tuple[str, ...]:
    yours, line = found
    if None in found or yours == line:
        return ()
    return (only_yours if yours else only_the_line,)


def _asks(text: str, known: PlainWords) -> _Seen:
    """Of a typed text, which may lack its question mark."""
    if _MARK.search(text):
        return True
    opens = {words[0] for part, _ in parts_of(text) if (words := words_in(part))}
    sure = known.asking.isdisjoint(words_in(text)) and known.opening.isdisjoint(opens)
    return False if sure else None


def _names_a_day(text: str, known: PlainWords) -> _Seen:
    words = words_in(text)
    if not known.days.isdisjoint(words):
        return True
    return False if known.unsure_days.isdisjoint(words) else None


def _gives_a_figure(text: str, known: PlainWords) -> _Seen:
    if _FIGURE.search(text):
        return True
    return False if known.numbers.isdisjoint(words_in(text)) else None
