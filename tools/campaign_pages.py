"""docs/campaigns.md: how a campaign is played and written, with the tables of its format and the shipped quarters."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.plain.quarter import sheet_sentence
from simulator.practice.campaign import played_by
from simulator.scenario.campaign_fields import CAMPAIGN, MEETING
from simulator.scenario.reference import section
from tools.library import campaigns, rubric, text

HEAD = """\
# Campaigns

A campaign is several conversations in order, in which customers are met again. `helpfirst campaign` lists those there
are, `helpfirst campaign NAME` plays one. You can leave at any point, in the middle of a conversation too: the next
time it goes on there. At the end stands what the quarter came to, beside what somebody who always pushed and somebody
who always waited would have had. Those two are exact: the same customers, met by a fixed rule.

A second meeting takes place only where the first one left the door open (`after`). It starts from what was left behind:

- **trust**: people with the same id in both scenarios keep the trust they ended with;
- **flags**: a scenario names in `before` what an earlier meeting may have left behind, each with a sentence that the
  trainee reads at the beginning. A choice of an earlier scenario can have set the flag (`sets`), or an ending leaves it
  (`leaves`). Conditions ask for it as for any flag: `flag(kept-word)`. Played by itself, the scenario starts without.

A sale in an ending of the kind `complaint` counts as a complaint and not as a sale.

## Writing one

The file lies in a folder `campaigns` beside or below the scenarios, and has the name of its id:

```yaml
campaign: 1
id: people-you-meet-again
title: People you meet again
meetings:
  - scenario: cold-chain-renewal
    leaves:
      march-meeting: [kept-word]
  - scenario: the-audit-in-march
    after:
      cold-chain-renewal: [march-meeting, signed-and-shaky]
```

`helpfirst check campaigns/people-you-meet-again.yaml` reads it with a scenario's care: a scenario that is not there
(HF501), an ending that the scenario does not have (HF502), a meeting that waits for itself or for a later one (HF503), a
scenario that is listed twice (HF504), a flag that no later scenario expects (HF505). Scenarios are looked for beside the
campaign first, and then in the library. A short later meeting lies in a folder `year`: it does not stand on the library's
shelf, and the campaign opens it, or its id does (`helpfirst play rugs-in-the-yard`).
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, section(CAMPAIGN), section(MEETING), *_shipped()]) + "\n"


def _shipped() -> Iterator[str]:
    yield from ("## The shipped campaigns", "")
    for campaign in campaigns():
        yield from (f"### {text(campaign.title)}", "", text(campaign.brief), "")
        for player, name in (("most-helpful", "helps"), ("most-pushy", "pushes"), ("most-passive", "waits")):
            yield f"- Somebody who always {name}: {sheet_sentence(played_by(campaign, rubric(), player))}"
        yield ""
