"""Where YAML stops: its complaint in an author's words, pointing at where the mistake began."""

from __future__ import annotations

import re

from simulator.scenario.problem import shown
from simulator.scenario.reading.diagnosis import Diagnosis
from simulator.scenario.reading.grammar import names
from simulator.scenario.reading.lines import (
    BLOCK_START,
    ENTRY,
    NO_SPACE,
    TEXT_KEYS,
    closing_quote,
    fitting_column,
    line_above,
    value_of,
)
from simulator.scenario.reading.one_line import in_brackets, second_key
from simulator.scenario.reading.tree import Slip
from simulator.scenario.reading.word_processor_marks import odd_line

QUOTES = "Put the whole text in quotes, or write `>-` and the text on the next lines."

SCANNING = (
    ("scanning an alias", "HF021", "text that starts with `*` is read as a reference"),
    ("scanning an anchor", "HF020", "text that starts with `&` is read as a mark"),
    ("scanning a tag", "HF022", "text that starts with `!` is read as a type"),
    ("scanning a block scalar", "HF031", "`>` and `|` announce text on the next lines; nothing may follow them here"),
)
"""What YAML says it was doing, and what the author meant as text."""
RESERVED = (
    "cannot start any token", "node content", "entries are not allowed", "mapping keys are not allowed",
)  # fmt: skip
"""What YAML says where a text begins with a character that it keeps for itself."""


def diagnose(slip: Slip, lines: list[str]) -> Diagnosis:
    """The author's mistake behind YAML's complaint. `lines` is the text that was parsed."""
    return _Slipped(slip, lines).diagnose()


