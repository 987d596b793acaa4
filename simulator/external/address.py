"""Where a user's own endpoint is: what may stand in the settings, and which hosts are asked about before anything is sent."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

PATH = "/chat/completions"
KEY = "HELPFIRST_ENDPOINT_KEY"
"""The variable of the environment that holds the endpoint's key."""


class BadEndpoint(ValueError):
    """Why that is no endpoint, in half a sentence that goes after its name."""


@dataclass(frozen=True, slots=True)
class EndpointAddress:
    """`url` is what is posted to; `origin` what is confirmed and remembered, such as `https://llm.example.com:443`."""

    url: str
    origin: str
    host: str
    on_this_machine: bool

    def may_be_asked(self, allowed: str) -> bool:
        """Whether nobody has to confirm it (any more); `allowed` is the origin that was confirmed."""
        return self.on_this_machine or self.origin == allowed

    @property
    def question(self) -> str:
        """What is asked once, before the first text is sent."""
        plainly = "" if self.origin.startswith("https:") else ", readable to everybody on the way"
        return (
            f"Own words are to be compared by {self.origin}{plainly}. It would be sent what the customer just said, the lines "
            f"on offer and what you type, and nothing else. Send it to {self.host}?"
        )


def endpoint_address(text: str) -> EndpointAddress:
    """Of a URL such as `http://127.0.0.1:8080/v1`, the base of the OpenAI chat protocol. Raises BadEndpoint."""
    place = web_place(text, "http://127.0.0.1:8080/v1", KEY)
    base = place.path.removesuffix(PATH)
    return EndpointAddress(f"{place.origin}{base}{PATH}", place.origin, place.host, on_this_machine(place.host))


class WebPlace(NamedTuple):
    """The parts of an address that something is sent to; `path` has no slash at its end."""

    origin: str
    host: str
    path: str


def web_place(text: str, example: str, key: str) -> WebPlace:
    """Of a URL. `key` is the variable of the environment that a key belongs into. Raises BadEndpoint."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise BadEndpoint(f"is no address. Write it like {example}") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or not text.strip().isprintable() or " " in text.strip():
        raise BadEndpoint(f"is no address. Write it like {example}")
    if parts.username is not None or parts.password is not None:
        raise BadEndpoint(f"holds a name or password. Put the key into the environment as {key}")
    if parts.query or parts.fragment:
        raise BadEndpoint(f"has a ? or # in it. Write it like {example}")
    named = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{named}:{port or {'http': 80, 'https': 443}[parts.scheme]}"
    return WebPlace(origin, host, parts.path.rstrip("/"))


def on_this_machine(host: str) -> bool:
    """Whether that host is this machine, so that nothing leaves it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
