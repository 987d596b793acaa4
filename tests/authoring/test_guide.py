"""Somebody who follows the guide gets to a scenario of eight turns in which check --strict finds nothing."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.analysis.analysis import analyse
from simulator.analysis.players import POLITE
from simulator.authoring.tagging import tag
from simulator.cli import main
from simulator.scenario.reader import read_bytes, read_scenario
from tests.authoring.example import STARTER, codes
from tests.write import rubric

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
DONE = Path(__file__).parent / "guide" / "roof-that-faces-north.yaml"
FRAGMENTS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_eight_turns_of_the_guide_are_clean_and_only_listening_wins():
    assert main(["check", "--strict", str(DONE)]) == 0
    scenario = read_scenario(DONE, rubric()).scenario
    assert scenario is not None
    assert len(scenario.turns) == 8
    found = analyse(scenario, rubric())
    for name, played in found.players.items():
        assert played is not None
        if name != "most-frequent":  # whose turns have one version each
            assert (played.ending == "see-you-again") == (name == "most-helpful")


def test_a_turn_as_the_guide_shows_it_fits_into_what_new_writes():
    turn = next(fragment for fragment in FRAGMENTS if "the-brother:" in fragment)
    ways = next(fragment for fragment in FRAGMENTS if fragment.startswith("next:"))
    entries = ways.replace("\n", "\n        ").rstrip()
    text = STARTER.replace("# How it ends.", f"{turn}\n# How it ends.")
    shown_all = "why: They told you one thing. You answered with all the others.\n        "
    text = text.replace(f"{shown_all}next: the-catch", shown_all + entries)
    assert "trust < 30" in text
    assert codes(text) == []


def test_the_worked_turn_fits_into_what_new_writes_and_another_line_is_right_in_each_version():
    turn = next(fragment for fragment in FRAGMENTS if "what-it-brings:" in fragment)
    text = STARTER.replace("# How it ends.", f"{turn}\n# How it ends.")
    shown_all = "behaviour: feature-dump\n        "
    text = text.replace(f"{shown_all}why", f"{shown_all}sets: [neighbour-named]\n        why")
    text = text.replace("all the others.\n        next: the-catch", "all the others.\n        next: what-it-brings")
    assert codes(text) == []
    scenario = read_bytes(text.encode(), "my-call.yaml", rubric()).scenario
    assert scenario is not None
    choices = scenario.turns["what-it-brings"].choices
    stands = [rubric().points_of(choice).helpfulness for choice in choices]
    promised = [rubric().points_of(choice.as_case(choice.cases[0] if choice.cases else None)) for choice in choices]
    assert stands.index(max(stands)) == 0
    assert [points.helpfulness for points in promised].index(4) == 1


def test_what_the_guide_allows_can_be_allowed():
    allow = next(fragment for fragment in FRAGMENTS if fragment.startswith("allow:"))
    assert codes(STARTER.replace("start: opening\n", f"{allow}start: opening\n")) == ["HF420"]


def test_without_ids_it_is_tagged_back_to_a_clean_file():
    text = re.sub(r"- id: [a-z0-9-]+\n        say", "- say", DONE.read_text(encoding="utf-8"))
    data = text.encode()
    reading = read_bytes(data, str(DONE), rubric())
    assert {problem.code for problem in reading.problems} == {"HF212"}
    after, written = tag(reading.part, data)
    assert len(written) == 24
    assert read_bytes(after, str(DONE), rubric()).problems == ()


def test_the_polite_words_of_the_guide_are_those_of_the_program():
    listed = " ".join(GUIDE[GUIDE.index("Polite words") : GUIDE.index("Words of a reason")].lower().split())
    assert [word for word in POLITE if word not in listed and word != "apologize"] == []
