"""The web server of the workshop, as a short composition: pages, one WebSocket, and who may come in at all.

`server_thread` starts it in a thread of its own beside a screen; `serve` runs it alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlsplit

from aiohttp import web

from simulator.workshop import limits
from simulator.workshop.address import qr_svg
from simulator.workshop.administration import Administration
from simulator.workshop.codes_and_tokens import as_typed
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.listening_socket import Visitor
from simulator.workshop.pages import PAGE, page_of
from simulator.workshop.server_log import LOG
from simulator.workshop.socket_session import SocketSession
from simulator.workshop.stores.base import NotStored
from simulator.workshop.wording import reader_language, script

HEARTBEAT = 22.0
HEALTH_SECONDS = 0.8
"""A load balancer is answered by then, whatever the store does."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
_FILES = {
    "room.js": "text/javascript",
    "host.js": "text/javascript",
    "wire.js": "text/javascript",
    "parts.js": "text/javascript",
    "pictures.js": "text/javascript",
    "host_sheets.js": "text/javascript",
    "room.css": "text/css",
    "host.css": "text/css",
    "stage.js": "text/javascript",
    "stage.css": "text/css",
    "rooms.js": "text/javascript",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Server": "helpfirst",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """What the handlers share. `names` are the host names that this server answers to, besides its own machine's.

    `behind_proxy`: the last address of X-Forwarded-For is believed, since a proxy of ours wrote it.
    """

    def __init__(
        self,
        rooms: HeldRooms,
        names: Collection[str] = (),
        *,
        behind_proxy: bool = False,
        administration: Administration | None = None,
    ) -> None:
        self.rooms = rooms
        self._administration = administration
        self.names = {name.lower() for name in (*LOCAL_NAMES, *names)}
        self.behind_proxy = behind_proxy

    def application(self) -> web.Application:
        """The aiohttp application, ready to be run."""
        app = web.Application(client_max_size=limits.MESSAGE_BYTES, middlewares=[self._guard])
        app.on_startup.append(self._start)
        app.router.add_get("/", _page("index"))
        app.router.add_get("/host", _page("host"))
        if self._administration is not None:
            self._administration.routes(app, self._address)
            app.router.add_get("/rooms", _page("rooms"))
        app.router.add_get("/stage/{code:[0-9A-Za-z-]{1,16}}", _page("stage"))
        app.router.add_get("/qr/{code:[0-9A-Za-z]{1,16}}.svg", self._qr)
        app.router.add_get("/health", self._health)
        app.router.add_get("/metrics", self._metrics)
        app.router.add_get("/ws", self._socket)
        for name, kind in _FILES.items():
            app.router.add_get(f"/page/{name}", _file(name, kind))
        app.router.add_get("/page/wording-{page:room|stage|host|rooms}.js", self._wording)
        app.router.add_get(r"/{code:[0-9A-Za-z-]{1,16}}", _page("index"))
        return app

    async def _start(self, _: web.Application) -> None:
        self.rooms.start()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuses a name that is not ours (DNS rebinding), and puts the safety headers on every answer."""
        if isinstance(request.protocol, Visitor):
            request.protocol.heard()
        name, port = host_of(request.host)
        if name not in self.names:
            return web.Response(status=421, text="This server does not go by that name.\n", headers=_HEADERS)
        try:
            answer = await handler(request)
        except web.HTTPException as error:
            answer = web.Response(status=error.status, text=f"{error.reason}\n", headers=_HEADERS)
        except Exception:
            LOG.exception("A request for a page ended in an error")
            answer = web.Response(status=500, text="Something unexpected happened here.\n", headers=_HEADERS)
        if not answer.prepared:
            answer.headers.update(_HEADERS)
            answer.headers["Content-Security-Policy"] = policy(name, port)
        return answer

    async def _wording(self, request: web.Request) -> web.Response:
        """What the pages say, as a script: in the language that is asked for, or else in the reader's."""
        words = script(request.match_info["page"], request.query.get("lang") or _language(request))
        return web.Response(
            body=words, content_type="text/javascript", charset="utf-8", headers={"Vary": "Accept-Language"}
        )

    async def _qr(self, request: web.Request) -> web.Response:
        """The address of a room as a picture; whether there is such a room is not said."""
        origin = self.rooms.address or f"{'https' if self.behind_proxy else 'http'}://{request.host}"
        picture = qr_svg(f"{origin}/{as_typed(request.match_info['code'])}")
        return web.Response(text=picture, content_type="image/svg+xml", charset="utf-8")

    async def _health(self, _: web.Request) -> web.Response:
        """200 while votes can be kept, 503 while not: for a load balancer."""
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                await self.rooms.store.ping()
        except TimeoutError:
            return web.json_response({"ok": False, "why": "The store does not answer."}, status=503)
        except NotStored as trouble:
            return web.json_response({"ok": False, "why": trouble.public}, status=503)
        return web.json_response({"ok": True, "sockets": self.rooms.sockets})

    async def _metrics(self, request: web.Request) -> web.Response:
        """Prometheus text, for this machine and for those who say a name of ours; no room's code is in it."""
        rooms = self.rooms
        text = rooms.metrics.text(sockets=rooms.sockets, rooms=rooms.held, errors=rooms.errors.seen)
        return web.Response(text=text, content_type="text/plain", charset="utf-8")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if not same_origin(request.headers.get("Origin"), request.host):
            return web.Response(status=403, text="A page of another site may not speak here.\n")
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT, compress=False, max_msg_size=limits.MESSAGE_BYTES, autoping=True
        )
        await socket.prepare(request)
        transport = request.transport
        if not isinstance(transport, asyncio.Transport):
            return socket
        self.rooms.sockets += 1
        try:
            await SocketSession(self.rooms, socket, transport, self._address(request), _language(request)).serve()
        finally:
            self.rooms.sockets -= 1
        return socket

    def _address(self, request: web.Request) -> str:
        forwarded = request.headers.getall("X-Forwarded-For", []) if self.behind_proxy else []
        if forwarded:  # a client may have sent lines of its own; the proxy's comes last
            return limits.origin(forwarded[-1].rpartition(",")[2].strip())
        return limits.origin(request.remote or "")


def _page(name: str) -> Handler:
    async def page(request: web.Request) -> web.Response:
        said = page_of(name, _language(request))
        return web.Response(text=said, content_type="text/html", headers={"Vary": "Accept-Language"})

    return page


def _file(name: str, kind: str) -> Handler:
    body = (PAGE / name).read_bytes()

    async def file(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=kind, charset="utf-8")

    return file


def _language(request: web.Request) -> str:
    """Of whoever asks; English where nothing is said, as by a terminal."""
    return reader_language(request.headers.get("Accept-Language", ""))


def host_of(host: str) -> tuple[str, int | None]:
    """The name in a Host header, in small letters, and its port; ("", None) for what is neither."""
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None


def same_origin(origin: str | None, host: str) -> bool:
    """Whether a browser says that its page came from here. None at all is refused: terminals say it too."""
    if not origin or origin == "null":
        return False
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def policy(name: str, port: int | None) -> str:
    """The Content-Security-Policy: our own files and our own socket, and nothing else. `name` is one of ours."""
    host = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' ws://{host} wss://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
