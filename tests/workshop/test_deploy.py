"""What deploy/ says is what the program takes: every service has a health check, and no secret is in a command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from simulator.cli import COMMANDS
from simulator.cli_parser import parse
from simulator.workshop.stores.backends import STORE, open_store
from simulator.workshop.stores.redis import RedisStore

DEPLOY = Path(__file__).parents[2] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("service", ["server", "server-b"])
def test_the_servers_are_started_with_options_that_there_are(service):
    command = re.sub(r"\$\{\w+:?[^}]*\}", "vote.example.com", COMPOSE["services"][service]["command"])
    assert parse(command.split(), COMMANDS).behind_proxy


def test_what_waits_for_another_waits_until_it_is_healthy():
    assert "HEALTHCHECK" in DOCKERFILE
    for service in COMPOSE["services"].values():
        for waits_for, how in service.get("depends_on", {}).items():
            assert how == {"condition": "service_healthy"}
            named = COMPOSE["services"][waits_for]
            assert "healthcheck" in named or named["image"] == "helpfirst"


def test_no_secret_of_helpfirst_is_in_a_command_line_and_each_must_be_set():
    server = COMPOSE["services"]["server"]
    assert "PASSWORD" not in server["command"]
    assert {"HELPFIRST_STORE", "HELPFIRST_ADMIN_KEY"} <= set(server["environment"])
    assert not re.findall(r"\$\{\w+\}", (DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def test_the_image_starts_a_server_that_its_health_check_asks():
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.M)
    assert command is not None
    port = parse(yaml.safe_load(command[1]), COMMANDS).port
    assert f"127.0.0.1:{port}/health" in DOCKERFILE


async def test_the_store_is_read_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv(STORE, "redis://127.0.0.1:1/0")
    store = open_store(None, tmp_path)
    assert isinstance(store, RedisStore)
    await store.close()
