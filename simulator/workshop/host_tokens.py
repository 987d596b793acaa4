"""The host tokens of the rooms that were opened on this machine, so that a second screen can open the private view.

One file in the data folder that only its owner may read. Stores keep nothing but the tokens' hashes.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from simulator.private import write_private
from simulator.scenario.reading.source import Unreadable, text_in

FILE = "hosted.json"
MOST = 50


class HostKey(NamedTuple):
    """Where a room is served, and the token that makes its bearer the facilitator there.

    `lan` is this machine's address on the network to which the room was opened, empty where it was not.
    """

    code: str
    url: str
    token: str
    lan: str = ""

    @property
    def port(self) -> int | None:
        """Where the room's people look for it."""
        return urlsplit(self.url).port


def keep(folder: Path, key: HostKey) -> None:
    """Remembers it as the newest. Where that cannot be written the private view asks for the token instead."""
    others = [one for one in kept(folder) if one.code != key.code]
    _write(folder, [*others, key][-MOST:])


def kept(folder: Path) -> list[HostKey]:
    """Every key, the newest last."""
    try:
        found = json.loads(text_in(folder / FILE))
        return [HostKey(str(one["code"]), str(one["url"]), str(one["token"]), str(one.get("lan", ""))) for one in found]
    except (Unreadable, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def address_file(folder: Path, code: str) -> Path:
    """Where a server whose output nobody may be alone with writes the private address of a room that it opened."""
    return folder / f"private-{code}.txt"


def forget(folder: Path, code: str) -> None:
    """The key of a room that is removed, and the file with its private address. `code` as codes are written."""
    with contextlib.suppress(OSError):
        address_file(folder, code).unlink(missing_ok=True)
    left = kept(folder)
    if any(one.code == code for one in left):
        _write(folder, [one for one in left if one.code != code])


def _write(folder: Path, keys: list[HostKey]) -> None:
    with contextlib.suppress(OSError):
        write_private(folder / FILE, json.dumps([key._asdict() for key in keys], indent=1))
