"""Office files as people make them: what is not brought in is told with its place, and nothing moves to another column."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest

from simulator.authoring.documents.draft import Incoming
from simulator.authoring.documents.reading import draft_of
from tests.write import rubric

docx = pytest.importorskip("docx", reason="python-docx is not installed")
openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

HEAD = ("turn", "who", "line", "choice", "behaviour", "points to", "why")
ROWS = (
    ("opening", "Maya", "I need a printer.", "", "", "", ""),
    ("", "", "", "What does the old one do?", "discover", "thursday", "You asked."),
    ("thursday", "Maya", "Bring it on Thursday.", "", "", "", ""),
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document() -> tuple[Any, Any]:
    made = docx.Document()
    made.add_heading("The printer", 0)
    table = made.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return made, table


def brought_in(made: Any, kind: str) -> Incoming:
    into = io.BytesIO()
    made.save(into)
    return draft_of(into.getvalue(), kind, rubric())


def told(draft: Incoming) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in draft.unread]


def test_a_table_inside_a_cell_is_text_of_the_cell_and_no_turn() -> None:
    made, table = document()
    inner = table.rows[2].cells[6].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "Ask", "once more"
    draft = brought_in(made, "Word")
    assert list(draft.turns) == ["opening", "thursday"]
    assert draft.turns["opening"]["choices"][0]["why"].split() == ["You", "asked.", "Ask", "once", "more"]


def test_cells_over_several_columns_do_not_move_those_beside_them() -> None:
    made, table = document()
    row = table.rows[2].cells
    row[0].merge(row[2])
    (choice,) = brought_in(made, "Word").turns["opening"]["choices"]
    assert (choice["say"], choice["behaviour"], choice["why"]) == (ROWS[1][3], "discover", "You asked.")


def test_comments_boxes_headers_and_footers_of_word_are_told_with_their_place() -> None:
    made, table = document()
    made.add_comment(runs=table.rows[2].cells[3].paragraphs[0].runs[0], text="Too friendly?", author="Eva")
    box = f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    made.add_paragraph()._p.append(docx.oxml.parse_xml(box))
    made.sections[0].header.paragraphs[0].text = "For the team alone"
    assert told(brought_in(made, "Word")) == [
        ("table at paragraph 2", "Eva: Too friendly?"),
        ("paragraph 3", "In a box"),
        ("header", "For the team alone"),
    ]


def test_a_tracked_insertion_is_read_and_a_deletion_is_told() -> None:
    made, table = document()
    paragraph = table.rows[2].cells[3].paragraphs[0]._p
    for tag, text in (("ins", "t"), ("del", "delText")):
        words = f'<w:r><w:{text} xml:space="preserve"> {tag}.</w:{text}></w:r>'
        paragraph.append(docx.oxml.parse_xml(f'<w:{tag} {W} w:id="1" w:author="A">{words}</w:{tag}>'))
    draft = brought_in(made, "Word")
    assert draft.turns["opening"]["choices"][0]["say"] == "What does the old one do? ins."
    assert told(draft) == [("table at paragraph 2", "del.")]


def test_a_footnote_is_told_at_the_paragraph_that_has_its_mark() -> None:
    made, _ = document()
    note = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Ask the shop first.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    name, kind = docx.opc.packuri.PackURI("/word/footnotes.xml"), docx.opc.constants.CONTENT_TYPE.WML_FOOTNOTES
    made.part.relate_to(
        docx.opc.part.Part(name, kind, note.encode(), made.part.package), docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES
    )
    paragraph = made.add_paragraph()
    paragraph._p.append(docx.oxml.parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    (one,) = brought_in(made, "Word").unread
    assert (one.place, one.text, one.why) == ("paragraph 3", "Ask the shop first.", "it is a footnote")


def test_a_formula_without_a_result_and_a_comment_of_a_cell_are_told_with_the_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *ROWS):
        sheet.append(row)
    sheet["D3"] = '="What"&"?"'
    sheet["G3"].comment = openpyxl.comments.Comment("Check the tone", "Eva")
    assert told(brought_in(book, "Excel")) == [
        ("sheet Sheet, cell D3", '="What"&"?"'),
        ("sheet Sheet, cell G3", "Check the tone"),
    ]


def test_hidden_rows_columns_and_sheets_are_told_and_not_brought_in() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *ROWS[:2], ("", "", "", "Take the red one.", "pressure", "thursday", "Hurry."), ROWS[2]):
        sheet.append(row)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["G"].hidden = True
    other = book.create_sheet("Lists")
    other.append(HEAD)
    other.sheet_state = "hidden"
    draft = brought_in(book, "Excel")
    assert draft.turns["opening"]["choices"] == [
        {"say": "What does the old one do?", "behaviour": "discover", "next": "thursday"}
    ]
    assert told(draft) == [
        ("sheet Sheet, row 4", "Take the red one. | pressure | thursday | Hurry."),
        ("sheet Sheet, column G", "why | You asked."),
        ("sheet Lists", "Lists"),
    ]


def test_what_a_spreadsheet_made_a_date_of_is_shown_as_one_and_told_with_its_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *ROWS):
        sheet.append(row)
    sheet["D3"] = datetime.datetime(2024, 3, 1)
    sheet["C2"] = datetime.time(12, 30)
    draft = brought_in(book, "Excel")
    assert draft.turns["opening"]["says"] == "12:30"
    assert draft.turns["opening"]["choices"][0]["say"] == "2024-03-01"
    assert [(one.place, one.text) for one in draft.doubtful] == [
        ("sheet Sheet, cell C2", "12:30"),
        ("sheet Sheet, cell D3", "2024-03-01"),
    ]


def test_a_per_cent_is_read_as_it_is_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("Patience", 0.4))
    sheet["B1"].number_format = "0%"
    for row in (HEAD, *ROWS):
        sheet.append(row)
    assert brought_in(book, "Excel").head["patience"] == 40
