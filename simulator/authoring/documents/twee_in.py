"""A story in Twee 3 (Twine's text format) as turns: a passage speaks, its links are the choices.

What belongs to a story format (macros, scripts, styles) is not read and is listed. The format:
https://github.com/iftechfoundation/twine-specs/blob/master/twee-3-specification.md
"""

from __future__ import annotations

import json
import re
from typing import Any

from simulator.authoring.documents.draft import Incoming, Unread, free, identity

_HEADER = re.compile(r"::(?!:)\s*((?:\\.|[^\[\]{}\\])*)(?:\[([^\]]*)\])?\s*(?:\{.*\})?\s*")
_LINK = re.compile(r"\[\[(.+?)\](?:\[[^\]]*\])?\]", re.DOTALL)
_MACRO = re.compile(
    r"<<[/=a-zA-Z_-].*?>>|\((?:[a-z][\w-]*):(?:[^()]|\([^()]*\))*\)|<script.*?</script>|</?[a-zA-Z][^<>\n]{0,200}>",
    re.DOTALL | re.IGNORECASE,
)
_ASIDE = ("StoryTitle", "StoryData")
_TAGS = {"script", "stylesheet", "twine.private", "annotation"}


def read_twee(text: str, draft: Incoming) -> None:
    """Takes the story into the draft."""
    passages = list(_passages(text))
    names: dict[str, str] = {}
    for title, _, _, _ in passages:
        if title not in names and title not in _ASIDE:
            names[title] = free(identity(title) or "passage", dict.fromkeys(names.values()))
    for title, tags, line, body in passages:
        if title == "StoryTitle":
            draft.head["title"] = " ".join(body.split())
        elif title == "StoryData":
            _data(body, names, draft, line)
        elif tags & _TAGS or (title.startswith(("Story", "Passage")) and not _LINK.search(body)):
            draft.unread.append(
                Unread(f"line {line}", title, "", "a passage for the story format, not for a conversation")
            )
        elif names[title] in draft.turns:
            draft.unread.append(Unread(f"line {line}", title, names[title], "a passage of that name came before"))
        else:
            _passage(names[title], names, body, line, draft)


def _passages(text: str) -> list[tuple[str, set[str], int, str]]:
    """Name, tags, line and text of each passage."""
    found: list[tuple[str, set[str], int, list[str]]] = []
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if match := _HEADER.fullmatch(line.rstrip()):
            title = re.sub(r"\\(.)", r"\1", match[1]).strip()
            found.append((title, set((match[2] or "").casefold().split()), number, []))
        elif found:
            found[-1][3].append(line)
    return [(title, tags, number, "\n".join(lines).strip()) for title, tags, number, lines in found]


def _data(body: str, names: dict[str, str], draft: Incoming, line: int) -> None:
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        draft.unread.append(Unread(f"line {line}", "StoryData", "", "it is no JSON"))
        return
    if isinstance(data, dict) and isinstance(data.get("start"), str) and data["start"] in names:
        draft.head["start"] = names[data["start"]]


def _passage(name: str, names: dict[str, str], body: str, line: int, draft: Incoming) -> None:
    turn: dict[str, Any] = {}
    for macro in _MACRO.finditer(body):
        at = line + 1 + body.count("\n", 0, macro.start())
        draft.unread.append(Unread(f"line {at}", macro[0][:120], name, "a macro or tag of the story format"))
    body = _MACRO.sub("", body)
    choices = []
    for link in _LINK.finditer(body):
        say, target = _link(link[1])
        choice: dict[str, Any] = {"say": say or target}
        if target in names:
            choice["next"] = names[target]
        else:
            at = line + 1 + body.count("\n", 0, link.start())
            draft.unread.append(Unread(f"line {at}", target, name, "there is no passage of that name"))
        choices.append(choice)
    says = " ".join(re.sub(r"^[*+-]\s*$", "", _LINK.sub("", body), flags=re.MULTILINE).split())
    if says:
        turn["says"] = says
    if choices:
        turn["choices"] = choices
    draft.turns[name] = turn


def _link(inner: str) -> tuple[str, str]:
    """What is said and where it leads: `[[say->to]]`, `[[to<-say]]`, `[[say|to]]` or `[[to]]`."""
    for mark, first in (("->", True), ("<-", False), ("|", True)):
        if mark in inner:
            say, _, target = inner.rpartition(mark) if mark == "->" else inner.partition(mark)
            return (say.strip(), target.strip()) if first else (target.strip(), say.strip())
    return inner.strip(), inner.strip()
