"""Documents as people make them: a coach's page, a table in every kind of file, a story from Twine."""

from __future__ import annotations

import csv
import io

import pytest

TABLE = (
    ("turn", "who", "line", "choice", "behaviour", "points to", "why", "kind", "meeting"),
    ("The kerb", "Gerd Holt", "Any bike with a motor.", "Take the red one.", "pressure", "The door", "Hurry.", "", ""),
    ("", "", "", "What is the way home like?", "Discover", "The hill", "You asked.", "", ""),
    ("The hill", "Gerd Holt", "It is steep.", "Then the big battery.", "tailor", "Thursday", "It fits.", "", ""),
    ("The hill", "", "", "As you like.", "drift", "The door", "Nothing.", "", ""),
    ("Thursday", "", "Come on Thursday.", "", "", "", "", "advance", "earned"),
    ("The door", "", "No thank you.", "", "", "", "", "lost", "refused"),
)
COACH = """\
# The bike that stood in the rain

Market: b2c
Brief: You sell bikes in a small town.
Customer: Gerd Holt, retired teacher, trust 40

## The kerb
Gerd: Any bike with a motor.
Thinks: Here comes the pitch.

a) Take the red one.
- Behaviour: pressure
- Why: Hurry.
- Leads to: The door

b) What is the way home like?
- Behaviour: Discover
- Why: You asked.
- Leads to: Thursday

# Endings
## Thursday
Gerd: Come on Thursday.
Kind: advance
Meeting: earned
Sold: 4.580 EUR
## The door
Gerd: No thank you.
Kind: lost
Meeting: refused
"""
TWEE = """\
:: StoryTitle
The lift

:: StoryData
{"ifid": "A", "start": "Ground floor"}

:: Ground floor {"position":"1,2"}
<<set $x to 1>>The lift is "out of order" again, he says.
* [[What happened?->What happened]]
* [[Never mind|The stairs]]

:: What happened [talk]
The cable. Again.
[[The stairs<-Let us take the stairs]]
[[Nowhere]]

:: The stairs
You are welcome.

:: code [script]
window.alert(1)
"""


def as_csv(mark: str) -> bytes:
    into = io.StringIO()
    csv.writer(into, delimiter=mark).writerows(TABLE)
    return into.getvalue().encode()


def as_xlsx() -> bytes:
    book = pytest.importorskip("openpyxl", reason="openpyxl is not installed").Workbook()
    for row in TABLE:
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def as_docx() -> bytes:
    document = pytest.importorskip("docx", reason="python-docx is not installed").Document()
    document.add_heading("A bike", 0)
    document.add_paragraph("Market: b2c")
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in zip(TABLE, table.rows, strict=True):
        for words, cell in zip(row, cells.cells, strict=True):
            cell.text = words
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()
