"""One order of a facilitator's, from what was said to what is answered. Orders about keys are answered with a token too."""

from __future__ import annotations

import msgspec

from simulator.workshop.codes_and_tokens import hashed, new_host_token
from simulator.workshop.connection import Connection
from simulator.workshop.facilitators import LABEL, short
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.messages import Do, Done, Token
from simulator.workshop.orders import Order, Refused
from simulator.workshop.participant_names import clean_text
from simulator.workshop.room_step import ADMIT, RENEW, REVOKE, Damaged
from simulator.workshop.server_log import LOG
from simulator.workshop.stores.base import NotStored


async def carried_out(room: LiveRoom, connection: Connection, said: Do) -> list[msgspec.Struct]:
    """Carries it out, if it may be, and answers what its sender is told: a Done, and before it a Token for a new key."""
    token, before = new_host_token() if said.what in (ADMIT, RENEW) else "", connection.key
    try:
        order = _order(room, connection, said, token)
        if said.what == RENEW:
            connection.key = hashed(token)  # or the order itself would close this very socket
        words = await room.order(order, said.seq, _by(room, before))
    except (Refused, NotStored, Damaged) as trouble:
        connection.key = before
        if not isinstance(trouble, Refused):
            LOG.warning("%s", trouble)
        why = trouble.public if isinstance(trouble, NotStored) else str(trouble)
        return [Done(said.id, room.state.seq, why)]
    done = Done(said.id, room.state.seq, said=words)
    return [Token(token, order.text), done] if token else [done]


def _order(room: LiveRoom, connection: Connection, said: Do, token: str) -> Order:
    key, text = "", clean_text(said.text, LABEL)
    if said.what in (ADMIT, RENEW):
        key = hashed(token).hex()
        text = text if said.what == ADMIT else room.keys.get(connection.key, "")
        if said.what == ADMIT and not text:
            raise Refused("Say who the key is for.")
    elif said.what == REVOKE:
        key = next((one.hex() for one in room.keys if short(one) == said.key), "")
        if not key:
            raise Refused("There is no such key.")
        if key == connection.key.hex():
            raise Refused("That is the key of this device. Make a new one for it instead.")
    return Order(
        what=said.what,
        choice=as_letter(said.choice),
        participant=said.participant,
        seconds=said.seconds,
        closes=said.closes,
        hands=said.hands,
        pairs=said.pairs,
        text=text,
        key=key,
    )


def _by(room: LiveRoom, key: bytes) -> str:
    label = room.keys.get(key, "")
    return f"{label} ({short(key)})" if label else short(key)


def as_letter(text: str) -> str:
    """A letter as it was meant: A is a."""
    return text.strip().lower()[:1]
