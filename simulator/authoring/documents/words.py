"""The words that stand for a key in a document: what a script writes, and what people write by themselves."""

from __future__ import annotations

from simulator.authoring.documents.words_elsewhere import ELSEWHERE, VALUES

SCENARIO = {
    "title": ("title", "scenario", "name"),
    "id": ("id",),
    "market": ("market",),
    "level": ("level",),
    "minutes": ("minutes", "about how long"),
    "lang": ("language", "lang"),
    "author": ("author", "written by"),
    "edition": ("edition",),
    "licence": ("licence", "license"),
    "brief": ("the trainee reads", "brief", "situation", "background"),
    "objective": ("is asked to", "objective", "goal", "aim"),
    "facts": ("the trainee can look up", "facts", "fact"),
    "patience": ("patience", "patience at the start"),
    "start": ("begins with", "start", "starts with"),
    "walk_out": ("walks out to", "walk out", "when patience runs out"),
    "before": ("may be left by an earlier meeting", "before"),
    "chance": ("chance decides between", "chance"),
    "allow": ("allowed", "allow"),
    "people": ("people", "who is there", "customer", "customers", "person"),
    "needs": ("what is hidden", "hidden", "needs", "need", "hidden need"),
}
PERSON = {
    "role": ("role", "work"),
    "manner": ("manner",),
    "trust": ("trust", "trust at the start"),
    "scepticism": ("scepticism",),
}
TURN = {
    "stage": ("stage",),
    "scene": ("scene", "what happens"),
    "speaker": ("speaker", "who speaks", "who"),
    "says": ("says", "line", "customer says", "the customer says"),
    "thinks": ("thinks", "thought"),
    "reveals": ("brings to light", "reveals"),
    "notes": ("for the facilitator", "notes"),
    "questions": ("questions for the room", "questions"),
    "drill": ("drill", "can be a drill"),
    "remarks": ("remarks", "remark"),
}
CHOICE = {
    "id": ("id",),
    "say": ("say", "choice", "you say", "answer of the trainee"),
    "when": ("on offer only while", "only if", "when", "if"),
    "once": ("can be said once", "once"),
    "behaviour": ("shows", "behaviour", "behavior"),
    "also": ("shows also", "also"),
    "hand": ("set by hand",),
    "reveals": ("brings to light", "reveals"),
    "sets": ("is remembered as", "sets", "remembers"),
    "effects": ("changes", "effects"),
    "reply": ("answer", "reply"),
    "why": ("why", "because", "reason"),
    "next": ("leads to", "next", "points to", "go to", "goes to"),
    "examples": ("can also be said", "examples", "other ways to say it"),
}
ENDING = {
    "kind": ("kind",),
    "meeting": ("meeting", "the right to meet again"),
    "says": ("says", "last word", "last words", "line"),
    "sale": ("sold", "sale"),
    "days": ("signed after", "days"),
    "fit": ("fit",),
    "referral": ("referral", "a referral"),
    "epilogue": ("later", "epilogue"),
    "remarks": ("remarks", "remark"),
}
NOTHING = "(nothing)"
"""How a script writes that something is empty on purpose."""

Words = dict[str, tuple[str, ...]]
KNOWN: tuple[Words, ...] = (SCENARIO, PERSON, TURN, CHOICE, ENDING)


def key_of(label: str, words: Words) -> str:
    """The key that a label stands for, in any of the languages; "" where it is none of these."""
    plain = plain_label(label)
    for name in (plain, *ELSEWHERE.get(plain, ())):
        if key := next((key for key, names in words.items() if name in names), ""):
            return key
    return ""


def plain_label(label: str) -> str:
    """In small letters, with single spaces, without a colon behind it."""
    return " ".join(label.casefold().strip(" :：").split())


def one_of_the_format(words: str) -> str:
    """A kind, a meeting, a market or a stage as the format has it, where the words stand for one in another language."""
    plain = words.casefold().strip(" .,;")
    return VALUES.get(plain, plain)


def label_of(key: str, words: Words) -> str:
    """The label that a script writes for a key."""
    return words[key][0].capitalize() + ":"
