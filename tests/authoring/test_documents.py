"""Documents that go out and come in: a script has the whole scenario, and `import` makes the same one of it."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.authoring.documents.draft import Incoming
from simulator.authoring.documents.reading import draft_of
from simulator.authoring.documents.values_in import money
from simulator.authoring.documents.word import word_of
from simulator.authoring.documents.yaml_out import yaml_of
from simulator.cli import main
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.reading.source import LARGEST
from tests.authoring.documents_example import TEXTS, same, script_of, sound
from tests.authoring.documents_files import COACH, TWEE, as_csv, as_docx, as_xlsx
from tests.authoring.example import STARTER
from tests.write import rubric, whole

FIRST = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failing scenario smaller, which takes minutes."""


def read_back(draft: Incoming, scenario_id: str) -> Scenario:
    """The scenario of a draft; everything must have been read, and there must be no error."""
    assert draft.unread == []
    reading = read_bytes(yaml_of(draft.tree(scenario_id)).encode(), f"{scenario_id}.yaml", rubric())
    assert reading.scenario is not None, reading.problems
    return reading.scenario


@settings(max_examples=20, deadline=None, phases=FIRST, suppress_health_check=[HealthCheck.too_slow])
@given(sound())
def test_a_script_in_markdown_comes_back_as_the_same_scenario(scenario):
    draft = draft_of(script_of(scenario).markdown().encode(), "Markdown", rubric())
    assert same(read_back(draft, scenario.id)) == same(scenario)


@settings(max_examples=5, deadline=None, phases=FIRST, suppress_health_check=[HealthCheck.too_slow])
@given(sound(), st.booleans())
def test_a_script_for_word_comes_back_as_the_same_scenario(scenario, blind):
    pytest.importorskip("docx", reason="python-docx is not installed")
    data = word_of(script_of(scenario, blind).pieces(), scenario.title, "", "en")
    assert same(read_back(draft_of(data, "Word", rubric()), scenario.id)) == same(scenario)


def test_labels_with_a_dash_capital_words_asides_and_needs_by_their_words_are_what_a_coach_means():
    draft = draft_of(
        b"""# The van at six
Market: B2B
Level \xe2\x80\x93 2
Customer: Marek Dolny, baker, trust 40
Hidden need: The driver may not use a tail lift.
Hidden need: The oven needs a part until May.

## Half past ten
Stage: Opening
Marek: I need one at six. (thinks: Not the long story now.)
a) Who drives it?
- Behaviour: feature dump
- Reveals: the driver
- Leads to: Later
b) And the oven?
- Behaviour: discover
- Reveals: oven
- Leads to: Later

# Endings
## Later
Marek: Goodbye.
Kind: Lost
Meeting: Open
""",
        "Markdown",
        rubric(),
    )
    scenario = read_back(draft, "the-van")
    turn = scenario.turns["half-past-ten"]
    assert (scenario.market, scenario.level, turn.stage, turn.thinks) == (
        "b2b",
        2,
        "opening",
        "Not the long story now.",
    )
    assert [choice.reveals for choice in turn.choices] == [("driver-not-use",), ("oven-needs-part",)]


@pytest.mark.parametrize("name", ["b2b/cold-chain-renewal", "b2c/laptop-for-a-nephew", "b2b/three-people-one-budget"])
def test_a_shipped_conversation_comes_back_too_and_blind_as_well(name):
    scenario = whole(Path(f"scenarios/{name}.yaml").read_text(encoding="utf-8"))
    for blind in (False, True):
        draft = draft_of(script_of(scenario, blind).markdown().encode(), "Markdown", rubric())
        assert same(read_back(draft, scenario.id)) == same(scenario)


@given(TEXTS | st.text(max_size=200))
def test_any_text_is_written_so_that_it_is_read_again(words):
    words = "".join(char for char in words if char.isprintable() or char == "\n").strip()
    reading = read_bytes(yaml_of({"id": "a", "brief": words, "facts": [words]}).encode(), "a.yaml", rubric())
    assert reading.part is not None
    if words:
        assert reading.part.values["brief"] == words
        assert reading.part.values["facts"] == [words]


