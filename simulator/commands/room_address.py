"""Which room is meant: a code or an address, as somebody types it."""

from __future__ import annotations

from urllib.parse import urlsplit

from simulator.stop import Stop
from simulator.workshop.codes import as_typed, is_code
from simulator.workshop.running import DEFAULT_PORT


def address_of(text: str) -> tuple[str, str]:
    """The server and the code that CODE or URL means; a code alone is a room on this machine. Raises Stop."""
    if "/" not in text and is_code(as_typed(text)):
        return f"http://127.0.0.1:{DEFAULT_PORT}", as_typed(text)
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        code = as_typed(parts.path.strip("/"))
        good = parts.scheme in ("http", "https") and parts.hostname and is_code(code) and parts.port != 0
    except ValueError:
        good, parts, code = False, urlsplit(""), ""
    if not good:
        raise Stop(
            f"helpfirst: `{text}` is no room. Give the code from the screen, as in K7QX2M, "
            "or the address, as in http://10.0.4.17:8080/K7QX2M."
        )
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}", code
