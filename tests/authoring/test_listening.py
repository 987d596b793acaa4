"""What is proved of versions and cases: one has to listen, and everything that was written can be met."""

from simulator.authoring.examine import examine
from simulator.scenario.reader import read_bytes
from tests.write import ENDINGS, HEAD, rubric

TURN = """\
needs: {audit: An audit in March.}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts?, behaviour: discover, reveals: [audit], next: second}
      - {id: push, say: Sign today., behaviour: pressure, next: second}
  second:
    says: And so?
    versions:
      told: {when: knows(audit), says: It is the audit.}
    choices:
      - {id: fit, say: This would carry you., behaviour: feature-dump, next: "no", cases: [{in: told, behaviour: tailor, next: "yes"}]}
      - {id: again, say: What is it about?, behaviour: discover, next: "no", cases: [{in: told, behaviour: dismiss}]}
"""


def found(text: str) -> dict[str, str]:
    """The messages of proofs about versions and cases, by code."""
    problems = examine(read_bytes((HEAD + text + ENDINGS).encode(), "small.yaml", rubric()), rubric()).problems
    return {
        problem.code: problem.message for problem in problems if problem.code in ("HF308", "HF309", "HF433", "HF434")
    }


def test_a_turn_where_each_version_makes_another_line_right_has_nothing_to_say():
    assert found(TURN) == {}


def test_versions_that_share_their_winner_are_told():
    message = found(
        TURN.replace(", cases: [{in: told, behaviour: dismiss}]", "").replace("behaviour: tailor", "reply: Hm")
    )["HF433"]
    assert message == "`again` is the best choice in every version of `second`, so nobody has to listen"


def test_a_state_with_two_best_lines_is_told_with_the_way_there():
    made = TURN.replace(
        "id: push, say: Sign today., behaviour: pressure", "id: push, say: And then?, behaviour: discover"
    )
    made = made.replace(
        "      - {id: push", "      - {id: lean, say: Now., behaviour: pressure, next: second}\n      - {id: push"
    )
    assert found(made)["HF434"] == "`ask` and `push` are equally good here, at the very start"


def test_a_version_that_nobody_meets_is_an_error():
    made = TURN.replace("knows(audit), says", "trust > 99, says")
    assert found(made)["HF308"] == "the version `told` of `second` is never met"


def test_a_case_that_nobody_meets_is_an_error_with_the_part_that_never_holds():
    made = TURN.replace(
        "{in: told, behaviour: dismiss}", "{in: told, behaviour: dismiss}, {when: trust > 95, behaviour: drift}"
    )
    assert found(made)["HF309"].startswith(
        "the case 2 of `again` is never met: `trust > 95` never holds where this is said"
    )


def test_what_only_an_earlier_meeting_can_have_left_is_met():
    made = TURN.replace("start: first", "before: {met: You met in May.}\nstart: first").replace(
        "when: knows(audit)", "when: flag(met)"
    )
    assert "HF308" not in found(made)
