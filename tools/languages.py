"""The catalogues of what people read: `python -m tools.languages` brings every LANG.po up to date and makes LANG.mo of it.

    python -m tools.languages            after sentences changed: new ones are empty in LANG.po, gone ones leave it
    python -m tools.languages pt         begins the catalogue of a language

Sentences are found where they are said: in the pages' scripts and tables, in the rubric, and in Python as `say("…")` and
`say.many("…", "…", count)`. What a catalogue lacks is printed, and the exit status is then 1.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog as Catalogue
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from simulator.languages.tongue import FOLDER, languages
from simulator.records.playing_page import keys
from simulator.scenario.rubric_file import read_rubric
from simulator.workshop.wording import FAMILIES, PARTICIPANTS, SAID_TO_PEOPLE, table

ROOT = Path(__file__).parent.parent
SAID_IN = (
    "simulator/debrief",
    "simulator/conversation/mood.py",
    "simulator/practice/progress/coming.py",
    "simulator/practice/reviews/days.py",
    "simulator/records/playing_page.py",
    "simulator/records/site.py",
    "simulator/workshop/look_ahead.py",
    "simulator/words/contrast.py",
)
"""Python whose sentences people read in the language of the conversation."""
Sentence = str | tuple[str, str]
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
WORDING = "simulator/workshop/page/wording.json"
_CHANGING = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Project-Id',
    '"Report-Msgid',
    '"Generated-By',
)


def sentences() -> Iterator[tuple[Sentence, str]]:
    """Every sentence, or both forms of one that counts, and the file that says it. Some come more than once."""
    for one in keys():
        yield one, "simulator/records/page"
    begins = (*(begin for page in PARTICIPANTS for begin in FAMILIES[page]), *SAID_TO_PEOPLE)
    for name, worded in table().items():
        if name.startswith(begins):
            yield (worded if isinstance(worded, str) else (worded["one"], worded["other"])), WORDING
    yield from ((text, "simulator/scenario/rubric.yaml") for text in _rubric())
    for place in SAID_IN:
        for file in sorted((ROOT / place).glob("*.py")) or [ROOT / place]:
            yield from ((sentence, file.relative_to(ROOT).as_posix()) for sentence in _in_python(file))


def _rubric() -> Iterator[str]:
    rubric = read_rubric(None)
    for behaviour in rubric.behaviours.values():
        yield from (behaviour.name, behaviour.act, behaviour.rule)
    for profile in rubric.profiles.values():
        yield from (profile.name, profile.says)


def _in_python(file: Path) -> Iterator[Sentence]:
    keywords = {"say": None, "many": (1, 2)}
    with file.open("rb") as opened:
        for _, text, _, _ in extract("python", opened, keywords, options={"encoding": "utf-8"}):
            yield text if isinstance(text, str) else (text[0], text[1])


def template() -> Catalogue:
    """Every sentence once, with the files that say it."""
    made = Catalogue()
    for sentence, file in sentences():
        made.add(sentence, locations=[(file, 0)], flags=())
    return made


def updated(lang: str) -> Catalogue:
    """The catalogue of that language with every sentence of now; one that is new has no translation yet."""
    file = FOLDER / f"{lang}.po"
    if not file.exists():
        return _headed(template(), lang)
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=lang)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return _headed(catalogue, lang)


def _headed(catalogue: Catalogue, lang: str) -> Catalogue:
    """With a head that says nothing of when and by whom, so that the same sentences make the same file."""
    catalogue.locale, catalogue.fuzzy = lang, False
    catalogue.header_comment = f"# What people read of a conversation, in the language {lang}. See docs/languages.md."
    return catalogue


def lacking(catalogue: Catalogue) -> list[str]:
    """What is not translated, or has another number of forms than the language, or other {places}: a sentence each."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str | None) else list(message.string)
        if not all(texts) or len(texts) != (1 if len(ids) == 1 else catalogue.num_plurals):
            found.append(f"no translation: {ids[0]}")
        elif not places(ids[-1]) <= places(*texts) <= places(*ids):
            found.append(f"other places: {ids[0]}")
    return found


def places(*texts: str | None) -> set[str]:
    return {name for text in texts for name in re.findall(r"\{(\w+)\}", text or "")}


def written(catalogue: Catalogue) -> bytes:
    made = io.BytesIO()
    write_po(made, catalogue, width=120, omit_header=False, sort_output=False)
    lines = made.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_CHANGING)).encode()


def compiled(catalogue: Catalogue) -> bytes:
    """LANG.mo, whose head is the language and its plurals alone."""
    made, plain = io.BytesIO(), read_po(io.BytesIO(written(catalogue)), locale=str(catalogue.locale))
    plain.creation_date = plain.revision_date = _NO_DAY
    write_mo(made, plain)
    return made.getvalue()


def main(arguments: list[str]) -> int:
    lacks = False
    for lang in arguments or languages():
        catalogue = updated(lang)
        (FOLDER / f"{lang}.po").write_bytes(written(catalogue))
        (FOLDER / f"{lang}.mo").write_bytes(compiled(catalogue))
        for one in lacking(catalogue):
            lacks = True
            print(f"{lang}: {one}")
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
