"""What may be said of a typed text beside a line: only what stands in the two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.languages.tongue import languages, tongue
from simulator.words.contrast import PLAIN_WORDS, contrast

SOME = st.sampled_from(
    [
        "Why is it so?",
        "なぜ？",
        "It is on Friday.",
        "It is on the 5th of October?",
        "I may march in.",
        "Sundays are for us.",
    ]
)


SAID = [
    ("What went wrong in it?", "I will look into it.", ("Yours asks, this one tells.",)),
    (
        "I can come to you.",
        "May I come on Friday?",
        ("Yours tells, this one asks.", "This one names a day, yours names none."),
    ),
    ("I can be there tomorrow at nine.", "Soon.", ("You named a day, this one names none.",)),
    ("That is 4,200.", "That is a lot.", ("You gave a figure, this one gives none.",)),
    ("", "", ()),
]
LEFT_OPEN = {
    "a question that was typed without its mark": ("so what went wrong in it", "Shall I look into it?"),
    "one that only its order tells": ("can you tell me that", "Shall I tell you?"),
    "a word that may be a day": ("I may march in", "On Monday I march in."),
    "a month, of which it is not known on which day": ("I can do it for you", "What is different since last June"),
    "a number in words": ("That is nine hundred", "That is 900."),
    "another language than the conversation's": ("Ich komme am Freitag zu Ihnen", "I will come."),
    "no words of a language that it knows": ("見積もり", "That is 900 on Monday?"),
}


@pytest.mark.parametrize(("yours", "line", "says"), SAID)
def test_it_says_who_asks_and_who_names_a_day_or_a_figure(yours: str, line: str, says: tuple[str, ...]) -> None:
    assert contrast(yours, line) == says


@pytest.mark.parametrize(("yours", "line"), LEFT_OPEN.values(), ids=LEFT_OPEN)
def test_what_cannot_be_told_for_sure_is_not_said(yours: str, line: str) -> None:
    assert contrast(yours, line) == ()


@pytest.mark.parametrize(
    ("lang", "yours", "line"),
    [
        ("de-AT", "Ich bin am Freitag bei Ihnen.", "Darf ich mit 900 kommen?"),
        ("es", "Yo estoy con usted el viernes.", "¿Se lo llevo por 900?"),
        ("fr", "Je passe vendredi avec vous.", "Je peux venir pour 900 ?"),
    ],
)
def test_a_conversation_in_a_language_with_a_catalogue_is_looked_at_in_it(lang: str, yours: str, line: str) -> None:
    say = tongue(lang)
    assert contrast(yours, line, lang, say) == (
        say("Yours tells, this one asks."),
        say("You named a day, this one names none."),
        say("This one gives a figure, yours gives none."),
    )
    assert say("Yours tells, this one asks.") != "Yours tells, this one asks."


def test_in_a_language_without_its_words_nothing_is_said() -> None:
    assert contrast("Eu passo aí na sexta?", "Eu passo aí.", "pt") == ()


@given(SOME, SOME)
@settings(max_examples=30)
def test_the_other_way_round_it_says_the_opposite(one: str, other: str) -> None:
    there, back = contrast(one, other), contrast(other, one)
    assert not set(there) & set(back)
    assert contrast(one, one) == ()


def test_every_language_with_a_catalogue_has_its_words() -> None:
    assert {"en", *languages()} == set(PLAIN_WORDS)
