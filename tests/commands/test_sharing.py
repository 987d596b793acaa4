"""Packs between colleagues: nothing of anybody's goes without a word, and what belongs together travels together."""

from __future__ import annotations

import pytest

from simulator.cli import main
from simulator.paths import packs_folder
from tests.authoring.example import STARTER

CAMPAIGN = """\
campaign: 1
id: my-quarter
title: My quarter
meetings:
  - scenario: my-call
  - scenario: other-call
    after: {my-call: [see-you-again]}
"""


def called(name: str) -> str:
    return STARTER.replace("id: my-call", f"id: {name}")


@pytest.fixture
def coach(tmp_path, monkeypatch):
    """A folder `scenarios` of two conversations and a campaign that lies beside them."""
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    folder = tmp_path / "scenarios"
    folder.mkdir()
    for name in ("my-call", "other-call"):
        (folder / f"{name}.yaml").write_text(called(name))
    (folder / "my-quarter.yaml").write_text(CAMPAIGN)
    return folder


def test_a_campaign_travels_with_its_scenarios_and_is_played_there(coach, tmp_path, capsys):
    assert main(["check", str(coach)]) == 0
    zipped = str(tmp_path / "roofs.zip")
    assert main(["pack", str(coach), "-o", zipped, "--author", "Anna", "--edition", "2", "--licence", "CC BY"]) == 0
    assert main(["install", zipped]) == 0
    told = capsys.readouterr().out
    assert "the pack roofs with 2 scenarios, 1 campaign" in told
    assert "The pack roofs (by Anna, 2, CC BY) is installed" in told
    assert main(["campaign"]) == 0
    assert "my-quarter" in capsys.readouterr().out
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert "my-call" in listed
    assert "problem" not in listed
    assert main(["uninstall", "roofs"]) == 0
    assert "2 scenarios" in capsys.readouterr().out


def test_a_campaign_with_a_fault_is_neither_packed_nor_installed(coach, capsys):
    (coach / "my-quarter.yaml").write_text(CAMPAIGN.replace("other-call", "no-such-call"))
    assert main(["pack", str(coach), "-o", str(coach.parent / "a.zip")]) == 1
    assert "HF501" in capsys.readouterr().err
    assert main(["install", str(coach)]) == 1


def test_another_pack_of_that_name_says_what_would_go_and_waits(coach, tmp_path, capsys, monkeypatch):
    assert main(["install", str(coach)]) == 0
    bert = tmp_path / "bert" / "scenarios"
    bert.mkdir(parents=True)
    (bert / "my-call.yaml").write_text(called("my-call").replace("Maya Lind", "Mona"))
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["install", str(bert)]) == 1
    said = capsys.readouterr()
    assert "gone would be my-quarter, other-call; other would be my-call" in said.out.lower()
    assert "--replace" in said.err
    assert (packs_folder() / "scenarios" / "other-call.yaml").exists()
    assert main(["install", str(coach)]) == 0, "the same again asks nothing"
    assert main(["install", str(bert), "--replace"]) == 0
    assert not (packs_folder() / "scenarios" / "other-call.yaml").exists()


def test_an_own_rubric_is_written_checked_packed_and_found_at_the_other_end(coach, tmp_path, capsys):
    own = tmp_path / "house.yaml"
    assert main(["rubric", "--write", str(own)]) == 0
    assert main(["rubric", "--write", str(own)]) == 2
    own.write_text(own.read_text(encoding="utf-8").replace("name: Discover", "name: Ask", 1), encoding="utf-8")
    assert main(["check", str(own)]) == 0
    zipped = str(tmp_path / "ours.zip")
    assert main(["pack", str(coach), "-o", zipped, "--rubric", str(own)]) == 0
    assert main(["install", zipped]) == 0
    assert "written for its own rubric" in capsys.readouterr().out
    travelled = packs_folder() / "ours" / "rubrics" / "house.yaml"
    assert main(["play", "my-call", "--choose", "", "--no-save", "--rubric", str(travelled)]) == 0
    assert main(["list"]) == 0
    assert "house" not in capsys.readouterr().out


def test_a_rubric_beside_the_scenarios_is_found_by_check_and_pack_and_at_the_other_end_by_play(coach, capsys):
    own = coach / "rubrics" / "house.yaml"
    assert main(["rubric", "--write", str(own)]) == 0
    own.write_text(own.read_text("utf-8").replace("  tailor:", "  challenger:", 1), encoding="utf-8")
    for scenario in coach.glob("*-call.yaml"):
        written = scenario.read_text("utf-8").replace("behaviour: tailor", "behaviour: challenger")
        scenario.write_text(written, encoding="utf-8")
    assert "behaviour `challenger`" not in (main(["check", str(coach)]), capsys.readouterr().out)[1]
    assert main(["pack", str(coach), "-o", str(coach.parent / "ours.zip")]) == 0
    assert "1 rubric" in capsys.readouterr().out
    assert main(["install", str(coach.parent / "ours.zip")]) == 0
    assert "written for its own rubric" in capsys.readouterr().out
    assert main(["play", "my-call", "--choose", "", "--no-save"]) == 0


def test_a_pack_for_a_rubric_that_is_not_in_it_says_so(coach, tmp_path, capsys, monkeypatch):
    from simulator.authoring.pack import files_in, write_pack

    (tmp_path / "a.zip").write_bytes(write_pack("a", files_in(coach), "", {"rubric": "0" * 64}))
    assert main(["install", str(tmp_path / "a.zip")]) == 0
    assert "another rubric" in capsys.readouterr().err
