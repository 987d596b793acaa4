"""The weights of the sentence encoder's engine, made from tests/words/tuning: python -m tools.words_fit [--check]

Prints them as they stand in simulator/external/encoder.py, and how well they do on turns that were left out of the fitting.
--check ends with 1 where those in the file do worse than fresh ones: scenarios' lines change, and a little of that is nothing. The replies are to other scenarios than those in tests/words/replies,
by which the figures are measured; none of the weights was chosen by those.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from simulator.external.encoder import BARE, WEIGHTS, Encoder
from simulator.words.evidence import EvidenceWeights, LineEvidence, closest_by_evidence
from tools.words import ROOT, LabelledReply, Outcome, figures, replies_in

TUNING = ROOT / "tests" / "words" / "tuning"
WORTH = {"near": 0.3, "far": 1.0, "reversal": 0.5, "lang": 1.0, "none": 0.5}
"""What a reply of a kind counts: `far` is to be understood, near ones always are, and of none there are many."""
LINE_RIDGE, ANY_RIDGE = 0.02, 0.05
"""How strongly large weights are held down (ridge). The figures are flat around them."""
FOLDS = 13
SLACK = 0.01
"""What the loss of the weights in use may be above that of fresh ones."""
STILL = 1e-6
"""A step of Newton's method after which nothing changes that is printed."""

Evidence = tuple[list[LineEvidence], float]


def tuning_replies(examples: bool = True) -> list[LabelledReply]:
    return replies_in(TUNING, examples)


def evidence_of(replies: Sequence[LabelledReply], encoder: Encoder) -> list[Evidence]:
    return [encoder.evidence(reply.text, reply.lines, reply.customer) for reply in replies]


def fitted(replies: Sequence[LabelledReply], evidence: Sequence[Evidence]) -> EvidenceWeights:
    """Two fits: which line, on the replies that have one; then whether any, with the line that the first one finds."""
    line = _line_weights(replies, evidence)
    rows, fits, worth = [], [], []
    for reply, (of_lines, customer) in zip(replies, evidence, strict=True):
        values = np.array([one.values() for one in of_lines])
        rows.append((1.0, *values[int((values @ line).argmax())], customer))
        fits.append(float(reply.choice is not None))
        worth.append(WORTH[reply.kind])
    any_line = _logistic_weights(np.array(rows), np.array(fits), np.array(worth))
    unseen = np.array(rows) * (1, 1, 0, 1, 1, 1)  # all replies, as they would look in another language
    no_wording = _logistic_weights(unseen, np.array(fits), np.array(worth))
    return EvidenceWeights(_rounded(line), _rounded(any_line), _rounded(no_wording))


def loss(replies: Sequence[LabelledReply], evidence: Sequence[Evidence], weights: EvidenceWeights) -> float:
    """How surprised such weights are by what the replies are held to mean: the mean of -ln of its probability, from 0."""
    found, worth = 0.0, 0.0
    for reply, (of_lines, customer) in zip(replies, evidence, strict=True):
        closeness = closest_by_evidence(reply.lines, of_lines, customer, weights, Encoder.name)
        likely = closeness.none if reply.choice is None else dict(closeness.shares)[reply.choice]
        found -= WORTH[reply.kind] * float(np.log(max(likely, 1e-12)))
        worth += WORTH[reply.kind]
    return found / worth


def left_out(replies: Sequence[LabelledReply], evidence: Sequence[Evidence]) -> list[Outcome]:
    """Each reply by weights that were fitted without any reply to its turn."""
    turns = sorted({reply.turn for reply in replies})
    fold = [turns.index(reply.turn) % FOLDS for reply in replies]
    found: dict[int, Outcome] = {}
    for number in range(FOLDS):
        kept = [place for place, one in enumerate(fold) if one != number]
        weights = fitted([replies[place] for place in kept], [evidence[place] for place in kept])
        for place in (place for place, one in enumerate(fold) if one == number):
            of_lines, customer = evidence[place]
            closeness = closest_by_evidence(replies[place].lines, of_lines, customer, weights, Encoder.name)
            found[place] = Outcome(replies[place], closeness)
    return [found[place] for place in range(len(replies))]


def _line_weights(replies: Sequence[LabelledReply], evidence: Sequence[Evidence]) -> Any:
    """Conditional logit by Newton's method."""
    weights = np.zeros(4)
    for _ in range(60):
        slope, curve = -LINE_RIDGE * weights, LINE_RIDGE * np.eye(4)
        for reply, (of_lines, _) in zip(replies, evidence, strict=True):
            if reply.choice is None:
                continue
            values = np.array([one.values() for one in of_lines])
            scores = values @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            mean = likely @ values
            place = [line.choice for line in reply.lines].index(reply.choice)
            slope = slope + WORTH[reply.kind] * (values[place] - mean)
            curve = curve + WORTH[reply.kind] * ((values - mean).T @ ((values - mean) * likely[:, None]))
        step = np.clip(np.linalg.solve(curve, slope), -20, 20)
        weights = weights + step
        if abs(step).max() < STILL:
            break
    return weights


def _logistic_weights(rows: Any, fits: Any, worth: Any) -> Any:
    """Logistic regression by Newton's method; the first column is 1 and not held down."""
    weights, ridge = np.zeros(rows.shape[1]), ANY_RIDGE * np.eye(rows.shape[1])
    ridge[0, 0] = 0
    for _ in range(60):
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (worth * (fits - likely)) - ridge @ weights
        curve = (rows * (worth * likely * (1 - likely))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if abs(step).max() < STILL:
            break
    return weights


def _rounded(weights: Any) -> Any:
    return tuple(round(float(weight), 2) for weight in weights)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args(argv).check
    encoder, differ = Encoder(), False
    for name, there, examples in (("WEIGHTS", WEIGHTS, True), ("BARE", BARE, False)):
        replies = tuning_replies(examples)
        evidence = evidence_of(replies, encoder)
        weights = fitted(replies, evidence)
        print(f"{name} = {weights}")
        differ = differ or loss(replies, evidence, there) > loss(replies, evidence, weights) + SLACK
        if not check:
            for figure, value in figures(left_out(replies, evidence)).items():
                print(f"  {figure:<36} {value:.2f}")
    return int(check and differ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
