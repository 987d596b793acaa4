"""A small campaign: a customer met twice, a colleague of hers once, and somebody who is met only after a promise kept."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.campaign import Campaign, CampaignReading, read_campaign
from simulator.scenario.model import Scenario
from tests.write import whole

FIRST = """\
format: 1
id: first-call
title: The first call
market: b2b
people:
  ann: {name: Ann, trust: 40}
  ben: {name: Ben, trust: 50}
start: opening
turns:
  opening:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, sets: [listened], next: thursday}
      - {id: lean, say: Sign today, behaviour: pressure, sets: [pushed], next: signed}
      - {id: wait, say: Let me know, behaviour: drift, next: nothing}
endings:
  thursday: {kind: advance, says: Thursday., meeting: earned, referral: true}
  signed:
    kind: continuation
    says: Fine.
    meeting: open
    sale: {amount: 1000, currency: EUR, days: 1, fit: 0.2}
  nothing: {kind: lost, says: Bye., meeting: open}
"""
SECOND = """\
format: 1
id: second-call
title: The second call
market: b2b
people:
  ann: {name: Ann, trust: 10}
before:
  kept-word: You did what you had said.
  pushed: She signed because you would not leave.
start: again
turns:
  again:
    says: You again.
    choices:
      - id: tailor
        say: This one then
        behaviour: tailor
        next:
          - {when: flag(kept-word) and trust >= 50, go: bought}
          - go: perhaps
      - id: lean-again
        say: Sign again
        behaviour: pressure
        next:
          - {when: flag(pushed), go: complained}
          - go: perhaps
      - {id: wait-again, say: Let me know again, behaviour: drift, next: perhaps}
endings:
  bought:
    kind: advance
    says: Yes.
    meeting: earned
    sale: {amount: 5000, currency: EUR, days: 9, fit: 0.8}
  perhaps: {kind: continuation, says: Perhaps., meeting: open}
  complained:
    kind: complaint
    says: I want it undone.
    meeting: refused
    sale: {amount: 700, currency: EUR, days: 1}
"""
THIRD = """\
format: 1
id: her-colleague
title: Her colleague
market: b2b
people:
  cleo: {name: Cleo}
start: hello
turns:
  hello:
    says: Ann sent me.
    choices:
      - {id: reflect, say: So you need two, behaviour: reflect, next: bought}
      - {id: shrug, say: As you like, behaviour: drift, next: gone}
endings:
  bought:
    kind: advance
    says: Yes.
    meeting: earned
    sale: {amount: 2000, currency: EUR, days: 2, fit: 0.6}
  gone: {kind: lost, says: Bye., meeting: open}
"""
CAMPAIGN = """\
campaign: 1
id: spring
title: A spring
brief: Three months.
meetings:
  - scenario: first-call
    leaves:
      thursday: [kept-word]
  - scenario: second-call
  - scenario: her-colleague
    after:
      first-call: [thursday]
      second-call: [bought, perhaps]
"""
TEXTS = {"first-call": FIRST, "second-call": SECOND, "her-colleague": THIRD}


def write_folder(folder: Path, campaign: str = CAMPAIGN) -> Path:
    """Writes it all as an author would, and answers the campaign's file."""
    (folder / "campaigns").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    file = folder / "campaigns" / "spring.yaml"
    file.write_text(campaign, encoding="utf-8")
    return file


def find(name: str) -> Scenario | None:
    """Looks up one of the three."""
    return whole(TEXTS[name]) if name in TEXTS else None


def reading(folder: Path, text: str = CAMPAIGN) -> CampaignReading:
    """What comes of that text as a campaign's file."""
    file = folder / "spring.yaml"
    file.write_text(text, encoding="utf-8")
    return read_campaign(file, find)


def spring(folder: Path) -> Campaign:
    """The campaign itself."""
    campaign = reading(folder).campaign
    assert campaign is not None
    return campaign
