"""A scenario in another language: every text out, every translation back at its place, and what is missing is found."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from simulator.authoring.translation.places import text_places
from simulator.cli import main
from simulator.scenario.reader import read_bytes
from tests.authoring.example import STARTER
from tests.write import rubric

SHIPPED = Path("scenarios/b2b/cold-chain-renewal.yaml")


def translated(rows: list[list[str]], form: str) -> str:
    """A table in which every text is itself with « » around it."""
    if form == "csv":
        return "".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n" for row in rows)
    return "\n".join(
        f"msgctxt {json.dumps(name)}\nmsgid {json.dumps(text)}\nmsgstr {json.dumps(other)}\n"
        for name, text, other in rows[1:]
    )


def table_of(file: Path) -> list[list[str]]:
    assert main(["texts", str(file), "-o", str(file.with_suffix(".csv"))]) == 0
    with file.with_suffix(".csv").open(encoding="utf-8", newline="") as opened:
        head, *rows = csv.reader(opened)
    return [head, *([name, text, f"«{text}»"] for name, text, _ in rows)]


@pytest.fixture
def original(tmp_path):
    file = tmp_path / "my-call.yaml"
    file.write_text(STARTER)
    return file


@pytest.mark.parametrize("form", ["csv", "po"])
@pytest.mark.parametrize("source", [STARTER, SHIPPED.read_text(encoding="utf-8")])
def test_every_text_comes_back_at_its_place_and_everything_else_stays(form, source, tmp_path):
    file = tmp_path / ("my-call.yaml" if source is STARTER else SHIPPED.name)
    file.write_text(source, encoding="utf-8")
    (tmp_path / f"t.{form}").write_text(translated(table_of(file), form), encoding="utf-8")
    target = tmp_path / "xx" / file.name
    assert main(["texts", str(file), "--merge", str(tmp_path / f"t.{form}"), "--lang", "de", "-o", str(target)]) == 0
    before, after = (read_bytes(one.read_bytes(), str(one), rubric()) for one in (file, target))
    assert [(place.name, f"«{place.text}»") for place in text_places(before.part)] == [
        (place.name, place.text) for place in text_places(after.part)
    ]
    assert after.scenario.lang == "de"
    assert after.scenario.id == before.scenario.id
    ids = [[choice.id for turn in one.scenario.turns.values() for choice in turn.choices] for one in (before, after)]
    assert ids[0] == ids[1]
    comments = [line for line in source.split("\n") if line.lstrip().startswith("#")]
    assert all(line in target.read_text(encoding="utf-8") for line in comments)


def test_check_finds_what_is_missing_untranslated_and_out_of_date(original, tmp_path, capsys):
    rows = table_of(original)
    rows[3][2] = ""
    (tmp_path / "t.csv").write_text(translated(rows, "csv"), encoding="utf-8")
    target = tmp_path / "de" / "my-call.yaml"
    command = ["texts", str(original), "--merge", str(tmp_path / "t.csv"), "--lang", "de", "-o", str(target)]
    assert main(command) == 0
    assert f"not translated: {rows[3][0]}" in capsys.readouterr().out
    text = STARTER.replace("I hope nobody starts selling at me.", "I hope nobody sells me anything today.")
    original.write_text(text.replace("    meeting: open\n", "    meeting: open\n    epilogue: He called in the end.\n"))
    assert main(["check", "--json", str(target)]) == 0
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out) if one["code"].startswith("HF7")}
    assert set(found) == {"HF701", "HF702", "HF703"}
    assert "endings.think-it-over.epilogue" in found["HF701"]["message"]
    assert rows[3][0] in found["HF702"]["message"]
    assert "sells me anything today" in found["HF703"]["hint"]


def test_the_languages_share_their_name_and_never_a_file(original, tmp_path, capsys):
    (tmp_path / "t.csv").write_text(translated(table_of(original), "csv"), encoding="utf-8")
    begun = ["texts", str(original), "--merge", str(tmp_path / "t.csv")]
    assert main([*begun, "-o", str(tmp_path / "de" / "my-call.yaml")]) == 2
    assert "--lang de" in capsys.readouterr().err
    for output in (str(original), str(tmp_path / "de" / "mein-anruf.yaml")):
        assert main([*begun, "--lang", "de", "-o", output]) == 2
        assert "-o de/my-call.yaml" in capsys.readouterr().err
    assert original.read_text() == STARTER


@pytest.mark.parametrize("data", [b"", b"one,two\n", b"\xff\xfe\x00x", b'id,text,translation\n"', b"\x00"])
def test_a_table_that_is_none_is_a_sentence(original, tmp_path, capsys, data):
    for name in ("t.csv", "t.po"):
        (tmp_path / name).write_bytes(data)
        target = str(tmp_path / "de" / "my-call.yaml")
        assert main(["texts", str(original), "--merge", str(tmp_path / name), "--lang", "de", "-o", target]) in (0, 2)
        assert "Traceback" not in capsys.readouterr().err
