"""The projector's page at the sizes of projectors: nothing is below the fold, at any turn of any scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from simulator.conversation.talk import Talk
from simulator.debrief.lessons import QUESTIONS
from simulator.languages.tongue import tongue
from simulator.workshop.facilitator_views import stage_view
from simulator.workshop.messages import StageView, encode
from simulator.workshop.pages import PAGE, page_of
from simulator.workshop.room import AskedRound, Room, RoomState, Round
from simulator.workshop.room_step import Frozen
from simulator.workshop.snapshot import common
from simulator.workshop.wording import script
from tests.chromium import in_chromium
from tests.library.shelf import FILES, shipped
from tests.write import rubric

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = in_chromium
SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
SMALLEST = 1 / 75
"""Of the height: letters that can still be read from the back of a room."""
REPLY = ("I am sorry that you had to hear it from somebody else. What happened then, and who had to explain it? " * 3)[
    :280
]
"""As long as may be written; three of them are on the screen."""
SCENARIOS = sorted(FILES)
MEASURE = """(views) => {
  const cut = () => [...document.querySelectorAll('#page, #side')].map((box) => {
    const edge = box.getBoundingClientRect();
    const out = [...box.querySelectorAll('p, h1, .line, .figures, img, .axes')].filter((one) => {
      const at = one.getBoundingClientRect();
      return at.bottom > edge.bottom + 1 || at.right > edge.right + 1;
    });
    const rows = [...box.children].map((one) => [one, one.getBoundingClientRect()]).filter(([, at]) => at.height);
    const over = rows.filter(([one, at], place) => place && at.top < rows[place - 1][1].bottom - 1
      || [...one.children].some((inner) => inner.getBoundingClientRect().bottom > at.bottom + 1));
    return [...out.map((one) => one.textContent.slice(0, 40)), ...over.map(([one]) => "over: " + one.textContent.slice(0, 40))];
  }).flat();
  return views.map((view) => {
    wire.hear(JSON.parse(view));
    return [document.title, cut(), parseFloat(getComputedStyle(document.documentElement).fontSize)];
  });
}"""
"""What is cut, and how large the letters are, for each view that is heard: all of them in one go, without painting."""


def turns(name: str) -> Iterator[tuple[Room, Talk]]:
    """The scenario at every turn that can be come to, by some road to it."""
    room = Room(shipped(name), rubric(), 1)
    met: set[str] = set()
    roads: list[tuple[str, ...]] = [()]
    while roads and len(met) < len(room.scenario.turns):
        road = roads.pop(0)
        talk = room.talk(road)
        if talk.turn is None or talk.turn.id in met:
            if talk.turn is None and "over" not in met:
                met.add("over")
                yield room, talk
            continue
        met.add(talk.turn.id)
        yield room, talk
        roads += [(*road, choice.id) for choice in talk.offered()]


def stages(name: str, teams: Sequence[str] = ()) -> Iterator[tuple[str, StageView]]:
    """What the projector is shown at each of them: the vote, and the reveal after two votes, of teams where there are."""
    for _, talk in turns(name):
        over = talk.turn is None
        letters = "abcdefghi"[: len(talk.shown())] if not over else ""
        votes = {letter: 3 + 5 * at for at, letter in enumerate(letters)}
        where = talk.turn.id if talk.turn is not None else "the end"
        rounds = (
            Round(1, where, 0.0, 1.0, Frozen(votes)),
            Round(2, where, 2.0, 3.0, Frozen(votes, dict.fromkeys(teams, votes), 1, 4, 2)),
        )
        leads = {choice.id: "Still possible: the next meeting, an open door or a refusal." for choice in talk.offered()}
        phases = ("debrief", "outcome") if over else ("speaking", "replying", "voting", "discussing", "revealed")
        for phase in phases:
            held = () if over or phase in ("speaking", "replying") else rounds
            asks = (AskedRound(1, "line", 0.0, dict.fromkeys("xyz", REPLY)),) if phase == "replying" else ()
            state = RoomState(talk, phase=phase, rounds=held, asks=asks, played=((None,) if over else ()))  # type: ignore[arg-type]
            view = common(state, leads)
            yield (
                f"{where}, {phase}",
                stage_view(
                    state, view, code="K7QX2M", now=0.0, joined=31, here=31, voted=27, address="http://10.0.4.17:8080"
                ),
            )


@pytest.fixture
def projector(chromium):
    """A page that is fed views as a server feeds it."""
    page = chromium.new_context().new_page()
    sockets = []

    def serve(route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name.endswith(".svg"):
            square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
            route.fulfill(body=square, content_type="image/svg+xml")
            return
        if name.startswith("wording-"):
            route.fulfill(body=script("stage"), content_type="text/javascript; charset=utf-8")
            return
        if "." not in name:
            route.fulfill(body=page_of("stage", "en"), content_type="text/html; charset=utf-8")
            return
        file = PAGE / name
        kind = {"js": "text/javascript", "css": "text/css"}[file.suffix[1:]]
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type=f"{kind}; charset=utf-8")

    page.route("**/*", serve)
    page.route_web_socket("**/ws", lambda socket: sockets.append(socket))
    page.goto("http://room.test/stage/K7QX2M")
    for _ in range(1000):
        if sockets:
            break
        page.wait_for_timeout(10)
    yield page
    page.context.close()


def misfits(page, name: str, sizes, teams: Sequence[str] = ()) -> list[str]:
    """What is cut off, or in letters too small to be read from the last row, at each stage of a scenario and each size."""
    shown, found = [], []
    for number, (where, stage) in enumerate(stages(name, teams), 1):
        stage.view.seq = number
        stage.view.title = f"{name} {number}"
        shown.append((where, stage.view.title, encode(stage).decode()))
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        measured = page.evaluate(MEASURE, [view for *_, view in shown])
        for (where, title, _), (heard, cut, letters) in zip(shown, measured, strict=True):
            assert heard == title
            if cut or letters < size[1] * SMALLEST:
                found.append(f"{name}, {where}, {size}: cut off {cut}, letters of {letters} pixels")
    assert shown
    return found


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_conversation_fits_on_a_projector(projector, size):
    assert misfits(projector, "cold-chain-renewal", [size]) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "code"), [("http://192.168.178.123:18080", "K7QX2M"), ("https://vote.example.com", "WMQW2MWM")]
)
def test_the_address_and_the_code_stand_in_one_row_each_beside_the_square(projector, address, code):
    projector.goto(f"http://room.test/stage/{code}")
    projector.wait_for_function("() => wire.socket && wire.socket.readyState === 1")
    state = Room(shipped("cold-chain-renewal"), rubric(), 1).fold([])
    stage = stage_view(state, common(state, {}), code=code, now=0.0, joined=0, here=0, voted=0, address=address)
    projector.evaluate("view => wire.hear(JSON.parse(view))", encode(stage).decode())
    for width, height in SIZES:
        projector.set_viewport_size({"width": width, "height": height})
        for place in (".lobby b", ".lobby .code"):
            room, rows = projector.locator(place).evaluate(
                """(one) => {
                  const text = document.createRange(), inside = document.getElementById("page");
                  text.selectNodeContents(one);
                  const edge = inside.getBoundingClientRect().right - parseFloat(getComputedStyle(inside).paddingRight);
                  return [edge - text.getBoundingClientRect().right, text.getClientRects().length];
                }"""
            )
            assert room >= -1, (place, width)
            assert rows == 1, (place, width)


def test_the_votes_of_teams_fit_on_a_projector_in_letters_that_can_be_read(projector):
    teams = ("The north of the country", "South", "East", "West")
    assert misfits(projector, "laptop-for-a-nephew", SIZES[1:3], teams) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_turn_of_every_scenario_fits_on_every_projector(projector, name):
    assert misfits(projector, name, SIZES) == []


def the_reveal() -> str:
    stage = next(stage for where, stage in stages("cold-chain-renewal") if where.endswith("revealed"))
    stage.view.seq = 1
    return encode(stage).decode()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_bars_grow_within_300_ms_and_at_once_for_who_wants_no_motion(projector, motion):
    projector.emulate_media(reduced_motion=motion)
    projector.evaluate("(view) => wire.hear(JSON.parse(view))", the_reveal())
    seconds = projector.evaluate("parseFloat(getComputedStyle(document.querySelector('.bar i')).transitionDuration)")
    assert 0.15 <= seconds <= 0.3 if motion == "no-preference" else seconds == 0
    grown = "() => [...document.querySelectorAll('.bar i')].every((one) => parseFloat(one.style.width) > 0)"
    projector.wait_for_function(grown, timeout=10_000)


def test_the_reveal_shows_the_face_and_what_follows_the_line_that_most_chose(projector):
    projector.set_viewport_size({"width": 1280, "height": 720})
    projector.evaluate("(view) => wire.hear(JSON.parse(view))", the_reveal())
    assert projector.locator("aside .face").is_visible()
    assert projector.locator(".then").text_content()


def test_the_three_questions_stand_on_the_wall_before_the_outcome(projector):
    stage = next(stage for where, stage in stages("cold-chain-renewal") if where == "the end, debrief")
    stage.view.seq = 1
    projector.evaluate("(view) => wire.hear(JSON.parse(view))", encode(stage).decode())
    assert projector.locator("h1").all_text_contents() == list(QUESTIONS)
    assert not projector.locator(".plane").count()


def test_the_outcome_shows_the_plane_and_the_turning_points(projector):
    stage = next(stage for where, stage in stages("cold-chain-renewal") if where == "the end, outcome")
    stage.view.seq, found = 1, stage.view.debrief
    projector.evaluate("(view) => wire.hear(JSON.parse(view))", encode(stage).decode())
    assert projector.locator(".turned b").all_text_contents() == [one.title for one in found.turning]
    assert projector.locator(".plane .corner").all_text_contents() == found.plane.corners
    assert projector.locator(".plane .dot.now").text_content().endswith(str(len(found.plane.path)))


OVERLAPS = """([corners, path]) => {
  const picture = plane({thresholds: [60, 35], corners, path}, corners[0], "");
  const box = document.createElement("div");
  box.className = "picture";
  box.append(picture);
  document.body.append(box);
  const all = picture.getBoundingClientRect();
  const found = [...picture.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const out = found.filter(([, at]) => at.left < all.left || at.right > all.right || at.bottom > all.bottom + 1);
  const over = found.flatMap(([words, at], place) => found.slice(place + 1).filter(([, other]) =>
    Math.min(at.right, other.right) - Math.max(at.left, other.left) > 0.5
    && Math.min(at.bottom, other.bottom) - Math.max(at.top, other.top) > 4).map(([other]) => `${words} | ${other}`));
  const size = parseFloat(getComputedStyle(found[0] ? picture.querySelector("text") : picture).fontSize) * all.width / 400;
  box.remove();
  return [...out.map(([words]) => `outside: ${words}`), ...over, ...(size < innerHeight / 75 ? [`letters of ${size}`] : [])];
}"""
EDGES = [(100, 0), (0, 0), (0, 100), (100, 100), (50, 50), (50, 58), (52, 54), (90, 10), (50, 50), (88, 4)]
OWN_NAMES = [
    "The most trusted advisor of all",
    "Somebody who pushes everybody around",
    "Donaudampfschifffahrt",
    "Quotas",
]


@pytest.mark.slow
def test_names_and_numbers_on_the_plane_never_lie_over_each_other_in_any_language(projector):
    profiles = [one.name for one in rubric().profiles.values()]
    named = [[tongue(lang).own(name) for name in profiles] for lang in ("en", "de", "es", "fr")]
    cases = [OWN_NAMES, *(names[place : place + 4] for names in named for place in (0, 4))]
    projector.evaluate("(view) => wire.hear(JSON.parse(view))", the_reveal())
    for width, height in ((1280, 720), (1920, 1080)):
        projector.set_viewport_size({"width": width, "height": height})
        for names in cases:
            for length in range(1, len(EDGES) + 1):
                assert projector.evaluate(OVERLAPS, [names, EDGES[:length]]) == []
