"""YAML events into nodes that know their line and column. The only file that imports yaml.

Scalars keep the author's raw string; nothing is resolved to a number, a date or a boolean here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml is slower, and reads the same
    CParser = None  # type: ignore[assignment,misc]

from simulator.scenario.problem import Problems, shown
from simulator.scenario.reading.lines import OF_ONE_WORD
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence, split_entry

DEEPEST = 20
"""Levels of nesting that a file may have."""

Parser: Any = yaml.SafeLoader if CParser is None else CParser


@dataclass(frozen=True, slots=True)
class Slip:
    """Where YAML could not go on, in its own words; places count from 1."""

    context: str
    began: tuple[int, int] | None
    problem: str
    at: tuple[int, int]


class TooDeep(Exception):
    """More than DEEPEST levels, at this line and column."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


def parse(text: str, problems: Problems) -> tuple[Node | None, Slip | None]:
    """The tree of the text as far as YAML could be followed, and where it could not go on.

    Raises TooDeep. It does not recurse, and stops at the depth while the events still come.
    """
    builder = _Builder(problems)
    try:
        builder.run(text)
    except yaml.YAMLError as error:
        return builder.root, _slip(error)
    return builder.root, None


def _slip(error: yaml.YAMLError) -> Slip:
    if isinstance(error, yaml.MarkedYAMLError):
        mark, began = error.problem_mark or error.context_mark, error.context_mark
        return Slip(
            error.context or "",
            (began.line + 1, began.column + 1) if began else None,
            error.problem or "",
            (mark.line + 1, mark.column + 1) if mark else (1, 1),
        )
    return Slip("", None, str(error), (1, 1))


class _Builder:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.here: Mapping | Sequence | None = None
        """What is being filled, and in a mapping the key that waits for its value."""
        self.key: Scalar | None = None
        self.stack: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        """What stands around it, the outermost first."""

    def run(self, text: str) -> None:
        parser = Parser(text)
        try:
            self._follow(parser.get_event)
        finally:
            parser.dispose()

    def _follow(self, next_event: Callable[[], Any]) -> None:
        documents = 0
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._add(self._scalar(event))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                ended = self.here
                self.here, self.key = self.stack.pop()
                if isinstance(ended, Mapping):
                    self._end(ended)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._add(self._begun(event))
            elif kind is yaml.AliasEvent:
                start, end = event.start_mark, event.end_mark
                node = Scalar("", start.line + 1, start.column + 1, "*", end.line + 1, end.column + 1)
                self._refuse_alias(event, node)
                self._add(node)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse_document(event)
                    return

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        node = Scalar(event.value, start.line + 1, start.column + 1, event.style or "", end.line + 1, end.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, node)
        return node

    def _begun(self, event: Any) -> Mapping | Sequence:
        mark = event.start_mark
        node: Mapping | Sequence
        if type(event) is yaml.MappingStartEvent:
            node = Mapping(mark.line + 1, mark.column + 1, bool(event.flow_style))
        else:
            node = Sequence(mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, node)
        return node

    def _end(self, ended: Mapping) -> None:
        while isinstance(self.here, Sequence) and (dashless := split_entry(ended)) is not None:
            self._find_repeated(ended)
            self.here.items.append(dashless)
            self._no_dash(dashless)
            ended = dashless
        self._find_repeated(ended)

    def _add(self, node: Node) -> None:
        """Puts the node where the last one left a place, and goes into it where it has an inside."""
        here = self.here
        if here is None:
            self.root = node
        elif isinstance(here, Sequence):
            here.items.append(node)
        elif self.key is None:
            self.key = self._key(node)
            if isinstance(node, Scalar):
                return
        else:
            here.entries.append((self.key, node))
            self.key = None
        if not isinstance(node, Scalar):
            self.stack.append((here, self.key))
            if len(self.stack) > DEEPEST:
                raise TooDeep(node.line, node.column)
            self.here, self.key = node, None

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if node.value == "<<" and not node.style:
                self.problems.at(
                    node,
                    "HF023",
                    "`<<` merges another part of the file, which is not allowed here",
                    "Write the keys out.",
                )
            return node
        self.problems.at(
            node,
            "HF026",
            "a key must be plain text, not a list or a mapping",
            "If this is text, put it in quotes.",
        )
        return Scalar("", node.line, node.column, "?", node.line, node.column)

    def _find_repeated(self, mapping: Mapping) -> None:
        entries = mapping.entries
        if len({key.value for key, _ in entries}) == len(entries):
            return
        first: dict[str, Scalar] = {}
        for key, _ in entries:
            before = first.setdefault(key.value, key)
            if before is not key and key.style not in ("?", "*"):
                self.problems.at(
                    key,
                    "HF024",
                    f"`{shown(key.value)}` stands here a second time; the first is in line {before.line}",
                    "Delete one of the two, or give it another name.",
                )

    def _no_dash(self, entry: Mapping) -> None:
        key = entry.entries[0][0]
        self.problems.at(
            key,
            "HF038",
            f"another `{shown(key.value)}` begins a new entry, and no `- ` stands before it",
            f"Write `- ` in place of the two spaces before `{shown(key.value)}`.",
        )

    def _refuse(self, event: Any, node: Node) -> None:
        if event.anchor is not None:
            self.problems.at(
                node,
                "HF020",
                f"`&{shown(event.anchor)}` at the start is read as a mark, not as text",
                f"Delete `&{event.anchor}` there." if self._of_one_word() else "Put the whole text in quotes.",
            )
        if event.tag is not None:
            tag = event.tag if event.tag.startswith("!") else "!!" + event.tag.rpartition(":")[2]
            self.problems.at(
                node,
                "HF022",
                f"`{shown(tag)}` at the start is read as a type, not as text",
                "Put the whole text in quotes.",
            )

    def _of_one_word(self) -> bool:
        return isinstance(self.here, Mapping) and self.key is not None and self.key.value in OF_ONE_WORD

    def _refuse_alias(self, event: Any, node: Scalar) -> None:
        self.problems.at(
            node,
            "HF021",
            f"`*{shown(event.anchor)}` is read as a reference to another part of the file",
            "Delete the `*`." if self._of_one_word() else "Put the whole text in quotes, or write the part out again.",
        )

    def _refuse_document(self, event: Any) -> None:
        mark = event.start_mark
        self.problems.add(
            "HF027",
            mark.line + 1,
            mark.column + 1,
            "`---` starts a second document; what follows is not read",
            "Delete the line; keep one scenario in one file.",
        )
