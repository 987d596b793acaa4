"""What a condition that does not parse was probably meant to be, written as this format writes it. `build` calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from simulator.scenario.condition import ConditionError, parse
from simulator.scenario.kebab import kebab
from simulator.scenario.problem import nearest
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence

_GIVES = {"people": "trust", "needs": "knows", "before": "flag", "sets": "flag", "chance": "flag", "id": "said"}
_MOST = 5_000
"""Names of a file that are looked at."""
_TOKEN = re.compile(
    r"(?P<number>[+-]?\d+(?:[.,]\d{1,2})?(?![\w-]))|(?P<name>[^\W_][\w-]*(?:\.[\w-]+)?)"
    r"|(?P<sign>=>|=<|>\s*=|<\s*=|={2,3}|!==?|<>|&&|\|\||[^\s\w])"
)
_PHRASES = {
    "at least": ">=", "at most": "<=", "more than": ">", "greater than": ">", "higher than": ">", "less than": "<",
    "lower than": "<", "up to": "<=", "is not": "!=",
}  # fmt: skip
_COMPARES = {
    ">=": ">=", "=>": ">=", "≥": ">=", "<=": "<=", "=<": "<=", "≤": "<=", "==": "==", "===": "==", "=": "==", "!=": "!=",
    "!==": "!=", "<>": "!=", "≠": "!=", ">": ">", "<": "<", "is": "==", "equals": "==", "over": ">", "above": ">",
    "under": "<", "below": "<", "gte": ">=", "lte": "<=", "gt": ">", "lt": "<", "min": ">=", "max": "<=",
}  # fmt: skip
_FLIPPED = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "==": "==", "!=": "!="}
_JOINS = {"and": "and", "&&": "and", "&": "and", ",": "and", ";": "and", "+": "and", "und": "and", "plus": "and"}
_JOINS |= {"or": "or", "||": "or", "|": "or", "/": "or", "oder": "or"}
_NOT = ("not", "!", "nicht", "no", "without", "ohne", "unless")
_CALLS = {"knows": "knows", "know": "knows", "known": "knows", "needs": "knows", "need": "knows", "flag": "flag"}
_CALLS |= {"flags": "flag", "said": "said", "says": "said", "say": "said", "has": "", "is-set": "flag", "set": "flag"}
_YES, _NO = ("true", "yes", "1", "set", "on"), ("false", "no", "0", "off")
_OPEN, _CLOSE = "([{", ")]}"
_QUOTES = "'\"`“”„‘’«»"
ALWAYS = ("true", "always", "else", "otherwise", "default", "yes")
"""What people write for an entry that holds where no other does."""


def meant(text: str, error: ConditionError, root: Node | None) -> str:
    """How to write it as it was meant, from the names that the file gives; where none is sure, the parser's own hint."""
    if text.strip().casefold() in ALWAYS:
        return "Delete `when`: what has none always holds. In a list it stands last."
    given: dict[str, str] = {}
    for one, how in _names(root):
        given.setdefault(one, how)
        if len(given) > _MOST:
            break
    try:
        condition = _Rewriting(text, given).whole()
        parse(condition)
    except (_Unsure, ConditionError):
        return error.hint
    return f"Write `when: {condition}`." if condition != text.strip() else error.hint


def _names(root: Node | None) -> Iterator[tuple[str, str]]:
    """Every name that the file gives, and how a condition asks about it."""
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node.entries:
                if how := _GIVES.get(key.value):
                    yield from ((name, how) for name in _given(value))
                waiting.append(value)


def _given(value: Node) -> Iterator[str]:
    if isinstance(value, Scalar):
        yield value.value
    elif isinstance(value, Mapping):
        yield from (key.value for key, _ in value.entries)
    else:
        for item in value.items:
            yield from _given(item) if isinstance(item, Scalar | Sequence) else ()


class _Unsure(Exception):
    """What was meant cannot be told."""


