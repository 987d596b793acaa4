"""The stable codes of all problems, and what `explain` says about each. The words are in problems.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WARNINGS = frozenset(
    {
        "HF006",
        "HF029",
        "HF033",
        "HF121",
        "HF212",
        "HF216",
        "HF218",
        "HF223",
        "HF224",
        "HF225",
        "HF307",
        "HF601",
        "HF603",
        "HF701",
        "HF702",
        "HF703",
    }
)
"""Codes that do not make a scenario unplayable, beside the lint's (HF4xx); every other code is an error."""

MISSING_ID = "HF212"
"""Of a choice without an id, of which a file may have many while it is written."""

_PAGE = Path(__file__).with_name("problems.md")
_BLOCK = re.compile(r"```yaml\n(.*?)\n```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: `wrong` and `right` are parts of a scenario, or empty where none can show it."""

    code: str
    severity: str
    title: str
    text: str
    wrong: str
    right: str

    def as_text(self) -> str:
        """For people, ready to print."""
        parts = [f"{self.code} {self.title} ({self.severity})", self.text]
        for label, block in (("Wrong:", self.wrong), ("Right:", self.right)):
            if block:
                parts.append(label + "\n\n" + "\n".join(f"    {line}" for line in block.split("\n")))
        return "\n\n".join(parts)


def severity_of(code: str) -> str:
    """The severity of a code: "error" or "warning"."""
    return "warning" if code in WARNINGS or code.startswith("HF4") else "error"


@cache
def explanations() -> dict[str, Explanation]:
    """Every code in order."""
    return read_page(_PAGE)


def read_page(page: Path) -> dict[str, Explanation]:
    """The explanations of a page in Markdown, by code: a section for each, with an example or without."""
    found = {}
    for section in page.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, _, body = section.partition("\n")
        code, _, title = head.partition(" ")
        text = body.split("\nWrong:\n")[0].strip()
        wrong, right = [*_BLOCK.findall(body), "", ""][:2]
        found[code] = Explanation(code, severity_of(code), title, text, wrong, right)
    return found
