"""A territory file is read with a scenario's care."""

from __future__ import annotations

import pytest

from simulator.cli import main
from simulator.practice.year.territory import SHIPPED, read_territory, shipped_territory
from simulator.practice.year.territory_fields import PARAMETERS
from simulator.scenario.problem import Problem

TEXT = SHIPPED.read_text(encoding="utf-8")


@pytest.fixture
def problems_of(tmp_path):
    def read(wrong: str, right: str) -> tuple[Problem, ...]:
        assert wrong in TEXT
        file = tmp_path / "territory.yaml"
        file.write_text(TEXT.replace(wrong, right, 1), encoding="utf-8")
        return read_territory(file).problems

    return read


def test_the_shipped_territory_has_no_problem():
    assert read_territory(SHIPPED).problems == ()


def test_every_number_has_a_source_with_its_year_or_the_word_assumption():
    territory = shipped_territory()
    assert set(territory.parameters) == set(PARAMETERS)
    for owner in (*territory.parameters.values(), *territory.accounts, *territory.habits):
        assert "ssumption" in owner.evidence or any(part[:4].isdigit() for part in owner.evidence.split())


MISTAKES = {
    "a negative time": ("talk-hours: {value: 2.2", "talk-hours: {value: -2.2", "HF108"),
    "a probability above one": ("lie-found: {value: 0.4", "lie-found: {value: 1.4", "HF108"),
    "a word for a number": ("lie-found: {value: 0.4", "lie-found: {value: often", "HF107"),
    "a misspelt parameter": ("lie-found:", "lie-fund:", "HF103"),
    "an axis above a hundred": ("pushiness: 90", "pushiness: 190", "HF108"),
    "a number without a source": (
        '"Assumption: asking and listening take longer than telling."',
        "Everybody knows.",
        "HF510",
    ),
    "a style that is missing": ("  passive:", "  idle:", ""),
    "another version": ("territory: 1", "territory: 2", "HF116"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_a_mend(mistake, problems_of):
    wrong, right, code = MISTAKES[mistake]
    found = problems_of(wrong, right)
    line = TEXT[: TEXT.index(wrong)].count("\n") + 1
    assert found
    assert all(one.hint for one in found)
    if code == "HF103" or not code:
        assert any(one.line == line for one in found)
    else:
        assert [(one.code, one.line) for one in found] == [(code, line)]


def test_check_reads_a_territory_as_a_territory(tmp_path, capsys):
    file = tmp_path / "ours.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["check", str(file)]) == 0
    file.write_text(TEXT.replace("hours: {value: 56", "hours: {value: -56"), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert "HF108" in capsys.readouterr().out


def test_a_territory_is_known_by_its_accounts_where_its_first_line_was_forgotten(tmp_path, capsys):
    file = tmp_path / "ours.yaml"
    file.write_text(TEXT.replace("territory: 1\n", ""), encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert "Add `territory: 1`." in capsys.readouterr().out


def test_the_territory_is_written_out_to_be_changed_and_never_over_another_file(tmp_path, capsys):
    file = tmp_path / "ours.yaml"
    assert main(["year", "--write", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == TEXT
    assert main(["check", str(file)]) == 0
    assert main(["year", "--write", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_year_is_not_shown_for_a_territory_with_an_error(tmp_path, capsys):
    file = tmp_path / "ours.yaml"
    file.write_text("territory: 1\n", encoding="utf-8")
    assert main(["year", "--territory", str(file)]) == 1
    assert main(["year", "--territory", str(tmp_path / "none.yaml")]) == 2
    assert "Traceback" not in capsys.readouterr().err
