"""Outline, Mermaid, DOT, SVG and script: everything is in them, marked, and authored text steers none of them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from benchmarks.generated import guarded
from simulator.analysis.explore import explore
from simulator.authoring.diagrams import dot, mermaid, outline
from simulator.authoring.picture import Picture, picture
from simulator.authoring.script import Script
from simulator.authoring.script_page import script_page
from simulator.authoring.svg import SIZES, Sizes, place, svg
from simulator.cli import main
from simulator.conversation.table import compile_table
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from tests.authoring.example import STARTER, broken
from tests.write import rubric

SVG = "{http://www.w3.org/2000/svg}"
NASTY = """]] <script>alert(1)</script> "quoted" \\ #35; `code` *bold* [link](http://x) | -- > & {{x}} | ;"""


def pictured(scenario: Scenario) -> Picture:
    table = compile_table(scenario, rubric())
    return picture(explore(table))


def of(text: str) -> Picture:
    scenario = read_bytes(text.encode(), "my-call.yaml", rubric()).scenario
    assert scenario is not None
    return pictured(scenario)


def test_the_outline_shows_stages_and_marks_what_is_never_reached():
    text = outline(of(broken("trust >= 50 and", "trust >= 99 and")))
    assert "── discovery" in text
    assert re.search(r"see-you-again .*✗ NEVER REACHED", text)
    assert "★ ask-first    → the-need" in text
    told = " ".join(text.split())
    assert "name-the-limit → see-you-again if trust >= 99 and knows(real-need), else think-it-over" in told


def test_the_outline_marks_dead_ends():
    assert re.search(
        r"name-the-limit .*✗ DEAD END", " ".join(outline(of(broken("          - go: think-it-over\n", ""))).split())
    )


@pytest.mark.parametrize("name", ["b2b/cold-chain-renewal", "b2b/three-people-one-budget"])
def test_the_outline_shows_words_beside_ids_and_fits_eighty_columns(name):
    text = Path(f"scenarios/{name}.yaml").read_text(encoding="utf-8")
    scenario = read_bytes(text.encode(), f"{name.split('/')[1]}.yaml", rubric()).scenario
    told = outline(pictured(scenario))
    assert max(map(len, told.split("\n"))) <= 80
    for turn in scenario.turns.values():
        for choice in turn.choices:
            assert f"“{choice.say[:20]}" in told


@pytest.mark.parametrize("write", [mermaid, dot])
def test_diagrams_have_every_box_and_every_arrow(write):
    made = of(STARTER)
    text = write(made)
    assert len(re.findall(r"^  n\d+[\[(]|^  n\d+ \[", text, re.MULTILINE)) == 7
    assert len(re.findall(r"^  n\d+ (?:->|==>|-->|-\.->) n\d+", text, re.MULTILINE)) == len(made.arrows)


def nasty() -> Picture:
    quoted = NASTY.replace("\\", "\\\\").replace('"', '\\"')
    text = broken('title: "The printer at the front desk"', f'title: "{quoted}"')
    text = broken("says: Right. Well, I am not sure that this is for me.", f'says: "{quoted}"', text)
    return of(text)


def test_authored_text_cannot_leave_its_box():
    made = nasty()
    assert "<script>" not in mermaid(made)
    for line in mermaid(made).split("\n"):
        assert line.count('"') in (0, 2)
    for line in dot(made).split("\n"):
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0
    root = ET.fromstring(svg(made))
    assert not list(root.iter(f"{SVG}script"))
    assert NASTY in [text.text for text in root.iter(f"{SVG}text")]
    page = script_page(Script(made, rubric()))
    assert "<script" not in page
    assert "href" not in page


def test_the_svg_is_well_formed_and_shows_every_turn_and_ending():
    made = of(STARTER)
    root = ET.fromstring(svg(made))
    shown = {text.text for text in root.iter(f"{SVG}text")}
    assert {*made.turns, *made.endings} <= shown
    arrows = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
    assert len(arrows) == len(made.arrows)
    assert "http" not in svg(made).replace("http://www.w3.org/2000/svg", "")


def test_every_arrow_bears_the_numbers_of_its_choices_so_that_a_print_tells_them_apart():
    made = of(STARTER)
    root = ET.fromstring(svg(made))
    told = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "by"]
    order = {name: [choice.id for choice in turn.choices] for name, turn in made.scenario.turns.items()}
    assert told == [", ".join(str(order[a.source].index(c) + 1) for c in a.choices) for a in made.arrows]


