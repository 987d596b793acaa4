"""docs/format.md from the table of fields: `python -m simulator.scenario.reference > docs/format.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from simulator.languages.english import capital
from simulator.scenario import field_kinds as kinds
from simulator.scenario.fields import RECORDS

HEAD = Path(__file__).with_name("reference.md").read_text("utf-8")


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *(section(record) for record in RECORDS)])


def section(record: kinds.Record) -> str:
    """One record as a table."""
    rows = [
        f"| `{field.key}` | {says(field.kind)} | {_default(field)} | {_cell(field.help)} |" for field in record.fields
    ]
    name = capital(record.name)
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


def _default(field: kinds.Field) -> str:
    if field.required:
        return "**required**"
    return (
        f"`{field.default}`"
        if isinstance(field.default, int) and field.default is not False
        else ("`false`" if field.default is False else "none")
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def says(kind: kinds.Kind) -> str:
    """A kind of value in a few words."""
    match kind:
        case kinds.Text():
            return "text"
        case kinds.Identifier(of=of):
            return f"an id of a {of}"
        case kinds.Reference(to="target"):
            return "the id of a turn or ending"
        case kinds.Reference(to=to):
            return f"the id of {'an' if to[0] in 'aeiou' else 'a'} {to}"
        case kinds.Boolean():
            return "`true` or `false`"
        case kinds.OneOf(options=options):
            return ", ".join(f"`{option}`" for option in options)
        case kinds.When():
            return "a condition"
        case kinds.Language():
            return "a language tag, such as `en` or `pt-BR`"
        case kinds.OneOrMore(of=of):
            return f"{says(of)}, or a list of {_many(of)}"
        case kinds.Number(low=low, high=high, per=per):
            if low == high:
                return f"`{low}`"
            fine = {1: "a whole number", 2: "a number in halves"}.get(per, "a number")
            return f"{fine}, {low} to {high}"
        case kinds.Effects():
            return "a mapping: `trust`, `trust.PERSON` or `patience` to a number, -100 to 100"
        case kinds.Leads(entry=entry):
            return f"the id of a turn or ending, or a list of {entry.name.replace('entry', 'entries', 1)}"
        case kinds.ListOf(item=item, most=most):
            return f"a list of {f'up to {most} ' if most else ''}{_many(item)}"
        case kinds.MapOf(item=item, of=of, codes=codes):
            if codes:
                return f"a mapping from the code of each {of} to {says(item)}"
            return f"a mapping from the id of each {of} to {says(item)}"
        case kinds.Record(name=name):
            return f"a {name}"


def _many(item: kinds.Kind) -> str:
    match item:
        case kinds.Record(name=name):
            return f"{name}s"
        case kinds.Identifier(of=of) | kinds.Reference(to=of):
            return f"{of} ids"
        case _:
            return "texts"


if __name__ == "__main__":
    sys.stdout.write(page())
