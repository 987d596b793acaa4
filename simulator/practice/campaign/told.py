"""What is told between two conversations of a campaign and at its end, in sentences; every telling shows these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.conversation.mood import trust_word
from simulator.conversation.talk import Talk
from simulator.debrief.outcome import broken_headline, headline
from simulator.languages.english import capital, counted, number, share
from simulator.practice.campaign.meetings import Standing, endings_of, standing
from simulator.practice.campaign.results import CampaignSheet, QuarterSheet
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting, Quarter
from simulator.scenario.units import HUNDRED


@dataclass(frozen=True, slots=True)
class Remembers:
    """Somebody you have met: how they seem now, "" where they will not see you again; and how the last one ended."""

    name: str
    mood: str
    ended: str

    @property
    def told(self) -> str:
        return f"{self.mood}. {self.ended}" if self.mood else self.ended


def money(amount: float, currency: str) -> str:
    """Hundredths as whole units: "12,900 GBP"."""
    return f"{round(amount / HUNDRED):,} {currency}".strip()


def place(campaign: Campaign, now: Standing, held: Sequence[Talk]) -> str:
    """ "2 of 13, Isla Menzies in January to March"."""
    if now.finished:
        return f"{len(held)} held, over"
    title = campaign.quarters[now.quarter].title
    where = f" in {title}" if title else ""
    return f"{len(held)} of {campaign.conversations}, {now.open[0].person}{where}"


def quarter_line(one: QuarterSheet, currency: str, *, over: bool) -> str:
    """How a quarter stands against its target."""
    undone = f", and {money(one.undone, currency)} of earlier sales was undone" if one.undone else ""
    booked = (
        f"Booked {money(one.booked, currency)}" if one.booked or undone else f"Nothing {'was ' if over else ''}booked"
    )
    text = f"{booked}{undone}." if one.booked or undone or over else f"{booked} yet."
    if not one.target:
        return text
    if one.made:
        return f"{text} The target of {money(one.target, currency)} is made."
    missing = money(one.target - one.kept, currency)
    if over:
        return f"{text} The target of {money(one.target, currency)} was missed by {missing}."
    return f"{text} {missing} to go to the target of {money(one.target, currency)}."


def target_line(one: QuarterSheet, currency: str) -> str:
    """A quarter that is over, in a few words: "kept 22,300 of 20,000 GBP, made"."""
    kept = f"{round(one.kept / HUNDRED):,}"
    if not one.target:
        return f"kept {kept} {currency}".strip()
    return f"kept {kept} of {money(one.target, currency)}, {'made' if one.made else 'missed'}"


def quarter_to_come(one: Quarter, currency: str) -> str:
    """What a quarter that has not begun asks for."""
    many = counted(one.conversations, "conversation")
    return f"Target {money(one.target, currency)}, {many}." if one.target else f"{capital(many)}."


def held_line(campaign: Campaign, held: Sequence[Talk]) -> str:
    """How many conversations were held, and how many fit: "Five conversations held, 13 of 16 fit"."""
    count = len(held)
    fit, there_are = campaign.conversations, len(campaign.meetings)
    if fit < there_are:
        return f"{capital(counted(count, 'conversation'))} held, {share(fit, there_are)} fit"
    return f"{share(count, fit)} conversations held"


def asked(now: Standing) -> str:
    """What stands above whom one can see."""
    return fits_line(now) or ("Next" if len(now.open) == 1 else "There is time for all of them. Whom do you see first?")


def fits_line(now: Standing) -> str:
    """Whether one has to choose."""
    if now.left >= len(now.open):
        return ""
    fit = counted(now.left, "conversation")
    return f"There is time for {fit} in this quarter, and there are {number(len(now.open))} people to see: choose."


def memories(held: Sequence[Talk], opened: Sequence[Meeting] = ()) -> list[Remembers]:
    """Everybody you have met, the latest meeting last. Nobody of a meeting that is `opened` is said to see you no more."""
    found: dict[str, Remembers] = {}
    again = {who: meeting.scenario.title for meeting in reversed(opened) for who in meeting.scenario.people}
    for talk in held:
        for who, person in talk.scenario.people.items():
            found.pop(who, None)
            refused = talk.ending is not None and talk.ending.meeting == "refused"
            found[who] = Remembers(
                person.name, "" if refused else trust_word(talk.trust(who)), _ended(talk, again.get(who))
            )
    return list(found.values())


def _ended(talk: Talk, again: str | None) -> str:
    if again is not None and talk.ending is not None and talk.ending.meeting == "refused":
        return (
            f"“{talk.scenario.title}”: They did not want to see you again; “{again}” brings you together all the same."
        )
    return f"“{talk.scenario.title}”: {_left_with(talk)}"


def _left_with(talk: Talk) -> str:
    """Whether they would see you again: also where no later meeting asks for it."""
    broken = any(step.breach for step in talk.steps)
    if talk.ending is None:
        return headline(None)
    if talk.ending.meeting == "earned":
        return f"They would see you again{'; trust is broken' if broken else ''}."
    return broken_headline(talk.ending) if broken else headline(talk.ending)


def lost_lines(campaign: Campaign, now: Standing, held: Sequence[Talk]) -> list[str]:
    """Meetings that will not take place any more, each with why."""
    ended = endings_of(held)
    titles = {meeting.scenario.id: meeting.scenario.title for meeting in campaign.meetings}
    lost = {meeting.scenario.id: meeting for meeting in now.lost}
    found = []
    for meeting in now.lost:
        why = _first_reason(meeting, ended)
        while why in lost:  # it could not be held because of one before it: that one is the reason
            why = _first_reason(lost[why], ended)
        because = f"because of how “{titles[why]}” ended" if why in ended else f"because “{titles[why]}” was not held"
        found.append(f"{meeting.person}: “{meeting.scenario.title}” does not take place, {because}.")
    found += [f"{meeting.person}: “{meeting.scenario.title}” did not fit." for meeting in now.passed]
    return found


def _first_reason(meeting: Meeting, ended: Mapping[str, str]) -> str:
    """The scenario that closes the meeting, or that did not open it."""
    closed = [one for one, endings in meeting.unless.items() if ended.get(one) in endings]
    unopened = [one for one, wanted in meeting.after.items() if ended.get(one, "") not in wanted]
    return (closed + unopened)[0]


def lost_now(campaign: Campaign, now: Standing, held: Sequence[Talk]) -> list[str]:
    """Of these, what the last conversation has lost, or its quarter's end."""
    before = set(lost_lines(campaign, standing(campaign, held[:-1]), held[:-1])) if held else set()
    return [line for line in lost_lines(campaign, now, held) if line not in before]


