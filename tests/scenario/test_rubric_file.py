"""An organisation's own rubric is read with the same care as a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.rubric import Points
from simulator.scenario.rubric_file import SHIPPED, RubricError, read_rubric, rubric_of

TEXT = SHIPPED.read_text("utf-8")


def wrong(old: str, new: str) -> list[str]:
    assert old in TEXT
    with pytest.raises(RubricError) as caught:
        rubric_of(TEXT.replace(old, new, 1).encode(), "own.yaml")
    return [problem.code for problem in caught.value.problems]


def test_the_shipped_rubric_is_the_one_of_the_design() -> None:
    rubric = read_rubric()
    assert len(rubric.behaviours) == 19
    assert rubric.behaviours["candour"].points == Points(4, -4, 2)
    assert rubric.behaviours["mislead"].breach
    assert rubric.behaviours["dismiss"].points == Points(-2, 2, 0)
    assert rubric.behaviours["answer"].points == Points(2, 0, 2)
    assert rubric.behaviours["take-over"].points == Points(-2, 2, 2)
    assert rubric.behaviours["neutral"].points == Points(0, 0, 0)
    assert (rubric.trust_per_helpfulness, rubric.trust_per_pushiness) == (3, -8)
    assert rubric.sceptic == {"candour", "reflect"}
    assert (rubric.patience_per_choice, rubric.patience_per_behaviour["pressure"]) == (-4, -4)
    assert rubric.thresholds == Points(75, 40, 50)
    assert len(rubric.profiles) == 9
    assert rubric.profiles["hustler"].says == "You helped, and then you leaned on it."


def test_a_rubric_is_read_once_while_its_bytes_stay_the_same(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(TEXT)
    first = read_rubric(file)
    assert read_rubric(file) is first
    file.write_text(TEXT.replace("name: Discover", "name: Ask"))
    assert read_rubric(file).behaviours["discover"].name == "Ask"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("helpfulness: 2\n", "helpfulness: 3\n", "HF108"),
        ("helpfulness: 2\n", "helpfulness: 1.5\n", "HF117"),
        ("helpfulness: 3 ", "helpfulness: 3.5 ", "HF117"),
        ("pushiness: -8", "pushines: -8", "HF101"),
        ("sceptic: [candour, reflect]", "sceptic: [candor]", "HF202"),
        ("behaviours: {reflect: 2", "behaviours: {reflct: 2", "HF202"),
        ("thresholds: {helpfulness: 75", "thresholds: {helpfulness: 101", "HF108"),
        ("    name: Discover\n", "", "HF102"),
        ("    breach: true", "    breach: yes", "HF109"),
        ("  hustler: {", "  hustlr: {", "HF101"),
        ("rubric: 1", "rubric: 2", "HF116"),
        ("  discover:", "  Discover:", "HF111"),
        ("  cave:\n", "  drift:\n", "HF024"),
    ],
)
def test_a_rubric_that_would_not_stay_exact_or_whole_is_refused(old: str, new: str, code: str) -> None:
    assert code in wrong(old, new)


def test_a_behaviour_like_none_of_the_rubric_is_told_those_that_there_are() -> None:
    with pytest.raises(RubricError) as caught:
        rubric_of(TEXT.replace("sceptic: [candour, reflect]", "sceptic: [zzz]").encode(), "own.yaml")
    assert "It has advance, answer, autonomy," in str(caught.value)


def test_a_profile_that_is_missing_is_named() -> None:
    with pytest.raises(RubricError, match="trust-broken"):
        rubric_of(
            "".join(line for line in TEXT.splitlines(True) if "trust-broken:" not in line).encode(),
            "own.yaml",
        )


def test_a_rubric_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(RubricError) as caught:
        read_rubric(tmp_path / "none.yaml")
    assert caught.value.unreadable
