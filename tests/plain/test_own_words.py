"""Own words in plain mode: no line before something is typed, a number takes one, and nothing else does."""

from __future__ import annotations

from simulator.external.speech import NoSound
from simulator.plain.own_words import OFFER, OwnWordsAsked
from simulator.plain.sound import SoundInLines
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.own_words.replies import RepliesCompared
from simulator.words.plain import PlainEngine
from tests.plain.test_session import TURNS, Screen
from tests.write import HEAD, scenario


class Watching(Keeper):
    """A keeper that remembers what was typed before each choice."""

    def __init__(self) -> None:
        super().__init__(None)
        self.kept: list = []

    def chosen(self, talk, own_words=None, sayings=()):
        self.kept.append((talk.attempt.choices, own_words, sayings))


def answered(*answers: str, on: bool = True, made=None) -> tuple[Screen, Watching]:
    keeper = Watching()
    screen = Screen(made or scenario(TURNS), *answers, keeper=keeper)
    screen.session.own_words = OwnWordsAsked(on, lambda: RepliesCompared(PlainEngine))
    return screen.run(), keeper


def numbered(screen: Screen) -> list[str]:
    return [line for line in screen.lines if line[:1].isdigit()]


def test_no_line_is_seen_before_something_was_typed():
    screen, _ = answered("1", "q")
    assert numbered(screen) == []
    assert "Note: Say it first; then lines have numbers." in screen.lines


def test_the_line_that_does_the_same_is_read_out_whole_and_its_number_takes_it():
    first, _ = answered("Tell me what hurts", "q")
    (line,) = numbered(first)
    assert line[3:] == "What hurts"
    screen, keeper = answered("Tell me what hurts", line[0])
    assert "You: What hurts" in screen.lines
    ((choices, words, (saying,)),) = keeper.kept
    assert (choices, words, saying.proposed) == (("ask",), "Tell me what hurts", ("ask",))


def test_enter_alone_takes_nothing_however_often_it_is_pressed():
    screen, keeper = answered("Tell me what hurts", "", "", "", "q")
    assert keeper.kept == []
    assert not any(line.startswith("You:") for line in screen.lines)


def test_enter_at_first_shows_all_lines():
    screen, _ = answered("", "q")
    assert len(numbered(screen)) == 2


def test_the_number_of_a_line_that_is_not_proposed_takes_nothing():
    first, _ = answered("Tell me what hurts", "q")
    other = {"1": "2", "2": "1"}[numbered(first)[0][0]]
    screen, keeper = answered("Tell me what hurts", other, "q")
    assert keeper.kept == []
    assert "Note: There is no line of that number here." in screen.lines


def test_none_of_these_is_free_and_kept_for_authors():
    screen, keeper = answered("Tell me what hurts", "0", "1")
    assert len(numbered(screen)) == 3
    assert keeper.kept[0][2][0].refused


def test_it_can_be_said_again_without_the_customer_being_read_out_again():
    screen, _ = answered("Tell me what hurts", "Sign it today please", "q")
    assert [line[3:] for line in numbered(screen)] == ["What hurts", "Sign today"]
    assert screen.lines.count("Customer: Go on.") == 1


def test_it_is_said_once_what_compares():
    screen, _ = answered("Tell me what hurts", "Sign it today please", "q")
    assert sum("Only wording is compared" in line for line in screen.lines) == 1


def test_o_turns_it_on_and_off_and_it_is_offered_where_a_conversation_is_hard():
    hard = scenario(TURNS, head=HEAD + "level: 3\n")
    screen, _ = answered("o", "Tell me what hurts", "o", "q", on=False, made=hard)
    assert f"Note: {OFFER}" in screen.lines
    assert len(numbered(screen)) == 2 + 1 + 2
    easy, _ = answered("q", on=False)
    assert f"Note: {OFFER}" not in easy.lines


class Ear:
    """A dictation that heard those texts, one after the other."""

    def __init__(self, *heard: str) -> None:
        self.heard = list(heard)

    def hear(self, lang: str = "en") -> str:
        if not self.heard:
            raise NoSound("`ear` heard nothing. Try again, or type what you would say.")
        return self.heard.pop(0)


def test_what_was_dictated_is_read_out_before_it_is_used():
    keeper = Watching()
    screen = Screen(scenario(TURNS), "d", "n", "d", "", "q", keeper=keeper)
    screen.session.own_words = OwnWordsAsked(True, lambda: RepliesCompared(PlainEngine))
    screen.session.sound = SoundInLines(None, Ear("Sign now", "Tell me what hurts"))
    screen.run()
    assert "Note: Heard: Sign now" in screen.lines
    assert [line[3:] for line in numbered(screen)] == ["What hurts"]


def test_an_ear_that_fails_or_is_not_there_is_said_and_the_conversation_goes_on():
    for ear, words in ((Ear(), "heard nothing"), (None, "names no command")):
        screen = Screen(scenario(TURNS), "d", "Tell me what hurts", "q")
        screen.session.own_words = OwnWordsAsked(True, lambda: RepliesCompared(PlainEngine))
        screen.session.sound = SoundInLines(None, ear)
        screen.run()
        assert any(words in line for line in screen.lines)
        assert [line[3:] for line in numbered(screen)] == ["What hurts"]


def test_odd_texts_are_compared_as_texts():
    for text in (
        "x" * 100_000,
        "\x1b[31mred\x07",
        "[/] [@click=app.quit]x[/]",
        "ما الذي حدث؟",
        "👩‍🚀🚀",
        "12345 euros",
    ):
        screen, keeper = answered(text, "0", "1")
        assert keeper.kept[0][1] == " ".join(text.split())
        assert not any("\x1b" in line for line in screen.lines)