def year_lines(one: CampaignSheet) -> list[str]:
    """A sheet quarter by quarter, and the whole."""
    told = []
    for quarter in one.quarters:
        if quarter.target:
            made = "made" if quarter.made else "missed"
            undone = f", undone {money(quarter.undone, one.currency)}" if quarter.undone else ""
            told.append(
                f"{quarter.title}: booked {money(quarter.booked, one.currency)}{undone}, kept "
                f"{money(quarter.kept, one.currency)} of {money(quarter.target, one.currency)}, {made}."
            )
    if one.signed_later:
        told.append(f"Signed after the year: {money(one.signed_later, one.currency)}.")
    if one.still_to_come:
        told.append(f"Undone after the year: {money(one.still_to_come, one.currency)}.")
    told.append(whole_line(one))
    return told


def whole_line(one: CampaignSheet) -> str:
    """The whole campaign in a sentence."""
    booked = one.total("booked") + one.signed_later
    undone = one.total("undone") + one.still_to_come
    sold = f"sold {money(booked, one.currency)}" if booked else "sold nothing"
    sold += f", of which {money(undone, one.currency)} was undone" if undone else ""
    sold += f" and {money(one.kept, one.currency)} is left" if undone else ""
    fit = f" (fit {one.fit:.1f} of 1)" if one.fit is not None else ""
    earned = one.total("earned")
    parts = [
        f"{_count(one.total('held'), 'conversation')} held",
        f"{_count(earned, 'next meeting') if earned else 'no next meeting'} earned",
        f"{sold}{fit}",
        _count(one.total("referrals"), "referral"),
        _count(one.total("complaints"), "complaint"),
    ]
    if one.lost:
        parts.append(f"{_count(one.lost, 'meeting')} lost")
    text = ", ".join(parts) + "."
    return capital(text)


def _count(number: float, noun: str) -> str:
    figure = f"{number:.1f}".removesuffix(".0")
    return f"{'no' if number == 0 else figure} {noun}{'' if number == 1 else 's'}"