@pytest.mark.parametrize("turns", [12, 40, 80])
def test_no_box_of_a_large_scenario_covers_another_and_no_arrow_passes_under_one(turns):
    made = pictured(guarded(rubric(), turns, 3, branching=True))
    names = [*made.turns, *made.endings]
    number = {name: at for at, name in enumerate(names)}
    placed = place(len(names), [(number[a.source], number[a.target]) for a in made.arrows], SIZES)
    for at, (x, y) in enumerate(placed.boxes):
        for other_x, other_y in placed.boxes[at + 1 :]:
            assert abs(x - other_x) >= SIZES.wide or abs(y - other_y) >= SIZES.high
        for route in placed.routes:
            for lane_x, lane_y in route:
                assert abs(x - lane_x) >= SIZES.wide / 2 or lane_y != y


def test_loops_lone_boxes_and_an_arrow_to_itself_are_placed():
    sizes = Sizes(10, 10, 2, 10, 2)
    placed = place(5, [(0, 1), (1, 2), (2, 0), (1, 1), (0, 3)], sizes)
    assert len(set(placed.boxes)) == 5
    assert placed.routes[3] == []
    assert len(place(1, [], sizes).boxes) == 1


def test_the_script_has_every_line_and_says_where_each_choice_leads():
    text = Script(of(STARTER), rubric()).markdown()
    assert "### Turn 1: opening\n\n**Stage:** opening" in text
    assert "**Leads to:** ending A (see-you-again) if trust \\>= 50 and knows(real-need), otherwise ending B" in text
    assert "**Thinks:** I hope nobody starts selling at me." in text
    assert "a breach" not in text
    html = MarkdownIt("commonmark").render(text)
    assert html.count("<h3>") == 4 + 3


def test_the_page_is_whole_and_holds_the_picture():
    page = script_page(Script(of(STARTER), rubric()))
    assert page.count("<svg") == 1
    assert page.rstrip().endswith("</html>")
    assert not re.search(r"(?:src|href)=|url\(http|@import", page)


def test_graph_and_script_write_to_a_file_or_say_why_not(tmp_path, capsys):
    (tmp_path / "my-call.yaml").write_text(STARTER)
    for command in (["graph", "--format", "svg"], ["script", "--format", "html"], ["graph"], ["script"]):
        target = tmp_path / "out"
        assert main([command[0], str(tmp_path / "my-call.yaml"), *command[1:], "-o", str(target)]) == 0
        assert target.read_text(encoding="utf-8")
    assert main(["graph", str(tmp_path / "my-call.yaml"), "-o", str(tmp_path / "no" / "where")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_versions_and_cases_are_in_script_outline_and_pictures():
    text = """\
format: 1
id: my-call
title: Small
market: b2c
people: {ann: {name: Ann}}
needs: {shoes: Her shoes are wet.}
chance: [[wet, dry]]
start: door
turns:
  door:
    scene: It knocks.
    says: Yes?
    versions:
      rain: {when: flag(wet), scene: It pours., says: What a day., reveals: [shoes]}
    choices:
      - id: ask
        say: May I ask you something?
        behaviour: discover
        once: true
        next: bye
        cases:
          - {in: rain, when: trust < 60 or knows(shoes), behaviour: pressure, why: She stands in the rain., next: gone}
      - {id: wait, say: I will come back., behaviour: drift, next: bye}
endings:
  bye: {kind: advance, says: Come in., meeting: earned, versions: {dry: {when: flag(dry), epilogue: It stayed dry.}}}
  gone: {kind: lost, says: Not now., meeting: refused}
"""
    made = of(text)
    script = Script(made, rubric()).markdown()
    for part in (
        "- wet or dry",
        "**Scene:** It knocks.",
        "#### In the version rain, if flag(wet)",
        "**Brings to light:** shoes",
        "- **Can be said once:** yes",
        "- **In rain and (trust < 60 or knows(shoes)), the same words count otherwise:**",
        "  - **Shows:** Pressure (helpfulness -1, pushiness +2, initiative +1)",
        "  - **Why:** She stands in the rain.",
        "  - **Leads to:** ending B (gone)",
        "#### In the version dry, if flag(dry)",
        "**Later:** It stayed dry.",
    ):
        assert part in script.replace("\\", ""), part
    told = outline(made)
    assert "~ rain: if flag(wet)" in told
    assert "in rain and (trust < 60 or knows(shoes)): pressure instead of discover" in told
    assert "→ bye; in rain and (trust < 60 or knows(shoes)): gone (once)" in told
    arrows = {arrow.target: arrow for arrow in made.arrows}
    assert arrows["gone"].choices == ("ask",)
    assert not arrows["gone"].certain
    assert "1 version" in mermaid(made)
