"""Where this machine can be reached, and that as a QR code. Nothing is sent anywhere to find out."""

from __future__ import annotations

import ipaddress
import socket


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
