"""What the library asks of a listener, in figures: python -m tools.listening [ID…].

The tests of the library hold the same figures within bounds; docs/scoring.md says why they matter.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from simulator.analysis.analysis import Analysis
from simulator.analysis.blind import BlindReader, WordCounts, features, trained
from simulator.analysis.decisions import FacedDecision, decisions
from simulator.analysis.players import Played, polite_words
from simulator.conversation.table import STUCK, Move, Table
from simulator.conversation.talk import LONGEST
from simulator.scenario.model import Scenario
from simulator.scoring.score import score_of
from simulator.scoring.tally import NOTHING
from tools.answer_leave_insist import ARTS, arts_that_win
from tools.library import ALL_FILES, analysed

MECHANICAL = ("first", "longest", "shortest", "politest", "most-questions", "most-frequent", "blind")
"""Players who never listen."""
TAG = re.compile(
    r"(?:shall (?:i|we)|will (?:i|we)|would you like|may i|is(?:n't)? it|are(?:n't)? you|does(?:n't)? it|would(?:n't)? you|"
    r"won't you|right|okay|agreed|don't you(?: think)?|couldn't we|all right)\?",
    re.IGNORECASE,
)
"""A question that asks for a nod."""
BEST, SECOND, PASSIVE, PUSHY = "best", "second best", "passive", "pushy"


@dataclass(frozen=True, slots=True)
class Heard:
    """One scenario with its analysis and its decisions of three choices or more."""

    scenario: Scenario
    analysis: Analysis
    faced: tuple[FacedDecision, ...]

    @property
    def turns(self) -> dict[str, list[FacedDecision]]:
        """Its decisions by turn."""
        found: dict[str, list[FacedDecision]] = defaultdict(list)
        for one in self.faced:
            found[one.turn].append(one)
        return found


@cache
def heard() -> dict[str, Heard]:
    """Every shipped scenario, by id."""
    found = {}
    for file in ALL_FILES:
        scenario, analysis = analysed(file)
        found[scenario.id] = Heard(scenario, analysis, decisions(analysis.graph))
    return found


def chance(faced: Sequence[FacedDecision]) -> float:
    """How often a guess is right, 0 to 1."""
    return sum(one.chance for one in faced) / len(faced)


def blind_share(names: Iterable[str]) -> float:
    """In what share of their decisions the blind reader finds the best line, each read without having been seen."""
    fared = [heard()[name].analysis.blind for name in names]
    return sum(one.right for one in fared) / sum(one.decisions for one in fared)


def ever_wins(one: Heard) -> dict[str, bool]:
    """By what is said: whether it is the best line of any decision."""
    wins: dict[str, bool] = {}
    for decision in one.faced:
        for place, say in enumerate(decision.says):
            wins[say] = wins.get(say, False) or place in decision.best
    return wins


def _ever_tally(one: Heard) -> WordCounts:
    best: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for say, wins in ever_wins(one).items():
        (best if wins else rest).update(features(say))
    return {feature: (best[feature], rest[feature]) for feature in best.keys() | rest.keys()}


def ever_auc(name: str) -> float:
    """The area under the curve of a model trained on whether a line ever wins, on a scenario that it never saw."""
    reader = trained(_ever_tally(one) for other, one in heard().items() if other != name)
    return _auc(reader, ever_wins(heard()[name]))


def _auc(reader: BlindReader, wins: dict[str, bool]) -> float:
    right = [reader.liking(say) for say, won in wins.items() if won]
    wrong = [reader.liking(say) for say, won in wins.items() if not won]
    above = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return above / (len(right) * len(wrong)) if right and wrong else 0.5


def kinds(one: FacedDecision) -> list[str]:
    """For each line of a decision whether it is the best, the second best, pushy or passive, or "" for none of these."""
    helpful = [points.helpfulness for points in one.points]
    rest = sorted((value for place, value in enumerate(helpful) if place not in one.best), reverse=True)
    second = rest[0] if rest and rest[0] >= 0 else math.inf
    found = []
    for place, points in enumerate(one.points):
        if place in one.best:
            found.append(BEST)
        elif points.helpfulness == second:
            found.append(SECOND)
        elif points.pushiness > 0:
            found.append(PUSHY)
        elif points.initiative < 0 or points.helpfulness < 0:
            found.append(PASSIVE)
        else:
            found.append("")
    return found


def registers(names: Iterable[str]) -> dict[str, dict[str, float]]:
    """By kind of line: the share in per cent that holds a courtesy word, a tag, a question, a number; and its length
    in per cent of the mean length of its decision's lines. Every line counts once for each kind that it is.
    """
    counted: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for name in names:
        seen: set[tuple[str, str]] = set()
        for one in heard()[name].faced:
            mean = sum(map(len, one.says)) / len(one.says)
            for kind, say in zip(kinds(one), one.says, strict=True):
                if kind and (kind, say) not in seen:
                    seen.add((kind, say))
                    row = (polite_words(say) > 0, TAG.search(say) is not None, "?" in say, _number(say))
                    counted[kind].append((*(100.0 * value for value in row), 100 * len(say) / mean))
    columns = ("courtesy", "tag", "question", "number", "length")
    return {
        kind: dict(zip(columns, (sum(values) / len(rows) for values in zip(*rows, strict=True)), strict=True))
        for kind, rows in counted.items()
    }


NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|hundred|thousand|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)


def _number(say: str) -> bool:
    return NUMBER.search(say) is not None


def parted(one: Heard) -> float:
    """The share of its turns at which another version or state makes another line right."""
    turns = one.turns.values()
    return sum(len({frozenset(d.choices[p] for p in d.best) for d in each}) > 1 for each in turns) / len(turns)


def second_bests(one: Heard) -> float:
    """The share of its decisions at which the second-best line is worth 0 to +1."""
    found = 0
    for decision in one.faced:
        rest = [points.helpfulness for place, points in enumerate(decision.points) if place not in decision.best]
        found += bool(rest) and 0 <= max(rest) <= 2  # in halves
    return found / len(one.faced)


def best_behaviours(names: Iterable[str]) -> Counter[str]:
    """The behaviours of the best lines, one for each decision."""
    found: Counter[str] = Counter()
    for name in names:
        graph = heard()[name].analysis.graph
        seen: set[tuple[str, tuple[object, ...]]] = set()
        for _, offer, _ in graph.rows():
            points = [move.points for move in offer.moves]
            key = (graph.table.stops[offer.place].turn.id, tuple(points))
            if len(points) >= 3 and key not in seen:
                seen.add(key)
                most = max(one.helpfulness for one in points)
                found.update({move.choice.behaviour for move in offer.moves if move.points.helpfulness == most})
    return found


def pushy_gains(names: Iterable[str]) -> float:
    """The share of pushy lines that gain trust in the moment, in any case in which they are met."""
    gains: dict[tuple[str, str], bool] = {}
    for name in names:
        graph = heard()[name].analysis.graph
        people = len(graph.table.scenario.people)
        for _, offer, _ in graph.rows():
            for move in offer.moves:
                if move.points.pushiness > 0 and move.points.helpfulness <= 0:
                    gained = any(change > 0 for number, change in move.shifts if number < people)
                    key = (name, move.choice.id)
                    gains[key] = gains.get(key, False) or gained
    return sum(gains.values()) / len(gains)


def good_roads(one: Heard) -> list[tuple[list[int], str]]:
    """For each draw of chance: the main contact's trust after each choice of the helpful player, and the ending."""
    from simulator.analysis.players import PLAYERS
    from simulator.analysis.starting_points import starts

    table = one.analysis.graph.table
    found = []
    for start in starts(table):
        place, state, trust = start.place, start.state, []
        while moves := table.offered(place, state):
            place, state = table.step(PLAYERS["most-helpful"](moves), state)
            trust.append(table.customer.gauge(state, 0))
        ending = table.ending(place, state)
        found.append((trust, "" if ending is None else ending.id))
    return found


