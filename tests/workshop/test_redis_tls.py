"""The same Redis with TLS and a password in its address."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest

from simulator.workshop.stores.base import NotStored, Participant
from simulator.workshop.stores.redis import RedisStore
from tests.workshop.redis_server import PROGRAM, RedisServer, needs_redis
from tests.workshop.store_suite import CODE, made

pytestmark = [
    pytest.mark.slow,
    needs_redis,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed"),
]


@pytest.fixture
def guarded(tmp_path):
    """A Redis that speaks TLS alone and asks for a password; its address, and the one without the password."""
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    port = RedisServer(tmp_path).port
    process = subprocess.Popen(
        [str(PROGRAM), "--port", "0", "--tls-port", str(port), "--bind", "127.0.0.1", "--dir", str(tmp_path),
         "--tls-cert-file", str(cert), "--tls-key-file", str(key), "--tls-ca-cert-file", str(cert),
         "--tls-auth-clients", "no", "--requirepass", "secret", "--appendonly", "yes", "--save", ""],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(0.3)
    if process.poll() is not None:
        pytest.skip("this redis-server was built without TLS")
    rest = f"127.0.0.1:{port}/0?ssl_ca_certs={cert}"
    yield f"rediss://:secret@{rest}", f"rediss://{rest}"
    process.terminate()
    process.wait()


async def test_it_works_the_same_with_tls_and_a_password(guarded):
    store = RedisStore(guarded[0])
    await store.create(made(until=time.time() + 3600))
    await store.join(CODE, Participant("p"))
    assert [one.id for one in (await store.load(CODE)).participants] == ["p"]
    await store.close()


async def test_without_the_password_it_is_a_sentence(guarded):
    store = RedisStore(guarded[1])
    with pytest.raises(NotStored) as refused:
        await store.load(CODE)
    assert "secret" not in str(refused.value)
    assert "127.0.0.1" in str(refused.value)
    await store.close()
