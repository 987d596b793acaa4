"""What gives the answer away without listening to the customer: cues (HF401 to HF405), a need told in the brief (HF430), and
words that a model finds which never hears the customer (HF435): `analysis/blind.py`, trained without this scenario.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from simulator.analysis.blind import blind_reader, read
from simulator.analysis.decisions import decisions
from simulator.analysis.graph import Graph
from simulator.analysis.players import polite_words
from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.scenario.language import asks, lint_knows
from simulator.scenario.model import Scenario

FEWEST_READ = 8
"""Decisions below which a reader's luck says nothing."""
MOST_READ = 0.5
"""The share of best lines that a reader of the choices alone may find."""


def blindness(graph: Graph) -> Iterator[Finding]:
    """A blind reader who does better than half, and better than luck. Silent in languages that it has not learnt."""
    scenario = graph.table.scenario
    faced = decisions(graph)
    if len(faced) < FEWEST_READ or not lint_knows(scenario.lang):
        return
    fared = read(blind_reader(scenario.id), faced)
    share = fared.right / fared.decisions
    if share > MOST_READ and at_least(fared.right, [one.chance for one in faced]) < SIGNIFICANT:
        words = ", ".join(f"“{word.strip('^$ ')}”" for word in fared.words[:6])
        yield Finding(
            "HF435", Spot("scenario", "turns"),
            f"somebody who reads only the choices finds the most helpful one in {fared.right} of {fared.decisions} "
            f"decisions ({100 * share:.0f} %, by chance {100 * fared.chance:.0f} %): the customer need not be heard",
            "Let what the customer says decide: versions of a turn that make another line right. Then give the words of "
            f"right lines to wrong ones too, above all {words}.",
        )  # fmt: skip


SIGNIFICANT = 0.05
"""A cue is reported where chance alone would show it as often or more often in fewer than 1 of 20 scenarios."""
FEWEST = 4
"""Decisions below which nothing is said: too few to tell."""


def at_least(hits: int, chances: Iterable[float]) -> float:
    """The probability, 0 to 1, of `hits` or more successes in independent trials with those chances."""
    ways = [1.0]
    for chance in chances:
        ways = [
            (ways[k] * (1 - chance) if k < len(ways) else 0.0) + (ways[k - 1] * chance if k else 0.0)
            for k in range(len(ways) + 1)
        ]
    return min(1.0, sum(ways[max(hits, 0) :]))


RUN = 7
"""Words in a row that no need and brief have in common by accident; of a shorter need, all of it."""
SHORTEST = 3


def retold(scenario: Scenario) -> Iterator[Finding]:
    """Each need once, in the order of the file."""
    given = [*plain_words(scenario.brief), "/", *plain_words(scenario.objective)]
    for fact in scenario.facts:
        given += ["/", *plain_words(fact)]
    for need, text in scenario.needs.items():
        words = plain_words(text)
        length = min(RUN, len(words))
        runs = {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
        if length >= SHORTEST and any(
            tuple(given[place : place + length]) in runs for place in range(len(given) - length + 1)
        ):
            yield Finding(
                "HF430", Spot("scenario", "needs"), f"the need `{need}` is told in the brief already, word for word",
                "Tell in the brief what the trainee would know beforehand, and keep the need for the conversation.",
            )  # fmt: skip


REASON = re.compile(r"\b(?:because|since|so that|so you|so we|that way|which means|otherwise)\b", re.IGNORECASE)
"""What counts as giving a reason."""

Cue = Callable[[TurnOffer], int | None]
"""The place of the one choice that stands out at a decision, or None where none does."""


def _longest(decision: TurnOffer) -> int | None:
    lengths = [len(choice.say) for choice in decision.choices]
    return lengths.index(max(lengths)) if lengths.count(max(lengths)) == 1 else None


def _only(test: Callable[[str], bool]) -> Cue:
    def cue(decision: TurnOffer) -> int | None:
        having = [place for place, choice in enumerate(decision.choices) if test(choice.say)]
        return having[0] if len(having) == 1 else None

    return cue


CUES: tuple[tuple[str, str, Cue, str], ...] = (
    ("HF401", "is the longest", _longest, "Make wrong choices long and some right ones short."),
    ("HF402", "is the only question", _only(asks), "Let a pushy or a passive choice ask something too."),
    (
        "HF403", "is the only one with a reason", _only(lambda say: REASON.search(say) is not None),
        "Give wrong choices their reasons too: good people have some.",
    ),
    (
        "HF404", "is the only polite one", _only(lambda say: polite_words(say) > 0),
        "Let pushy and passive choices be polite too; they mostly are.",
    ),
)  # fmt: skip


OF_WORDS = frozenset({"HF403", "HF404"})
"""Cues that are words of English."""


def giveaways(decisions: tuple[TurnOffer, ...], english: bool = True) -> Iterator[Finding]:
    """Each cue over all decisions of the scenario, where it points to a most helpful choice too often for chance."""
    for code, what, cue, hint in CUES:
        if code in OF_WORDS and not english:
            continue
        marked = [(decision, place) for decision in decisions if (place := cue(decision)) is not None]
        hits = [decision for decision, place in marked if place in decision.best]
        yield from _finding(code, what, [decision for decision, _ in marked], hits, 1, hint)
    yield from _same_place(decisions)


def _same_place(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    most = max((len(decision.choices) for decision in decisions), default=0)
    found = []
    for place in range(most):
        among = [decision for decision in decisions if len(decision.choices) > place]
        hits = [decision for decision in among if place in decision.best]
        found.append((at_least(len(hits), [d.chance for d in among]), place, among, hits))
    if found:
        _, place, among, hits = min(found, key=lambda one: one[:2])
        yield from _finding(
            "HF405", f"stands in place {place + 1}", among, hits, most, "Move some of them to other places in the file."
        )


def _finding(
    code: str, what: str, among: list[TurnOffer], hits: list[TurnOffer], tries: int, hint: str
) -> Iterator[Finding]:
    """`tries` is how many places or cues were looked at to find this one (Bonferroni)."""
    if len(among) < FEWEST:
        return
    p = min(1.0, tries * at_least(len(hits), [decision.chance for decision in among]))
    if p >= SIGNIFICANT:
        return
    expected = sum(decision.chance for decision in among)
    where = ", ".join(decision.turn.id for decision in hits[:6]) + (" …" if len(hits) > 6 else "")
    message = (
        f"the most helpful choice {what} at {len(hits)} of {len(among)} decisions where one choice is; "
        if code != "HF405"
        else f"the most helpful choice {what} at {len(hits)} of {len(among)} decisions; "
    )
    chance = f"by chance it would be at about {expected:.0f}, and so much by chance in {_seldom(p)}"
    yield Finding(code, Spot("scenario", "turns"), message + chance, f"{hint} It is so at: {where}.")


def _seldom(p: float) -> str:
    """A probability, 0 to 1, as people say it."""
    return "fewer than 1 of 1,000 scenarios" if p < 0.0005 else f"1 of {round(1 / p):,} scenarios"
