"""The projector: what the whole room sees. It is told no distribution before the reveal, so it can show none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.scenario.short_names import short_name
from simulator.tui.page.footer import Key, binding, footer
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import BLANK, Line, at_height, block, ends, header, moved, row, said, shorten, span
from simulator.tui.room.facilitator_page import LOOKS, ORDERS, FacilitatorPage
from simulator.tui.room.group_outcome import debrief_rows
from simulator.tui.room.projector_page import asked, count_rows, invitation, lobby_rows, place, qr_rows, turn_rows
from simulator.tui.room.reveal_page import changed_rows, detail_rows, reveal_rows, standing_sentence
from simulator.tui.room.room_page import SCROLLS, Clock
from simulator.tui.room.typed_question import LEAVE, Question
from simulator.workshop.phase import OVER

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.workshop.client import HostClient

KEPT = "Leave, and stop serving?"


class PresenterScreen(FacilitatorPage[None]):
    """`talk` makes the group's conversation from what they said, for the debrief; `private` opens one more
    connection, for the list of people.
    """

    SIDE = PANEL
    HELP = (
        "Everybody in the room sees this. Votes are shown when you reveal them and never before; the private view "
        "(helpfirst host --private, on another screen) shows you how they stand."
    )
    BINDINGS: ClassVar = [
        *ORDERS,
        binding("c", "code", "code", "Show or hide the QR code."),
        binding("w", "phone", "run it from your phone", "Show the digits that open your own view on a phone."),
        binding(
            "W", "wall", "projector page", "The same for a browser, larger and with a face: its address, copied too."
        ),
        *LOOKS,
        *SCROLLS,
        LEAVE,
        binding("q", "leave", "leave", "Leave. The room is kept, and host --resume goes on with it."),
    ]

    def __init__(
        self,
        client: HostClient,
        *,
        talk: Callable[[Sequence[str]], Talk] | None = None,
        private: Callable[[], HostClient] | None = None,
        clock: Clock | None = None,
        address: str = "",
    ) -> None:
        super().__init__(client, clock)
        self._address = address
        self._talk, self._private = talk, private
        self.code: bool | None = None
        self._debrief_of: tuple[str, ...] = ()

    @property
    def shows_code(self) -> bool:
        """A panel shows it until it is put away; a narrow page shows it only when asked."""
        return self.code if self.code is not None else self.grid.wide

    def heard(self) -> None:
        stage = self.client.stage
        if stage is not None and not stage.address:
            stage.address = self._address  # a server on any free port does not know its own
        super().heard()
        if stage is None or self._talk is None or not self.is_attached:
            return
        if not stage.said:
            self._debrief_of = ()
            return
        if self._debrief_of != tuple(stage.said):
            from simulator.tui.room.group_debrief import group_debrief

            self._debrief_of = tuple(stage.said)
            self.app.run_worker(group_debrief(self, self._talk(stage.said)), group="flow", exclusive=True)

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK]
        stage = self.client.stage
        if stage is None:
            return [header(said("Helpfirst", "bold"), BLANK, grid)]
        room = row(span(f"{place(stage)}  ", "bold"), span("room ", "muted"), span(stage.code, "bold accent"))
        if grid.width < 60:
            room = row(span(stage.code, "bold accent"))
        view = stage.view
        width = max(8, grid.text - room.width - 2)
        if not view.who:
            air = [BLANK] if grid.height >= 20 else []
            return [header(said(shorten("Helpfirst", width), "bold"), room, grid), *air]
        name = shorten(view.who if grid.width >= 60 else short_name(view.who), width)
        mood = view.seems.split(".")[0]
        left = row(
            span(name, "bold accent"),
            span(f"  {shorten(mood, width - len(name) - 2)}" if width > len(name) + 8 else ""),
        )
        return [header(left, room, grid), *([BLANK] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        stage = self.client.stage
        if stage is None:
            lines = block("Opening the room ...", grid.text, "soft")
        elif not grid.wide and self.code and stage.view.phase != "lobby":
            lines = qr_rows(stage, grid.text, self.app.theme) or block(
                f"{stage.address}/{stage.code}", grid.text, "bold"
            )
        elif stage.view.phase == "lobby":
            lines = lobby_rows(stage, grid, theme=self.app.theme, code=self.shows_code)
        elif stage.view.reveal is not None:
            lines = self._revealed(grid)
        elif stage.view.phase in OVER:
            lines = debrief_rows(stage.view, grid)
        else:
            top = len(self.top(grid))
            room = grid.height - top - (3 if grid.wide else 1)
            lines = turn_rows(stage.view, grid, room, lined=self.lined)
        return [moved(line, grid.margin) for line in lines]

    def _revealed(self, grid: Grid) -> list[Line]:
        view = self.view
        if view is None or view.reveal is None:
            return []
        at = self.place_looked_at
        lines = reveal_rows(view, view.reveal, grid, at, lined=self.lined)
        if grid.wide:
            return lines
        changed = changed_rows(view.reveal, grid.text)
        return [*block(standing_sentence(view.reveal, at), grid.text, "bold accent"), *changed, BLANK, *lines]

    def side(self, grid: Grid) -> list[Line]:
        stage = self.client.stage
        if stage is None:
            return []
        width, view = grid.side_text, stage.view
        foot = [*block(self._status(), width, "soft"), BLANK]
        if view.reveal is not None:
            at = self.place_looked_at
            lines = [BLANK, BLANK, *changed_rows(view.reveal, width, large=self.grid.letters), BLANK]
            lines += [BLANK, *detail_rows(view, view.reveal, at, width)]
            foot = [row(span(f"{place(stage)}  ", "muted"), span(stage.code, "soft")), BLANK]
        else:
            coming = invitation(stage, width, self.app.theme, large=self.grid.letters) if self.shows_code else []
            lines = [BLANK, BLANK, *coming]
            counts = count_rows(stage, width, large=self.grid.letters)
            left = self.clock.left(view.deadline)
            if left:
                counts += [BLANK, said(left, "bold accent")]
            lines = [*at_height(lines, max(len(lines), grid.height - len(foot) - len(counts) - 2)), *counts]
        return [moved(line, grid.side_margin) for line in (*at_height(lines, grid.height - len(foot)), *foot)]

    def _status(self) -> str:
        if not self.client.online:
            return "The connection to the room is lost. Trying again ..."
        if self.client.stage is not None and self.client.stage.trouble:
            return self.client.stage.trouble
        return asked(self.view) if self.view is not None else ""

    def foot(self, here: Grid) -> Line:
        if here.wide or self.client.stage is None:
            return super().foot(here)
        words = self.client.stage.count
        left = self.clock.left(self.client.stage.view.deadline)
        right = said(f"{left}  {words}" if left else words, "bold")
        if not self.client.online:
            right = said("not connected", "bold")
        elif self.client.stage.trouble:
            right = said("votes are not kept", "bold")
        if here.width < 60:
            right = said(words.removesuffix(" have voted"), "bold")
        return ends(footer(self.keys(), here.text - right.width - 3), right, here.text)

    def keys(self) -> Sequence[Key]:
        phase = self.view.phase if self.view is not None else ""
        keys = self.next_key()
        if phase == "closed" and self.view is not None:
            keys += [Key("v", "vote again", "again")]
            keys += [Key("r", "reveal", "order('reveal')")] if self.next.order != "reveal" else []
        if phase == "discussing":
            keys += [Key("r", "reveal", "order('reveal')")]
        if phase == "revealed":
            keys += [Key("n", "next line", "look_on(1)")]
        if phase in ("voting", "discussing"):
            keys += [Key("t", "clock", "timer")]
        if phase in ("lobby", "speaking", "voting"):
            keys += [Key("c", "hide code" if self.shows_code else "show code", "code")]
        keys += [Key("?", "help", "app.help")]
        if phase not in ("lobby", "speaking", "voting"):
            keys += [Key("u", "undo", "order('undo')")]
        return [*keys, Key("q", "leave, kept", "leave")]

    def action_code(self) -> None:
        self.code = not self.shows_code
        self.from_row = 0
        self.redraw()

    def action_wall(self) -> None:
        if (stage := self.client.stage) is not None:
            address = f"{stage.address or self.client.origin}/stage/{stage.code}"
            self.app.copy_to_clipboard(address)
            self.tell_until_next(f"Open {address} in a browser, full screen. Copied, where this terminal allows it.")

    def action_phone(self) -> None:
        self.ask(Question("Can the room see this?", self._pair, "n and enter: no, show the digits"))

    def _pair(self, typed: str) -> None:
        if typed.lower() in ("n", "no"):
            self.tell_until_next(self.pairing_words())

    def action_people(self) -> None:
        from simulator.tui.room.people import PeopleScreen

        if self._private is not None:
            self.app.push_screen(PeopleScreen(self._private(), own=True))

    def action_leave(self) -> None:
        self.ask(Question(KEPT, self._leave, "y and enter; the room is kept"))

    def _leave(self, typed: str) -> None:
        if typed.lower() in ("y", "yes"):
            self.app.exit()
