"""What a line is worth depends on when it is said, and to what: versions, cases, chance, once, and their order."""

from simulator.conversation.attempt import Carried, drawn, new_attempt
from simulator.conversation.talk import Talk, talk_through
from simulator.scoring.score import score
from tests.write import rubric, scenario, talk

BATTERY = """
    needs: {long-days: He is out from seven to seven., face: She is asked by her sister.}
    start: shelf
    turns:
      shelf:
        says: Which one is it?
        choices:
          - {id: read-the-box, say: It says eighteen hours on the box., behaviour: teach, sets: [read-it], next: charge}
          - {id: ask-his-day, say: How long is his day?, behaviour: discover, next: charge}
      charge:
        says: How long does it last? Six hours, would it be?
        reveals: [face]
        versions:
          eighteen: {when: flag(read-it), says: It says eighteen., thinks: So long., reveals: [long-days]}
        choices:
          - id: less-than-that
            say: Less than that, I'm sorry to say.
            behaviour: mislead
            breach: false
            reply: She nods.
            why: Eleven is more than six.
            next: "no"
            cases:
              - {in: eighteen, behaviour: candour, reply: She takes her glasses off., next: "yes"}
          - {id: pass-by, say: Let me know., behaviour: drift, next: "no"}
"""


def test_the_same_words_are_worth_something_else_at_another_version():
    made = scenario(BATTERY)
    told, asked = talk(made, "read-the-box", "less-than-that"), talk(made, "ask-his-day", "less-than-that")
    assert (told.steps[1].turn.says, told.steps[1].version) == ("It says eighteen.", "eighteen")
    assert (told.steps[1].choice.behaviour, told.steps[1].case) == ("candour", 1)
    assert (asked.steps[1].turn.says, asked.steps[1].version) == (
        "How long does it last? Six hours, would it be?",
        None,
    )
    assert (asked.steps[1].choice.behaviour, asked.steps[1].case) == ("mislead", None)
    assert told.steps[1].choice.reply == "She takes her glasses off."
    assert [held.ending.id for held in (told, asked) if held.ending] == ["yes", "no"]


def test_score_and_what_was_on_offer_follow_the_case():
    made = scenario(BATTERY)
    told, asked = talk(made, "read-the-box", "less-than-that"), talk(made, "ask-his-day", "less-than-that")
    assert score(told.steps[1:]).helpfulness.percent == 100
    assert score(asked.steps[1:]).helpfulness.percent == 0
    assert [points.helpfulness for _, points in told.steps[1].offered] == [4, -2]
    assert [points.helpfulness for _, points in asked.steps[1].offered] == [-4, -2]


def test_a_case_that_names_a_behaviour_starts_from_that_behaviour_alone():
    """`breach: false` belongs to the choice; the case is candour, and no breach either."""
    made = scenario(BATTERY.replace("behaviour: candour", "behaviour: mislead"))
    assert talk(made, "read-the-box", "less-than-that").steps[1].breach
    assert not talk(made, "ask-his-day", "less-than-that").steps[1].breach


def test_the_reveals_of_a_version_stand_for_those_of_the_turn_and_count_at_once():
    made = scenario(BATTERY)
    assert talk(made, "read-the-box").learnt == ["long-days"]
    assert talk(made, "ask-his-day").learnt == ["face"]
    assert talk(made, "ask-his-day").steps[0].learnt == ("face",)


ORDER = """
    needs: {audit: An audit.}
    start: hello
    turns:
      hello:
        says: Well?
        choices:
          - id: again
            say: Once more.
            behaviour: drift
            reveals: [audit]
            next: [{when: known >= 1 and said(again), go: hello}, {go: "no"}]
            cases:
              - {when: said(again), behaviour: pressure, reveals: [], next: "yes"}
          - {id: only, say: This once., behaviour: discover, once: true, next: hello}
"""


def test_a_case_sees_the_state_before_the_choice_and_next_the_state_after_it():
    held = talk(scenario(ORDER), "again", "again")
    assert [(step.case, step.choice.behaviour) for step in held.steps] == [(None, "drift"), (1, "pressure")]
    assert held.ending is not None
    assert held.ending.id == "yes"


def test_what_can_be_said_once_is_not_on_offer_again():
    held = talk(scenario(ORDER), "only")
    assert [choice.id for choice in held.offered()] == ["again"]


def test_a_version_at_the_start_is_chosen_at_the_start_and_an_ending_has_its_own():
    made = scenario(
        """
        before: {lied: You lied.}
        start: hello
        turns:
          hello:
            says: Welcome.
            versions:
              cool: {when: flag(lied), says: You again.}
            choices:
              - {id: ask, say: Why?, behaviour: discover, next: "no"}
              - {id: drop, say: Bye., behaviour: drift, next: "no"}
        """,
        endings='endings:\n  "no": {kind: lost, says: No., meeting: refused, versions: {sad: {when: trust > 50, says: A pity.}}}\n',
    )
    begun = Talk(made, rubric(), new_attempt(made, rubric(), 1, Carried(flags=("lied",))))
    assert begun.turn is not None
    assert (begun.turn.says, begun.version) == ("You again.", "cool")
    assert [talk(made, choice).ending.says for choice in ("ask", "drop")] == ["A pity.", "No."]


CHANCE = """
    chance: [[monday, friday], [rain, sun, snow]]
    start: hello
    turns:
      hello:
        says: Not on a Monday.
        versions: {free: {when: flag(friday), says: It is Friday.}}
        choices:
          - {id: ask, say: Why?, behaviour: discover, when: not flag(snow), next: "yes"}
          - {id: drop, say: Bye., behaviour: drift, next: "no"}
"""


def test_a_seed_draws_one_flag_of_each_list_the_same_on_every_machine():
    made = scenario(CHANCE)
    assert drawn(made.chance, 0) == ("friday", "rain")
    assert drawn(made.chance, 3) == ("monday", "snow")
    assert {drawn(made.chance, seed) for seed in range(40)} == {
        (day, sky) for day in ("monday", "friday") for sky in ("rain", "sun", "snow")
    }


def test_a_replay_with_another_seed_meets_the_customer_on_another_day():
    made = scenario(CHANCE)
    says = {seed: talk(made, seed=seed).turn.says for seed in (0, 3)}
    assert says == {0: "It is Friday.", 3: "Not on a Monday."}
    attempt = new_attempt(made, rubric(), 0)
    assert talk_through(made, rubric(), attempt, ["ask"]).flags == {"friday", "rain"}
