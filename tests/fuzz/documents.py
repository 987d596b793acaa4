"""Good documents of every kind that `import` reads, and an office file with one part changed."""

from __future__ import annotations

import io
import zipfile
from random import Random

from tests.authoring.documents_example import script_of
from tests.authoring.documents_files import COACH, as_csv, as_docx, as_xlsx
from tests.authoring.example import STARTER
from tests.fuzz.good import SCENARIOS_BY_ID
from tests.fuzz.mutate import mutated
from tests.write import whole

STORY = """\
:: StoryTitle
The lift

:: StoryData
{"ifid": "A", "start": "Ground floor"}

:: Ground floor {"position":"1,2"}
The lift is "out of order" again, he says.
* [[What happened?->What happened]]
* [[Never mind|The stairs]]

:: What happened [talk]
The cable. Again.
[[The stairs<-Let us take the stairs]]

:: The stairs
You are welcome.
"""
_CALL = whole(STARTER.replace("id: my-call", "id: small"))
DOCUMENTS = {
    "Markdown": (
        COACH.encode(),
        script_of(_CALL).markdown().encode(),
        script_of(SCENARIOS_BY_ID["first-call"], blind=True).markdown().encode(),
    ),
    "CSV": (as_csv(","), as_csv(";")),
    "Twee": (STORY.encode(),),
}
OFFICE = {"Word": as_docx, "Excel": as_xlsx}


def mutated_zip(data: bytes, draw: Random) -> bytes:
    """The zip's bytes changed, or those of one part of it."""
    if draw.random() < 0.4:
        return mutated(data, draw)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = draw.choice(sorted(parts))
    if draw.random() < 0.9:
        parts[name] = mutated(parts[name], draw)
    else:
        del parts[name]
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as packed:
        for path, part in parts.items():
            packed.writestr(path, part)
    return into.getvalue()
