"""What `analyse` says of small scenarios whose answers can be worked out by hand, and its JSON."""

import json

import pytest

from simulator.analysis.analysis import Analysis, analyse
from simulator.analysis.as_json import as_json
from simulator.analysis.graph import CAP
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from tests import write

TWO_TURNS = """
    start: hello
    turns:
      hello:
        says: I have ten minutes.
        choices:
          - {id: ask, say: What failed?, behaviour: discover, next: offer}
          - {id: pitch, say: We have nine new features for you., behaviour: feature-dump, next: offer}
          - {id: beg, say: Please., behaviour: pressure, next: "no"}
      offer:
        says: And?
        choices:
          - {id: fit, say: Then this fits., behaviour: tailor, when: trust > 50, next: "yes"}
          - {id: lie, say: It never fails., behaviour: mislead, next: "no"}
"""


ONLY_YES = """\
endings:
  yes: {kind: advance, says: Come on Thursday., meeting: earned}
"""


def analysed(text: str, cap: int = CAP, endings: str = write.ENDINGS) -> Analysis:
    return analyse(write.scenario(text, endings=endings), write.rubric(), cap)


def test_two_turns_worked_out_by_hand() -> None:
    """Trust is 62 after `ask` and 36 after `pitch`: only the first gets to offer something that fits.

    Helpfulness at the first turn is 2, -1, -1 (so 3, 0, 0 of 3); at the second 2 or -2 of 4, or -2 alone of 0.
    """
    found = as_json(analysed(TWO_TURNS))
    assert (found["exact"], found["states"], found["paths"]) == (True, 3, 4)
    assert found["endings"]["yes"] == {
        "share": pytest.approx(1 / 6),
        "helpfulness": [100.0, 100.0],
        "pushiness": [0.0, 0.0],
        "initiative": [100.0, 100.0],
        "path": ["ask", "fit"],
        "seed": 0,
    }
    assert found["endings"]["no"]["share"] == pytest.approx(5 / 6)
    assert found["endings"]["no"]["helpfulness"] == [0.0, 42.86]
    assert found["unreachable_turns"] == found["unreachable_endings"] == found["never_offered"] == found["stuck"] == []


def test_what_cannot_happen_is_told_and_proven() -> None:
    found = analysed("""
        start: hello
        turns:
          hello:
            says: Yes?
            choices:
              - {id: ask, say: What failed?, behaviour: discover, next: "no"}
              - {id: secret, say: I know., behaviour: tailor, when: trust > 90, next: island}
          island:
            says: How did you come here?
            choices:
              - {id: swim, say: I swam., behaviour: candour, next: "yes"}
    """)
    assert found.unreachable_turns == ("island",)
    assert found.unreachable_endings == ("yes",)
    assert found.never_offered == ("secret", "swim")


def test_each_place_where_one_gets_stuck_comes_with_a_way_there() -> None:
    found = as_json(
        analysed(
            """
        start: hello
        turns:
          hello:
            says: Yes?
            choices:
              - {id: ask, say: What failed?, behaviour: discover, next: empty}
              - id: dead
                say: Hm.
                behaviour: drift
                next: [{when: trust > 90, go: "yes"}]
          empty:
            says: And now?
            choices:
              - {id: never, say: Nothing., behaviour: drift, when: trust < 10, next: "yes"}
    """,
            endings=ONLY_YES,
        )
    )
    assert found["stuck"] == [
        {"turn": "hello", "choice": "dead", "path": ["dead"], "seed": 0},
        {"turn": "empty", "choice": None, "path": ["ask"], "seed": 0},
    ]
    assert found["paths"] == 0


LOOP = """
    start: hello
    turns:
      hello:
        says: Yes?
        choices:
          - {id: circle, say: As I said., behaviour: drift, when: trust < 90, next: hello}
          - {id: ask, say: What failed?, behaviour: discover, next: "yes"}
"""


def test_a_loop_without_a_cost_is_found_with_the_way_round() -> None:
    found = analysed(LOOP, endings=ONLY_YES)
    assert found.loop is not None
    assert (found.loop.path, found.loop.round) == ((), ("circle",))
    assert found.paths is None
    assert found.endings["yes"].path == ("ask",)
    assert found.endings["yes"].helpfulness is None


