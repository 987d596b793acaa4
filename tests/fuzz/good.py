"""Good files of every kind: what is changed. Small, and between them with everything that a file can have."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from simulator.authoring.pack import MANIFEST, write_pack
from simulator.debrief.as_json import report_record
from simulator.debrief.record import attempt_record
from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.scenario.library import Library
from simulator.scenario.rubric_file import SHIPPED
from tests.authoring.example import STARTER
from tests.fuzz.mutate import mutated, mutated_json
from tests.practice.quarter import CAMPAIGN, TEXTS
from tests.scenario.example import EXAMPLE
from tests.scenario.test_hostile import FULL
from tests.write import talk, whole

WORLD = """\
format: 1
id: example
title: "見積もりだけ · Nur ein Preis · מחיר בלבד"
market: b2c
level: 3
minutes: 4
objective: 値段の前に聞く。
brief: >-
  去年の十月に
  記録が消えました。
facts:
  - "4,580 EUR"
  - 'it''s "quoted"'
people:
  dana: {name: "van der Berg, Jan", role: 社長, trust: 30.5, scepticism: 0.5}
  li:
    name: Dr. Li Wei
patience: 60
needs: {audit: مراجعة في مارس, face: Größe}
before: {kept-word: You did it.}
walk_out: gone
allow: {HF413: It is a letter.}
start: opening
x-note: {anything: [1, 2]}
turns:
  opening:
    stage: objection
    speaker: li
    says: |
      نعم؟

      なぜですか？
    thinks: Hm.
    choices:
      - {id: ask, say: "ماذا حدث؟", behaviour: discover, reveals: [audit], sets: [a], next: more}
      - id: lean
        say: >-
          Sign now.
        behaviour: pressure
        effects: {trust: -5, trust.li: +3.25, patience: -1}
        next:
          - {when: trust < 20 or not (knows(audit) and flag(kept-word)), go: gone}
          - go: more
  more:
    says: And?
    choices:
      - id: again
        say: Tell me more.
        behaviour: reflect
        reveals: [face]
        when: patience > 10
        next: more
      - say: Bye.
        behaviour: drift
        breach: true
        next: gone
    facilitator: {notes: Wait., questions: ["Why?", "And then?"]}
endings:
  gone: {kind: lost, says: Bye., meeting: refused, sale: {amount: 4580, currency: EUR, days: 9, fit: 0.2}, referral: false}
