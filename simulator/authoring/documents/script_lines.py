"""How the lines of a script are told apart: its sections, numbered headings, choices, versions and cases."""

from __future__ import annotations

import re

SECTIONS = {
    "people": ("people", "who is there", "customers", "the people"),
    "needs": ("what is hidden", "hidden", "needs", "hidden needs"),
    "map": ("the map", "map"),
    "scenario": ("the scenario", "the key", "scenario"),
    "turns": ("the conversation", "conversation", "turns"),
    "endings": ("endings", "the endings", "how it ends"),
}
NUMBERED = re.compile(r"(turn|ending|runde|ende)\b ?([0-9]+|[A-Z]{1,2})? ?[:.–-] ?(.+)", re.IGNORECASE | re.DOTALL)
VERSION_HEAD = re.compile(r"In the version ([^,]+), if (.+)", re.IGNORECASE | re.DOTALL)
CHOICE_MARK = re.compile(
    r"([☐☒☑✓✔✗✘xX] ?|\[[xX ]?\] ?)?(?:\(?(?:[a-zA-Z]{1,2}|[0-9]{1,2})\)|[A-H]\.(?= ))(?: ?★)? ?(.*)", re.DOTALL
)
CASE_HEAD = re.compile(r"(?:in ([a-z0-9-]+(?: or [a-z0-9-]+)*)(?: and (.+))?|if (.+)), the same words count otherwise:?",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
BY_HAND = re.compile(r"([^\W\d_][\w '’.-]{0,40}?)(?:\s*[:：]\s*|\s+[–—=-]\s+)(.*)", re.DOTALL)
ASIDE = re.compile(
    r"(.*?)\s*[(\[](?:thinks|thinking|thought|denkt|pense|piensa)\s*:\s+(.*)[)\]]", re.DOTALL | re.IGNORECASE
)
TICKED = re.compile(r"[☒☑✓✔✗✘xX]|\[[xX]\]")
"""A box before a choice in which somebody put a mark."""
LINE = re.compile(r"_{3,}|…|☐")
SKIPPED = ("script for review.", "at each turn mark what you would say. the key stands at the end.")