def best_ending(one: Heard) -> str:
    """The ending that the helpful player comes to most often."""
    played = one.analysis.players["most-helpful"]
    assert played is not None
    return played.ending or ""


def mixed_plays(count: int, seed: int = 1) -> list[tuple[float, float, float, str]]:
    """Helpfulness, pushiness, initiative and profile of plays by those who take the best line in 30, 60 or 90 % of
    decisions and otherwise any; so many for each scenario.
    """
    source = random.Random(seed)  # noqa: S311
    return [
        _mixed(one.analysis.graph.table, (0.3, 0.6, 0.9)[number % 3], source)
        for one in heard().values()
        for number in range(count)
    ]


def _mixed(table: Table, share: float, source: random.Random) -> tuple[float, float, float, str]:
    place, state = table.opening(seed=source.randrange(2**31))
    total, breaches = NOTHING, []
    for _ in range(LONGEST):
        moves = table.offered(place, state)
        if not moves:
            break
        move: Move = (
            max(moves, key=lambda one: (one.points.helpfulness, -one.points.pushiness))
            if source.random() < share
            else source.choice(moves)
        )
        total = total.plus(move.points, [other.points for other in moves])
        if move.breach:
            breaches.append(move.choice.id)
        place, state = table.step(move, state)
        if place == STUCK:
            break
    score = score_of(total, tuple(breaches))
    axes = (score.helpfulness.percent, score.pushiness.percent, score.initiative.percent)
    return (*axes, score.profile(table.rubric))


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's, -1 to 1."""
    left, right = [one for one, _ in pairs], [other for _, other in pairs]
    mean, other = sum(left) / len(left), sum(right) / len(right)
    both = sum((x - mean) * (y - other) for x, y in pairs)
    return both / math.sqrt(sum((x - mean) ** 2 for x in left) * sum((y - other) ** 2 for y in right))


