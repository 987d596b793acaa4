"""A scenario without a problem of any kind, and a way to break it at one place."""

from __future__ import annotations

from simulator.authoring.examine import Examined, examine_bytes
from simulator.authoring.starter import starter
from simulator.authoring.starter_answers import Answers
from tests.write import rubric

STARTER = starter("my-call", Answers())


def examined(text: str | bytes, file: str = "my-call.yaml") -> Examined:
    """Everything that is found in the text."""
    return examine_bytes(text.encode() if isinstance(text, str) else text, file, rubric())


def codes(text: str) -> list[str]:
    """The codes that are found in the text, in the order of the file."""
    return [problem.code for problem in examined(text).problems]


def broken(old: str, new: str, text: str = STARTER) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


def decisions(*turns: list[tuple[str, str]], needs: str = "", extra: str = "") -> str:
    """A whole scenario: for each turn its choices as (behaviour, say); every choice leads to the next turn."""
    lines = ["format: 1", "id: my-call", "title: Many decisions", "market: b2b", "people:", "  ann: {name: Ann}"]
    lines += [needs] if needs else []
    lines += [extra] if extra else []
    lines += ["start: turn-1", "turns:"]
    for number, choices in enumerate(turns, 1):
        onward = f"turn-{number + 1}" if number < len(turns) else "end"
        lines += [f"  turn-{number}:", "    says: And now?", "    choices:"]
        for place, (behaviour, say) in enumerate(choices, 1):
            lines += [f"      - id: c{number}-{place}", f'        say: "{say}"', f"        behaviour: {behaviour}"]
            lines += [f"        next: {onward}"]
    lines += ["endings:", "  end: {kind: advance, says: Come on Thursday., meeting: earned}"]
    return "\n".join(lines) + "\n"