def test_blind_shows_no_star_no_why_and_no_way_before_the_key():
    scenario = whole(STARTER.replace("id: my-call", "id: small"))
    before, key = script_of(scenario, blind=True).markdown().split("# The key")
    assert "★" not in before
    assert "Why" not in before
    assert "Leads to" not in before
    assert "jams while patients" not in before
    assert before.count("☐") == key.count("**Leads to:**") == 12


def test_what_a_coach_writes_by_the_guide_is_read():
    scenario = read_back(draft_of(COACH.encode(), "Markdown", rubric()), "rain")
    assert scenario.turns["the-kerb"].says == "Any bike with a motor."
    assert scenario.turns["the-kerb"].thinks == "Here comes the pitch."
    assert [choice.behaviour for choice in scenario.turns["the-kerb"].choices] == ["pressure", "discover"]
    assert scenario.endings["thursday"].sale.amount == 458_000
    assert scenario.main_contact.trust == 40_000


@pytest.mark.parametrize(
    ("kind", "made"),
    [("CSV", lambda: as_csv(",")), ("CSV", lambda: as_csv(";")), ("Excel", as_xlsx), ("Word", as_docx)],
)
def test_a_table_of_turns_is_read_from_every_kind_of_file(kind, made):
    draft = draft_of(made(), kind, rubric())
    draft.head |= {"title": "A bike", "market": "b2c"}
    scenario = read_back(draft, "bike")
    assert list(scenario.turns) == ["the-kerb", "the-hill"]
    assert scenario.main_contact.name == "Gerd Holt"
    assert [choice.next[0].go for choice in scenario.turns["the-hill"].choices] == ["thursday", "the-door"]
    assert scenario.endings["thursday"].kind == "advance"


def test_what_cannot_be_read_is_listed_with_its_place():
    text = COACH + "\nSee page 9 of the handbook.\n"
    unread = draft_of(text.encode(), "Markdown", rubric()).unread
    assert [(one.place, one.turn, one.text) for one in unread] == [
        ("line 32", "the-door", "See page 9 of the handbook.")
    ]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("4,580 EUR", 4580),
        ("4.580 EUR", 4580),
        ("EUR 4'580", 4580),
        ("4 580,50 EUR", 4580.5),
        ("1,204,580.5", 1204580.5),
    ],
)
def test_money_is_read_as_people_write_it(words, amount):
    assert money(words)["amount"] == amount


def test_a_twee_story_is_read_and_what_belongs_to_its_format_is_listed():
    draft = draft_of(TWEE.encode(), "Twee", rubric())
    tree = draft.tree("lift")
    assert tree["title"] == "The lift"
    assert tree["start"] == "ground-floor"
    assert list(tree["turns"]) == ["ground-floor", "what-happened"]
    assert list(tree["endings"]) == ["the-stairs"]
    assert [choice.get("next") for turn in tree["turns"].values() for choice in turn["choices"]] == [
        "what-happened", "the-stairs", "the-stairs", None,
    ]  # fmt: skip
    assert [(one.place, one.text) for one in draft.unread] == [
        ("line 8", "<<set $x to 1>>"), ("line 15", "Nowhere"), ("line 20", "code"),
    ]  # fmt: skip


def test_quotes_in_angle_brackets_within_a_link_are_words_and_no_macro():
    draft = draft_of(b":: A\nHello.\n[[<< You ask: who was that? >> ->B]]\n\n:: B\nBye.\n", "Twee", rubric())
    assert draft.unread == []
    assert draft.turns["a"]["choices"][0] == {"say": "<< You ask: who was that? >>", "next": "b"}


def test_a_passage_that_is_empty_is_named_and_stays_an_ending_where_something_leads_there():
    draft = draft_of(b":: A\nHello.\n[[Go->B]]\n\n:: B\n\n:: C\n", "Twee", rubric())
    tree = draft.tree("a")
    assert tree["endings"] == {"b": {"says": "TODO"}}
    assert [one.text for one in draft.unread] == ["b", "c"]


def bomb(name: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b" " * (40 << 20))
    return into.getvalue()


