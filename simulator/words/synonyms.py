"""English words that often stand for one another when people sell, so that "cost" meets "price". A line is a group."""

from __future__ import annotations

_GROUPS = """
price cost costs fee money pay paying spend budget cheap cheaper expensive figure sum total amount worth afford
discount cheaper reduce reduction rebate off deal offer sale bargain concession match
today tonight now immediately straight away soon quickly fast hurry urgent early
tomorrow week month later afterwards next monday tuesday wednesday thursday friday saturday sunday weekend morning date
tell say talk speak explain describe walk share
understand learn hear know see find curious picture
feel think view opinion mind matter matters care cares hope hopes want wants wish important like
worry worries afraid fear fears concern concerns concerned doubt doubts trouble bother risk risks
sorry apologise apologize apology regret fault mistake blame wrong messed
fix repair mend solve replace replacement spare technician engineer fitter mechanic
honest honestly truth true frank frankly straight admit pretend
promise guarantee word swear sure certainly absolutely definitely count
buy order sign contract purchase take sell deposit paperwork
wait patience hold reserve keep overnight rush pause
best top leading premium great fantastic wonderful amazing perfect popular everyone everybody
larger bigger upgrade stronger better
small tiny little trial pilot test try sample step
show demo demonstrate demonstration slides presentation brochure references examples case results
competitor competitors rival rivals they them lot bunch theirs elsewhere
compare comparison difference differ beside alternatives options
free extra extras included include includes hidden top everything bundle
decide decision choose choice choosing up
partner husband wife family mother father children together both
colleague team people staff crew colleagues lads boss manager
not never cannot unable impossible without
leave stay keep alone nothing drop forget
call phone ring touch mail email contact send
visit come meet meeting appointment round by
happen happened happens occur going went down stop stopped
use using used run running work working
"""


def _by_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(_GROUPS.strip().split("\n")):
        for word in group.split():
            found[word] = (*found.get(word, ()), number)
    return found


KIN = _by_word()
"""The groups of a word, by their numbers."""
