"""Nothing that was sent to a participant before the reveal tells a distribution, another's vote or the inner voice.

The test keeps every byte that a participant's socket received, and looks for what must not be in it.
"""

from __future__ import annotations

import json

import pytest

from tests.workshop.serving import raw, served, until

SECRETS = (
    "Here comes the pitch",
    "Wait here.",
    "What does she fear?",
    "discover",
    "pressure",
    "helpful",
    "push",
    "ask-",
)
"""The inner voice, the facilitator's notes, behaviours, worth, and choice ids."""


def words(messages: list[dict[str, object]]) -> str:
    return json.dumps(messages)


def every_key(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in every_key(one)}
    if isinstance(value, list):
        return {key for one in value for key in every_key(one)}
    return set()


def every_number(value: object) -> set[float]:
    if isinstance(value, dict):
        return every_number(list(value.values()))
    if isinstance(value, list):
        return {number for one in value for number in every_number(one)}
    return {value} if isinstance(value, int | float) else set()


ALLOWED = {
    "t", "now", "view", "you", "seq", "phase", "title", "turn", "who", "role", "seems", "says", "choices", "letter",
    "say", "round", "vote", "deadline", "before", "kind", "text", "brief", "name", "team", "n", "choice", "earlier",
    "token", "r", "status", "asked", "label", "here", "voted", "talked", "pairs", "mood", "hurried",
}  # fmt: skip
"""Every key that may reach a participant before a reveal; a new one has to be thought about here."""


@pytest.fixture
async def here(tmp_path):
    async with served(tmp_path, names=True, teams=("red", "blue")) as here:
        yield here


async def test_before_the_reveal_a_participant_is_sent_nothing_that_tells(here):
    host = await here.host()
    stage = await here.host("presenter")
    others = [await here.participant(name=f"Zoe{number}", team="red") for number in range(4)]
    async with raw(here.url) as spy:
        await spy.say(t="hello", code=here.room.code, name="Spy", team="blue")
        await spy.hear_until("room")
        await host.do("start")
        for _ in range(2):
            await host.do("open")
            for one, letter in zip(others, "abcb", strict=True):
                await until(lambda one=one: one.view.phase == "voting")
                await one.vote(letter)
            await until(lambda: all(one.you.choice for one in others))
            await spy.say(t="again")
            await spy.hear_until("room")
            seq = host.view.seq
            await host.do("hands", hands={"a": 41})
            await host.do("discuss")
            await host.do("timer", seconds=60)
            assert host.private.results[0].last > 41
            await spy.say(t="again")
            while spy.heard[-1]["t"] != "room" or spy.heard[-1]["view"]["seq"] < seq + 3:
                await spy.hear()
        sent = words(spy.heard)
        assert every_key(spy.heard) <= ALLOWED
        assert not [secret for secret in SECRETS if secret in sent.replace('"phase"', "")]
        assert not [f"Zoe{number}" for number in range(4) if f"Zoe{number}" in sent]
        assert not every_number(spy.heard) & {41, 42, 43}
        assert not any(result for result in ("results", "advice", "votes") if result in sent)
        assert stage.stage.view.reveal is None
        await host.do("reveal")
        while "reveal" not in spy.heard[-1].get("view", {}):
            await spy.hear()
        assert "Here comes the pitch" in words(spy.heard)
        assert not [f"Zoe{number}" for number in range(4) if f"Zoe{number}" in words(spy.heard)]


async def test_the_projector_is_sent_no_distribution_before_the_reveal(here):
    async with raw(here.url) as projector:
        await projector.say(t="look", code=here.room.code)
        await projector.hear_until("stage")
        host = await here.host()
        one = await here.participant(name="Zoe", team="red")
        await host.do("start")
        await host.do("open")
        await until(lambda: one.view.phase == "voting")
        await one.vote("b")
        await until(lambda: one.you.choice == "b")
        await host.do("close")
        while projector.heard[-1]["view"]["phase"] != "closed":
            await projector.hear()
        assert every_key(projector.heard) <= ALLOWED | {
            "stage",
            "code",
            "address",
            "joined",
            "here",
            "voted",
            "locked",
            "allowed",
            "next",
            "order",
            "label",
            "count",
            "labels",
        }
        assert "Here comes the pitch" not in words(projector.heard)


async def test_undoing_a_reveal_takes_the_distribution_away_again(here):
    host = await here.host()
    await host.do("start")
    await host.do("open")
    await host.do("close")
    await host.do("reveal")
    await host.do("undo")
    assert host.view.reveal is None