def zipped(**parts: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as packed:
        for name, words in parts.items():
            packed.writestr(name, words)
    return into.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", bomb("word/document.xml"), "swell"),
        ("a.xlsx", bomb("xl/workbook.xml"), "swell"),
        ("a.docx", b"PK\x03\x04 broken", "no .docx document"),
        ("a.docx", zipped(**{"xl/workbook.xml": "<a/>"}), "has no word/document.xml"),
        ("a.docx", zipped(**{"word/document.xml": "<a/>", "word/vbaProject.bin": ""}), "macros"),
        ("a.docx", zipped(**{"word/document.xml": "<a/>"}), "damaged"),
        ("a.xlsx", zipped(**{"xl/workbook.xml": "<a/>"}), "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "older Office"),
        ("a.doc", b"x", "save it as .docx"),
        ("a.pdf", b"%PDF", "PDF"),
        ("a.md", b"a\x00b", "no text file"),
        ("a.csv", b'"' + b"x" * 30_000, "cannot be read"),
        ("a.docx", b"0" * (17 << 20), "larger than 16 MiB"),
    ],
    ids=range(13),  # a zip holds the time of its making, and every worker must find tests of the same names
)  # fmt: skip
def test_a_hostile_document_is_a_sentence(name, data, says, tmp_path, capsys):
    pytest.importorskip("docx", reason="python-docx is not installed")
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_a_document_without_a_conversation_says_what_it_needs(tmp_path, capsys):
    (tmp_path / "a.md").write_text("Dear all,\n\nsee you on Monday.\n")
    assert main(["import", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.yaml")]) == 1
    assert "points to" in capsys.readouterr().err
    assert not (tmp_path / "a.yaml").exists()


def test_a_file_that_is_there_is_left_alone(tmp_path, capsys):
    (tmp_path / "a.md").write_text(COACH)
    command = ["import", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.yaml")]
    assert main(command) == 0
    (tmp_path / "a.yaml").write_text("mine")
    assert main(command) == 2
    assert (tmp_path / "a.yaml").read_text() == "mine"
    assert main([*command, "--replace"]) == 0
    assert (tmp_path / "a.yaml").stat().st_size < LARGEST


@pytest.mark.parametrize("form", ["markdown", "docx"])
def test_remarks_come_back_as_notes_at_their_turn(form, tmp_path, capsys):
    file, script = tmp_path / "my-call.yaml", tmp_path / ("a.md" if form == "markdown" else "a.docx")
    file.write_text(STARTER)
    if form == "docx":
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
    assert main(["script", str(file), "--blind", "--format", form, "-o", str(script)]) == 0
    if form == "docx":
        document = docx.Document(str(script))
        lines = [par for par in document.paragraphs if par.text.startswith("Remarks:")]
        lines[0].runs[-1].text = "Nobody talks like that."
        lines[3].insert_paragraph_before("I would have asked.")
        document.add_comment(lines[1].runs[0], "Too kind.", author="Eva")
        document.save(str(script))
    else:
        parts = script.read_text().split("\\_" * 46)
        script.write_text(f"{parts[0]}Nobody talks like that.{parts[1]}Eva: Too kind.{parts[2]}")
    assert main(["import", str(script), "--remarks", str(file)]) == 0
    text = file.read_text()
    assert '  opening:\n    x-remarks:\n      - "Nobody talks like that."\n    stage: opening' in text
    assert "Eva: Too kind." in text
    reading = read_bytes(text.encode(), str(file), rubric())
    assert same(reading.scenario) == same(read_bytes(STARTER.encode(), str(file), rubric()).scenario)


@pytest.mark.parametrize(
    ("ending", "module", "library"), [("docx", "docx", "python-docx"), ("xlsx", "openpyxl", "openpyxl")]
)
def test_where_a_library_is_missing_it_is_named_as_pip_knows_it(ending, module, library, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / f"call.{ending}"
    file.write_bytes(b"PK")
    assert main(["import", str(file), "-o", str(tmp_path / "call.yaml")]) == 2
    assert f"pip install {library}. " in capsys.readouterr().err
