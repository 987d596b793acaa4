"""An attempt as xAPI 1.0.3 statements: one `answered` for each choice, with what was on offer, and one `completed`.

https://github.com/adlnet/xAPI-Spec. The ids follow from the account, the attempt and the place, so that sending twice
changes nothing. Ids of activities lie under a domain that nobody can own; they name things and lead nowhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from simulator.conversation.talk import Step, Talk
from simulator.debrief.record import score_record
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.typed import OWN_WORDS, Typed
from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.units import level, points
from simulator.scoring.score import score

BASE = "https://helpfirst.invalid/xapi"
"""RFC 2606: `.invalid` belongs to nobody."""
VERBS = "http://adlnet.gov/expapi/verbs"
TYPES = "http://adlnet.gov/expapi/activities"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, BASE)

Statement = dict[str, Any]


class StatementWriter:
    """Writes attempts as statements of one account, a random UUID. What it says of a scenario it makes once."""

    def __init__(self, account: str) -> None:
        self._account = account
        self._actor = {"objectType": "Agent", "account": {"homePage": BASE, "name": account}}
        self._activities: dict[tuple[str, str, str | None], dict[str, Any]] = {}
        self._scenarios: dict[str, dict[str, Any]] = {}

    def statements(self, kept: KeptAttempt, talk: Talk, typed: Sequence[Typed] = ()) -> list[Statement]:
        """Of a finished attempt, oldest first. `typed` are those texts of it that may leave the machine.

        The choices that a what-if has from its parent are said by the parent's statements.
        """
        context = self._context(kept, talk)
        found = []
        for place, (step, choice, seconds) in enumerate(zip(talk.steps, kept.choices, kept.seconds(), strict=True)):
            if place < kept.attempt.kept:
                continue
            result: dict[str, Any] = {"response": step.choice.id, "extensions": _extensions(step)}
            if seconds is not None:
                result["duration"] = f"PT{seconds:g}S"
            if texts := [_line(one.text) for one in typed if (one.what, one.place) == (OWN_WORDS, place)]:
                result["extensions"][f"{BASE}/own-words"] = texts
            found.append(
                {
                    "id": self._id(kept, str(place)),
                    "actor": self._actor,
                    "verb": _verb("answered"),
                    "object": self._turn(talk.scenario, step),
                    "result": result,
                    "context": context,
                    "timestamp": choice.at.isoformat(),
                }
            )
        found.append(self._completed(kept, talk, context, [one for one in typed if one.what != OWN_WORDS]))
        return found

    def _completed(self, kept: KeptAttempt, talk: Talk, context: dict[str, Any], typed: Sequence[Typed]) -> Statement:
        result = score(talk.steps)
        record = score_record(result, talk)
        ending = talk.ending
        pauses = kept.seconds()
        known = [seconds for seconds in pauses if seconds is not None]
        return {
            "id": self._id(kept, "completed"),
            "actor": self._actor,
            "verb": _verb("completed"),
            "object": self._scenario(talk.scenario),
            "result": {
                "completion": True,
                "score": {
                    "scaled": round(result.helpfulness.percent / 100, 4),
                    "raw": result.helpfulness.percent,
                    "min": 0,
                    "max": 100,
                },
                **({"duration": f"PT{round(sum(known), 1):g}S"} if known and len(known) == len(pauses) else {}),
                "extensions": {
                    **{f"{BASE}/{name}": value for name, value in record.items()},
                    f"{BASE}/ending": None if ending is None else ending.id,
                    f"{BASE}/ending-kind": None if ending is None else ending.kind,
                    f"{BASE}/meeting": None if ending is None else ending.meeting,
                    **{f"{BASE}/{one.what}-{one.place + 1}": _line(one.text) for one in typed},
                },
            },
            "context": {**context, "contextActivities": {}},
            "timestamp": (kept.finished or kept.choices[-1].at).isoformat(),
        }

    def _context(self, kept: KeptAttempt, talk: Talk) -> dict[str, Any]:
        parent = kept.attempt.parent
        return {
            "registration": self.registration(kept.id),
            "platform": "Helpfirst",
            "revision": talk.scenario.digest,
            "language": talk.scenario.lang,
            "contextActivities": {"parent": [{"objectType": "Activity", "id": _scenario_id(talk.scenario)}]},
            "extensions": {
                f"{BASE}/rubric": kept.attempt.rubric,
                f"{BASE}/seed": kept.attempt.seed,
                **({f"{BASE}/what-if-of": self.registration(parent)} if parent is not None else {}),
            },
        }

    def registration(self, attempt_id: str) -> str:
        """What holds the statements of one attempt together."""
        return str(uuid.uuid5(_NAMESPACE, f"{self._account}/{attempt_id}"))

    def _id(self, kept: KeptAttempt, place: str) -> str:
        return str(uuid.uuid5(_NAMESPACE, f"{self._account}/{kept.id}/{place}"))

    def _scenario(self, scenario: Scenario) -> dict[str, Any]:
        if scenario.digest not in self._scenarios:
            self._scenarios[scenario.digest] = {
                "objectType": "Activity",
                "id": _scenario_id(scenario),
                "definition": {"type": f"{TYPES}/simulation", "name": {scenario.lang: _line(scenario.title)}},
            }
        return self._scenarios[scenario.digest]

    def _turn(self, scenario: Scenario, step: Step) -> dict[str, Any]:
        """The turn as an interaction: all its choices, whichever were on offer. It is one for each edition of the file."""
        key = (scenario.digest, step.turn.id, step.version)
        if key not in self._activities:
            name = "/".join(quote(part, safe="") for part in (step.turn.id, step.version) if part is not None)
            choices = scenario.turns[step.turn.id].choices
            self._activities[key] = {
                "objectType": "Activity",
                "id": f"{_scenario_id(scenario)}/{scenario.digest[:12]}/{name}",
                "definition": {
                    "type": f"{TYPES}/cmi.interaction",
                    "name": {scenario.lang: _line(step.turn.id)},
                    "description": {scenario.lang: _said(step.turn)},
                    "interactionType": "choice",
                    "choices": _components(choices, scenario.lang),
                },
            }
        return self._activities[key]


def _extensions(step: Step) -> dict[str, Any]:
    """What was on offer, and what the choice was worth; trust and patience (0 to 100) are those after it."""
    return {
        f"{BASE}/offered": [choice.id for choice, _ in step.offered],
        f"{BASE}/behaviour": step.choice.behaviour,
        f"{BASE}/helpfulness": points(step.points.helpfulness),
        f"{BASE}/pushiness": points(step.points.pushiness),
        f"{BASE}/initiative": points(step.points.initiative),
        f"{BASE}/trust": level(step.trust),
        f"{BASE}/patience": level(step.patience),
        f"{BASE}/breach": step.breach,
    }


def _verb(name: str) -> dict[str, Any]:
    return {"id": f"{VERBS}/{name}", "display": {"en": name}}


def _scenario_id(scenario: Scenario) -> str:
    return f"{BASE}/scenario/{quote(scenario.id, safe='')}"


def _components(choices: Sequence[Choice], lang: str) -> list[dict[str, Any]]:
    return [{"id": choice.id, "description": {lang: _line(choice.say)}} for choice in choices]


def _said(turn: Turn) -> str:
    return _line(turn.says_or_scene)


def _line(text: str) -> str:
    """On one line, and without halves of a character, which no record store takes."""
    return " ".join(text.split()).encode("utf-8", "replace").decode()
