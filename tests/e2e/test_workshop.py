"""The whole thing: a facilitator in a real terminal, three browsers and two terminals hold a conversation to its end."""

from __future__ import annotations

import re
import signal

import pytest

from tests.chromium import CHROMIUM, FLAGS
from tests.e2e.terminal import Terminal, helpfirst_command
from tests.run import helpfirst_process


def host_terminal(*arguments: str) -> Terminal:
    command = helpfirst_command("host", "laptop-for-a-nephew", "--plain", "--port", "0", *arguments)
    return Terminal(command, columns=100, rows=60)


def address(terminal: Terminal) -> str:
    terminal.wait_for("[lobby;")
    return terminal.wait_for_match(re.compile(r"people join at (http://\S+?),"))[1]


def typed(terminal: Terminal, line: str, then: str) -> str:
    """Types a line on an empty screen, and waits for what must follow."""
    terminal.screen.reset()
    terminal.press(line, "enter")
    return terminal.wait_for(then)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's package chromium")
def test_a_facilitator_three_browsers_and_two_terminals_play_a_whole_scenario(tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright, host_terminal() as host:
        url = address(host)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        pages = [chromium.new_context().new_page() for _ in range(3)]
        for page in pages:
            page.goto(url)
            sync_api.expect(page.get_by_role("status")).to_have_text("You are in.")
        homes = [{"HELPFIRST_HOME": str(tmp_path / name)} for name in ("left", "right")]
        with (
            Terminal(helpfirst_command("join", url, "--plain"), env=homes[0], rows=60) as left,
            Terminal(helpfirst_command("join", url, "--plain"), env=homes[1], rows=60) as right,
        ):
            for terminal in (left, right):
                terminal.wait_for("You are in")
            typed(host, "start", "[speaking;")
            for turn in range(1, 13):
                for terminal in (left, right):
                    terminal.screen.reset()
                typed(host, "open", "[voting;")
                for page in pages:
                    page.locator("button.line:not([disabled])").first.click()
                    sync_api.expect(page.get_by_role("status")).to_contain_text("Counted: A")
                for terminal in (left, right):
                    terminal.wait_for("Vote: decide alone.")
                    typed(terminal, "b", "Counted: b.")
                typed(host, "close", "[closed;")
                typed(host, "reveal", "[revealed;")
                if turn == 1:
                    host.wait_for_match(re.compile(r"a\. 3 of 5 .* b\. 2 of 5"))
                host.screen.reset()
                host.press("advance a", "enter")
                if host.wait_for_one_of("[debrief;", "[speaking;") == "[debrief;":
                    break
            for page in pages:
                sync_api.expect(page.get_by_text("Where did it turn?")).to_be_visible()
            typed(host, "", "[outcome;")
            for page in pages:
                sync_api.expect(page.get_by_text("One conversation never judges a person.")).to_be_visible()
            for terminal in (left, right):
                terminal.wait_for("One conversation never judges a person.")
                terminal.press("q", "enter")
                assert terminal.wait_for_exit() == 0
            typed(host, "end", "The room has ended")
            host.press("q", "enter")
            assert host.wait_for_exit() == 0
        chromium.close()
    done = helpfirst_process("report")
    assert done.returncode == 0
    assert "| **a** |" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_facilitator_who_is_interrupted_leaves_the_terminal_clean_and_the_room_kept(number, status):
    with host_terminal() as host:
        address(host)
        host.press("start", "enter")
        host.wait_for("Turn 1")
        host.process.send_signal(number)
        assert host.wait_for_exit() == status
        assert host.is_clean()
        assert "Traceback" not in host.text
        host.wait_for("is kept")
    with Terminal(helpfirst_command("host", "--resume", "--port", "0", "--plain"), columns=100, rows=60) as again:
        again.wait_for("[speaking;")