def test_a_loop_that_patience_pays_for_is_none() -> None:
    scenario = write.scenario(LOOP, head=write.HEAD + "walk_out: 'no'\n")
    found = analyse(scenario, write.rubric())
    assert found.loop is None
    # trust is 50 and 3 are lost each time round: the seventeenth is shown the door, and seventeen asked before
    assert found.longest == 17
    assert found.paths == 18


def test_beyond_the_cap_nothing_is_guessed() -> None:
    found = as_json(analysed(TWO_TURNS, cap=2))
    assert (found["exact"], found["states"]) == (False, 2)
    assert found["paths"] is None
    assert found["players"]["random"] is None
    assert found["endings"]["yes"]["share"] is None
    assert found["endings"]["yes"]["helpfulness"] is None
    assert found["never_offered"] is None
    assert found["players"]["most-helpful"]["ending"] == "yes"


def test_the_number_of_attempts_is_a_string_where_json_would_round_it() -> None:
    turns = "".join(
        f"""
      t{n}:
        says: And?
        choices:
          - {{id: a{n}, say: What?, behaviour: discover, next: {f"t{n + 1}" if n < 59 else "'yes'"}}}
          - {{id: b{n}, say: Buy., behaviour: pressure, next: {f"t{n + 1}" if n < 59 else "'yes'"}}}"""
        for n in range(60)
    )
    found = as_json(analysed(f"\n    start: t0\n    turns:{turns}\n", endings=ONLY_YES))
    assert found["paths"] == str(2**60)
    assert found["states"] == 60
    assert found["endings"]["yes"]["helpfulness"] == [0.0, 100.0]


def test_the_json_has_the_documented_shape_and_can_be_written() -> None:
    found = as_json(analysed(TWO_TURNS))
    assert list(found) == [
        "scenario", "exact", "states", "paths", "unreachable_turns", "unreachable_endings", "never_offered",
        "stuck", "loop", "never_met", "blind", "endings", "players", "minutes", "behaviours", "stages", "covering_plays",
    ]  # fmt: skip
    assert list(found["players"]) == [
        "random", "first", "longest", "shortest", "politest", "most-questions", "most-frequent", "blind",
        "most-helpful", "most-pushy", "most-passive",
    ]  # fmt: skip
    for player in found["players"].values():
        assert list(player) == ["helpfulness", "pushiness", "initiative", "profile", "ending", "breaches"]
    assert json.loads(json.dumps(found)) == found


def test_few_plays_make_every_choice() -> None:
    found = analysed(TWO_TURNS)
    plays = found.covering_plays()
    assert plays is not None
    assert {choice for play in plays for choice in play} == {"ask", "pitch", "beg", "fit", "lie"}
    assert len(plays) == 3
    for play in plays:
        scenario, rubric = found.scenario, write.rubric()
        talk = Talk(scenario, rubric, new_attempt(scenario, rubric, 1))
        for choice in play:
            talk.choose(choice)
        assert talk.finished


def test_behaviours_and_stages_are_those_one_can_meet() -> None:
    found = analysed(TWO_TURNS.replace("says: And?", "says: And?\n        stage: proposal"))
    assert found.behaviours == {"discover": 1, "feature-dump": 1, "pressure": 1, "tailor": 1, "mislead": 1}
    assert found.stages == ("proposal",)


def test_minutes_count_what_is_read_and_five_seconds_a_decision() -> None:
    """Shortest, `beg`: 4 + 10 words at the turn and 3 at the end, one decision: 17 words and 5 seconds.

    Longest, `ask` and `fit`: 14, then 1 + 3 + 3 and 3 at the end, two decisions: 24 words and 10 seconds.
    """
    found = analysed(TWO_TURNS)
    assert found.minutes is not None
    assert found.minutes.least == pytest.approx((17 * 0.3 + 5) / 60)
    assert found.minutes.most == pytest.approx((24 * 0.3 + 10) / 60)
