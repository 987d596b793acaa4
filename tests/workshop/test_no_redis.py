"""An address at which no Redis answers, or something else does, is a sentence: no Redis is needed for that."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator

import pytest

from simulator.cli import main
from simulator.workshop.stores.base import NotStored
from simulator.workshop.stores.redis import RedisStore

OTHERS = {
    "a web server": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "no number": b":abc\r\n",
    "a length below nothing": b"$-5\r\nx\r\n",
    "noise": b"\xff\xfe\x00\r\n",
    "another answer than was asked for": b"$5\r\nhello\r\n",
    "no password": b"-NOAUTH Authentication required.\r\n",
    "a refusal that steers": b"-\x1b[31mred\r\n",
}


@contextlib.contextmanager
def _answering(data: bytes) -> Iterator[int]:
    """The port of a server that answers everything with those bytes."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                while self.request.recv(65536):
                    self.request.sendall(data * 8)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_what_is_no_redis_is_told_about(data: bytes, capsys) -> None:
    with _answering(data) as port:
        assert main(["report", "--store", f"redis://me:secret@127.0.0.1:{port}"]) == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in said
    assert "secret" not in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "address",
    ["http://example.invalid", "redis://127.0.0.1:1?x=y", "redis://127.0.0.1:1?socket_timeout=abc", "redis://x:abc"],
)
def test_an_address_that_is_none_is_a_sentence(address: str) -> None:
    with pytest.raises(NotStored, match="no address of a Redis"):
        RedisStore(address)
