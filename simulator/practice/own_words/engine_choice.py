"""Which engine the settings ask for, and whether somebody has to say yes first. App, plain mode and commands ask here."""

from __future__ import annotations

import os

from simulator.external.address import BadEndpoint, EndpointAddress, endpoint_address
from simulator.external.engines import KEY, engine_here
from simulator.practice.settings import Preferences, Settings
from simulator.words.engine import Engine

NOTHING_SENT = "Nothing is sent; this machine compares."


def to_confirm(settings: Settings) -> EndpointAddress | None:
    """The endpoint whose `question` is to be asked before anything is sent there; None where there is nothing to ask."""
    address = _address(settings)
    return None if address is None or address.may_be_asked(settings.endpoint_allowed) else address


def confirm(preferences: Preferences, address: EndpointAddress) -> str | None:
    """Remembers the yes; a sentence where it could not be written, and then it holds until the program ends."""
    return preferences.change(endpoint_allowed=address.origin)


class EndpointQuestion:
    """Whether somebody has to be asked about the endpoint, once in a run of the program whatever the answer is."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._asked = False

    def open(self) -> EndpointAddress | None:
        """The endpoint whose `question` is to be asked now, if any."""
        return None if self._asked else to_confirm(self._preferences.now)

    def answer(self, yes: bool) -> str:
        """Remembers it; what is to be said about it, "" for nothing."""
        address = self.open()
        self._asked = True
        if address is None:
            return ""
        return (confirm(self._preferences, address) or "") if yes else NOTHING_SENT


def engine_for(settings: Settings) -> Engine:
    """The endpoint of the settings where it may be asked, else the best that is installed. May take two seconds."""
    address = _address(settings)
    if address is None or not address.may_be_asked(settings.endpoint_allowed):
        return engine_here()
    return engine_here(address, settings.endpoint_model, os.environ.get(KEY, ""))


def _address(settings: Settings) -> EndpointAddress | None:
    try:
        return endpoint_address(settings.endpoint) if settings.endpoint else None
    except BadEndpoint:  # the reader of settings has told of it
        return None
