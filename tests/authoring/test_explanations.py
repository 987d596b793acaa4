"""Every code that an author can meet has a page."""

from __future__ import annotations

import re
from pathlib import Path

import simulator.authoring
from simulator.authoring.explanations import all_explanations
from simulator.cli import main


def test_every_code_in_authoring_is_explained_and_every_explanation_is_of_a_code():
    folder = Path(simulator.authoring.__file__).parent
    used = {code for file in folder.rglob("*.py") for code in re.findall(r'"(HF\d{3})"', file.read_text("utf-8"))}
    page = set(re.findall(r"^## (HF\d{3}) ", (folder / "problems.md").read_text("utf-8"), re.MULTILINE))
    assert page <= used <= all_explanations().keys()


def test_proofs_are_errors_and_the_lint_warns():
    for code, explanation in all_explanations().items():
        if code.startswith("HF4"):
            assert explanation.severity == "warning"
        if code.startswith("HF3") and code != "HF307":
            assert explanation.severity == "error"


def test_explain_prints_a_page_and_lists_all(capsys):
    assert main(["explain", "hf409"]) == 0
    assert "An answer before the question" in capsys.readouterr().out
    assert main(["explain"]) == 0
    assert {"HF001", "HF301", "HF420"} <= set(capsys.readouterr().out.split())
