"""`check` tells an author, with figures, when the choices can be told apart without hearing the customer."""

from __future__ import annotations

from simulator.analysis.blind import blind_reader
from simulator.authoring.examine import examine_bytes
from tests.write import rubric

LIKED = sorted(
    (word for word in blind_reader("voices").weights if word.isalpha()), key=blind_reader("voices").weights.get
)
HELP = " ".join(LIKED[-8:]) + " {n}"
"""What the reader likes best, whichever lines the shipped library is made of; and below what it likes least."""
WAIT = " ".join(LIKED[:8]) + " {n}"
PUSH = " ".join(LIKED[8:16]) + " {n}"


def conversation(turns: int, lang: str = "en", twins: bool = False) -> bytes:
    """Each turn the same three voices; with twins a second version makes the waiting line right."""
    parts = [
        f"format: 1\nid: voices\ntitle: Voices\nmarket: b2b\nlang: {lang}\npatience: 100\n",
        "people: {ann: {name: Ann Lee}}\nchance: [[dry, wet]]\nstart: turn-1\nturns:\n",
    ]
    for n in range(1, turns + 1):
        go = f"turn-{n + 1}" if n < turns else "bye"
        version = "    versions: {rain: {when: flag(wet), says: Give me time.}}\n" if twins else ""
        case = [f", cases: [{{in: rain, behaviour: {one}, why: She asked for time.}}]" for one in ("drift", "candour")]
        right, wrong = case if twins else ("", "")
        parts.append(
            f"  turn-{n}:\n    says: Well?\n{version}    choices:\n"
            f"      - {{id: help-{n}, say: '{HELP.format(n=n)}', behaviour: discover, why: x, next: {go}{right}}}\n"
            f"      - {{id: wait-{n}, say: '{WAIT.format(n=n)}', behaviour: drift, why: x, next: {go}{wrong}}}\n"
            f"      - {{id: push-{n}, say: '{PUSH.format(n=n)}', behaviour: pressure, why: x, next: {go}}}\n"
        )
    return ("".join(parts) + "endings:\n  bye: {kind: lost, says: Bye., meeting: open}\n").encode()


def told(data: bytes) -> str:
    found = [one for one in examine_bytes(data, "voices.yaml", rubric()).problems if one.code == "HF435"]
    return found[0].message if found else ""


def test_an_adult_a_coward_and_a_bully_in_every_turn_are_told_apart_without_the_customer():
    assert "finds the most helpful one in 10 of 10 decisions (100 %, by chance 33 %)" in told(conversation(10))


def test_twins_cannot_be_told_apart():
    assert told(conversation(10, twins=True)) == ""


def test_a_few_decisions_say_nothing():
    assert told(conversation(7)) == ""


def test_a_language_that_the_reader_never_learnt_is_left_alone():
    assert told(conversation(10, lang="de")) == ""
