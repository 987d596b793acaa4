"""Where a room is: the address that somebody typed, that of this machine, and an address as a QR code.

Nothing is sent anywhere to find out.
"""

from __future__ import annotations

import io
import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from simulator.workshop.codes_and_tokens import as_typed, is_code

DEFAULT_PORT = 8080


class RoomAddress(NamedTuple):
    """The server's origin and the room's code; `token` where the facilitator's own address was given."""

    url: str
    code: str
    token: str = ""


def room_at(text: str) -> RoomAddress | None:
    """What CODE, URL/CODE or URL/host#CODE.TOKEN means, None where it is none of these.

    A code alone is a room on this machine. An address may lack its http://.
    """
    if "/" not in text and is_code(as_typed(text)):
        return RoomAddress(f"http://127.0.0.1:{DEFAULT_PORT}", as_typed(text))
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        typed, _, token = (parts.fragment if parts.fragment else parts.path.strip("/")).partition(".")
        code = as_typed(typed)
        good = parts.scheme in ("http", "https") and parts.hostname and is_code(code) and parts.port != 0
    except ValueError:
        return None
    return RoomAddress(f"{parts.scheme.lower()}://{parts.netloc.lower()}", code, token) if good else None


def lan_address() -> str | None:
    """The address of this machine on its local network, or None where it has none.

    Connecting a UDP socket sends nothing: it only asks the system which way it would go.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if ipaddress.ip_address(found).is_loopback else found


def qr_lines(url: str) -> list[str]:
    """The address as a QR code in half blocks, with its quiet zone; dark on light, so meant to be shown inverted.

    Capitals make it smaller, and neither scheme, address nor code minds them.
    """
    import segno

    code = segno.make(url.upper(), error="l", boost_error=False)
    rows = [[bool(cell) for cell in row] for row in code.matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    blocks = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    return [
        "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def qr_svg(url: str) -> str:
    """The same as a picture, dark on light in every theme."""
    import segno

    out = io.BytesIO()
    code = segno.make(url.upper(), error="m", boost_error=False)
    code.save(out, kind="svg", border=2, dark="#14171b", light="#f6f2ea", omitsize=True, xmldecl=False)
    return out.getvalue().decode()
