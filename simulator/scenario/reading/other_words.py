"""Words that authors write for a key of the format: what another tool calls it, or what one would say."""

from __future__ import annotations

from collections.abc import Container

_MEANT = {
    "scenario": {
        "format": "version|format-version|schema", "title": "name|heading", "market": "type|segment", "minutes": "duration|length|time",
        "brief": "situation|description|intro|introduction|background|context", "objective": "goal|aim", "people": "persons|person|customers|characters|cast",
        "needs": "hidden|secrets", "start": "begin|first|entry", "walk_out": "walkout|walk-out|exit", "turns": "nodes|scenes|states|steps|dialogue",
        "endings": "ends|outcomes|results", "licence": "license", "lang": "language|locale", "facts": "info|information", "author": "by|writer",
    },
    "person": {"name": "called|label", "role": "job|position|title|work", "manner": "style|personality", "trust": "rapport", "scepticism": "skepticism"},
    "turn": {
        "says": "line|text|customer|prompt|speech|message|content|dialogue", "thinks": "thought|thoughts|inner|thinking", "choices": "options|answers|replies|responses",
        "speaker": "who|person|by", "stage": "phase", "scene": "setting|narration", "versions": "variants|version",
    },
    "version": {"when": "if|condition", "says": "line|text|speech", "thinks": "thought"},
    "choice": {
        "say": "text|line|label|words|option|answer|trainee", "behaviour": "type|tag|shows|kind", "next": "go|goto|target|to|then|leads_to|leads-to|link|destination",
        "why": "reason|because|explanation|feedback|comment|rationale", "reply": "response|reaction|answers", "sets": "flag|flags|set",
        "effects": "effect|changes|impact", "when": "if|condition|only-if|requires", "reveals": "reveal|need|needs|knows|shows-need", "also": "and|plus|with", "cases": "case", "examples": "example",
        "id": "name|key",
    },
    "case": {
        "in": "version|versions|at", "when": "if|condition", "behaviour": "type|shows", "why": "reason|because|explanation", "reply": "response|reaction",
        "next": "go|goto|target|to", "sets": "flag|flags|set", "effects": "effect|changes",
    },
    "entry of next": {"when": "if|condition", "go": "next|goto|to|target|then|else|otherwise|default"},
    "ending": {
        "kind": "type|outcome|result|status", "says": "line|text|last|closing", "meeting": "meet|again", "sale": "sold|deal|order", "epilogue": "later|afterwards|aftermath",
        "referral": "refers|recommendation",
    },
    "sale": {"amount": "price|value|sum|total", "currency": "unit", "days": "time|duration", "fit": "match|suits"},
}  # fmt: skip
_KEYS = {
    record: {word: key for key, words in keys.items() for word in words.split("|")} for record, keys in _MEANT.items()
}


def meant_key(word: str, record: str, given: Container[str] = ()) -> str | None:
    """The key of that record that the word stands for, unless it is given already."""
    key = _KEYS.get(record, {}).get(word.casefold().replace(" ", "-"))
    return key if key is not None and key not in given else None