"""
SCENARIOS = tuple(text.encode() for text in (EXAMPLE, FULL, WORLD, STARTER, *TEXTS.values()))
SCENARIOS_BY_ID = {name: whole(text) for name, text in TEXTS.items()}
CONDITIONS = tuple(
    text.encode()
    for text in (
        "trust >= 40", "patience < 20.5", "trust.finance != 50", "knows(audit) and flag(promised-report)",
        "not (said(match-the-price) or trust > 10) and not flag(a)", "((trust == 0))",
    )
)  # fmt: skip
_RUBRIC = SHIPPED.read_text(encoding="utf-8")
RUBRICS = (_RUBRIC.encode(), (_RUBRIC[: _RUBRIC.index("  teach:")] + _RUBRIC[_RUBRIC.index("  candour:") :]).encode())
WORDS = (
    b"ask:\n  - What hurts?\n  - >-\n    Tell me\n    more.\nlean: [Sign it, 'Now, please']\n",
    "ask: [何が起きましたか？]\nwait: ['ماذا', \"a\\u2028b\"]\n".encode(),
)
CAMPAIGNS = (CAMPAIGN.encode(), CAMPAIGN.replace("[kept-word]", "\n        - kept-word\n        - pushed").encode())
SETTINGS = (
    b'theme = "helpfirst-light"  # a comment\ncoaching = "off"\nsay_first = true\nmotion = false\n\n[keys]\nquit = "q,x"\n',
    b"",
    b'say_first = false\nkeys = {quit = \'q\', "say-1" = "\\u2028"}\n',
    b'endpoint = "http://localhost:8080/v1"\nendpoint_model = "small"\nendpoint_allowed = "https://example.com:443"\n',
)


REPLIES = (
    b'{"turn": "opening", "text": "What went wrong?"}\n\n{"turn": "opening", "text": "\\ud83d\xf0\x9f\x91\x8d", "kind": "far"}\n',
    b'{"text": "\\u0000\\u202e", "turn": "opening", "choice": null}',
)


ANSWERS = (
    b'{"choices": [{"message": {"role": "assistant", "content": "{\\"line\\": \\"1\\"}"}}], "usage": {"total_tokens": 9}}',
    b'{"choices": [{"index": 0, "message": {"content": " {\\"line\\": \\"none\\"} "}}]}',
)


def _pack(**files: str) -> bytes:
    return write_pack("mine", {f"{name}.yaml": text.encode() for name, text in files.items()}, "1")


PACKS = (_pack(example=EXAMPLE), _pack(**TEXTS), _pack(example=WORLD, starter=STARTER))


def mutated_pack(data: bytes, draw: Random) -> bytes:
    """The zip's bytes changed, or what is in it: names, manifest, files, with digests that agree or not."""
    if draw.random() < 0.5:
        return mutated(data, draw)
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    manifest = files.pop(MANIFEST)
    name = draw.choice(list(files))
    if draw.random() < 0.5:
        files[name] = mutated(files[name], draw)
    if draw.random() < 0.4:
        files[mutated(name.encode(), draw).decode("utf-8", "replace").replace("\x00", "")] = files.pop(name)
    if draw.random() < 0.6:
        tree = json.loads(manifest)
        tree["files"] = {path: sha256(text).hexdigest() for path, text in files.items()}
        manifest = json.dumps(tree).encode()
    if draw.random() < 0.4:
        manifest = mutated_json(manifest, draw)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", draw.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA))) as pack:
        for path, text in ({MANIFEST: manifest, **files} if draw.random() < 0.95 else files).items():
            info = zipfile.ZipInfo(path)
            info.external_attr = draw.choice((0o644, 0o644, 0o644, 0o120777, 0o060644)) << 16
            pack.writestr(info, text)
    return into.getvalue()


def _exports() -> tuple[bytes, ...]:
    said = talk(SCENARIOS_BY_ID["first-call"], "ask")
    record = {**attempt_record(said), "attempt": "abc", "parent": None}
    for choice, seconds in zip(record["choices"], (12.5,), strict=True):  # type: ignore[call-overload]
        choice["seconds"] = seconds
    record["carried"] = {"trust": {"ann": 4000}, "flags": ["kept-word"]}
    whole_file = {"attempts": [record, {**record, "attempt": "d", "parent": "abc"}], "due": []}
    return tuple(
        json.dumps(one).encode() for one in (record, whole_file, [record], report_record(report(debrief(said))))
    )


EXPORTS = _exports()
HAND_INS = tuple(
    json.dumps(
        {"helpfirst": "hand-in", "format": 1, "person": "someone", "attempts": [{**one, "day": "2026-11-23"}]}
    ).encode()
    for one in json.loads(EXPORTS[2])
)
ASSIGNMENTS = (
    b"assignment: 1\ntitle: Spring\nscenarios: [first-call, second-call]\nby: 2026-12-15\ncoaching: false\n",
    b"# for the group\nassignment: 1\ntitle: 'Before it'\nscenarios:\n  - first-call\n",
)


@cache
def library(folder: Path) -> tuple[Path, list[str]]:
    """A folder with a library of three files, one broken, and the entries' files as they are without an index."""
    place = folder / "library"
    place.mkdir()
    for name, text in (*list(TEXTS.items())[:2], ("broken", "]")):
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return place, [entry.file for entry in Library([place], None).entries()]


@cache
def index(folder: Path) -> bytes:
    """The index of that library as the program writes it."""
    place, _ = library(folder)
    file = folder / "index.json"
    Library([place], file).entries()
    return file.read_bytes()
