"""A real server on this machine that speaks the OpenAI chat protocol, or does what no server should."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]
"""Answers one request, whose body was read."""


def says(content: object) -> bytes:
    """The body of an answer with that content."""
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def answer(
    body: bytes,
    status: int = 200,
    length: int | None = None,
    *,
    elsewhere: str = "/elsewhere/chat/completions",
    **headers: str,
) -> Behave:
    """Answers with that body; `length` is what the header claims, where it lies; `elsewhere` where a redirect leads to."""

    def behave(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        request.send_response(status)
        request.send_header("Location", elsewhere)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        request.end_headers()
        request.wfile.write(body)

    return behave


def drip(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """A byte now and then, for ever."""
    request.send_response(200)
    request.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(200):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.05)


def flood(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """As much as is taken."""
    request.send_response(200)
    request.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(100):
            request.wfile.write(b"x" * 65536)


def raw(data: bytes) -> Behave:
    """Those bytes in place of an answer."""

    def behave(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        request.wfile.write(data)
        request.close_connection = True

    return behave


def hang(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Takes the question and is silent for longer than anybody waits in a test."""
    time.sleep(3)
    request.close_connection = True


def stream(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Answers in events, one word after the other, without an end."""
    request.send_response(200)
    request.send_header("Content-Type", "text/event-stream")
    request.end_headers()
    event = b'data: {"choices": [{"delta": {"content": "word "}}]}\n\n'
    with contextlib.suppress(OSError):
        for _ in range(4000):
            request.wfile.write(event)


def hang_up(request: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Says nothing."""
    request.close_connection = True


@contextlib.contextmanager
def serving(behave: Behave) -> Iterator[tuple[str, list[tuple[str, dict[str, str], dict[str, Any]]]]]:
    """The base URL, and what was asked: path, headers, body."""
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            asked.append((self.path, dict(self.headers), body))
            behave(self, body)

        do_GET = do_POST  # noqa: N815  the name that the library calls

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        thread.join(5)
        server.socket.close()
