"""The facilitator's keys, the same at the projector and in the private view: each one an order to the room."""

from __future__ import annotations

from typing import TypeVar

from simulator.plain.host import hands_in
from simulator.tui.page.footer import Key, binding
from simulator.tui.room.asking import LEAVE, Asking, Question
from simulator.tui.room.clock import Clock
from simulator.workshop.client import HostClient
from simulator.workshop.messages import RoomView
from simulator.workshop.step import Totals

Result = TypeVar("Result")
SCROLLS = (
    binding("down,j", "scroll(1)", "down", "A line down.", id="down"),
    binding("up,k", "scroll(-1)", "up", "A line up.", id="up"),
    binding("pagedown,J", "page(1)", "further down", "A page down.", id="page-down"),
    binding("pageup,K", "page(-1)", "further up", "A page up.", id="page-up"),
)
LOOKS = (
    *(binding(f"{n}", f"look({n - 1})", f"look at {n}", f"Look at line {n}; it is the one to go on with.", id=f"look-{n}")
      for n in range(1, 10)),
    binding("n,right", "look_on(1)", "next line", "Look at the next line.", id="look-next"),
    binding("b,left", "look_on(-1)", "line before", "Look at the line before.", id="look-before"),
)  # fmt: skip
ORDERS = (
    binding("space,enter", "next", "next", "Do what usually comes next; the footer says what that is."),
    binding("o", "order('open')", "open", "Open the vote.", id="open"),
    binding("x", "order('close')", "close", "Close the vote.", id="close"),
    binding("d", "order('discuss')", "discuss", "Let them talk to their neighbours.", id="discuss"),
    binding("v", "again", "vote again", "Open a second vote on the same turn.", id="again"),
    binding("r", "order('reveal')", "reveal", "Reveal the votes to everybody.", id="reveal"),
    binding(
        "g",
        "advance",
        "go on",
        "Go on with the line that is looked at: the majority's, or your own choice.",
        id="go-on",
    ),
    binding("u", "order('undo')", "undo", "Undo the last step. No vote is lost.", id="undo"),
    binding("z", "reset", "start the turn again", "Forget the votes of this turn and start it again."),
    binding("h", "hands", "show of hands", "Type a show of hands, as in a 7 b 3 c 12; it closes the vote."),
    binding("t", "timer", "timer", "Set a timer; it closes the vote only where you say so."),
    binding("l", "lock", "lock or unlock", "Lock the room, so that nobody new can join; or unlock it."),
    binding("p", "people", "people", "Who is here; take somebody out, or let them in again."),
    binding("e", "end", "end the room", "End the room for everybody."),
)
TO_THE_END = 99_999
"""Where the customer has just spoken, the end of it is shown first."""
NEXT_WORDS = {
    "start": "begin",
    "open": "open the vote",
    "close": "close the vote",
    "discuss": "let them talk",
    "reveal": "reveal",
    "advance": "go on",
    "end": "end the room",
    "leave": "leave",
}


