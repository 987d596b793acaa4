"""Who may run a room: the host tokens that count, and the eight digits by which a phone is given one of its own.

Pure. Tokens are known by their SHA-256 alone. The digits follow from a key and the minute, so that a terminal can show them
and every server can check them, and nothing of it is stored or sent. Each is good once, for at most two minutes.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from simulator.workshop.room import RoomState

MINUTE = 60.0
DIGITS = 8
LABEL = 40
"""Letters of the name that is given to a key."""


def keys_of(first: Iterable[bytes], state: RoomState) -> dict[bytes, str]:
    """The keys that open the room now, and who each is for; `first` are those that the store holds."""
    found = {} if state.renewed else dict.fromkeys(first, "")
    found |= {bytes.fromhex(key): label for key, label in state.admitted.items()}
    return {key: label for key, label in found.items() if key.hex() not in state.revoked}


def short(key: bytes) -> str:
    """What a key is called in lists and logs."""
    return key.hex()[:8]


def pairing_digits(key: bytes, now: float) -> str:
    """Eight digits for that minute; `now` in seconds since 1970."""
    digest = hmac.digest(key, f"pair:{int(now // MINUTE)}".encode(), hashlib.sha256)
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"


def paired_with(keys: Mapping[bytes, str], digits: str, now: float) -> bytes | None:
    """The key whose digits these are, of this minute or the one before; None for nobody's. Takes equally long."""
    typed = "".join(one for one in digits if one in "0123456789")
    found = None
    for key in keys:
        for moment in (now, now - MINUTE):
            if hmac.compare_digest(pairing_digits(key, moment), typed):
                found = key
    return found


def spaced(digits: str) -> str:
    """ "4821 7730", as it is read aloud."""
    return f"{digits[: DIGITS // 2]} {digits[DIGITS // 2 :]}"
