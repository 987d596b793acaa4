"""One Redis for a file's tests, empty before each."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from tests.workshop.redis_server import RedisServer


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server
    server.stop()


@pytest.fixture
async def redis(server):
    redis = Redis.from_url(server.url)
    await redis.flushall()
    yield redis
    await redis.aclose()