class _Slipped:
    def __init__(self, slip: Slip, lines: list[str]) -> None:
        self.slip = slip
        self.lines = lines
        self.row, self.column = min(slip.at[0], len(lines)), slip.at[1]
        self.line = lines[self.row - 1]
        self.began = slip.began or slip.at

    def here(self, code: str, message: str, hint: str, mended: str | None = None) -> Diagnosis:
        """What is wrong where YAML stopped."""
        return Diagnosis(code, self.row, self.column, message, hint, mended)

    def diagnose(self) -> Diagnosis:
        saying, doing = self.slip.problem, self.slip.context
        if "tab character" in saying or self.line[self.column - 1 : self.column] == "\t":
            spaces = self.line.replace("\t", "  ")
            return self.here(
                "HF018", "a tab stands where a space should be", "Replace it by spaces, two for each level.", spaces
            )
        rows = (self.began[0], self.row, line_above(self.lines, self.row))
        if found := self.open_quote() or odd_line(self.lines, rows):
            return found
        if "escape" in saying or "hexdecimal" in saying:
            self.column -= self.line[self.column - 1 : self.column] != "\\"
            said = "a backslash in double quotes starts a code that YAML does not know"
            return self.here("HF032", said, "Write \\\\ for a backslash, or use single quotes.")
        for words, code, message in SCANNING:
            if words in doing:
                return Diagnosis(code, *self.began, message, QUOTES)
        if "directive" in doing or any(words in saying for words in RESERVED):
            return self.reserved()
        if "flow" in doing:
            return self.bracket()
        if "mapping values are not allowed" in saying:
            return self.second_colon()
        if "expected ':'" in saying:
            return self.no_colon(self.began[0])
        return self.text_after() or self.misplaced()

    def open_quote(self) -> Diagnosis | None:
        """A quote that was opened on an earlier line and closed where the author meant something else."""
        if "end of stream" in self.slip.problem and "quoted" in self.slip.context:
            return self.unclosed(*self.began)
        for row in range(self.row - 1, max(self.row - 40, 0), -1):
            value, column = value_of(self.lines[row - 1])
            if value[:1] in ("'", '"') and closing_quote(value) is None:
                rest = "\n".join([value, *self.lines[row : self.row]])
                end = closing_quote(rest)
                if end is not None and rest.count("\n", 0, end) == self.row - row:
                    return self.unclosed(row, column)
                return None
        return None

    def unclosed(self, row: int, column: int) -> Diagnosis:
        quote = self.lines[row - 1][column - 1 : column]
        return Diagnosis(
            "HF013",
            row,
            column,
            f"this quote ({quote}) is not closed where its text ends",
            f"Close it with {quote} at the end of the text. "
            "Text that merely starts with a quote needs quotes around it all.",
        )

    def reserved(self) -> Diagnosis:
        char = self.line[self.column - 1 : self.column] if "directive" not in self.slip.context else "%"
        place = self.began if "directive" in self.slip.context else (self.row, self.column)
        if char == "-" and (apart := re.match(r"- +([0-9][0-9.]*)", self.line[self.column - 1 :])):
            line = self.line[: self.column - 1] + f"-{apart[1]}" + self.line[self.column - 1 + apart.end() :]
            return Diagnosis("HF107", *place, f"a space stands between `-` and {apart[1]}", f"Write -{apart[1]}.", line)
        entry = ENTRY.match(self.line)
        if char == "-" and entry and (hint := in_brackets(entry["key"].strip(), entry["value"] or "")):
            line = self.line[: entry.start("key")] + hint.removeprefix("Write `").removesuffix("`.")
            return Diagnosis("HF105", *place, "a list on the line of its key stands in square brackets", hint, line)
        return Diagnosis(
            "HF016",
            *place,
            f"text cannot start with `{shown(char)}` here, which YAML keeps for itself",
            QUOTES,
        )

    def bracket(self) -> Diagnosis:
        bracket = self.lines[self.began[0] - 1][self.began[1] - 1 : self.began[1]]
        if self.row > self.began[0]:
            entry = ENTRY.match(self.lines[self.began[0] - 1])
            if entry and entry["key"].strip() in TEXT_KEYS:
                said = f"text that starts with `{bracket}` is read as a list or mapping"
                return Diagnosis("HF015", *self.began, said, QUOTES)
            hint = f"Close it with {']' if bracket == '[' else '}'}. "
            hint += "Text that starts with a bracket needs quotes around it all."
            return Diagnosis("HF015", *self.began, f"this bracket ({bracket}) is not closed", hint)
        return self.here(
            "HF035",
            f"YAML cannot follow what stands in the brackets that open with {bracket}",
            "Put a comma between the entries and a space after each colon; text with commas or colons needs quotes.",
        )

    def second_colon(self) -> Diagnosis:
        if (glued := NO_SPACE.fullmatch(self.line)) and glued["key"] in names() and glued["value"][0] in "{[":
            return self.missing_space(self.row, glued)
        head = self.line[: self.column - 1]
        lead = len(head) - len(head.lstrip(" -"))
        if ": " not in head[lead:] and (found := self.key_too_deep(head[lead:], lead)):
            return found
        entry = ENTRY.match(self.line)
        if not entry or not entry["value"]:
            return self.here("HF011", "a colon and a space inside text end it", QUOTES)
        self.column = entry.start("value") + 1
        if hint := in_brackets(entry["key"].strip(" ("), entry["value"]):
            what = "square" if hint.endswith("]`.") else "curly"
            said = f"what `{entry['key'].strip(' (')}` holds must stand in {what} brackets"
            line = self.line[: entry.start("key")] + hint.removeprefix("Write `").removesuffix("`.")
            return self.here("HF105", said, hint, line)
        if second := second_key(self.line, entry):
            return self.here("HF011", *second)
        return self.here("HF011", "a colon and a space inside text end it", QUOTES)

    def key_too_deep(self, key: str, lead: int) -> Diagnosis | None:
        """A key that cannot stand here: it is none, or the line above it has no space, or it is indented too deeply."""
        if len(key) > 1000:
            said = "a key may have at most 1,000 characters"
            return Diagnosis("HF034", self.row, lead + 1, said, "If this is text, put a key before it.")
        above = line_above(self.lines, self.row)
        over = self.lines[above - 1] if above else ""
        if dashed := re.match(r"( *)(-[A-Za-z][\w-]*):", over):
            said, column = f"`{shown(dashed[2])}` needs a space after the dash", len(dashed[1]) + 1
            apart = dashed[1] + "- " + over[column:]
            return Diagnosis("HF028", above, column, said, "Write `- ` and then the text.", apart)
        if above and (missing := NO_SPACE.fullmatch(over)):
            return self.missing_space(above, missing)
        if not re.fullmatch(r"[a-z0-9_.-]+", key):
            return None
        beside = ENTRY.match(over) if above else None
        return Diagnosis(
            "HF017",
            self.row,
            lead + 1,
            f"`{shown(key)}` is indented more deeply than the line above allows",
            "Start it in the same column as the key above it.",
            " " * len(beside["lead"]) + self.line[lead:] if beside else None,
        )

    def missing_space(self, row: int, match: re.Match[str]) -> Diagnosis:
        odd = not match["value"][0].isprintable() or match["value"][0].isspace()
        what = "an invisible character, not a space," if odd else "no space"
        return Diagnosis(
            "HF012",
            row,
            match.start("value") + 1,
            f"{what} stands after the colon of `{shown(match['key'])}`",
            f"Write `{shown(match['key'])}: ` and then the value.",
            self.lines[row - 1][: match.start("value")] + " " + match["value"],
        )

    def no_colon(self, row: int) -> Diagnosis:
        line = self.lines[row - 1]
        if missing := NO_SPACE.fullmatch(line):
            return self.missing_space(row, missing)
        self.row = row
        above = line_above(self.lines, self.row)
        if above and BLOCK_START.search(self.lines[above - 1]):
            return Diagnosis(
                "HF017",
                *self.began,
                "text under `>` or `|` must be indented more deeply than its key",
                "Indent it by two more spaces.",
                "  " + line,
            )
        said = "this line is neither `key: value` nor a list entry"
        entry = ENTRY.match(self.lines[above - 1]) if above else None
        if entry is None:
            hint = (
                "If it continues the text above, indent it by two more spaces and see that no comment stands between."
            )
            return Diagnosis("HF034", *self.began, said, hint)
        wanted = len(entry["lead"]) + 2
        hint = f"If it goes on with the text above, begin the line with {wanted} spaces; if it is a key, put a colon behind it."
        if not entry["value"] and entry["key"].strip() in TEXT_KEYS:
            hint = f"Begin the line with {wanted} spaces."
        return Diagnosis("HF034", *self.began, said, hint)

    def text_after(self) -> Diagnosis | None:
        """A value that starts with a quote or bracket, is closed, and goes on."""
        value, column = value_of(self.line)
        if value[:1] in ("'", '"') and self.column > column:
            return Diagnosis(
                "HF014",
                self.row,
                column,
                "the text goes on after its closing quote",
                "Put the whole text in the other kind of quotes, or write `>-` and the text on the next lines.",
            )
        if value[:1] == "*" and self.column >= column:
            return Diagnosis("HF021", self.row, column, "text that starts with `*` is read as a reference", QUOTES)
        behind = re.match(r"[^\]}]*[\]}] +(?P<rest>(?P<key>[a-z_]+): .*)", value)
        if behind is not None and behind["key"] in names():
            said = f"a second key, `{behind['key']}`, stands on the same line"
            line = self.line[: column - 1 + behind.start("rest")].rstrip()
            hint = f"Put `{shown(behind['rest'], 200)}` on a line of its own below it."
            return Diagnosis("HF011", self.row, column, said, hint, line)
        if value[:1] in ("[", "{") and self.column > column:
            said = f"text that starts with `{value[0]}` is read as a list or mapping"
            return Diagnosis("HF015", self.row, column, said, QUOTES)
        return None

    def misplaced(self) -> Diagnosis:
        bare = self.line.strip()
        if bare.startswith(("---", "...")) or "document start" in self.slip.problem:
            return self.second_document()
        if "expected" in self.slip.problem and bare:
            return self.wrong_column(bare)
        return self.here("HF010", "YAML cannot read on from here", f"It says: {shown(self.slip.problem, 80)}.")

    def second_document(self) -> Diagnosis:
        marks = [row for row in range(1, self.row + 1) if self.lines[row - 1].startswith(("---", "..."))]
        if not marks:
            said = "this line starts further left than the first key of the file"
            return self.here("HF017", said, "Start the keys of the top level in the first column.")
        hint = "Delete the line; keep one scenario in one file."
        return Diagnosis("HF027", marks[-1], 1, "`---` or `...` ends the scenario here", hint, "")

    def wrong_column(self, bare: str) -> Diagnosis:
        column = len(self.line) - len(self.line.lstrip(" ")) + 1
        if column == self.began[1] and bare.startswith("-"):
            said = "a list entry cannot stand among keys"
            return Diagnosis("HF017", self.row, column, said, "Indent it under the key of its list.")
        wanted = fitting_column(self.lines, self.row)
        if line_above(self.lines, self.row) and not ENTRY.match(self.line) and not bare.startswith("- "):
            return self.no_colon(self.row) if self.began == self.slip.at else self.bare_text(column)
        return Diagnosis(
            "HF017",
            self.row,
            column,
            f"this line starts in column {column}, which fits nothing above it",
            f"Start it in column {wanted} or with the entries it belongs to.",
            " " * (wanted - 1) + self.line.lstrip(" "),
        )

    def bare_text(self, column: int) -> Diagnosis:
        self.began = (self.row, column)
        return self.no_colon(self.row)