def won_without_listening(rule: str) -> list[str]:
    """The scenarios in which that player earns the meeting."""
    return [name for name, one in heard().items() if _meeting(one, rule) == "earned"]


def _meeting(one: Heard, rule: str) -> str:
    played = one.analysis.players[rule]
    return "" if played is None or played.ending is None else one.scenario.endings[played.ending].meeting


def advisor_without_listening(rule: str) -> list[str]:
    """The scenarios in which that player is a trusted advisor."""
    return [name for name, one in heard().items() if _profile(one.analysis.players[rule]) == "trusted-advisor"]


def _profile(played: Played | None) -> str:
    return "" if played is None else played.profile


def main(names: Sequence[str]) -> None:
    print(f"{'scenario':<32} L  decisions  blind  chance  parted  second  ever-AUC  {'  '.join(ARTS)}  won by")
    for name, one in heard().items():
        if names and name not in names:
            continue
        fared = one.analysis.blind
        won = [rule for rule in MECHANICAL if name in won_without_listening(rule)]
        arts = "  ".join(f"{len(turns):>{len(art)}}" for art, turns in arts_that_win(one.analysis).items())
        print(
            f"{name:<32} {one.scenario.level}  {fared.decisions:>9}  {100 * fared.right / fared.decisions:>4.0f} %"
            f"  {100 * fared.chance:>4.0f} %  {100 * parted(one):>4.0f} %  {100 * second_bests(one):>4.0f} %"
            f"  {ever_auc(name):>8.2f}  {arts}  {', '.join(won) or '–'}"
        )
    some = names or list(heard())
    print(f"\nblind {100 * blind_share(some):.0f} %")
    for kind, row in registers(some).items():
        print(f"{kind:<12}", "  ".join(f"{column} {value:.0f}" for column, value in row.items()))
    total = best_behaviours(some)
    print(", ".join(f"{name} {100 * number / total.total():.0f} %" for name, number in total.most_common()))
    print(f"pushy lines that gain in the moment: {100 * pushy_gains(some):.0f} %")


if __name__ == "__main__":
    main(sys.argv[1:])
