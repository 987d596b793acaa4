"""The time where the machine is, whatever the environment says the zone is."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime, timedelta

import pytest

from simulator.cli import main
from simulator.local_time import local_time

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def zone(monkeypatch):
    def put(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be changed for a test")
def test_a_zone_that_cannot_be_is_universal_time_and_stops_no_command(zone, monkeypatch, capsys):
    zone("Asia/Kathmandu")
    assert local_time(NOON).utcoffset() == timedelta(hours=5, minutes=45)
    zone("UTC-99:99:99")
    assert local_time(NOON) == NOON
    assert local_time(NOON).utcoffset() == timedelta(0)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    assert main(["drill", "--json", "--no-save", "--count", "1"]) == 0
    assert main(["progress"]) in (0, 1)
    assert "unexpected" not in capsys.readouterr().err
