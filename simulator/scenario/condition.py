"""The condition language of `when:` as a small expression tree, and nothing more.

`parse` turns an author's text into the tree once; what holds is asked of the customer's state (conversation/customer.py).

    or   := and ("or" and)*          and  := not ("and" not)*
    not  := "not" not | test         test := "(" or ")" | NAME "(" id ")" | GAUGE OP NUMBER
    NAME := knows | flag | said      GAUGE := trust[.ID] | patience | known
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

CALLS = ("knows", "flag", "said")
COUNTS = ("patience", "known")
"""What can be compared beside somebody's trust."""


@dataclass(frozen=True, slots=True)
class Compare:
    """`trust >= 40`: `person` is None for the main contact's trust; `value` in thousandths.

    The gauge `known` counts the needs that have been learnt, in thousandths of one as well: `known >= 2` has 2000.
    """

    gauge: str
    person: str | None
    op: str
    value: int
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`knows(audit)`, `flag(promised)`, `said(choice-id)`."""

    name: str
    argument: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not` binds first."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    parts: tuple[Condition, ...]


Condition = Compare | Call | Not | And | Or


def atoms(condition: Condition | None) -> Iterator[Compare | Call]:
    """Every comparison and call in it, left to right."""
    stack: list[Condition] = [condition] if condition is not None else []
    while stack:
        part = stack.pop()
        if isinstance(part, Compare | Call):
            yield part
        elif isinstance(part, Not):
            stack.append(part.inner)
        else:
            stack.extend(reversed(part.parts))


class ConditionError(ValueError):
    """The text does not parse. `at` is the offset (from 0) of the character where it went wrong."""

    def __init__(self, message: str, at: int, hint: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.hint = hint


_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+-]?\d+(?:\.\d+)?(?![\w-]))|(?P<op>>=|<=|==|!=|=>|=<|>|<|=|[≥≤≠])|(?P<word>[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)?)"
    r"|(?P<bracket>[()])|(?P<other>\S))"
)
_MEANT = {"=": "==", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≠": "!="}
"""Comparisons as people write them elsewhere, and how they are written here."""
MAX_LENGTH = 500
MAX_DEPTH = 20


def parse(text: str) -> Condition:
    """The tree of `text`. Raises ConditionError with the offset and, where there is one, a way to mend it."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(
            f"the condition is longer than {MAX_LENGTH} characters", MAX_LENGTH, "Split it over several turns."
        )
    return _Parser(text).whole()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            _Token(str(m.lastgroup), m.group(str(m.lastgroup)), m.start(str(m.lastgroup)))
            for m in _TOKEN.finditer(text)
        ]
        self.place = 0
        self.depth = 0

    def peek(self) -> _Token:
        if self.place < len(self.tokens):
            return self.tokens[self.place]
        return _Token("end", "the end", len(self.text.rstrip()))

    def take(self) -> _Token:
        token = self.peek()
        self.place += 1
        return token

    def is_word(self, word: str) -> bool:
        token = self.peek()
        return token.kind == "word" and token.text == word

    def whole(self) -> Condition:
        if not self.tokens:
            raise ConditionError("the condition is empty", 0, "Write for example: trust >= 40")
        tree = self.either()
        token = self.peek()
        if token.kind != "end":
            raise self.unexpected(token)
        return tree

    def either(self) -> Condition:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ConditionError("the condition is nested too deeply", self.peek().at, "Use fewer brackets.")
        parts = [self.both()]
        while self.is_word("or"):
            self.take()
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Condition:
        parts = [self.negated()]
        while self.is_word("and"):
            self.take()
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negated(self) -> Condition:
        negations = 0
        while self.is_word("not"):
            self.take()
            negations += 1
        tree = self.test()
        for _ in range(negations):
            tree = Not(tree)
        return tree

    def test(self) -> Condition:
        token = self.take()
        if token.kind == "bracket" and token.text == "(":
            inner = self.either()
            self.close()
            return inner
        if token.kind != "word":
            raise self.unexpected(token)
        gauge, _, person = token.text.partition(".")
        if token.text in CALLS:
            return self.call(token)
        if gauge == "trust" or token.text in COUNTS:
            return self.comparison(gauge, person or None, token)
        known = ", ".join(("trust", *COUNTS, *(f"{name}(…)" for name in CALLS)))
        raise ConditionError(f"a condition cannot ask about `{token.text}`", token.at, f"It can ask about {known}.")

    def call(self, name: _Token) -> Condition:
        token = self.take()
        if token.text != "(":
            raise ConditionError(f"`{name.text}` needs round brackets", name.at, f"Write it like {name.text}(some-id).")
        argument = self.take()
        if argument.kind not in ("word", "number"):
            raise ConditionError(f"`{name.text}(…)` needs an id in the brackets", argument.at, "")
        text, at = argument.text, argument.at
        # an id may begin with a digit: `knows(2nd-site)` arrives as a number and a word that touch
        while self.peek().kind in ("word", "number") and self.peek().at == at + len(text):
            text += self.take().text
        self.close()
        return Call(name.text, text, at)

    def close(self) -> None:
        token = self.take()
        if token.text != ")" or token.kind != "bracket":
            raise ConditionError(
                "a round bracket is not closed" if token.kind == "end" else f"`)` was expected before `{token.text}`",
                token.at,
                "Every ( needs its ).",
            )

    def comparison(self, gauge: str, person: str | None, name: _Token) -> Condition:
        example = 2 if gauge == "known" else 40
        op = self.take()
        if op.kind != "op" or op.text in _MEANT:
            meant = _MEANT.get(op.text, "")
            hint = f"Write {meant}." if meant else f"Write for example: {name.text} >= {example}"
            if name.text == "known" and op.text == "(":
                hint = "It counts needs, as in known >= 2. Whether one is known is asked with knows(…)."
            raise ConditionError(f"`{name.text}` needs a comparison after it", min(op.at, len(self.text)), hint)
        number = self.take()
        if number.kind != "number":
            raise ConditionError(
                f"a number was expected after `{op.text}`",
                number.at,
                f"Write for example: {name.text} {op.text} {example}",
            )
        after = self.peek()
        if after.kind == "word" and after.at == number.at + len(number.text):
            raise ConditionError(f"`{number.text}{after.text}` is not a number", number.at, "")
        whole, _, part = number.text.partition(".")
        if len(part) > 2:
            raise ConditionError("a number has at most two decimals", number.at, f"Write {whole}.{part[:2]}.")
        sign = -1 if whole.startswith("-") else 1
        value = sign * (abs(int(whole)) * 1000 + int((part + "000")[:3]))
        return Compare(gauge, person, op.text, value, name.at)

    def unexpected(self, token: _Token) -> ConditionError:
        hints = {
            ",": "Join conditions with and, or.",
            "&": "Write and instead of && or &.",
            "|": "Write or instead of || or |.",
            "!": "Write not.",
            "[": "Use round brackets.",
            "{": "Use round brackets.",
        }
        if token.kind == "end":
            return ConditionError("the condition stops too early", token.at, "Something is missing at its end.")
        before = f"`{token.text}` was not expected here"
        return ConditionError(before, token.at, hints.get(token.text, "Join conditions with and, or."))
