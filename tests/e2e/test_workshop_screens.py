"""A workshop in real terminals: a presenter, two who join, a private view; and with Chromium three browsers too."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.chromium import CHROMIUM, FLAGS
from tests.e2e.terminal import Terminal, helpfirst_command

ROOM = re.compile(r"127\.0\.0\.1:(\d+)\s+room ([0-9A-Z]{6})")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def opened(stack: ExitStack, *more: str, size: tuple[int, int] = (80, 24)) -> tuple[Terminal, str]:
    """A presenter in its lobby, and the address of its room."""
    command = helpfirst_command("host", "laptop-for-a-nephew", "--port", "0", *more)
    presenter = stack.enter_context(Terminal(command, columns=size[0], rows=size[1]))
    presenter.wait_for("space begin")
    found = presenter.wait_for_match(ROOM)
    return presenter, f"http://127.0.0.1:{found[1]}/{found[2]}"


def joined(stack: ExitStack, address: str) -> Terminal:
    one = stack.enter_context(Terminal(helpfirst_command("join", address, "--fresh"), columns=80, rows=24))
    one.wait_for("You are in.")
    return one


def leave(presenter: Terminal) -> None:
    presenter.press("q")
    presenter.wait_for("Leave, and stop serving?")
    presenter.press("y", "enter")
    assert presenter.wait_for_exit() == 0
    assert presenter.is_clean()


def play(presenter: Terminal, vote_first, vote_again) -> int:
    """Turn by turn to the debrief; both votes are cast by the two functions. The number of turns."""
    presenter.press_when_still(" ")
    for turn in range(1, 40):
        presenter.wait_for("space open the vote")
        presenter.press_when_still(" ")
        vote_first()
        presenter.press_when_still(" ")
        presenter.wait_for("The vote is closed" if presenter.screen.columns > 100 else "space let them talk")
        presenter.press_when_still(" ")
        presenter.wait_for("space vote again")
        presenter.press_when_still(" ")
        vote_again()
        presenter.press_when_still("x")
        presenter.wait_for("space reveal")
        presenter.press_when_still(" ")
        presenter.wait_for("space go on with")
        presenter.press_when_still(" ")
        if presenter.wait_for_one_of("space show the outcome", "space open the vote") != "space open the vote":
            presenter.press_when_still(" ")
            presenter.wait_for("space turning points")
            return turn
    raise AssertionError("no end")


@pytest.mark.slow
def test_a_presenter_two_terminals_and_a_private_view_play_a_scenario_to_the_report(stack):
    presenter, address = opened(stack)
    voters = [joined(stack, address), joined(stack, address)]
    presenter.wait_for("2 are here")
    code = address.rpartition("/")[2]
    private = stack.enter_context(Terminal(helpfirst_command("host", "--private", code), columns=120, rows=40))
    private.wait_for("This view is connected.")

    def first() -> None:
        for voter, letter in zip(voters, "ab", strict=True):
            voter.wait_for("Decide alone")
            voter.press(letter)
            voter.wait_for(f"{letter.upper()} is counted.")
        presenter.wait_for("2 of 2 have voted")
        private.wait_for("most helpful")

    def again() -> None:
        voters[0].wait_for("Vote again")
        voters[0].press("b")
        voters[0].wait_for("B is counted.")
        voters[0].press("1")
        voters[0].wait_for("A is counted.")
        presenter.wait_for("1 of 2 have voted")

    turns = play(presenter, first, again)
    assert turns >= 2
    for voter in voters:
        voter.wait_for("One conversation never judges a person.")
        voter.press("q")
        assert voter.wait_for_exit() == 0
        assert voter.is_clean()
    private.wait_for("The outcome")
    private.press("q")
    assert private.wait_for_exit() == 0
    presenter.press("e")
    presenter.wait_for("The room has ended")
    presenter.press("q")
    assert presenter.wait_for_exit() == 0
    assert presenter.is_clean()
    done = subprocess.run(helpfirst_command("report", code), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "laptop" in done.stdout.lower()


def test_whoever_kills_the_presenter_finds_every_vote_in_place_with_resume(stack):
    presenter, address = opened(stack)
    voter = joined(stack, address)
    presenter.press_when_still(" ")
    presenter.wait_for("space open the vote")
    presenter.press_when_still(" ")
    voter.wait_for("Decide alone")
    voter.press("b")
    voter.wait_for("B is counted.")
    presenter.process.kill()
    presenter.process.wait()
    voter.wait_for("trying again")
    port = address.split(":")[2].split("/")[0]
    command = helpfirst_command("host", "--resume", address.rpartition("/")[2], "--port", port)
    again = stack.enter_context(Terminal(command))
    again.wait_for("1 of 1 have voted")
    assert voter.wait_for_match(re.compile(r"(?<!not )connected"))
    assert "B is counted." in " ".join(voter.text.split())
    assert "1 of 1 have voted" in " ".join(again.text.split())
    leave(again)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's package chromium")
def test_three_browsers_vote_beside_two_terminals(stack):
    from playwright.sync_api import sync_playwright

    presenter, address = opened(stack)
    voters = [joined(stack, address), joined(stack, address)]
    playwright = stack.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    stack.callback(browser.close)
    pages = []
    for _ in range(3):
        page = browser.new_context().new_page()
        page.goto(address)
        pages.append(page)
    presenter.wait_for("5 are here")

    def cast(terminals: str, browsers: str) -> None:
        for voter, letter in zip(voters, terminals, strict=True):
            voter.wait_for("Decide alone" if terminals == "ab" else "Vote again")
            voter.press(letter)
            voter.wait_for(f"{letter.upper()} is counted.")
        for page, letter in zip(pages, browsers, strict=True):
            if terminals == "ab":
                page.get_by_role("button").and_(page.locator("[aria-pressed]")).nth("abc".index(letter)).click()
            else:
                page.get_by_role("button", name=f"Stay with {letter.upper()}").click()
        presenter.wait_for("5 of 5 have voted")

    turns = play(presenter, lambda: cast("ab", "aab"), lambda: cast("aa", "aab"))
    assert turns >= 2
    presenter.press("e")
    presenter.wait_for("The room has ended")
    presenter.press("q")
    assert presenter.wait_for_exit() == 0
