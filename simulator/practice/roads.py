"""The best road beside what somebody did, as a conversation of its own that nothing keeps."""

from __future__ import annotations

from simulator.analysis.road import best_road
from simulator.conversation.talk import Talk

NO_ROAD = "From here no ending can be reached without a breach, or there is too much to look through."


def along_best_road(talk: Talk, number: int) -> Talk | None:
    """The same conversation up to the choice of that number (from 1), and from there the best road to its end."""
    road = best_road(talk, number - 1)
    if road is None:
        return None
    kept = talk.attempt.rewound(number - 1)
    for choice in road:
        kept = kept.with_choice(choice)
    return Talk(talk.scenario, talk.rubric, kept)
