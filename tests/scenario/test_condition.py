"""The condition language: what parses, what it means, and where it goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.condition import (
    And,
    Call,
    Compare,
    Condition,
    ConditionError,
    Not,
    Or,
    parse,
)

IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
NUMBERS = st.integers(-99_999, 99_999).map(lambda hundredths: 10 * hundredths)
ATOMS = st.one_of(
    st.builds(Call, st.sampled_from(["knows", "flag", "said"]), IDS),
    st.builds(
        Compare,
        st.just("trust"),
        st.none() | IDS,
        st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]),
        NUMBERS,
    ),
    st.builds(Compare, st.just("patience"), st.none(), st.sampled_from(["<", ">="]), NUMBERS),
)
TREES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def written(condition: Condition) -> str:
    match condition:
        case Call(name=name, argument=argument):
            return f"{name}({argument})"
        case Compare(gauge=gauge, person=person, op=op, value=value):
            sign, value = ("-" if value < 0 else ""), abs(value)
            return f"{gauge}{'.' + person if person else ''} {op} {sign}{value // 1000}.{value % 1000 // 10:02}"
        case Not(inner=inner):
            return f"not ({written(inner)})"
        case And(parts=parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts=parts):
            return " or ".join(f"({written(part)})" for part in parts)


def bare(condition: Condition) -> Condition:
    """Without places."""
    match condition:
        case Call(name=name, argument=argument):
            return Call(name, argument)
        case Compare(gauge=gauge, person=person, op=op, value=value):
            return Compare(gauge, person, op, value)
        case Not(inner=inner):
            return Not(bare(inner))
        case And(parts=parts):
            return And(tuple(map(bare, parts)))
        case Or(parts=parts):
            return Or(tuple(map(bare, parts)))


@given(TREES)
def test_a_condition_that_is_written_out_parses_to_itself(condition: Condition) -> None:
    assert bare(parse(written(condition))) == condition


@given(st.text(max_size=60) | st.text(st.sampled_from("trust.knows() and or not<>=!0123456789-flag,"), max_size=60))
def test_any_text_parses_or_says_where_it_went_wrong(text: str) -> None:
    failed = _failure(text)
    assert failed is None or (0 <= failed.at <= len(text) and str(failed))


def _failure(text: str) -> ConditionError | None:
    try:
        parse(text)
    except ConditionError as error:
        return error
    return None


def test_not_binds_before_and_and_and_before_or() -> None:
    tree = parse("not flag(a) and flag(b) or flag(c)")
    assert bare(tree) == Or((And((Not(Call("flag", "a")), Call("flag", "b"))), Call("flag", "c")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "trust",
        "trust =40",
        "trust > 40,",
        "trust > 1.234",
        "knows audit",
        "knows()",
        "(trust > 4",
        "trust > 4)",
        "4 < trust",
        "trust > 4 & trust < 9",
        "mood > 3",
        "trust.a.b > 3",
        "patience.dana > 3",
        "not",
        "trust > > 3",
        "((" * 40,
    ],
)
def test_what_does_not_parse_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text)
