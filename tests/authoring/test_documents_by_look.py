"""Documents whose headings are none by style, and documents in other languages than English."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from simulator.authoring.documents.draft import Incoming
from simulator.authoring.documents.reading import draft_of
from simulator.authoring.documents.yaml_out import yaml_of
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from tests.authoring.documents_files import COACH
from tests.write import rubric


def scenario_of(draft: Incoming) -> Scenario:
    reading = read_bytes(yaml_of(draft.tree("call")).encode(), "call.yaml", rubric())
    assert reading.scenario is not None, reading.problems
    return reading.scenario


def in_word(headings: dict[str, Any]) -> bytes:
    """The coach's page, its headings as paragraphs in letters of that size, in points, and bold or not."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    for line in filter(None, COACH.split("\n")):
        marks, _, words = line.rpartition("# ")
        run = document.add_paragraph().add_run(words)
        if line.startswith("#"):
            size, bold = headings["title" if marks == "" and words != "Endings" else "other"]
            run.bold = bold
            run.font.size = docx.shared.Pt(size)
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


@pytest.mark.parametrize(
    "headings",
    [
        {"title": (20, None), "other": (14, None)},
        {"title": (20, True), "other": (11, True)},
        {"title": (11, True), "other": (11, True)},
    ],
    ids=["larger", "larger and bold", "bold alone"],
)
def test_lines_in_larger_or_bold_letters_are_headings_where_there_are_no_others(headings: dict[str, Any]) -> None:
    draft = draft_of(in_word(headings), "Word", rubric())
    assert draft.unread == []
    scenario = scenario_of(draft)
    assert scenario.title == "The bike that stood in the rain"
    assert [len(turn.choices) for turn in scenario.turns.values()] == [2]
    assert list(scenario.endings) == ["thursday", "the-door"]


def test_lines_in_bold_are_headings_in_markdown_too_and_labels_stay_labels() -> None:
    bold = COACH.replace("Market: b2c", "**Market:** b2c")
    text = "\n".join(f"\n**{line.lstrip('# ')}**\n" if line.startswith("#") else line for line in bold.split("\n"))
    draft = draft_of(text.encode(), "Markdown", rubric())
    assert draft.unread == []
    assert list(scenario_of(draft).endings) == ["thursday", "the-door"]


def test_where_headings_have_a_style_a_bold_sentence_is_none() -> None:
    text = COACH.replace("Thinks: Here", "**Any bike at all**\n\nThinks: Here")
    draft = draft_of(text.encode(), "Markdown", rubric())
    assert list(draft.turns) == ["the-kerb"]


GERMAN = """\
# Das Rad im Regen
Markt: Privatkunden
Lage: Sie verkaufen Räder in einer kleinen Stadt.
Kunde: Gerd Holt, Lehrer im Ruhestand, Vertrauen 40
Verborgenes Bedürfnis: Seine Knie tragen ihn nicht mehr hinauf.

## Am Bordstein
Phase: Einstieg
Gerd: Irgendein Rad mit Motor. (denkt: Gleich kommt die Masche.)

A) Nehmen Sie das rote.
- Verhalten: Drängen
- Warum: Eile.
- Führt zu: Die Tür
B) Wie ist der Weg nach Hause?
- Verhalten: Ergründen
- Verrät: Knie
- Antwort: Er zeigt auf den Hügel.
- Weiter: Donnerstag

# Enden
## Donnerstag
Gerd: Dann bis Donnerstag.
Ausgang: Nächster Schritt
Treffen: verdient
Verkauft: 4.580 EUR
## Die Tür
Gerd: Nein danke.
Ausgang: verloren
Treffen: abgelehnt
"""


def test_labels_and_values_in_german_are_read() -> None:
    draft = draft_of(GERMAN.encode(), "Markdown", rubric())
    assert draft.unread == []
    scenario = scenario_of(draft)
    turn = scenario.turns["am-bordstein"]
    assert (scenario.market, turn.stage, turn.thinks) == ("b2c", "opening", "Gleich kommt die Masche.")
    assert [choice.behaviour for choice in turn.choices] == ["pressure", "discover"]
    assert turn.choices[1].reveals == tuple(scenario.needs)
    assert scenario.main_contact.trust == 40_000
    ending = scenario.endings["donnerstag"]
    assert (ending.kind, ending.meeting, ending.sale and ending.sale.amount) == ("advance", "earned", 458_000)


@pytest.mark.parametrize(
    "head",
    [
        ("Runde", "Wer", "Satz", "Wahl", "Verhalten", "weiter", "warum", "Antwort"),
        ("Tour", "Qui", "Réplique", "Choix", "Comportement", "Mène à", "Pourquoi", "Réaction"),
        ("Turno", "Quién", "Frase", "Opción", "Comportamiento", "Lleva a", "Por qué", "Respuesta"),
    ],
    ids=["German", "French", "Spanish"],
)
def test_columns_in_other_languages_are_known(head: tuple[str, ...]) -> None:
    into = io.StringIO()
    rows = [
        ("Start", "Gerd", "Irgendein Rad.", "Das rote?", "pressure", "Ende", "Eile.", "Er schweigt."),
        ("Ende", "", "Nein danke.", "", "", "", "", ""),
    ]
    csv.writer(into, delimiter=";").writerows([head, *rows])
    draft = draft_of(into.getvalue().encode(), "CSV", rubric())
    assert draft.unread == []
    (choice,) = draft.turns["start"]["choices"]
    assert choice == {
        "say": "Das rote?", "behaviour": "pressure", "next": "Ende", "why": "Eile.", "reply": "Er schweigt.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "trust"),
    [("40", 40), ("40,5", 40.5), ("ca. 40", 40), ("40 %", 40), ("40-50", "40-50"), ("40 to 50", "40 to 50"), ("4,580", "4,580")],
)  # fmt: skip
def test_a_figure_is_taken_as_it_is_meant_and_a_range_is_left_for_check_to_tell(written: str, trust: Any) -> None:
    draft = draft_of(COACH.replace("Market: b2c", f"Market: b2c\nPatience: {written}").encode(), "Markdown", rubric())
    assert draft.head["patience"] == trust
    draft = draft_of(COACH.replace("trust 40", "trust 40-50").encode(), "Markdown", rubric())
    assert draft.people["gerd"]["trust"] == "40-50"


def test_a_paragraph_whose_lines_are_parted_by_line_breaks_is_read_line_by_line() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_heading("One block", 0)
    run = document.add_paragraph().add_run()
    lines = (
        "Market: b2c/Customer: Ana, trust 50/Turn 1: Hello/Ana: Yes?/a) What is it?/Behaviour: discover/Leads to: Bye"
    )
    for line in f"{lines}/Ending A: Bye/Ana: Good-bye./Kind: lost/Meeting: open".split("/"):
        run.add_text(line)
        run.add_break()
    into = io.BytesIO()
    document.save(into)
    draft = draft_of(into.getvalue(), "Word", rubric())
    assert draft.unread == []
    scenario = scenario_of(draft)
    assert [choice.say for choice in scenario.turns["hello"].choices] == ["What is it?"]


def test_the_front_matter_of_a_markdown_file_is_no_heading_and_is_told() -> None:
    draft = draft_of(f"---\ntags: sales\n---\n{COACH}".encode(), "Markdown", rubric())
    assert [(one.place, one.text.strip()) for one in draft.unread] == [("line 1", "tags: sales")]
    assert scenario_of(draft).title == "The bike that stood in the rain"
