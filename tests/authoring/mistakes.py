"""Real mistakes of authors: (name, the whole text, code, line text or number, column). Places count from 1.

The reader's own mistakes (structure, YAML slips) are in tests/scenario/cases as well; here they are made in the
scenario that `new` writes, so that a place is also right in a file of ordinary length.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.authoring.example import broken, decisions


class Mistake(NamedTuple):
    """`at` is a text that stands in the line of the problem (once in the file); `column` counts from 1."""

    name: str
    text: str
    code: str
    at: str
    column: int


def _in_starter(name: str, old: str, new: str, code: str, at: str, column: int) -> Mistake:
    return Mistake(name, broken(old, new), code, at, column)


H = ("discover", "What happened in October, from where you sat at the time?")
P = ("pressure", "I can only hold this price until tonight, so shall we sign?")
D = ("drift", "Of course, please take your time, and we can talk another day.")
SHORT_P, SHORT_D = ("pressure", "Sign it now?"), ("drift", "As you like?")


def _turns(*orders: tuple[tuple[str, str], ...]) -> str:
    return decisions(*[list(order) for order in orders])


YAML_SLIPS = (
    _in_starter(
        "a colon in text", "says: Right. Well, I am not sure", "says: Right: I am not sure", "HF011", "Right: I am", 11
    ),
    _in_starter("no space after a colon", "market: b2c", "market:b2c", "HF012", "market:b2c", 8),
    _in_starter("a tab indents", "    stage: proposal", "\tstage: proposal", "HF018", "\tstage: proposal", 1),
    _in_starter("a quote left open", 'title: "The printer', 'title: "The printer"s', "HF014", 'title: "The', 8),
    _in_starter("a star at the start", "thinks: There. Now you know.", "thinks: *There* now.", "HF021", "*There*", 13),
    _in_starter(
        "an ampersand at the start", "thinks: There. Now you know.", "thinks: &co is a firm.", "HF020", "&co", 13
    ),
    _in_starter(
        "an exclamation mark at the start", "thinks: There. Now you know.", "thinks: !There now.", "HF022", "!There", 13
    ),
    _in_starter(
        "a hash cuts the text", "thinks: There. Now you know.", "thinks: Room # 4 again.", "HF029", "Room # 4", 17
    ),
    _in_starter("no space after the dash", "      - id: any-time", "      -id: any-time", "HF017", "-id: any-time", 7),
    _in_starter(
        "a key twice",
        "    stage: proposal",
        "    stage: proposal\n    stage: objection",
        "HF024",
        "stage: objection\n    says: >-\n      It jams",
        5,
    ),
)

STRUCTURE = (
    _in_starter("a key misspelt", "    thinks: There", "    think: There", "HF101", "think: There", 5),
    _in_starter("a behaviour misspelt", "behaviour: tailor", "behaviour: tailer", "HF202", "tailer", 20),
    _in_starter("a target misspelt", "next: the-need\n      # Tempting and passive", "next: the-ned\n      # Tempting and passive", "HF201", "the-ned\n", 15),
    _in_starter("an unknown need", "reveals: [real-need]\n        why: You asked", "reveals: [need]\n        why: You asked", "HF204", "reveals: [need]", 19),
    _in_starter("an unknown need in a condition", "knows(real-need)", "knows(realneed)", "HF204", "knows(realneed)", 42),
    _in_starter("a kind that is none", "kind: lost", "kind: losing", "HF110", "kind: losing", 11),
    _in_starter("trust in words", "trust: 40", "trust: forty", "HF107", "trust: forty", 12),
    _in_starter("trust out of range", "trust: 40", "trust: 140", "HF108", "trust: 140", 12),
    _in_starter("a decimal comma", "patience: 60", "patience: 60,5", "HF107", "patience: 60,5", 11),
    _in_starter("an id with a capital", "id: ask-first", "id: Ask-first", "HF111", "id: Ask-first", 13),
    _in_starter("an id used twice", "id: any-time", "id: only-tonight", "HF207", "id: only-tonight\n        say: I understand", 13),
    _in_starter("an ending that is missing", "walk_out: no-thanks", "walk_out: thanks", "HF201", "walk_out: thanks", 11),
    _in_starter("an unknown speaker", "    stage: proposal", "    stage: proposal\n    speaker: maya", "HF203", "speaker: maya", 14),
    _in_starter("start names an ending", "start: opening", "start: no-thanks", "HF214", "start: no-thanks", 8),
    _in_starter("a condition with =", "trust >= 50 and", "trust = 50 and", "HF112", "trust = 50", 26),
    _in_starter("a choice without an id", "      - id: any-time\n        say", "      - say", "HF212", "- say: Of course, no", 9),
    _in_starter("yes for true", "    kind: advance ", "    referral: yes\n    kind: advance ", "HF109", "referral: yes", 15),
    _in_starter("a market that is none", "market: b2c", "market: retail", "HF110", "market: retail", 9),
    _in_starter("a turn that nothing leads to", "endings:\n", "  spare:\n    says: Yes?\n    choices:\n      - {id: ok, say: Yes., behaviour: drift, next: no-thanks}\nendings:\n", "HF208", "  spare:", 3),
    _in_starter("allowing what is no lint", "start: opening", "allow: {HF201: Later.}\nstart: opening", "HF118", "allow: {HF201", 9),
)  # fmt: skip


SPARE = (
    "  spare:\n    says: Yes?\n    choices:\n      - {id: ok, say: Yes., behaviour: drift, next: no-thanks}\nendings:\n"
)
LEAVE = "        next: cooler\n\n  # Where the conversation goes"
TO_SPARE = "        next:\n          - {when: patience > 90, go: spare}\n          - go: cooler\n\n  # Where the conversation goes"
NO_WALK_OUT = broken("walk_out: no-thanks  # the ending when patience or trust runs out\n", "")

PROOFS = (
    _in_starter("an ending never reached", "trust >= 50 and", "trust >= 99 and", "HF302", "  see-you-again:", 3),
    _in_starter("a choice never on offer", "id: take-ten-off", "id: take-ten-off\n        when: trust < 5", "HF303", "when: trust < 5", 15),
    Mistake("a turn never reached", broken(LEAVE, TO_SPARE).replace("endings:\n", SPARE), "HF301", "  spare:", 3),
    _in_starter("no way on", "          - go: think-it-over\n", "", "HF305", "- {when: trust >= 50", 11),
    Mistake(
        "nothing on offer",
        decisions([H, P, D], [H]).replace("id: c2-1", "id: c2-1\n        when: trust > 60"),
        "HF304", "  turn-2:", 3,
    ),
    Mistake(
        "a loop without a cost",
        broken(LEAVE, LEAVE.replace("cooler", "opening"), NO_WALK_OUT).replace("id: leave-alone", "id: leave-alone\n        when: trust <= 100"),
        "HF306", "next: opening\n", 15,
    ),
)  # fmt: skip

LONG_H = (
    "discover",
    "What happened in October, from where you sat at the time, and what did it do to the people around you then?",
)
REASON_H = ("discover", "Tell me about October, because it may come back.")
POLITE_H = ("discover", "Sorry to hear about October, tell me more of it.")
PLAIN_P, PLAIN_D = (
    ("pressure", "You really should sign this today, tomorrow is late."),
    ("drift", "Take all the time you want, any day will do for us."),
)
ASKED_P, ASKED_D = (
    ("pressure", "Shall we just sign it today, and be done with it now?"),
    ("drift", "Would you like to think about it for some more weeks?"),
)

TRAINING = (
    Mistake("the longest is right", _turns((P, LONG_H, D), (D, P, LONG_H), (LONG_H, D, P), (P, LONG_H, D), (D, P, LONG_H)), "HF401", "turns:", 1),
    Mistake("the only question is right", _turns((PLAIN_P, H, PLAIN_D), (PLAIN_D, PLAIN_P, H), (H, PLAIN_D, PLAIN_P), (PLAIN_P, H, PLAIN_D)), "HF402", "turns:", 1),
    Mistake("the only reason is right", _turns((PLAIN_P, REASON_H, PLAIN_D), (PLAIN_D, PLAIN_P, REASON_H), (REASON_H, PLAIN_D, PLAIN_P), (PLAIN_P, REASON_H, PLAIN_D)), "HF403", "turns:", 1),
    Mistake("the only polite one is right", _turns((PLAIN_P, POLITE_H, PLAIN_D), (PLAIN_D, PLAIN_P, POLITE_H), (POLITE_H, PLAIN_D, PLAIN_P), (PLAIN_P, POLITE_H, PLAIN_D)), "HF404", "turns:", 1),
    Mistake("always in second place", _turns(*[(ASKED_P, H, ASKED_D)] * 6), "HF405", "turns:", 1),
    Mistake("nothing pushy", _turns((H, ASKED_D), (ASKED_D, H)), "HF406", "turns:", 1),
    Mistake("nothing passive", _turns((H, ASKED_P), (ASKED_P, H)), "HF407", "turns:", 1),
    Mistake("a helpful choice never worth taking", _turns((H, ("autonomy", "Shall I ask first whether you want to talk about it at all?"), ("reflect", "So October was bad, and you were the one who had to explain it."), ASKED_P, ASKED_D)), "HF408", '"Shall I ask first', 14),
    _in_starter("an answer before the question", "        reveals: [real-need]\n        why: Owning", "        why: Owning", "HF409", "behaviour: tailor", 20),
    Mistake(
        "asking again after a no",
        decisions([("advance", "Shall we meet on Thursday at nine, you and me and Ruth?"), P, D], [("advance", "So shall we meet on Friday then, just the two of us?"), P, D]).replace("says: And now?\n    choices:\n      - id: c2-1", "says: No, not now.\n    stage: objection\n    choices:\n      - id: c2-1"),
        "HF410", 'behaviour: advance\n        next: end', 20,
    ),
    Mistake("a lie that is no breach", decisions([H, ("mislead", "We have never had a single box go warm, in all these years, sir."), D]).replace("behaviour: mislead", "behaviour: mislead\n        breach: false"), "HF411", "breach: false", 17),
    Mistake("waiting that was right", decisions([H, P, D]).replace("behaviour: drift", "behaviour: drift\n        helpfulness: 1"), "HF412", "behaviour: drift", 20),
    _in_starter("a speech", "says: Right. Well, I am not sure that this is for me.", "says: " + "word " * 81, "HF413", "says: word", 11),
    _in_starter("a long choice", "say: Of course, no problem at all. You know where to find me, and I am happy to help any time.", "say: " + "word " * 41, "HF414", "say: word", 14),
    _in_starter("only the pushy one shouts", "Would you like me to put your name on it?", "Shall I put your name on it now!", "HF415", "your name on it now!", 14),
    Mistake("one choice of many words", decisions([H, P, ("drift", "Yes, later?"), ("feature-dump", "word " * 25)]), "HF416", '"word', 14),
    Mistake("the first choice always wins", _turns(*[(H, ASKED_P, ASKED_D), (H, ASKED_D, ASKED_P)] * 2), "HF417", "turns:", 1),
    Mistake(
        "a loop that can be farmed",
        broken("        why: You asked about their trouble", "        effects: {patience: 4}\n        why: You asked about their trouble").replace("        next: the-need\n      # Tempting and passive", "        next: opening\n      - {id: onward, say: Tell me how the day went then., behaviour: reflect, also: [discover], next: the-need}\n      # Tempting and passive").replace("behaviour: discover\n        reveals", "behaviour: discover\n        also: [reflect]\n        reveals"),
        "HF418", "next: opening", 15,
    ),
    _in_starter("allowed for nothing", "start: opening", "allow: {HF413: They read a letter.}\nstart: opening", "HF420", "HF413", 9),
)  # fmt: skip

MISTAKES = (*YAML_SLIPS, *STRUCTURE, *PROOFS, *TRAINING)