class Conducting(Asking[Result]):
    """A screen that gives orders. `looked_at` is the line under discussion, by place; None follows the votes."""

    client: HostClient
    looked_at: int | None = None
    _round = (0, "")
    _busy = False
    _told = False

    def __init__(self, client: HostClient, clock: Clock | None = None) -> None:
        super().__init__()
        self.client = client
        self.clock = clock or Clock()

    def on_mount(self) -> None:
        super().on_mount()
        self.client.changed = self.heard
        self.set_interval(1.0, self._tick)
        self.heard()

    def _tick(self) -> None:
        if self.view is not None and self.view.deadline:
            self.redraw()

    @property
    def view(self) -> RoomView | None:
        """What the room sees."""
        return self.client.view

    def heard(self) -> None:
        """Something changed in the room."""
        if not self.is_attached:
            return
        refused = self.client.refused
        if refused is not None and self.client.stage is None:
            self.app.exit()  # the command line says why
            return
        if refused is not None and not self._told:
            self._told = True
            self.notify(refused.why, markup=False, timeout=60)
        if self.client.stage is not None:
            self.clock.told(self.client.stage.now)
        if self.view is not None and (self.view.turn, self.view.phase) != self._round:
            self._round = (self.view.turn, self.view.phase)
            self.looked_at = None
            self.from_row = TO_THE_END if self.view.phase == "speaking" else 0
        self.redraw()

    def allows(self, what: str) -> bool:
        """Whether the room takes that order now."""
        return self.client.stage is not None and what in self.client.stage.allowed

    # orders

    def order(self, what: str, choice: str = "", **more: object) -> None:
        """Gives it; a refusal is said in a sentence. While one is under way a second key does nothing."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._order(what, choice, **more), group="orders", exit_on_error=True)

    async def _order(self, what: str, choice: str = "", **more: object) -> bool:
        try:
            done = await self.client.do(what, choice, **more)  # type: ignore[arg-type]
        finally:
            self._busy = False
        if done.why:
            self.notify(done.why, markup=False, timeout=6)
        return not done.why

    def action_order(self, what: str) -> None:
        self.order(what)

    def next_order(self) -> str:
        """What usually comes next: a trigger, `leave`, or "" for nothing."""
        view = self.view
        if view is None:
            return ""
        if view.phase == "closed":
            return "reveal" if view.vote > 1 else "discuss"
        return {
            "lobby": "start",
            "speaking": "open",
            "voting": "close",
            "discussing": "open",
            "revealed": "advance",
            "debrief": "end",
            "ended": "leave",
        }.get(view.phase, "")

    def action_next(self) -> None:
        match self.next_order():
            case "advance":
                self.action_advance()
            case "end":
                self.action_end()
            case "leave":
                self.action_leave()
            case "":
                return
            case what:
                self.order(what)

    def action_again(self) -> None:
        if self.view is not None and self.view.vote == 0:
            self.notify("Nothing was voted on yet. Press o to open the vote.", markup=False, timeout=4)
        else:
            self.order("open")

    def action_advance(self) -> None:
        letter = self.letter_looked_at
        if self.view is not None and self.view.phase == "revealed" and not letter:
            self.notify("There is no majority. Choose the line with its number, then go on.", markup=False, timeout=6)
            return
        self.order("advance", letter)

    def action_reset(self) -> None:
        self.ask(Question("Forget the votes of this turn?", self._if_yes("reset"), "y and enter; esc to stay"))

    def action_end(self) -> None:
        self.ask(Question("End the room for everybody?", self._if_yes("end"), "y and enter; esc to stay"))

    def _if_yes(self, what: str):  # type: ignore[no-untyped-def]
        def then(typed: str) -> None:
            if typed.lower() in ("y", "yes"):
                self.order(what)

        return then

    def action_lock(self) -> None:
        stage = self.client.stage
        if stage is not None:
            self.order("unlock" if stage.locked else "lock")

    def action_timer(self) -> None:
        self.ask(Question("Seconds:", self._timed, "90, or 90 close to close the vote with it; 0 for none"))

    def _timed(self, typed: str) -> None:
        seconds, _, rest = typed.partition(" ")
        if not seconds.isdigit() or rest.strip().lower() not in ("", "close"):
            self.notify("A timer is a number of seconds: 90, or 90 close.", markup=False, timeout=6)
            return
        self.order("timer", seconds=int(seconds), closes=bool(rest.strip()))

    def action_hands(self) -> None:
        self.ask(Question("Hands:", self._counted, "a 7 b 3 c 12"))

    def _counted(self, typed: str) -> None:
        hands = hands_in(typed)
        if hands is None:
            self.notify("A show of hands is letters and numbers: a 7 b 3 c 12.", markup=False, timeout=6)
        else:
            self.run_worker(self._hands(hands), group="orders")

    async def _hands(self, hands: Totals) -> None:
        opened = (self.view is not None and self.view.phase == "voting") or await self._order("open")
        if opened and await self._order("hands", hands=hands):
            await self._order("close")

    def action_people(self) -> None:
        raise NotImplementedError

    def action_leave(self) -> None:
        raise NotImplementedError

    # the line that is looked at

    @property
    def place_looked_at(self) -> int | None:
        """The place of the line that is looked at: the chosen one, else that of the majority."""
        view = self.view
        if view is None:
            return None
        if self.looked_at is not None and self.looked_at < len(view.choices):
            return self.looked_at
        if view.reveal is not None and len(view.reveal.leaders) == 1:
            letters = [result.letter for result in view.reveal.results]
            return letters.index(view.reveal.leaders[0])
        return None

    @property
    def letter_looked_at(self) -> str:
        place, view = self.place_looked_at, self.view
        return view.choices[place].letter if place is not None and view is not None and view.choices else ""

    def action_look(self, at: int) -> None:
        """Looks at that line; once more lets go of it."""
        if self.view is not None and at < len(self.view.choices) and self.may_look:
            self.looked_at = None if self.looked_at == at else at
            self.redraw()

    def action_look_on(self, by: int) -> None:
        if self.view is None or not self.view.choices or not self.may_look:
            return
        place, count = self.place_looked_at, len(self.view.choices)
        self.looked_at = (0 if by > 0 else count - 1) if place is None else (place + by) % count
        self.redraw()

    @property
    def may_look(self) -> bool:
        """Whether one line may stand out: at the projector never before the reveal."""
        return self.view is not None and self.view.reveal is not None

    def pressed(self, mark: object) -> None:
        if isinstance(mark, int):
            self.action_look(mark)

    def next_key(self) -> list[Key]:
        """The footer's first key."""
        what = self.next_order()
        if not what:
            return []
        words = NEXT_WORDS[what]
        if what == "open" and self.view is not None and self.view.vote:
            words = "vote again"
        if what == "advance":
            letter = self.letter_looked_at.upper()
            if not letter:
                count = len(self.view.choices) if self.view is not None else 9
                return [Key(f"1–{count}", "choose the line")]
            words = f"go on with {letter}"
        return [Key("space", words, "next")]


__all__ = ["LEAVE", "LOOKS", "NEXT_WORDS", "ORDERS", "SCROLLS", "TO_THE_END", "Conducting"]
