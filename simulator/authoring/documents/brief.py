"""A document that asks for a conversation: a colleague, or anybody's language model, fills it in; `import` reads it."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.authoring.documents.draft import Unread
from simulator.scenario.problem import Problem
from simulator.scenario.rubric import Rubric


def request_text(problems: Iterable[Problem], unread: Iterable[Unread]) -> str:
    """Plain sentences with what stands there, without line numbers of a file that the reader has never seen."""
    lines = ["Please mend these in the document, and send the whole document again in the same form.", ""]
    for one in unread:
        where = f"{one.turn}: " if one.turn else ""
        lines.append(
            f"- {where}This could not be read: “{' '.join(one.text.split())}”{f' ({one.why})' if one.why else ''}"
        )
    for problem in problems:
        kind = "" if problem.is_error else " (worth a thought)"
        excerpt = " ".join(problem.excerpt.split()) if problem.excerpt else ""
        shown = f" It says: “{excerpt}”." if excerpt else ""
        lines.append(f"- {problem.message}.{shown} {problem.hint}{kind}".rstrip())
    return "\n".join(lines if len(lines) > 2 else ["Nothing is left to mend."]) + "\n"


def brief(scenario_id: str, rubric: Rubric) -> str:
    """Markdown: what is asked for, the behaviours with what they mean, the form, and a page to fill in."""
    behaviours = "\n".join(f"- {one.name}: {one.terms} {one.rule}" for one in rubric.behaviours.values())
    title = scenario_id.replace("-", " ").capitalize()
    return f"""\
A request for a written sales conversation, for training. Read all of it, then answer with the filled-in page at the end and
nothing else, in the same form: the same headings, the same labels, one label a line.

Start from a true story: one in which a decent person did something that seemed sensible, and lost the right to come back.

What a good conversation has:

- Five to ten turns, each with three choices, and at least three endings: you are welcome again, it stays open, they are glad you left.
- A hidden need: something true about the customer that nobody asked. It changes what would have helped. One choice brings it to light.
- Lines as people say them. A customer's line has 15 to 45 words, a choice at most 40, and no exclamation marks.
- Choices that do not give themselves away. All three of a turn are about as long, as polite and as well reasoned as each other; each
  kind of them asks a question now and then. The right one is uncomfortable at least once, and the kindest one is wrong at least once.
- Wrong choices that good people really make: pushing politely, running ahead with features, waiting kindly, a small untruth.
- For each choice why it is right or wrong, from what the customer said or from the facts. It names the principle and never scolds.

The behaviours, of which each choice shows one:

{behaviours}

The page to fill in. Everything after a colon, and every line with TODO, is yours. Add turns and choices in the same form. What follows
“Leads to:” is the heading of a turn or an ending.

---

# {title}

Market: b2c
Brief: TODO what the trainee knows before the conversation
Objective: TODO what to try for, in one sentence

Facts:

- TODO what the trainee may look up

Customer: TODO name, TODO work, trust 40
Hidden need: TODO what is true and nobody asked

## Opening

Stage: opening
Says: TODO the first words of the customer
Thinks: TODO what they do not say

a) TODO a tempting line that pushes

- Behaviour: Pressure
- Answer: TODO what the customer does at once
- Why: TODO
- Leads to: Cooler

b) TODO a question that brings the need out

- Behaviour: Discover
- Brings to light: TODO the first three words of the hidden need, joined by dashes
- Why: TODO
- Leads to: The need

c) TODO a kind line that helps nobody

- Behaviour: Drift
- Why: TODO
- Leads to: Cooler

# Endings

## See you again

Says: TODO their last words
Kind: advance
Meeting: earned
Later: TODO what came of it

## Think it over

Says: TODO
Kind: continuation
Meeting: open

## No thanks

Says: TODO
Kind: lost
Meeting: refused
"""
