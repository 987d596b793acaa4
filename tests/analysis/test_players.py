"""Players by a fixed rule: what each takes, and how ties go."""

import pytest

from simulator.analysis.players import PLAYERS, Played, play, polite_words
from simulator.conversation.table import compile_table
from tests import write

FOUR = """
    start: hello
    turns:
      hello:
        says: Yes?
        choices:
          - {id: note, say: "Please, may I send you our brochure, of course with prices?", behaviour: drift, next: "no"}
          - {id: ask, say: What failed?, behaviour: discover, next: "yes"}
          - {id: own, say: That was us., behaviour: recover, next: "yes"}
          - {id: cheat, say: Everybody buys this one and it has never failed anybody so far., behaviour: mislead,
             next: "no"}
"""


@pytest.mark.parametrize(
    ("name", "choice", "profile"),
    [
        ("first", "note", "order-taker"),
        ("longest", "cheat", "trust-broken"),
        ("most-pushy", "cheat", "trust-broken"),
        ("most-passive", "note", "order-taker"),
        ("politest", "note", "order-taker"),
        ("only-question", "note", "order-taker"),
    ],
)
def test_each_player_takes_what_its_rule_says(name: str, choice: str, profile: str) -> None:
    played = by(name, FOUR)
    assert (played.choices, played.profile) == ((choice,), profile)
    assert played.score.breaches == (("cheat",) if choice == "cheat" else ())


def test_most_helpful_breaks_a_tie_by_less_pushiness() -> None:
    """`ask` and `own` are both worth 2; `own` is worth -1 on pushiness."""
    assert by("most-helpful", FOUR).choices == ("own",)


def test_most_pushy_and_most_passive_break_a_tie_by_less_helpfulness() -> None:
    text = """
        start: hello
        turns:
          hello:
            says: Yes?
            choices:
              - {id: dismiss, say: Nonsense., behaviour: dismiss, next: "no"}
              - {id: mislead, say: It never fails., behaviour: mislead, next: "no"}
              - {id: cave, say: Half price., behaviour: cave, next: "yes"}
              - {id: drift, say: Let me know., behaviour: drift, next: "yes"}
    """
    assert by("most-pushy", text).choices == ("mislead",)
    assert by("most-passive", text).choices == ("drift",)


def test_a_tie_to_the_end_goes_to_the_first_in_the_file() -> None:
    text = FOUR.replace("behaviour: recover", "behaviour: discover")
    assert by("most-helpful", text).choices == ("ask",)


def test_only_question_takes_the_first_where_two_ask() -> None:
    one = FOUR.replace("with prices?", "with prices.")
    assert by("only-question", one).choices == ("ask",)
    assert by("only-question", FOUR).choices == ("note",)


def test_a_player_who_would_go_round_for_ever_has_no_ending() -> None:
    text = """
        start: hello
        turns:
          hello:
            says: Yes?
            choices:
              - {id: circle, say: As I said., behaviour: drift, when: trust < 90, next: hello}
              - {id: ask, say: What?, behaviour: discover, next: "yes"}
              - {id: stop, say: Bye., behaviour: drift, next: "no"}
    """
    played = by("first", text)
    assert played.ending is None
    assert len(played.choices) == 200


def test_polite_words_are_whole_words_in_any_case() -> None:
    assert polite_words("Thank you. May I ask, please?") == 3
    assert polite_words("It is displeasing, thankless and understandable.") == 0


def by(name: str, text: str) -> Played:
    return play(compile_table(write.scenario(text), write.rubric()), PLAYERS[name])
