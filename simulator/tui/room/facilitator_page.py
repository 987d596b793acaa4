"""The facilitator's keys, the same at the projector and in the private view: each one an order to the room."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import urlsplit

from simulator.tui.page.footer import Key, binding
from simulator.tui.room.room_page import Clock, RoomPage
from simulator.tui.room.typed_question import Question
from simulator.workshop import facilitating
from simulator.workshop.client import HostClient
from simulator.workshop.views import NextView, RoomView

Result = TypeVar("Result")
HERE = ("127.0.0.1", "localhost", "::1")
LOOKS = (
    *(binding(f"{n}", f"look({n - 1})", f"look at {n}", f"Look at line {n}; it is the one to go on with.", id=f"look-{n}")
      for n in range(1, 10)),
    binding("n,right", "look_on(1)", "next line", "Look at the next line.", id="look-next"),
    binding("b,left", "look_on(-1)", "line before", "Look at the line before.", id="look-before"),
)  # fmt: skip
ORDERS = (
    binding("space,enter", "next", "next", "Do what usually comes next; the footer says what that is."),
    binding("o", "order('open')", "open", "Open the vote.", id="open"),
    binding("a", "words", "their own words", "Ask everybody to write what they would say, before the vote."),
    binding("m", "purpose", "purpose", "Ask what everybody wants to be better for this person, before the first vote."),
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
    binding("u", "order('undo')", "undo", "Undo the last step. U brings it back, with every vote.", id="undo"),
    binding("U", "order('redo')", "redo", "Bring back what was undone.", id="redo"),
    binding("z", "reset", "start the turn again", "Forget the votes of this turn and start it again."),
    binding(
        "h",
        "hands",
        "show of hands",
        "Type a show of hands, as in a 7 b 3 c 12. It closes an open vote, or joins the one just closed.",
    ),
    binding("t", "timer", "timer", "Set a timer; it closes the vote only where you say so."),
    binding("l", "lock", "lock or unlock", "Lock the room, so that nobody new can join; or unlock it."),
    binding("p", "people", "people", "Who is here; take somebody out, or let them in again."),
    binding("s", "stop", "stop here", "Stop the conversation: the three questions come next, then the outcome so far."),
    binding("e", "end", "end the room", "End the room for everybody."),
)


class FacilitatorPage(RoomPage[Result]):
    """A screen that gives orders. `looked_at` is the line under discussion, by place; None follows the votes."""

    client: HostClient
    looked_at: int | None = None
    _busy = False
    _told = False
    _answered = False

    def __init__(self, client: HostClient, clock: Clock | None = None) -> None:
        super().__init__(clock)
        self.client = client

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
            self.tell(refused.why, seconds=60)
        if self.client.stage is not None:
            self.clock.told(self.client.stage.now)
        if self.turned_the_page():
            self.looked_at = None
        self.redraw()

    def tell(self, words: str, *, seconds: float = 6) -> None:
        """Says it in one place, instead of what was said before: the room looks on."""
        self.app.clear_notifications()
        self.notify(words, markup=False, timeout=seconds)

    def tell_until_next(self, words: str) -> None:
        """Says it long enough to be typed elsewhere; the next order takes it away: digits are for one pair of eyes."""
        self.tell(words, seconds=30)
        self._answered = True

    # orders

    def order(self, what: str, choice: str = "", **more: object) -> None:
        """Gives it; a refusal is said in a sentence. While one is under way a second key does nothing."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._order(what, choice, **more), group="orders", exit_on_error=True)

    async def _order(self, what: str, choice: str = "", **more: object) -> None:
        try:
            done = await self.client.do(what, choice, **more)  # type: ignore[arg-type]
        finally:
            self._busy = False
        words = done.why or done.said
        if words:
            self.tell(words)
        elif self._answered:
            self.app.clear_notifications()  # what an earlier order was told no longer holds
        self._answered = bool(words)

    def action_order(self, what: str) -> None:
        self.order(what)

    @property
    def next(self) -> NextView:
        """What usually comes next, as the room's own view says it."""
        return self.client.stage.next if self.client.stage is not None else NextView("", "")

    def action_next(self) -> None:
        match self.next.order:
            case "advance":
                self.action_advance()
            case "end":
                self.action_end()
            case facilitating.LEAVE:
                self.action_leave()
            case "":
                return
            case what:
                self.order(what)

    def action_again(self) -> None:
        if self.view is not None and self.view.vote == 0:
            self.tell("Nothing was voted on yet. Press o to open the vote.")
        else:
            self.order("open")

    def action_advance(self) -> None:
        letter = self.letter_looked_at
        if self.view is not None and self.view.phase == "revealed" and not letter:
            self.tell("There is no majority. Choose the line with its number, then go on.")
            return
        self.order("advance", letter)

    def action_reset(self) -> None:
        self.ask(Question("Forget the votes of this turn?", self._if_yes("reset"), "y and enter; esc to stay"))

    def action_stop(self) -> None:
        self.ask(Question("Stop here, and look back?", self._if_yes("stop"), "y and enter; esc to stay"))

    def action_end(self) -> None:
        self.ask(Question("End the room for everybody?", self._if_yes("end"), "y and enter; esc to stay"))

    def _if_yes(self, what: str):  # type: ignore[no-untyped-def]
        def then(typed: str) -> None:
            if typed.lower() in ("y", "yes"):
                self.order(what)

        return then

    def action_words(self) -> None:
        self.order("ask", text="line")

    def action_purpose(self) -> None:
        self.order("ask", text="purpose")

    def pairing_words(self) -> str:
        """How a phone becomes the facilitator's."""
        stage = self.client.stage
        where = (stage.address if stage is not None else "") or self.client.origin
        if urlsplit(where).hostname in HERE:
            return (
                f"This room is on this machine only, where no phone reaches it: leave, and type `helpfirst host --resume "
                f"{self.client.code} --lan`. A browser here opens {where}/host with {self.client.digits}."
            )
        return f"On your phone open {where}/host\nand type {self.client.code} and {self.client.digits}."

    def action_lock(self) -> None:
        stage = self.client.stage
        if stage is not None:
            self.order("unlock" if stage.locked else "lock")

    def action_timer(self) -> None:
        self.ask(Question("Seconds:", self._timed, "90, or 90 close to close the vote with it; 0 for none"))

    def _timed(self, typed: str) -> None:
        timer = facilitating.timer_of(typed)
        if timer is None:
            self.tell(facilitating.NO_TIMER)
            self.ask(Question("Seconds:", self._timed, "90, or 90 close to close the vote with it; 0 for none", typed))
            return
        self.order("timer", seconds=timer.seconds, closes=timer.closes)

    def action_hands(self) -> None:
        self.ask(Question("Hands:", self._counted, "a 7 b 3 c 12"))

    def _counted(self, typed: str) -> None:
        hands = facilitating.hands_of(typed)
        if hands is None:
            self.tell(facilitating.NO_HANDS)
            self.ask(Question("Hands:", self._counted, "a 7 b 3 c 12", typed))
        else:
            self.order("hands", hands=hands)

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
        what = self.next
        if not what.order:
            return []
        if what.order != "advance":
            return [Key("space", what.label, "next")]
        letter = self.letter_looked_at
        if letter:
            return [Key("space", facilitating.go_on_with(letter), "next")]
        count = len(self.view.choices) if self.view is not None else 9
        return [Key(f"1–{count}", what.label)]
