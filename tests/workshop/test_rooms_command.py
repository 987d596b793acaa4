"""Rooms of a running server, for whoever has the administrator's key: by a command and over HTTP."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.scenario.library import Library
from simulator.workshop.administration import Administration
from simulator.workshop.offered_scenarios import OfferedScenarios
from simulator.workshop.server_thread import Running
from tests.workshop.rooms import SCENARIO
from tests.write import rubric

KEY = "a-key-of-many-letters"


@pytest.fixture
def server(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "two-turns.yaml").write_text(SCENARIO, encoding="utf-8")
    scenarios = OfferedScenarios(Library([tmp_path / "own"], None), rubric())
    running = Running(tmp_path, port=0, administered=lambda server_rooms: Administration(server_rooms, KEY, scenarios))
    running.start()
    yield f"http://127.0.0.1:{running.port}", tmp_path / "own" / "two-turns.yaml"
    running.stop()


@pytest.fixture
def rooms(server, capsys, monkeypatch):
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", KEY)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["rooms", *arguments, "--server", server[0]])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def asked(url: str, body: object = None, key: str = KEY) -> tuple[int, dict[str, object]]:
    data = json.dumps(body).encode() if body is not None else None
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, data, {"Authorization": f"Bearer {key}"}), timeout=20
        ) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def test_a_room_is_opened_listed_and_closed_on_a_server_that_runs(server, rooms):
    status, out, _ = rooms("open", str(server[1]), "--names")
    code = out.split("Room ")[1].split(":")[0]
    assert (status, len(code)) == (0, 8)
    assert f"Projector: {server[0]}/stage/{code}" in out
    assert f"Private: {server[0]}/host#{code}." in out
    status, out, _ = rooms("list")
    assert status == 0
    assert code in out
    assert "two-turns" in out
    assert rooms("close", code) == (0, f"Room {code} has ended.\n", "")


def test_without_the_key_nothing_is_told_and_nothing_done(server, capsys, monkeypatch, tmp_path):
    monkeypatch.delenv("HELPFIRST_ADMIN_KEY", raising=False)
    assert main(["rooms", "list", "--server", server[0]]) == 2
    assert "HELPFIRST_ADMIN_KEY" in capsys.readouterr().err
    file = tmp_path / "key"
    file.write_text("a-wrong-key-of-many-letters\n")
    assert main(["rooms", "list", "--server", server[0], "--key-file", str(file)]) == 1
    assert "not the administrator's key" in capsys.readouterr().err
    for path, body in (("rooms", None), ("rooms", {}), ("rooms/ABCDEF/close", {}), ("scenarios", None)):
        assert asked(f"{server[0]}/admin/{path}", body, key="")[0] == 401


def test_the_page_opens_rooms_with_what_the_library_has(server):
    assert asked(f"{server[0]}/admin/scenarios")[1] == [{"id": "two-turns", "title": "Two turns"}]
    status, found = asked(f"{server[0]}/admin/rooms", {"scenario": "two-turns", "teams": ["North", "South"]})
    assert (status, str(found["people"]).startswith(server[0])) == (200, True)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"scenario": "nothing"}, "no scenario `nothing`"),
        ({"source": "format: 1\nid: x"}, "title"),
        ({"scenario": "two-turns", "teams": ["one"]}, "two or more"),
        ({"scenario": "two-turns", "teams": "one"}, "is a list"),
        ({"scenario": "two-turns", "days": 10**9}, "from 1 to"),
        (["two-turns"], "no JSON object"),
        ({"source": "x" * 1_000_001}, "at most"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(server, body, why):
    status, found = asked(f"{server[0]}/admin/rooms", body)
    assert (status, why in str(found["why"])) == (400, True)


def test_a_server_that_cannot_be_reached_is_said_to_be_so(monkeypatch, capsys):
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", KEY)
    assert main(["rooms", "list", "--server", "http://127.0.0.1:1"]) == 1
    assert "cannot be reached" in capsys.readouterr().err


def test_a_key_that_is_easily_guessed_serves_nothing(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", "short")
    assert main(["serve", "--port", "0"]) == 2
    assert "too easily guessed" in capsys.readouterr().err


def test_without_an_administrator_there_is_no_page_for_one(tmp_path):
    running = Running(Path(tmp_path), port=0)
    running.start()
    try:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{running.port}/admin/rooms", timeout=20)
        refused.value.close()
        assert refused.value.code == 404
    finally:
        running.stop()
