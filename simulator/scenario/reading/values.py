"""Single values out of an author's raw strings: text, ids, exact numbers, true or false, one word of some."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from simulator.scenario.field_kinds import MapOf, Number
from simulator.scenario.kebab import kebab
from simulator.scenario.problem import Problems, a, shown, visible
from simulator.scenario.reading.folding import joined
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.numbers import ambiguous, hint_for, written

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64
_NUMBER = re.compile(r"([+-]?)(0|[1-9][0-9]{0,14})(?:\.([0-9]+))?", re.ASCII)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Bad(Exception):
    """The value cannot be used; its problem has been added."""


_LIKE_LINES = re.compile(
    r"(?:^|\s)(?:- (?:(?:in|id|when|go|say):|[^\W\d_]|[{\[])|(?:cases|versions|next|choices|facts|questions|when|people|needs|turns|endings):(?:\s|$))"
)
"""What stands in a text that swallowed the lines below it, and seldom in another."""


def text(node: Scalar, name: str, problems: Problems, needed: bool = False) -> str:
    """The raw string. Raises Bad where it is empty and `needed`.

    What would steer a terminal is written out (`\\x1b`), with a warning.
    """
    value = joined(node, problems.lines)
    if not value.strip() and torn_below(problems, node):
        raise Bad
    if not value.strip() and (needed or node.style in ("|", ">")):
        hint = (
            "Indent the text under it more deeply than its key."
            if node.style in ("|", ">")
            else f"Write the text of `{name}`."
        )
        problems.at(node, "HF106", f"`{name}` is empty", hint)
        raise Bad
    if not node.style and node.end_line <= len(problems.lines):
        line = problems.lines[node.end_line - 1]
        if line.startswith(" #", node.end_column - 1):
            problems.add(
                "HF029",
                node.end_line,
                node.end_column,
                "YAML reads what follows ` #` as a comment, not as text",
                "Put the whole text in quotes; or, for a comment, put two spaces before the #.",
            )
    if node.end_line > node.line and _LIKE_LINES.search(value):
        problems.texts_like_lines = True
    if not value.isprintable() and (match := _STEERING.search(value)):
        problems.at(
            node,
            "HF006",
            f"`{name}` holds a control character, U+{ord(match[0]):04X}",
            "It is shown as written out here. Delete it if it is not meant.",
        )
        value = _STEERING.sub(lambda found: visible(found[0]), value)
    return value


def torn_below(problems: Problems, node: Scalar) -> bool:
    """Whether the line below an empty value could not be read, which was said: its text stands there."""
    return bool(problems.muted & {node.line, node.line + 1})


def identifier(node: Scalar, of: str, problems: Problems) -> Scalar:
    """An id in kebab-case, at most 64 characters. Raises Bad."""
    value = node.value
    if ID.fullmatch(value) and len(value) <= LONGEST_ID:
        return node
    if len(value) > LONGEST_ID:
        hint = f"An id has at most {LONGEST_ID} characters."
    else:
        meant = kebab(re.sub(r"\.ya?ml$", "", value))
        hint = f"Write it as `{meant}`." if meant else "Write it in small letters and digits, joined by single dashes."
    problems.at(
        node,
        "HF111",
        f"`{shown(value)}` cannot be the id of {a(of)}" if value else f"the id of this {of} is empty",
        hint,
    )
    raise Bad


def map_key(kind: MapOf, key: Scalar, problems: Problems) -> Scalar:
    """The key of an entry: an id, or the code of a problem where the mapping is of those. Raises Bad."""
    if not kind.codes:
        return identifier(key, kind.of, problems)
    if re.fullmatch(kind.codes, key.value):
        return key
    problems.at(
        key,
        "HF118",
        f"`{shown(key.value)}` is not the code of {a(kind.of)}",
        "Only codes that begin with HF4 can be allowed, each with the reason why it is right here.",
    )
    raise Bad


def number(
    node: Scalar, kind: Number, name: str, problems: Problems, currency: Callable[[], str | None] = lambda: None
) -> int:
    """An exact integer in `kind.per` parts of one. `currency` tells which one stands beside it. Raises Bad."""
    value = node.value
    match = _NUMBER.fullmatch(value)
    if match is None or node.style:
        seen = f"`{shown(value)}`" if value else "nothing"
        problems.at(
            node,
            "HF107",
            f"`{name}` must be a number, not {seen}",
            _as_number(node, kind, name, match is not None, currency),
        )
        raise Bad
    if ambiguous(value, kind):
        hint = hint_for(value, kind, name)
        problems.at(node, "HF107", f"`{name}` is {value}: a point before three digits can part thousands", hint)
        raise Bad
    sign, whole, decimals = match[1], int(match[2]), (match[3] or "").rstrip("0")
    if len(decimals) > 2:
        problems.at(node, "HF117", f"`{name}` has more than two decimals", f"Write {value[: value.index('.') + 3]}.")
        raise Bad
    hundredths = whole * 100 + int((decimals + "00")[:2])
    if sign == "-":
        hundredths = -hundredths
    if not kind.low * 100 <= hundredths <= kind.high * 100:
        _out_of_range(node, kind, name, hundredths, problems)
        raise Bad
    if kind.low == 0 and kind.high == 100 and 0 < hundredths < 100:
        problems.at(node, "HF121", f"`{name}` is {value}, and it goes from 0 to 100", f"Write {hundredths}.")
    if hundredths * kind.per % 100:
        wanted = "be a whole number" if kind.per == 1 else "go in halves"
        near = (Decimal(hundredths) * kind.per / 100).to_integral_value() / kind.per
        problems.at(node, "HF117", f"`{name}` is {value}", f"Write {written(near)}: it must {wanted}.")
        raise Bad
    return hundredths * kind.per // 100


def _as_number(node: Scalar, kind: Number, name: str, is_number: bool, currency: Callable[[], str | None]) -> str:
    """How to write what is no number, or is one in quotes."""
    if node.style and is_number and not ambiguous(node.value, kind):
        return "Write it without quotes."
    if kind.low == kind.high:
        return f"Write {name}: {kind.low}."
    return (node.value and hint_for(node.value, kind, name, currency())) or _in_digits(kind)


def _out_of_range(node: Scalar, kind: Number, name: str, hundredths: int, problems: Problems) -> None:
    value, low, high = node.value, kind.low, kind.high
    if low == high:
        problems.at(node, "HF116", f"`{name}` is {value}; this program reads {low}", f"Write {name}: {low}.")
        return
    share = high == 1 and 100 < hundredths <= 10000 and hundredths % 100 == 0
    hint = f"Write {written(Decimal(hundredths) / 10000)}: it " if share else "It must "
    hint += f"{'goes from' if share else 'lie between'} {low} {'to' if share else 'and'} {high}."
    problems.at(node, "HF108", f"`{name}` is {value}", hint)


def _in_digits(kind: Number) -> str:
    what = "a whole number" if kind.per == 1 else "a number"
    return f"Write {what} in digits" + (f", from {kind.low} to {kind.high}." if kind.high <= 1000 else ", like 4580.")


LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{4,8})*", re.ASCII)


def language(node: Scalar, name: str, problems: Problems) -> str:
    """A language as a BCP 47 tag: language, script, region and variants; extensions are not read. Raises Bad."""
    if LANGUAGE.fullmatch(node.value):
        return node.value
    seen = f"`{shown(node.value)}`" if node.value else "nothing"
    meant = node.value.strip().replace("_", "-")
    hint = f"Write {meant}." if LANGUAGE.fullmatch(meant) else "Write the code of a language, like en, de or pt-BR."
    problems.at(node, "HF120", f"`{name}` cannot be {seen}", hint)
    raise Bad


def truth(node: Scalar, name: str, problems: Problems) -> bool:
    """`true` or `false` and nothing else. Raises Bad."""
    if not node.style and node.value in ("true", "false"):
        return node.value == "true"
    folded = node.value.casefold()
    meant = "true" if folded in ("true", "yes", "on", "y") else "false" if folded in ("false", "no", "off", "n") else ""
    hint = f"Write {meant}." if meant else "Write true or false."
    seen = f"`{shown(node.value)}`" if node.value else "nothing"
    problems.at(node, "HF109", f"`{name}` must be true or false, not {seen}", hint)
    raise Bad


def one_of(node: Scalar, options: tuple[str, ...], name: str, problems: Problems) -> str:
    """One of the words. Raises Bad."""
    if node.value in options:
        return node.value
    listed = f"It can be {', '.join(options)}."
    several = [one for one in re.split(r"[\s,;|/]+", node.value) if one in options]
    near = (
        f"Only one can stand here: {' or '.join(several)}."
        if len(several) > 1
        else problems.did_you_mean(node.value, options)
    )
    seen = f"`{shown(node.value)}`" if node.value else "nothing"
    problems.at(node, "HF110", f"`{name}` cannot be {seen}", f"{near} {listed}".strip())
    raise Bad
