"""The JSON Schema of a scenario file, and of a campaign, from the table of fields, for editors that complete and check YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from simulator.scenario import field_kinds as kinds
from simulator.scenario.campaign import CAMPAIGN
from simulator.scenario.fields import SCENARIO
from simulator.scenario.reading.values import ID, LANGUAGE, LONGEST_ID
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_fields import RUBRIC

FILE = "helpfirst.schema.json"
"""What `new` calls it."""

AS_TEXT = {"not": {"type": ["object", "array"]}}
"""The reader takes text as the author typed it, so `no`, 007 and ~ are text too. Said so, editors offer none of them."""
AS_ID = {"not": {"type": ["object", "array", "null"]}, "pattern": f"^{ID.pattern}$"}
"""An id may look like a number; where it is text, it has the pattern."""
EFFECT = r"^(patience|trust|trust\.[a-z0-9]+(-[a-z0-9]+)*)$"
"""What an effect may change."""


def schema_text(rubric: Rubric, of: str = "scenario") -> str:
    """The schema of a scenario with the rubric's behaviours and what they mean, or of a campaign or a rubric."""
    if of == "campaign":
        found = campaign_schema()
    elif of == "rubric":
        found = rubric_schema()
    else:
        found = scenario_schema({key: one.terms for key, one in rubric.behaviours.items()})
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def scenario_schema(behaviours: Mapping[str, str] | Iterable[str] = ()) -> dict[str, Any]:
    """The schema (draft 2020-12). `behaviours` of a rubric, with what each means, are suggested where one belongs."""
    return _schema(SCENARIO, behaviours)


def campaign_schema() -> dict[str, Any]:
    """The schema of a campaign's file."""
    return _schema(CAMPAIGN)


def rubric_schema() -> dict[str, Any]:
    """The schema of a rubric's file."""
    return _schema(RUBRIC)


def _schema(record: kinds.Record, behaviours: Mapping[str, str] | Iterable[str] = ()) -> dict[str, Any]:
    meanings = behaviours if isinstance(behaviours, Mapping) else dict.fromkeys(behaviours, "")
    writer = _Writer(meanings)
    top = writer.record(record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Helpfirst {record.name}",
        **top,
        "$defs": dict(sorted(writer.defs.items())),
    }


class _Writer:
    def __init__(self, behaviours: Mapping[str, str]) -> None:
        self.behaviours = behaviours
        self.defs: dict[str, Any] = {}

    def record(self, record: kinds.Record) -> dict[str, Any]:
        properties = {}
        for field in record.fields:
            schema = {**self.kind(field.kind), "description": field.help}
            if field.default not in (None, "", ()):
                schema["default"] = field.default
            properties[field.key] = schema
        return {
            "type": "object",
            "description": record.about,
            "properties": properties,
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
            "required": [field.key for field in record.fields if field.required],
            **({"anyOf": [{"required": [key]} for key in record.either]} if record.either else {}),
        }

    def kind(self, kind: kinds.Kind) -> dict[str, Any]:
        match kind:
            case kinds.Text(needed=needed):
                return {**AS_TEXT, "minLength": 1} if needed else {**AS_TEXT}
            case kinds.Identifier():
                return {**AS_ID, "maxLength": LONGEST_ID}
            case kinds.Reference(to="behaviour") if self.behaviours:
                return _named(self.behaviours)
            case kinds.Reference():
                return {**AS_ID}
            case kinds.When():
                return {"type": "string", "minLength": 1}
            case kinds.Language():
                return {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}
            case kinds.OneOrMore(of=of):
                one = self.kind(of)
                return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
            case kinds.Boolean():
                return {"type": "boolean"}
            case kinds.OneOf(options=options):
                return {"type": "string", "enum": list(options)}
            case kinds.Number():
                return _number(kind)
            case kinds.Effects(number=number):
                return _entries(EFFECT, _number(number))
            case kinds.Leads(entry=entry):
                return {"anyOf": [{**AS_ID}, {"type": "array", "items": self.kind(entry), "minItems": 1}]}
            case kinds.ListOf(item=item, least=least, most=most):
                return {
                    "type": "array",
                    "items": self.kind(item),
                    **({"minItems": least} if least else {}),
                    **({"maxItems": most} if most is not None else {}),
                }
            case kinds.MapOf(item=item, least=least, codes=codes):
                entries = _entries(f"^(?!x-){codes or ID.pattern}$", self.kind(item))
                return {**entries, **({"minProperties": least} if least else {})}
            case kinds.Record(name=name):
                key = name.replace(" ", "-")
                if key not in self.defs:
                    self.defs[key] = {}
                    self.defs[key] = self.record(kind)
                return {"$ref": f"#/$defs/{key}"}


def _named(behaviours: Mapping[str, str]) -> dict[str, Any]:
    meanings = list(behaviours.values())
    told = {"enumDescriptions": meanings, "markdownEnumDescriptions": meanings} if any(meanings) else {}
    return {"type": "string", "enum": list(behaviours), **told}


def _entries(pattern: str, of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "patternProperties": {pattern: of, "^x-": {}}, "additionalProperties": False}


def _number(kind: kinds.Number) -> dict[str, Any]:
    if kind.low == kind.high:
        return {"const": kind.low}
    schema: dict[str, Any] = {
        "type": "integer" if kind.per == 1 else "number",
        "minimum": kind.low,
        "maximum": kind.high,
    }
    if kind.per == 2:
        schema["multipleOf"] = 0.5
    return schema
