"""Packages in a real run-time (scorm-again) in a real browser, for both versions of SCORM."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.talk import talk_through
from simulator.records.scorm import Recorded, package
from simulator.scenario.model import Scenario
from simulator.scoring.score import score
from tests.chromium import in_chromium
from tests.debrief.plays import SHIPPED, shipped
from tests.records.browser import HOST, Seen
from tests.records.node_modules import missing
from tests.records.node_modules import package as installed
from tests.strategies import shipped_rubric

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
RUN_TIME = installed("scorm-again")
pytestmark = [pytest.mark.slow, *in_chromium]
real = pytest.mark.skipif(RUN_TIME is None, reason=missing("scorm-again"))
expect = sync_api.expect
COLD = next(shipped(file) for file in SHIPPED if file.stem == "cold-chain-renewal")
MET_AGAIN = next(shipped(file) for file in SHIPPED if file.stem == "the-laptop-comes-back")
API = {"scorm12": ("API", "Scorm12API"), "scorm2004": ("API_1484_11", "Scorm2004API")}


def unzipped(scenario: Scenario, recorded: Recorded) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(scenario, shipped_rubric(), recorded))) as made:
        return {name: made.read(name) for name in made.namelist()}


class Platform:
    """A learning platform's page: the run-time's object, and the package in a frame."""

    def __init__(self, browser, recorded: Recorded, script: str, scenario: Scenario = COLD) -> None:
        self.title = scenario.title
        files = {
            **unzipped(scenario, recorded),
            "platform.html": '<!doctype html><html lang="en"><title>P</title><script src="platform.js"></script><iframe id="f" width="1000" height="700"></iframe></html>',
            "platform.js": script,
        }
        if RUN_TIME is not None:
            files["scorm-again.js"] = (RUN_TIME / "dist" / "scorm-again.js").read_text(encoding="utf-8")
            files["platform.html"] = files["platform.html"].replace(
                '<script src="pl', '<script src="scorm-again.js"></script><script src="pl'
            )
        self.seen = Seen(browser, files, policy="frame-src 'self'", viewport={"width": 1100, "height": 800})
        self.page = self.seen.open(HOST + "platform.html")

    def launch(self):
        self.page.evaluate("document.getElementById('f').src = 'index.html?' + Math.random()")
        frame = self.page.frame_locator("#f")
        expect(frame.get_by_role("heading", name=self.title)).to_be_visible()
        return frame

    def inside(self, script: str):
        return self.page.frames[-1].evaluate(script)

    def leave(self) -> None:
        self.page.evaluate("document.getElementById('f').src = 'about:blank'")
        self.page.wait_for_function("() => document.getElementById('f').contentWindow.location.href === 'about:blank'")

    def to_the_end(self, frame) -> None:
        for _ in range(60):
            if self.inside("Helpfirst.app.talk.finished"):
                return
            frame.locator("body").press("2")
        raise AssertionError("no end in sixty keys")

    def close(self) -> None:
        self.seen.context.close()
        assert self.seen.wrong == []


def real_platform(chromium, recorded: Recorded, scenario: Scenario = COLD) -> Platform:
    name, kind = API[recorded.version]
    script = f"window.{name} = new {kind}({{ autocommit: false, logLevel: 5 }});"
    return Platform(chromium, recorded, script, scenario)


def again(platform: Platform, version: str) -> None:
    """The platform opens it another time with what it kept."""
    name, kind = API[version]
    platform.page.evaluate(
        f"old = {name}; window.{name} = new {kind}({{ autocommit: false, logLevel: 5 }});"
        f"{name}.loadFromJSON(JSON.parse(JSON.stringify(old.cmi)), 'cmi')"
    )


@real
@pytest.mark.parametrize("version", ["scorm12", "scorm2004"])
def test_left_gone_on_with_and_scored(chromium, version):
    platform = real_platform(chromium, Recorded(version, "helpfulness", 60))
    name, _ = API[version]
    frame = platform.launch()
    expect(frame.get_by_text("Your learning platform records")).to_be_visible()
    frame.get_by_role("button", name="Begin").click()
    frame.locator("body").press("1")
    frame.locator("body").press("1")
    choices = platform.inside("Helpfirst.app.attempt.choices")
    platform.leave()
    kept = platform.page.evaluate(f"{name}.cmi.suspend_data")
    assert 0 < len(kept) <= 4096
    assert platform.page.evaluate(f"{name}.isTerminated()")

    again(platform, version)
    assert platform.page.evaluate(f"{name}.cmi.suspend_data") == kept
    frame = platform.launch()
    frame.get_by_role("button", name="Go on after 2 choices").click()
    assert platform.inside("Helpfirst.app.attempt.choices") == choices
    platform.to_the_end(frame)
    axes = platform.inside("Helpfirst.scores(Helpfirst.app.talk.steps).pop().axes.map((one) => one.hundredths / 100)")
    said = platform.inside("Helpfirst.app.talk.choices")
    passed = axes[0] >= 60 and not platform.inside("Helpfirst.scores(Helpfirst.app.talk.steps).pop().breaches.length")
    assert platform.inside("[...Helpfirst.app.keep.platform.lost]") == []
    frame.get_by_role("button", name="Look back").click()
    frame.get_by_role("button", name="See how it went").click()
    expect(frame.get_by_text("Keep, start, stop")).to_be_visible()
    platform.leave()
    cmi = json.loads(platform.page.evaluate(f"JSON.stringify({name}.cmi)"))
    score = (cmi["core"] if version == "scorm12" else cmi)["score"]
    assert float(score["raw"]) == axes[0]
    status = "passed" if passed else "failed"
    if version == "scorm12":
        assert cmi["core"]["lesson_status"] == status
    else:
        assert (cmi["completion_status"], cmi["success_status"]) == ("completed", status)
        assert float(score["scaled"]) == pytest.approx(axes[0] / 100, abs=1e-4)
    assert [float(one["score"]["raw"]) for one in _listed(cmi["objectives"])] == axes
    interactions = _listed(cmi["interactions"])
    assert [one["student_response" if version == "scorm12" else "learner_response"] for one in interactions] == said

    # and the try that came to its end is still there another day
    left = "core" if version == "scorm12" else "session"
    assert platform.page.evaluate(f"{name}.cmi.{left}._exit") == "suspend"
    again(platform, version)
    expect(platform.launch().get_by_text("Your tries so far")).to_be_visible()
    platform.close()


@real
@pytest.mark.parametrize("version", ["scorm12", "scorm2004"])
def test_what_an_earlier_meeting_left_is_kept_by_the_platform_and_counts_when_one_goes_on(chromium, version):
    held = list(MET_AGAIN.before)[-1]
    platform = real_platform(chromium, Recorded(version), MET_AGAIN)
    name, _ = API[version]
    frame = platform.launch()
    frame.get_by_label(MET_AGAIN.before[held]).check()
    frame.get_by_role("button", name="Begin").click()
    frame.locator("body").press("1")
    assert platform.inside("Helpfirst.app.attempt.before") == [held]
    platform.leave()
    again(platform, version)
    frame = platform.launch()
    expect(frame.get_by_label(MET_AGAIN.before[held])).to_be_checked()
    frame.get_by_role("button", name="Go on after your first choice").click()
    platform.to_the_end(frame)
    seed, said = platform.inside("[Helpfirst.app.attempt.seed, Helpfirst.app.attempt.choices]")
    assert platform.inside("[...Helpfirst.app.keep.platform.lost]") == []
    platform.leave()
    cmi = json.loads(platform.page.evaluate(f"JSON.stringify({name}.cmi)"))
    begun = new_attempt(MET_AGAIN, shipped_rubric(), seed, Carried(flags=(held,)))
    talk = talk_through(MET_AGAIN, shipped_rubric(), begun, said)
    assert talk.finished
    got = score(talk.steps)
    raw = [float(one["score"]["raw"]) for one in _listed(cmi["objectives"])]
    assert raw == [axis.percent for axis in (got.helpfulness, got.pushiness, got.initiative)]
    again(platform, version)
    platform.launch()
    assert platform.inside("Helpfirst.app.keep.finished.map((one) => one.before)") == [[held]]
    platform.close()


def _listed(found) -> list:
    return found if isinstance(found, list) else [found[key] for key in sorted(found, key=int)]


STRICT = """window.kept = ""; window.API = { LMSInitialize: () => 'true', LMSFinish: () => 'true', LMSCommit: () => 'true',
  LMSGetValue: (name) => (name === 'cmi.suspend_data' ? window.kept : ''),
  LMSSetValue(name, value) { if (name !== 'cmi.suspend_data') return 'true'; if (value.length > 4096) return 'false'; window.kept = value; return 'true'; } };"""


def test_what_is_kept_fits_the_room_of_the_platform_whatever_was_written(chromium):
    platform = Platform(chromium, Recorded("scorm12"), STRICT)
    frame = platform.launch()
    for written in ("short", '"\\\n' * 300):
        platform.inside("Helpfirst.app.begin('Better records.')")
        while not platform.inside("Helpfirst.app.talk.finished"):
            platform.page.frames[-1].evaluate("(text) => Helpfirst.app.saidFirst(text)", written)
            platform.inside("Helpfirst.app.choose(Helpfirst.app.talk.shown()[0].id)")
            assert 0 < platform.page.evaluate("kept.length") <= 4096
    platform.inside("Helpfirst.app.begin('')")
    platform.inside("Helpfirst.app.choose(Helpfirst.app.talk.shown()[0].id)")
    said = platform.inside("Helpfirst.app.attempt.choices")
    assert platform.inside("[...Helpfirst.app.keep.platform.lost]") == []
    platform.leave()
    frame = platform.launch()
    assert platform.inside("Helpfirst.app.keep.finished.length") == 2
    frame.get_by_role("button", name="Go on after your first choice").click()
    assert platform.inside("Helpfirst.app.attempt.choices") == said
    platform.close()


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("", "No learning platform answers here"),
        ("window.API = { LMSInitialize() { throw new Error('broken'); } };", "does not answer as it should"),
        ("window.API = { LMSInitialize: () => 'false' };", "does not answer as it should"),
        (
            "window.API = { LMSInitialize: () => 'true', LMSGetValue: () => '', LMSCommit: () => 'true', LMSFinish: () => 'true',"
            " LMSSetValue: (name) => (name === 'cmi.suspend_data' ? 'false' : 'true') };",
            "Not recorded: where you are",
        ),
        (
            "let asked = 0; window.API = { LMSInitialize: () => 'true', LMSCommit: () => 'true', LMSFinish: () => 'true',"
            " LMSGetValue: () => '', LMSSetValue() { if (++asked > 9) throw new Error('gone'); return 'true'; } };",
            "Not recorded: where you are, your choices, your score, that you have finished",
        ),
    ],
    ids=["no platform", "it throws", "it refuses", "its storage is full", "it breaks in the middle"],
)
def test_without_a_platform_that_answers_the_page_plays_on_and_says_what_is_not_recorded(chromium, script, says):
    platform = Platform(chromium, Recorded("scorm12"), script)
    frame = platform.launch()
    frame.get_by_role("button", name="Begin").click()
    platform.to_the_end(frame)
    frame.get_by_role("button", name="Look back").click()
    frame.get_by_role("button", name="See how it went").click()
    expect(frame.get_by_text(says)).to_be_visible()
    platform.close()
