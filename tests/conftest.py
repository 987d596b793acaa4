"""Every test runs in a home of its own, so that nobody's real attempts are read or written."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from simulator import sql
from simulator.external import engines
from simulator.external.encoder import Encoder
from tests.chromium import CHROMIUM, FLAGS

# The same examples each time, so that a run that failed fails again; `searching` looks for new ones.
settings.register_profile(
    "tests", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", parent=settings.get_profile("tests"), derandomize=False, max_examples=200)
settings.register_profile("few", parent=settings.get_profile("tests"), max_examples=4)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # hundreds of programs are started, and each would compile all that it imports: what is compiled goes elsewhere
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "helpfirst-bytecode")
    sys.dont_write_bytecode = False

HANGING = 300
"""Seconds after which a test waits for something that never comes, and fails instead of holding up all others."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    def give_up(*_: object) -> None:
        raise TimeoutError(f"{item.nodeid} waits for something that never comes")

    if not hasattr(signal, "SIGALRM"):
        return (yield)
    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HANGING)
    try:
        return (yield)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that work out the whole shipped library stand together, so that one worker does that once for all."""
    items.sort(key=lambda item: item.get_closest_marker("library") is None)


one_encoder_for_all = cache(Encoder)
"""The sentence encoder, which takes a second to load."""


@pytest.fixture(autouse=True)
def encoder_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "Encoder", one_encoder_for_all)


@pytest.fixture(autouse=True)
def log_of_a_server_ends_with_its_test() -> Iterator[None]:
    """A server in the test's process logs to what was standard error then, which is closed when the next test runs."""
    sources = [logging.getLogger(name) for name in ("helpfirst", "aiohttp", "asyncio")]
    before = [(source, source.handlers, source.propagate, source.level) for source in sources]
    yield
    for source, handlers, propagate, level in before:
        source.handlers, source.propagate = handlers, propagate
        source.setLevel(level)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HELPFIRST_HOME", str(home))
    for name in ("HELPFIRST_SCENARIOS", "HELPFIRST_RUBRIC", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("PYTHONUTF8", "1")
    return home


@pytest.fixture(autouse=True)
def every_file_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Newer Pythons warn of a database that a test, or a command in the test's process, left open."""
    made, connect = [], sql.connect

    def remembered(*arguments: Any, **options: Any) -> sqlite3.Connection:
        made.append(connect(*arguments, **options))
        return made[-1]

    monkeypatch.setattr(sql, "connect", remembered)
    yield
    for connection in made:
        connection.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser. One for each file: while it is open no test may run a loop of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
