"""Counts the shipped library's words for the blind reader: python -m tools.blind writes simulator/analysis/blind.json."""

from __future__ import annotations

import json
from collections import defaultdict

from simulator.analysis.blind import COUNTS, word_counts
from simulator.analysis.decisions import decisions
from tools.library import shipped


def written() -> str:
    """The text of blind.json for the library as it is."""
    tallies = {one.scenario.id: word_counts(decisions(one.analysis.graph)) for one in shipped()}
    names = sorted(tallies)
    rows: dict[str, list[list[int]]] = defaultdict(list)
    for number, name in enumerate(names):
        for feature, (right, wrong) in tallies[name].items():
            rows[feature].append([number, right, wrong])
    shared = {feature: rows[feature] for feature in sorted(rows) if len(rows[feature]) > 1}
    lines = [f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(found)}" for feature, found in shared.items()]
    return '{"scenarios": ' + json.dumps(names) + ',\n"features": {\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    COUNTS.write_text(written(), "utf-8")
