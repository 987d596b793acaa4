"""A learning record store: where it is, and sending it statements. https://github.com/adlnet/xAPI-Spec, part three.

Nothing is retried here; `NotTaken` says whether trying again may help.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from simulator.external.address import on_this_machine, web_place
from simulator.external.http_request import NoAnswer, bearer, exchange, sendable

KEY = "HELPFIRST_RECORDS_KEY"
"""The variable with the key: `name:password` for Basic, anything else is a bearer token."""
SECONDS = 30.0
"""For one batch."""
EXAMPLE = "https://records.example.com/xapi"
PATH = "/statements"
_VERSION = "1.0.3"
_AGAIN = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """`url` is what is posted to; `origin` what is confirmed and remembered."""

    url: str
    origin: str
    host: str
    on_this_machine: bool

    def may_be_sent(self, allowed: str) -> bool:
        """Whether nobody has to confirm it (any more); `allowed` is the origin that was confirmed."""
        return self.on_this_machine or self.origin == allowed


def record_address(text: str) -> RecordAddress:
    """Of the base of a store, with or without `/statements`. Raises BadEndpoint."""
    place = web_place(text, EXAMPLE, KEY)
    base = place.path.removesuffix(PATH)
    return RecordAddress(f"{place.origin}{base}{PATH}", place.origin, place.host, on_this_machine(place.host))


class NotTaken(Exception):
    """Why a batch was not taken, in half a sentence that goes after the host.

    `status` is 0 where there was no answer; `again`, whether the same may be taken later.
    """

    def __init__(self, why: str, *, status: int = 0, again: bool = False) -> None:
        super().__init__(why)
        self.status, self.again = status, again


def send(address: RecordAddress, key: str, body: bytes) -> None:
    """One batch, a JSON array of statements. Raises NotTaken."""
    try:
        headers = {"Content-Type": "application/json", "X-Experience-API-Version": _VERSION, **_authorization(key)}
        _judge(exchange(address.url, headers, body, SECONDS).status)
    except NoAnswer as why:
        raise NotTaken(str(why), again=why.again) from None


def _judge(status: int) -> None:
    if status in (200, 204):
        return
    if status in (401, 403):
        raise NotTaken(f"does not accept the key in {KEY} (status {status})", status=status)
    if 300 <= status < 400:
        raise NotTaken(f"sends on to another address (status {status}), which is not followed", status=status)
    raise NotTaken(f"refuses with status {status}", status=status, again=status >= 500 or status in _AGAIN)


def _authorization(key: str) -> dict[str, str]:
    """Raises NoAnswer."""
    if ":" in key:
        return {"Authorization": f"Basic {base64.b64encode(sendable(key, KEY).encode()).decode()}"}
    return bearer(key, KEY)
