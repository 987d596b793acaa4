"""docs/format.md from the table of fields: `python -m simulator.scenario.reference > docs/format.md`."""

from __future__ import annotations

import sys

from simulator.scenario.fields import RECORDS
from simulator.scenario.kinds import (
    Boolean,
    Effects,
    Field,
    Identifier,
    Kind,
    Leads,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    Reference,
    Text,
    When,
)

HEAD = """\
# The scenario format, version 1

A scenario is one YAML file: a customer, a situation, turns and endings. This page is made from the program's own
table of fields, so it is what the reader does. `helpfirst schema` gives the same as a JSON Schema for editors,
and `helpfirst check FILE` says what is wrong in a file and how to mend it.

```yaml
format: 1
id: first-call
title: A first call
market: b2b
people:
  dana:
    name: Dana Osei
    trust: 40
needs:
  audit: An audit in March needs unbroken temperature records.
start: opening
turns:
  opening:
    says: I have ten minutes.
    choices:
      - id: ask-what-failed
        say: What went wrong in October, from where you sat?
        behaviour: discover
        reveals: [audit]
        next:
          - {when: trust >= 45, go: march-meeting}
          - go: not-now
      - id: name-the-price
        say: Let me tell you our price.
        behaviour: feature-dump
        next: not-now
endings:
  march-meeting:
    kind: advance
    says: Bring the logs on Thursday.
    meeting: earned
  not-now:
    kind: continuation
    says: Send me something.
    meeting: open
```

## Rules for all of it

- **Text** is taken exactly as typed: `no`, `12:30`, `007` and `~` are text where text belongs. Text with a colon and
  a space in it, or a space and a `#`, or with a special sign at its start, goes in quotes, or under `>-` on the next lines.
- **Characters that steer a terminal** are never acted on. In the file itself they are an error; written as an escape in
  double quotes, or as a mark that turns the reading direction, they are shown written out (`\\x1b`) with a warning.
- **Ids** are small letters a to z and digits, with single dashes between words, at most 64 characters. Turns and endings share one
  set of ids; choice ids are unique in the whole scenario.
- **Numbers** look like `-3`, `+1.5` or `61.5`, with at most two decimals, and are kept exactly.
- **Yes and no** are `true` and `false`.
- **Lists** are always lists, even with one entry.
- **Comments** start with two spaces or more and a `#`. After one space the reader warns that text may have been cut.
- **Your own notes** go under keys that start with `x-`, anywhere. The program never reads them.
- **Not allowed**, since they are read as something else than they look: a key twice, anchors (`&`), references (`*`), merge keys
  (`<<`), types (`!`), tabs or invisible characters as indentation, more than 20 levels, more than 256 KiB.
- The file is UTF-8 or UTF-16, with or without a byte-order mark, with any line ends.

## Conditions

`when` compares `trust` (of the main contact), `trust.PERSON` or `patience` with a number, by `>=`, `<=`, `>`, `<`, `==` or `!=`;
or asks `knows(NEED)`, `flag(NAME)` or `said(CHOICE)`. `not` binds first, then `and`, then `or`; round brackets group.
For example `trust >= 40 and (knows(audit) or not flag(promised-report))`. Trust and patience are those after the choice
in `next`, and those at the turn in a choice's own `when`.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *(section(record) for record in RECORDS)])


def section(record: Record) -> str:
    """One record as a table."""
    rows = [
        f"| `{field.key}` | {says(field.kind)} | {_default(field)} | {_cell(field.help)} |"
        for field in record.fields
    ]
    name = record.name[0].upper() + record.name[1:]
    return "\n".join(
        [
            f"## {name}",
            "",
            record.about,
            "",
            "| key | value | default | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _default(field: Field) -> str:
    if field.required:
        return "**required**"
    return (
        f"`{field.default}`"
        if isinstance(field.default, int) and field.default is not False
        else ("`false`" if field.default is False else "none")
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def says(kind: Kind) -> str:
    """A kind of value in a few words."""
    match kind:
        case Text():
            return "text"
        case Identifier(of=of):
            return f"an id of a {of}"
        case Reference(to="target"):
            return "the id of a turn or ending"
        case Reference(to=to):
            return f"the id of {'an' if to[0] in 'aeiou' else 'a'} {to}"
        case Boolean():
            return "`true` or `false`"
        case OneOf(options=options):
            return ", ".join(f"`{option}`" for option in options)
        case When():
            return "a condition"
        case Number(low=low, high=high, per=per):
            if low == high:
                return f"`{low}`"
            fine = {1: "a whole number", 2: "a number in halves"}.get(per, "a number")
            return f"{fine}, {low} to {high}"
        case Effects():
            return "a mapping: `trust`, `trust.PERSON` or `patience` to a number, -100 to 100"
        case Leads(entry=entry):
            return f"the id of a turn or ending, or a list of {entry.name.replace('entry', 'entries', 1)}"
        case ListOf(item=item, most=most):
            return f"a list of {f'up to {most} ' if most else ''}{_many(item)}"
        case MapOf(item=item, of=of, codes=codes):
            if codes:
                return f"a mapping from the code of each {of} to {says(item)}"
            return f"a mapping from the id of each {of} to {says(item)}"
        case Record(name=name):
            return f"a {name}"


def _many(item: Kind) -> str:
    match item:
        case Record(name=name):
            return f"{name}s"
        case Identifier(of=of) | Reference(to=of):
            return f"{of} ids"
        case _:
            return "texts"


if __name__ == "__main__":
    sys.stdout.write(page())
