"""A coach's two pages in Word become a sound scenario by the guide, go out, come back, and are installed by a colleague."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.cli import main
from simulator.scenario.reader import read_scenario
from tests.write import rubric

docx = pytest.importorskip("docx", reason="python-docx is not installed")

PAGES = (Path(__file__).parent / "guide" / "bread-for-ninety.txt").read_text(encoding="utf-8")
"""What the coach typed; lines with marks are the title and the headings, which are only bold in the document."""
MENDED = {
    "knows(four-children-must)\n            go: monday": (
        "knows(four-children-must) and not flag(no-sesame) and not flag(twenty-minutes)\n            go: monday"
    ),
    "        behaviour: advance\n": "        behaviour: advance\n        when: knows(four-children-must)\n",
}
"""What `check` asked for: two lies that nobody asked about again, and a next step before the need is known."""


def typed(file: Path) -> None:
    document = docx.Document()
    for line in PAGES.strip().split("\n"):
        document.add_paragraph().add_run(line.lstrip("# ")).bold = line.startswith("#") or None
    document.save(str(file))


def told(capsys: Any) -> tuple[str, str]:
    found = capsys.readouterr()
    return found.out, found.err


def test_the_pages_become_a_sound_scenario_that_a_colleague_reads_marks_and_installs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for home in (mine, theirs):
        (home / "campaigns").mkdir(parents=True)
    monkeypatch.setenv("HELPFIRST_HOME", str(mine / "home"))
    pages, file = mine / "pages.docx", mine / "bread-for-ninety.yaml"
    typed(pages)

    assert main(["import", str(pages), "-o", str(file)]) == 0
    out, err = told(capsys)
    assert err == ""  # nothing was left unread
    assert {code for code in ("HF212", "HF409", "HF424", "HF427") if code in out} == {
        "HF212",
        "HF409",
        "HF424",
        "HF427",
    }

    assert main(["tag", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    for old, new in MENDED.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    assert main(["check", "--strict", str(file)]) == 0
    scenario = read_scenario(file, rubric()).scenario
    assert scenario is not None
    assert len(scenario.turns) == 10
    told(capsys)

    review = mine / "review.docx"
    assert main(["script", str(file), "--blind", "--format", "docx", "-o", str(review)]) == 0
    document = docx.Document(str(review))
    paragraphs = document.paragraphs
    next(one for one in paragraphs if one.text.startswith("Remarks:")).add_run(" I would ask about the soup.")
    box = next(one for one in paragraphs if "☐ a) What was it like" in one.text)
    box.runs[0].text = box.runs[0].text.replace("☐", "☒")
    number = next(one for one in paragraphs if "Forty minutes" in one.text)
    document.add_comment(number.runs[0], "Too exact.", author="Bert")
    line = next(one for one in paragraphs if "A week says so little" in one.text)
    line.runs[-1].text = line.runs[-1].text.replace("so little", "nothing")
    document.save(str(review))
    told(capsys)
    assert main(["import", str(review), "--remarks", str(file)]) == 0
    told(capsys)
    text = file.read_text(encoding="utf-8")
    for remark in (
        "I would ask about the soup.",
        "Would say: “What was it like",
        "Bert: Too exact.",
        "Rewritten: “A week says nothing.",
    ):
        assert remark in text
    again = read_scenario(file, rubric()).scenario
    assert again is not None
    assert again.turns == scenario.turns

    (mine / "campaigns" / "one-kitchen.yaml").write_text(
        "campaign: 1\nid: one-kitchen\ntitle: One kitchen\nmeetings:\n  - scenario: bread-for-ninety\n"
    )
    packed = tmp_path / "kitchens.zip"
    assert main(["pack", str(mine), "--author", "Anna Berg", "-o", str(packed)]) == 0
    monkeypatch.setenv("HELPFIRST_HOME", str(theirs / "home"))
    assert main(["install", str(packed)]) == 0
    assert "kitchens (by Anna Berg) is installed: 1 scenario, 1 campaign" in told(capsys)[0]
    said = "us-cannot-happen-write,understand-places-going-though"
    assert main(["play", "bread-for-ninety", "--choose", said, "--json"]) == 0
    assert main(["list"]) == 0
    assert "Bread for ninety children" in told(capsys)[0]


def test_a_script_that_nobody_wrote_in_brings_no_remark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, script = tmp_path / "roof-that-faces-north.yaml", tmp_path / "script.md"
    file.write_bytes((Path(__file__).parent / "guide" / "roof-that-faces-north.yaml").read_bytes())
    assert main(["script", str(file), "--blind", "--format", "markdown", "-o", str(script)]) == 0
    assert main(["import", str(script), "--remarks", str(file)]) == 0
    assert "There is no remark at any turn." in told(capsys)[0]
