"""What is to be seen at a turn decides, with the words, which line is right: in every form, whoever chooses has seen it."""

from __future__ import annotations

import io
import random

import pytest

from simulator.cli import main
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.scenario.rubric_file import read_rubric
from simulator.tui.widgets.transcript import all_rows, newest_rows
from simulator.workshop.room import Room
from simulator.workshop.snapshot import common
from tests.library.shelf import NAMES, shipped
from tests.workshop.rooms import Log

WITH_SCENES = [name for name in NAMES if any(turn.scene for turn in shipped(name).turns.values())]


def held(name: str, seed: int) -> Talk:
    """The conversation at its last turn that has a scene, if chance comes by one."""
    rng, scenario = random.Random(seed), shipped(name)
    talk = Talk(scenario, read_rubric(), new_attempt(scenario, read_rubric(), seed))
    while talk.turn is not None and not talk.turn.scene and not talk.stuck:
        talk.choose(rng.choice(talk.offered()).id)
    return talk


@pytest.mark.parametrize("name", WITH_SCENES)
def test_in_the_app_it_stands_before_what_is_said_and_in_what_was_said_before(name):
    talks = [talk for talk in (held(name, seed) for seed in range(12)) if talk.turn is not None and talk.turn.scene]
    assert talks
    for talk in talks:
        scene = " ".join(talk.turn.scene.split())
        shown = " ".join(" ".join(row.plain.split()) for row in newest_rows(talk, 60, 30, fresh=False).rows)
        assert scene in shown
        assert shown.index(scene) < shown.rindex(" ".join(talk.turn.says.split()) or scene[-1])
        talk.choose(talk.offered()[0].id)
        assert scene in " ".join(" ".join(row.plain.split()) for row in all_rows(talk, 60, fresh=False))


def test_line_by_line_it_is_a_line_of_its_own(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    main(["play", "nothing-since-the-quote", "--plain", "--no-save", "--seed", "5"])
    told = capsys.readouterr().out
    scene = " ".join(held("nothing-since-the-quote", 5).turn.scene.split())
    assert f"Scene: {scene}" in " ".join(told.split())
    assert "Customer: \n" not in told


@pytest.mark.parametrize("name", ["nothing-since-the-quote", "who-is-calling-please", "the-demo-on-thursday"])
def test_in_a_room_everybody_has_it_on_the_screen(name):
    talk = next(one for one in (held(name, seed) for seed in range(40)) if one.turn is not None and one.turn.scene)
    log = Log(Room(shipped(name), read_rubric(), talk.attempt.seed))
    log.do("start")
    for choice in talk.attempt.choices:
        log.vote(**{choice: 3})
        log.do("reveal")
        log.do("advance", log.letter(choice))
    view = common(log.state, {})
    assert " ".join(talk.turn.scene.split()) in [view.says, *(line.text for line in view.before)]
    assert view.says
