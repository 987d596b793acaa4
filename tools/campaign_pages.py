"""docs/campaigns.md: how a campaign is played and written, with the tables of its format and the shipped quarters."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.practice.campaign.other_sellers import OTHERS, other_sheets
from simulator.practice.campaign.told import year_lines
from simulator.scenario.campaign import CAMPAIGN, MEETING, QUARTER
from simulator.scenario.reference import section
from tools.library import campaigns, rubric, text

HEAD = """\
# Campaigns

A campaign is several conversations in order, in which customers are met again. `helpfirst campaign` lists those there
are, `helpfirst campaign NAME` plays one, `--plain` line by line; in the library they have a shelf of their own. You can leave at any point,
in the middle of a conversation too: the next time it goes on there.

A campaign can be a **year**: quarters, each with a target, and with more meetings than conversations that fit, so that
you choose whom to see. Between two conversations stands how the quarter is doing, what everybody you met remembers, and
who is not to be seen any more. At the end the quarters stand side by side: yours, and what the same customers would have
given somebody who always helped, a decent seller who is right seven times of ten, somebody who always pushed and
somebody who always waited. These are exact: the same conversations, met by a fixed rule. A customer is met on the day
on which you met them, and on one fixed day where you did not. Every column adds up: what is undone or signed only after
the last quarter stands as a row of its own. `B` begins a campaign that is over anew, and `E` shows how it ended. The decent
seller takes the next best at three decisions of every ten; ten such sellers are played, each wrong elsewhere, and their
mean is shown. Fixed rules see the first meetings of the list that are open, as many as fit.

A second meeting takes place only where the first one came to one of the endings that open it (`after`): a referral can
open a meeting, and a complaint close one. How another one ended can close it too (`unless`). It starts from what was left behind:

- **trust**: people with the same id in both scenarios keep the trust they ended with;
- **flags**: a scenario names in `before` what an earlier meeting may have left behind, each with a sentence that the
  trainee reads at the beginning. A choice of an earlier scenario can have set the flag (`sets`), or an ending leaves it
  (`leaves`). Conditions ask for it as for any flag: `flag(kept-word)`. A flag that words set is
  known to the same people and in meetings that name the earlier one in `after`; one that an ending leaves can reach
  anybody, as word of you does. Played by itself, the scenario starts without;
- **what comes out** (`found`): a flag, and the sentence by which it comes out before this meeting. A lie told in the
  first quarter can be found in the third.

In a year, a sale that is signed more than 75 days after the conversation is booked in the next quarter. A sale in an
ending of the kind `complaint` is undone in the quarter after it was booked, the whole of it or what the meeting's
`undone` says; that complaints come one quarter later is assumed.

## Writing one

The file lies in a folder `campaigns` beside or below the scenarios, and has the name of its id:

```yaml
campaign: 1
id: a-spring-and-a-summer
title: A spring and a summer
currency: EUR
quarters:
  - title: April to June
    target: 40000
    conversations: 1
    meetings:
      - scenario: cold-chain-renewal
        leaves:
          march-meeting: [kept-word]
      - scenario: just-a-price
  - title: July to September
    target: 20000
    meetings:
      - scenario: the-audit-in-march
        after:
          cold-chain-renewal: [march-meeting, signed-and-shaky]
        found:
          kept-word: They have told the auditors that you came when you had said.
```

A campaign that is no year has `meetings` in place of `currency` and `quarters`: one list, held in its order.

`helpfirst check campaigns/a-spring-and-a-summer.yaml` reads it with a scenario's care: a scenario that is not there
(HF501), an ending that the scenario does not have (HF502), a meeting that waits for itself or for a later one (HF503), a
scenario that is listed twice (HF504), a flag that no later scenario expects (HF505), meetings beside quarters (HF506), a
sale in another currency (HF507), more conversations than meetings (HF508), a flag that is found and was never left
(HF509). Scenarios are looked for beside the campaign first, and then in the library. `helpfirst schema --campaign`
prints the JSON Schema for editors.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, section(CAMPAIGN), section(QUARTER), section(MEETING), *_shipped()]) + "\n"


def _shipped() -> Iterator[str]:
    yield from ("## The shipped campaigns", "")
    for campaign in campaigns():
        yield from (f"### {text(campaign.title)}", "", text(campaign.brief), "")
        for name, one in other_sheets(campaign, lambda _: rubric()).items():
            yield f"{OTHERS[name]}:"
            yield ""
            yield from (f"- {line}" for line in year_lines(one))
            yield ""
