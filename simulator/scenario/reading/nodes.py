"""What an authored file consists of, as read: text, mappings and lists, each with its line and column."""

from __future__ import annotations


class Scalar:
    """Text as the author wrote it. `style` is "" for plain, else one of `'"|>`. Places count from 1."""

    __slots__ = ("column", "end_column", "end_line", "line", "style", "value")

    def __init__(self, value: str, line: int, column: int, style: str, end_line: int, end_column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.style = style
        self.end_line = end_line
        self.end_column = end_column


class Mapping:
    """Keys and values in the order of the file, repeated keys included."""

    __slots__ = ("column", "entries", "flow", "line")

    def __init__(self, line: int, column: int, flow: bool = False) -> None:
        self.line = line
        self.column = column
        self.flow = flow
        """Written in curly brackets."""
        self.entries: list[tuple[Scalar, Node]] = []


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.items: list[Node] = []


Node = Scalar | Mapping | Sequence


def split_entry(mapping: Mapping) -> Mapping | None:
    """The second of two entries of a list between which the dash was forgotten, taken out of the first; or None.

    So it is where the first or second key comes again on a line of its own, and another one after it.
    """
    if mapping.flow or len(mapping.entries) < 4:
        return None
    seen: set[str] = set()
    for place, (key, _) in enumerate(mapping.entries):
        if key.value in seen:
            again = sum(1 for later, _ in mapping.entries[place:] if later.value in seen)
            starts = {first.value for first, _ in mapping.entries[:2]}
            if key.value not in starts or again < 2 or key.column != mapping.column:
                return None
            second = Mapping(key.line, key.column)
            second.entries = mapping.entries[place:]
            del mapping.entries[place:]
            return second
        seen.add(key.value)
    return None
