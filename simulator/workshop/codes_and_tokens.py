"""Room codes, host tokens and participants' tokens: how they are made, typed and compared."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty characters: without 0 and O, 1, I and L, and without U, which is read as V."""
PRIVATE, PUBLIC = 6, 8
"""Characters of a code on a private network (29 bits) and where everybody can try (39 bits)."""


def new_code(length: int = PRIVATE) -> str:
    """A code of 6 or 8 characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def as_typed(text: str) -> str:
    """The code that somebody meant: spaces and dashes are dropped, small letters are as good as capitals."""
    return "".join(character for character in text.upper() if character.isalnum())[:16]


def is_code(text: str) -> bool:
    """Whether it could be a code at all."""
    return len(text) in (PRIVATE, PUBLIC) and set(text) <= set(ALPHABET)


def new_host_token() -> str:
    """256 random bits, as 43 characters."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A participant's resume token: 192 random bits, as 32 characters."""
    return secrets.token_urlsafe(24)


def hashed(token: str) -> bytes:
    """What is kept of a host token: its SHA-256."""
    return hashlib.sha256(token.encode()).digest()


def participant_id(token: str) -> str:
    """Who a resume token belongs to: 128 bits of its SHA-256 in hex, so that an id never opens anything."""
    return hashlib.sha256(b"participant:" + token.encode()).hexdigest()[:32]


def fits(token: str, keys: Iterable[bytes]) -> bool:
    """Whether a host token is one of those whose hashes are kept; in a time that tells nothing."""
    digest = hashed(token)
    return sum(hmac.compare_digest(digest, key) for key in keys) > 0