class _Rewriting:
    """One condition, token by token. `given` are the names of the file, and what asks about each."""

    def __init__(self, text: str, given: dict[str, str]) -> None:
        self.given = given
        for phrase, sign in _PHRASES.items():
            text = re.sub(rf"\b{phrase}\b", sign, text, flags=re.IGNORECASE)
        found = [match for match in _TOKEN.finditer(text[:500]) if match[0] not in _QUOTES]
        self.tokens = [re.sub(r"\s", "", match[0]) for match in found if match[0] not in ("%", ":", "?")]
        self.numbers = {match[0] for match in found if match.lastgroup == "number"}
        self.place = 0

    def whole(self) -> str:
        parts: list[str] = []
        if self._here() in ("if", "when", "only"):
            self.place += 1
        while self.place < len(self.tokens):
            word = self._here()
            if word in _JOINS:
                self.place += 1
                if not parts or parts[-1] in ("and", "or", "("):
                    continue
                parts.append(_JOINS[word])
            elif word in _NOT:
                self.place += 1
                parts.append("not")
            elif word in _OPEN or word in _CLOSE:
                self.place += 1
                parts.append("(" if word in _OPEN else ")")
            elif word == "then" and self.place == len(self.tokens) - 1:
                break
            else:
                parts.append(self._test())
        return self._joined(parts)

    def _joined(self, parts: list[str]) -> str:
        """With brackets that match, and nothing that joins at the end."""
        depth = 0
        kept: list[str] = []
        for part in parts:
            depth += (part == "(") - (part == ")")
            if depth < 0:
                depth = 0
                continue
            kept.append(part)
        for before, after in pairwise(kept):
            if before not in ("and", "or", "not", "(") and after not in ("and", "or", ")"):
                raise _Unsure
        return " ".join([*kept, *[")"] * depth]).replace("( ", "(").replace(" )", ")")

    def _here(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].casefold() if place < len(self.tokens) else ""

    def _test(self) -> str:
        if self._is_number():
            return self._number_first()
        if (gauge := self._gauge()) is not None:
            return self._comparison(gauge)
        return self._asked()

    def _is_number(self) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place] in self.numbers

    def _number(self) -> str:
        if not self._is_number():
            raise _Unsure
        self.place += 1
        return self.tokens[self.place - 1].replace(",", ".").lstrip("+")

    def _sign(self) -> str:
        sign = _COMPARES.get(self._here())
        if sign is None:
            raise _Unsure
        self.place += 1
        return sign

    def _number_first(self) -> str:
        """`40 <= trust`, and `40 <= trust <= 60`."""
        number, sign = self._number(), self._sign()
        gauge = self._gauge()
        if gauge is None:
            raise _Unsure
        first = f"{gauge} {_FLIPPED[sign]} {number}"
        return f"{first} and {self._comparison(gauge)}" if self._here() in _COMPARES else first

    def _gauge(self) -> str | None:
        """Patience, the count of needs or somebody's trust, as a condition names it; the place moves behind it."""
        word = self._here().replace("_", ".")
        if word in ("patience", "known", "needs", "know") and (
            self._here(1) in _COMPARES or self._here(1) == "between"
        ):
            self.place += 1
            return "patience" if word == "patience" else "known"
        first, _, second = word.partition(".")
        if word == "trust" or word.startswith("trust-"):
            person = self._person(word.removeprefix("trust-")) if word != "trust" else None
            self.place += 1
            if self._here() in _OPEN and self._here() and (inside := self._person(self._here(1))):
                self.place += 2 + (self._here(2) in _CLOSE)
                return f"trust.{inside}"
            if self._here() in ("of", "in") and (inside := self._person(self._here(1))):
                self.place += 2
                return f"trust.{inside}"
            return f"trust.{person}" if person else "trust"
        if "trust" in (first, second) and second:
            person = second if first == "trust" else first
            self.place += 1
            return f"trust.{self._person(person) or person}"
        if self.given.get(person := self._person(word) or "") == "trust":
            after = 2 if self._here(1) in ("trust", "s") else 1
            if self._here(after) in _COMPARES or self._here(after) == "between":
                self.place += after
                return f"trust.{person}"
        return None

    def _person(self, word: str) -> str | None:
        people = [name for name, how in self.given.items() if how == "trust"]
        return word if word in people else nearest(word, people)

    def _comparison(self, gauge: str) -> str:
        if self._here() == "between":
            self.place += 1
            low = self._number()
            if self._here() not in ("and", "to"):
                raise _Unsure
            self.place += 1
            return f"{gauge} >= {low} and {gauge} <= {self._number()}"
        return f"{gauge} {self._sign()} {self._number()}"

    def _asked(self) -> str:
        """`knows`, `flag` or `said` with what is asked about, or the name alone."""
        call: str | None = None
        first = self.place == 0
        word = self._here()
        near = [_CALLS[word]] if word in _CALLS else get_close_matches(word, ("knows", "flag", "said"), cutoff=0.75)
        if near and self._here(1) not in ("", *_JOINS, *_COMPARES):
            call = near[0]
            self.place += 1
        opened = call is not None and self._here() != "" and self._here() in _OPEN
        self.place += opened
        names = [self._name(call)]
        joins = set[str]()
        while opened and self._here() in _JOINS and self._is_name(1):
            joins.add(_JOINS[self._here()])
            self.place += 1
            names.append(self._name(call))
        if len(joins) > 1:
            raise _Unsure
        if opened:
            self.place += self._here() != "" and self._here() in _CLOSE
        asked = [f"{how}({name})" for how, name in names]
        whole = f" {joins.pop()} ".join(asked) if joins else asked[0]
        if joins and not (self.place == len(self.tokens) and first):
            whole = f"({whole})"
        return ("not " if self._denied() else "") + whole

    def _is_name(self, ahead: int) -> bool:
        """Whether a name by itself stands there, so that it can be one of several in the same brackets."""
        word, after = self._here(ahead), self._here(ahead + 1)
        starts = word in _NOT or word in _CALLS or word in ("trust", "patience") or word in _OPEN
        return word != "" and not starts and after not in _COMPARES and after not in _OPEN

    def _denied(self) -> bool:
        """What a condition says of a name as of a variable: `= true`, `== 0`, `is set`."""
        if self._here() not in _COMPARES or self._here(1) not in (*_YES, *_NO):
            return False
        against = (_COMPARES[self._here()] == "!=") != (self._here(1) in _NO)
        self.place += 2
        return against

    def _name(self, call: str | None) -> tuple[str, str]:
        """The name that stands here, in one word or several, and what asks about it."""
        words: list[str] = []
        for word in self.tokens[self.place : self.place + 6]:
            if not (word[0].isalnum() and word.casefold() not in _JOINS) or word.casefold() in _COMPARES:
                break
            words.append(word)
        for count in range(len(words), 0, -1):
            name = kebab("-".join(words[:count]))
            how = self.given.get(name, "")
            if how in ("knows", "flag", "said") and call in (None, "", how):
                self.place += count
                return how, name
        if not words or words[0] in self.numbers:
            raise _Unsure
        fitting = [name for name, how in self.given.items() if how != "trust" and call in (None, "", how)]
        self.place += 1
        near = nearest(kebab(words[0]), fitting)
        if near is not None and not call:
            return self.given[near], near
        if not call:
            raise _Unsure
        return call, near or words[0]
