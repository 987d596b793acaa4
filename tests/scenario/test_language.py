"""Texts of the world: how long they are, what asks, what somebody is called, what the lint leaves alone."""

from __future__ import annotations

import pytest

from simulator.scenario.language import asks, lint_knows, parted, words
from simulator.scenario.short_names import short_name

QUESTIONS = (
    "What went wrong?", "何が起きましたか？", "ماذا حدث؟", "Τι συνέβη;", "Τι συνέβη\u037e", "«Τι συνέβη;»", "Ի՞նչ", "ምን ሆነ፧", "Really⁉",
    "¿Qué pasó?", "Qu'est-ce que c'est ?", "⸮", "﹖", "Is it? No.",
)  # fmt: skip
STATEMENTS = ("No.", "そうですか。", "حسنا؛ نعم", "Well; yes", "Καλά; ίσως", "Да; нет", "¿", "a;", "")


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_question_marks_of_all_scripts_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_nothing_else_asks(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two  three", 3),
        ("Wie geht es Ihnen?", 4),
        ("여기에 무엇이 있습니까?", 3),
        ("नमस्ते आप कैसे हैं", 4),
        ("ماذا حدث هنا", 3),
        ("一二三", 2),
        ("記録が消えました。", 6),
        ("私は EU の 3 回目", 6),
        ("ｱｲｳ", 2),
        ("กินข้าวแล้ว", 2),
        ("𠀀𠀁𠀂", 2),
    ],
)
def test_words_are_counted_where_blanks_part_them_and_characters_where_none_do(text: str, count: int) -> None:
    assert words(text) == count


def test_a_thousand_japanese_characters_take_some_minutes() -> None:
    assert 600 <= words("去年の話を続けます、" * 100) < 750
    assert not parted("去年の話を続けます、EU")
    assert parted("The 東京 office")
    assert parted("")


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN-us", "en-Latn-IE"])
def test_the_lint_knows_english_of_every_kind(lang: str) -> None:
    assert lint_knows(lang)


@pytest.mark.parametrize("lang", ["de", "ja", "ar-EG", "enm", "x-en", ""])
def test_the_lint_knows_no_other_language(lang: str) -> None:
    assert not lint_knows(lang)


NAMES = {
    "Dana Osei": "Dana",
    "  Dana   Osei ": "Dana",
    "van der Berg, Jan": "Jan",
    "Li, Wei": "Wei",
    "Liu, Xi": "Xi",
    "Henry Ford, II": "Henry",
    "Osei, Dana Marie": "Dana",
    "Osei, Dr. Dana": "Dr. Dana Osei",
    "Smith, J. R.": "J. R. Smith",
    "Dr. Li Wei": "Dr. Li Wei",
    "Prof Li": "Prof Li",
    "Mrs O'Brien": "Mrs O'Brien",
    "Frau Müller": "Frau Müller",
    "Suharto": "Suharto",
    "van der Berg": "van der Berg",
    "von Hohenstein": "von Hohenstein",
    "J. R. Smith": "J. R. Smith",
    "J Smith": "J Smith",
    "John Smith, Jr.": "John",
    "Dana Osei, MBA": "Dana",
    "Dana Osei, PhD, MBA": "Dana",
    "Karl Huber, 34": "Karl",
    "Dana Osei (Head of Operations)": "Dana",
    "The buyer": "The buyer",
    "A neighbour": "A neighbour",
    "Gerd and Ines Halvorsen": "Gerd and Ines Halvorsen",
    "Gerd & Ines": "Gerd & Ines",
    "Jean-Luc Picard": "Jean-Luc",
    "田中 太郎": "田中",
    "田中\u3000太郎": "田中",
    "田中": "田中",
    "محمد علي": "محمد",
    "Nguyễn Thị Mai": "Nguyễn",
    "O": "O",
    "": "",
    ",": ",",
    "Berg,": "Berg,",
    "(Dana)": "(Dana)",
}


@pytest.mark.parametrize("name", NAMES)
def test_somebody_is_called_by_the_first_name_where_that_is_sure(name: str) -> None:
    assert short_name(name) == NAMES[name]
