"""Lines that may be missing, or may have slipped into a text: guessed from the lines alone, for `tried_lines` to try."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

_LINE = re.compile(r"( *)(- +)?(?:([A-Za-z0-9][\w-]*):(?: +(.*)|$)|(.*))")
_ENDING, _TURN = {"kind", "meeting", "epilogue", "referral"}, {"stage", "says", "thinks", "scene", "choices", "speaker"}
_UNDER = {"people": {"name", "role", "manner", "scepticism"}, "turns": _TURN, "endings": _ENDING}
"""Keys by which one knows what stands under an id at the top."""
_SHARED = {"says"}
_DEED = {"behaviour", "helpfulness", "why", "also", "reply"}
_LISTS = ("choices", "cases", "next", "facts", "questions", "chance")
_MAPS = ("versions", "people", "needs", "turns", "endings")
_OF = {"turns": "turn", "endings": "ending", "people": "person", "versions": "version"}


@dataclass(frozen=True, slots=True)
class Likely:
    """One change to try: a line added above `row` (from 1), or, where `shift` is not 0, that line moved to the left."""

    row: int
    lead: int
    added: str = ""
    shift: int = 0
    said: str = ""
    hint: str = ""

    def done(self, lines: Sequence[str]) -> list[str]:
        """The lines with the change."""
        before, after = list(lines[: self.row - 1]), list(lines[self.row - 1 :])
        if self.shift:
            return [*before, after[0][self.shift :], *after[1:]]
        return [*before, " " * self.lead + self.added, *after]


@dataclass(slots=True)
class _Open:
    row: int
    lead: int
    dash: bool
    key: str
    value: str
    seen: set[str] = field(default_factory=set)


class _Walk:
    def __init__(self, lines: Sequence[str], unknown: Sequence[str]) -> None:
        self.lines = lines
        self.unknown = unknown
        self.open = [_Open(0, -1, False, "", "")]
        self.versions: list[str] = []
        self.used: set[str] = set()
        self.told: set[tuple[int, str]] = set()

    def run(self) -> Iterator[Likely]:
        for row, line in enumerate(self.lines, 1):
            bare = line.lstrip(" ")
            match = _LINE.fullmatch(line)
            if not bare or bare.startswith("#") or match is None:
                continue
            lead, dash, key = len(match[1]), bool(match[2]), match[3] or ""
            if not dash and not key:
                continue
            while self._ends(lead, dash):
                self.open.pop()
            value = (match[4] or "") if key else match[5] or ""
            one = _Open(row, lead, dash, key, value.partition("  #")[0].strip())
            yield from self._looked_at(one)
            self._follow(one)

    def _ends(self, lead: int, dash: bool) -> bool:
        top = self.open[-1]
        return top.lead > lead or (top.lead == lead and not (dash and not top.dash and not top.value))

    def _follow(self, one: _Open) -> None:
        """Opens what the line begins; the key on the line of a dash belongs to the entry."""
        above = self.open[-1]
        if one.lead <= 2:
            self.versions, self.used = [], set()
        if above.key == "versions" and not one.dash:
            self.versions.append(one.key)
        if one.dash and one.key == "id":
            self.used = set()
        if one.key == "in":
            self.used.add(one.value)
        if not one.dash:
            above.seen.add(one.key)
        elif one.key:
            one.seen.add(one.key)
        self.open.append(one)

    def _looked_at(self, one: _Open) -> Iterator[Likely]:
        above = self.open[-1]
        if any(over.key.startswith("x-") for over in self.open):
            return  # put aside by the author
        yield from self._in_a_text(one, above)
        if wanted := self._belongs_under(one, above):
            if (above.row, wanted) not in self.told:
                self.told.add((above.row, wanted))
                top = wanted in ("people", "needs", "turns", "endings", "facts", "chance")
                lead = 0 if top else max(one.lead - 2, 0)
                where = (
                    "at the very left" if top else f"two columns further left than `{one.key if not one.dash else '-'}`"
                )
                said = f"this stands under no key that could hold it: a line `{wanted}:` is missing above it"
                yield self._add(one, lead, f"{wanted}:", said, where)
        elif not one.dash:
            yield from self._under_no_id(one, above)

    def _add(self, one: _Open, lead: int, added: str, said: str, where: str) -> Likely:
        hint = f"Write `{added}` on a line of its own above line {one.row}, {where}."
        return Likely(one.row, lead, added, said=said, hint=hint)

    def _in_a_text(self, one: _Open, above: _Open) -> Iterator[Likely]:
        """A key of lists or ids as part of the text above it."""
        if one.dash or one.value or one.key not in (*_LISTS, *_MAPS) or not above.value or above.dash:
            return
        by = one.lead - above.lead
        said = f"`{one.key}` stands in the text of `{above.key}`"
        yield Likely(one.row, above.lead, shift=by, said=said, hint=f"Move it {by} column{'s' * (by > 1)} to the left.")

    def _belongs_under(self, one: _Open, above: _Open) -> str:
        """The key that is missing above the line, or ""."""
        if one.dash:
            wanted = self._list_of(one, above)
        elif one.lead in range(1, 5) and above.lead == 0:
            wanted = self._top_of(one, above)
        elif not one.value and one.lead > 4 and "when" in (below := self._below(one)) and below & {"says", "epilogue"}:
            wanted = "versions"
        else:
            return ""
        return "" if above.key == wanted and not above.dash else wanted

    def _list_of(self, one: _Open, above: _Open) -> str:
        if one.key in ("id", "say"):
            return "choices"
        if one.key in ("in", "when", "go") or (not one.key and one.value.startswith("{") and "go:" in one.value):
            return "cases" if one.key == "in" or (one.key == "when" and self._below(one) & _DEED) else "next"
        if one.key or above.dash or (not above.value and above.key not in _MAPS):
            return above.key
        if above.lead == 0:
            return "chance" if one.value.startswith("[") else "facts"
        return "questions" if above.key == "notes" else above.key

    def _top_of(self, one: _Open, above: _Open) -> str:
        below = self._below(one)
        if one.value or not below:
            return "needs" if one.value and above.value and not above.value.startswith(("|", ">")) else above.key
        if below & (_UNDER.get(above.key, set()) - _SHARED):
            return above.key
        return next((name for name, keys in _UNDER.items() if below & (keys - _SHARED)), above.key)

    def _under_no_id(self, one: _Open, above: _Open) -> Iterator[Likely]:
        """Keys right under `turns`, `versions`, `cases` and the like, or again in one that has them."""
        over = next((it for it in reversed(self.open[:-1]) if it.lead < above.lead), above)
        again = one.key in above.seen
        if again and not self._goes_on(one, above):
            return
        group = over.key if again else above.key
        lead = above.lead if again else max(one.lead - 2, above.lead + 1)
        column = f"in the column of `{above.key}`" if again else f"two columns further left than `{one.key}`"
        if group in ("cases", "choices") and (again == above.dash) and one.key in _DEED | {"say", "when"}:
            yield from self._no_entry(one, group, above.lead if again else lead)
        elif group in _OF and not above.dash and one.key in {"when", "says"} | _ENDING | _TURN | _UNDER["people"]:
            if (above.row, "id") in self.told:
                return
            self.told.add((above.row, "id"))
            said = f"`{one.key}` stands here {'a second time' if again else f'right under `{group}`'}: a line with the id of a {_OF[group]} is missing above it"
            for name in self.unknown or ["some-id"]:
                yield self._add(one, lead, f"{name}:", said, column)

    def _goes_on(self, one: _Open, above: _Open) -> bool:
        """Whether the next key beside it was there before as well: one alone merely stands there twice."""
        for line in self.lines[one.row : one.row + 60]:
            bare = line.lstrip(" ")
            if bare and not bare.startswith("#") and len(line) - len(bare) <= one.lead:
                match = _LINE.fullmatch(line)
                return len(line) - len(bare) == one.lead and match is not None and match[3] in above.seen
        return False

    def _no_entry(self, one: _Open, group: str, lead: int) -> Iterator[Likely]:
        """Keys of a choice or case without the line that begins it."""
        where = f"two columns further left than `{one.key}`"
        if group == "choices":
            for name in self.unknown:
                yield self._add(
                    one, lead, f"- id: {name}", "no line that begins a choice stands above these keys", where
                )
            return
        said = "no line that begins a case stands above these keys"
        names = [name for name in self.versions if name not in self.used]
        for name in names:
            likely = self._add(one, lead, f"- in: {name}", said, where)
            other = " Or name another version of this turn there." if len(names) > 1 else ""
            yield replace(likely, hint=likely.hint + other)
        if not names:
            hint = f"Write `- when:` and its condition on a line of its own above line {one.row}, {where}."
            yield Likely(one.row, lead, "- when: trust >= 50", said=said, hint=hint)

    def _below(self, one: _Open) -> set[str]:
        """The keys one level under the line; of an entry, those beside its first."""
        found: set[str] = set()
        deeper = len(self.lines[one.row - 1]) - len(self.lines[one.row - 1].lstrip(" -")) if one.dash else None
        for line in self.lines[one.row : one.row + 60]:
            bare = line.lstrip(" ")
            if not bare or bare.startswith("#"):
                continue
            lead = len(line) - len(bare)
            if lead <= one.lead:
                break
            deeper = lead if deeper is None else deeper
            if lead == deeper and (match := _LINE.fullmatch(line)) and match[3] and not match[2]:
                found.add(match[3])
        return found


def likely_lines(lines: Sequence[str], unknown: Sequence[str] = ()) -> Iterator[Likely]:
    """What may mend the file, from its top. `unknown`: names that are used in it and given nowhere."""
    yield from _Walk(lines, unknown).run()
