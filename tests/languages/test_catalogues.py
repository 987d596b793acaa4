"""Every language has every sentence, with its places and its plural forms, and what is compiled is what is written."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from simulator.languages.tongue import ENGLISH, FOLDER, languages, tongue
from tools.languages import compiled, lacking, template, updated, written

COUNTS = ("{count} is here", "{count} are here")


@pytest.mark.parametrize("lang", languages())
def test_a_catalogue_has_every_sentence_with_its_places_and_all_plural_forms(lang):
    assert lacking(updated(lang)) == []


@pytest.mark.parametrize("lang", languages())
def test_a_catalogue_is_as_the_tool_writes_it_and_what_is_compiled_is_made_of_it(lang):
    assert (FOLDER / f"{lang}.po").read_bytes() == written(updated(lang)), "run: python -m tools.languages"
    assert (FOLDER / f"{lang}.mo").read_bytes() == compiled(updated(lang)), "run: python -m tools.languages"


def test_every_catalogue_that_is_written_is_compiled():
    assert {file.stem for file in FOLDER.glob("*.po")} == set(languages()) >= {"de", "es", "fr"}


def test_a_sentence_without_translation_with_other_places_or_too_few_forms_is_named():
    catalogue = Catalog(locale="de")
    catalogue.add("Room {code}", "Raum {cod}")
    catalogue.add("Begin")
    catalogue.add(COUNTS, ("{count} ist da",))
    catalogue.add("Kept.", "Gemerkt.")
    assert lacking(catalogue) == ["other places: Room {code}", "no translation: Begin", f"no translation: {COUNTS[0]}"]


def test_what_a_catalogue_lacks_stays_english():
    assert tongue("de")("This is not in it, {name}.", name="Dana") == "This is not in it, Dana."
    assert tongue("xx") is tongue("en") is ENGLISH


@pytest.mark.parametrize(("lang", "none", "one", "many"), [("de", 1, 0, 1), ("es", 1, 0, 1), ("fr", 0, 0, 1)])
def test_none_one_and_many_take_the_forms_of_the_language_in_python_and_in_the_scripts(lang, none, one, many):
    rule, [forms] = tongue(lang).forms([COUNTS])
    first = [forms[int(rule[count])] for count in (0, 1, 2, 21)]
    assert first == [tongue(lang).many(*COUNTS, count, count="{count}") for count in (0, 1, 2, 21)]
    assert [int(text == first[2]) for text in first[:3]] == [none, one, many]


def test_a_value_is_never_read_as_a_place():
    assert ENGLISH("“{text}”", text="{text} {count}") == "“{text} {count}”"


def test_the_template_names_each_sentence_once_with_the_files_that_say_it():
    assert template()["initiative"].locations[0][0] == "simulator/records/page"
