"""Every file that a test opened is closed after it: newer Pythons warn of one that is not."""

from __future__ import annotations

import pytest

from simulator import sql


@pytest.fixture(autouse=True)
def _closed(monkeypatch):
    made, connect = [], sql._connect

    def remembered(*arguments, **options):
        made.append(connect(*arguments, **options))
        return made[-1]

    monkeypatch.setattr(sql, "_connect", remembered)
    yield
    for connection in made:
        connection.close()
