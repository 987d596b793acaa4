"""Which endpoint may be asked: this machine without asking, any other host once it was confirmed."""

from __future__ import annotations

import pytest

from simulator.external.address import BadEndpoint, endpoint_address
from simulator.external.engines import EngineOnItsWay
from simulator.practice.own_words.engine_choice import confirm, engine_for, to_confirm
from simulator.practice.settings import Preferences, Settings, read_settings
from simulator.words.plain import PlainEngine


@pytest.mark.parametrize(
    "url", ["http://localhost:8080/v1", "http://127.0.0.1/v1", "http://127.8.8.8", "http://[::1]:1234/v1/"]
)
def test_this_machine_needs_no_yes(url: str) -> None:
    assert endpoint_address(url).may_be_asked("")


@pytest.mark.parametrize(
    "url", ["https://example.com/v1", "http://127.0.0.1.example.com", "http://localhost.example.com", "http://10.0.0.1"]
)
def test_any_other_host_is_named_and_has_to_be_confirmed(url: str) -> None:
    address = endpoint_address(url)
    assert not address.may_be_asked("")
    assert address.host in address.question
    assert ("readable to everybody" in address.question) == url.startswith("http:")
    assert address.may_be_asked(address.origin)


def test_the_yes_is_remembered_and_holds_for_that_origin_alone(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("simulator.external.engines.local_engine", PlainEngine)  # the encoder takes seconds to load
    preferences = Preferences(Settings(endpoint="https://example.com/v1"), tmp_path)
    address = to_confirm(preferences.now)
    assert address is not None
    assert engine_for(preferences.now).name != "endpoint"
    assert confirm(preferences, address) is None
    kept = read_settings(tmp_path).settings
    assert to_confirm(kept) is None
    assert engine_for(kept).name == "endpoint"
    for other in ("http://example.com/v1", "https://example.com:8443/v1", "https://www.example.com/v1"):
        assert to_confirm(Settings(endpoint=other, endpoint_allowed=kept.endpoint_allowed)) is not None


@pytest.mark.parametrize(
    ("url", "posted"),
    [
        ("http://localhost:1/v1", "http://localhost:1/v1/chat/completions"),
        ("http://localhost:1/v1/chat/completions", "http://localhost:1/v1/chat/completions"),
        (" HTTP://LocalHost:1/ ", "http://localhost:1/chat/completions"),
        ("http://[::1]/v1", "http://[::1]:80/v1/chat/completions"),
    ],
)
def test_the_base_or_the_whole_url_may_be_given(url: str, posted: str) -> None:
    assert endpoint_address(url).url == posted


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8080",
        "ftp://localhost",
        "http://",
        "http://a b",
        "http://x:99999",
        "http://u:p@x",
        "http://x/?a=1",
        "http://[x",
    ],
)
def test_what_is_no_address_is_said_with_its_mend(url: str) -> None:
    with pytest.raises(BadEndpoint, match=r"like http://127\.0\.0\.1:8080/v1|HELPFIRST_ENDPOINT_KEY"):
        endpoint_address(url)


def test_until_an_engine_is_made_the_plain_one_answers() -> None:
    class Better(PlainEngine):
        name = "better"

    import threading

    gate = threading.Event()
    coming = EngineOnItsWay(lambda: (gate.wait(10), Better())[1])
    assert coming.now.name == "plain"
    gate.set()
    assert coming.wait(10).name == "better"
