"""`helpfirst progress --hand-in FILE`: shows what an export for a coach holds, and writes it where the answer is yes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from simulator.commands.consent import agreed, agreed_texts
from simulator.commands.services import note_damaged
from simulator.commands.terminal import JSON, tell, write_out
from simulator.languages.english import amount
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.sent import Sent
from simulator.practice.attempts.typed import Typed, typed_in
from simulator.records.hand_in import person_of, written
from simulator.scenario.visible import visible_line
from simulator.stop import WRONG, Stop

NOTHING = "helpfirst: nothing was written."


def hand_in(attempts: Attempts, file: str, now: datetime) -> int:
    """Asks at the terminal first. Raises Stop where nobody says yes, or there is nothing to hand in."""
    every = attempts.all()
    note_damaged(attempts)
    kept = [one for one in every if one.finished is not None and one.attempt.parent is None and one.drill is None]
    if not kept:
        raise Stop("helpfirst: no conversation has been finished yet, so there is nothing to hand in.", WRONG)
    _show(kept, len(every) - len(kept), now)
    typed = list(typed_in(attempts, kept))
    going = agreed_texts(typed)
    tell(f"\n{_typed_words(typed, going)}")
    instead = ", in place of the file that is there" if os.path.exists(file) else ""
    if not agreed(f"Write it to {visible_line(file)}{instead}?"):
        raise Stop(NOTHING, WRONG)
    write_out(written(kept, person_of(Sent(attempts.store).account()), now, going), file, JSON)
    return 0


def _show(kept: Sequence[KeptAttempt], left: int, now: datetime) -> None:
    days = sorted((one.finished or one.started).astimezone(now.tzinfo).date() for one in kept)
    counts = Counter(one.attempt.scenario for one in kept)
    lines = [
        f"For somebody you give it to, this export holds {amount(len(kept), 'finished attempt')}, {days[0]} to {days[-1]}:",
        *(f"  {visible_line(name)}: {number}" for name, number in sorted(counts.items())),
        "Of each: the day, every choice with the seconds it took, the ending and the score.",
        "It stands under a random id. Your name, this machine and the hours of the day are not in it, nor are unfinished",
        f"attempts, what-ifs and drills ({left}). Whoever you give it to knows that it is yours.",
    ]
    tell("\n".join(lines))


def _typed_words(typed: Sequence[Typed], going: frozenset[Typed]) -> str:
    if not going:
        return "Nothing that you typed is in it."
    return (
        f"Of what you typed, {len(going)} of {amount(len(typed), 'text')} {'is' if len(going) == 1 else 'are'} in it."
    )
