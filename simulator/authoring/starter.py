"""The text of a new scenario: small, complete, commented, playable, without a problem of any kind."""

from __future__ import annotations

import json
import textwrap

from simulator.authoring.starter_answers import Answers
from simulator.scenario.schema import FILE
from simulator.scenario.visible import visible_line

WIDTH = 88


def starter(scenario_id: str, answers: Answers) -> str:
    """The whole file. Whatever stands in the answers is text, never YAML."""
    a = answers
    return f"""\
# yaml-language-server: $schema={FILE}
#
# Change this scenario until it is yours. Save, then: helpfirst check --watch {scenario_id}.yaml
# Play it:                                            helpfirst play {scenario_id}.yaml
format: 1
id: {scenario_id}  # the same as the file's name
title: {_line(a.title)}
market: {a.market}  # b2b, b2c or internal
level: 1  # 1 first steps, 2 practised, 3 hard
minutes: 3
objective: Find out what is wrong before you offer anything.
brief: {_prose(a.brief, 2)}

# Who is there. The first is the main contact. Trust goes up when you help and down when you push.
people:
  customer:
    name: {_line(a.name)}
    role: {_line(a.role)}
    trust: {int(a.trust)}  # 0 to 100
patience: 60  # 0 to 100; every choice costs some

# What is true and not said. A choice brings it to light with `reveals`.
needs:
  real-need: {_prose(a.need, 4)}

walk_out: no-thanks  # the ending when patience or trust runs out
start: opening

turns:
  opening:
    stage: opening
    says: {_prose(a.opening, 6)}
    thinks: I hope nobody starts selling at me.
    choices:
      # Tempting and pushy: it may even work today.
      - id: sell-today
        say: {_prose(a.pushy, 10)}
        behaviour: pressure
        reply: A small step back.
        why: It answers your need to sell, before you know anything of theirs.
        next: cooler
      # Helpful: it asks about them first.
      - id: ask-first
        say: {_prose(a.question, 10)}
        behaviour: discover
        reveals: [real-need]
        why: You asked about their trouble before you spoke of your goods.
        next: the-need
      # Tempting and passive: kind, and no help.
      - id: leave-alone
        say: {_prose(a.passive, 10)}
        behaviour: drift
        why: Polite, and it leaves them alone with the problem they came with.
        next: cooler

  # Where the conversation goes when nobody asked. It can still be saved.
  cooler:
    stage: discovery
    says: Right. Well, I am not sure that this is for me.
    thinks: Nobody has asked me a thing.
    choices:
      - id: own-it-and-ask
        say: I started at the wrong end. What would have to be different for you?
        behaviour: recover
        also: [discover]
        reveals: [real-need]
        why: Owning a false start costs a little pride, and buys a second one.
        next: the-need
      - id: any-time
        say: Of course, no problem at all. You know where to find me, and I am happy to help any time.
        behaviour: drift
        why: It sounds generous. It ends the help before it began.
        next: think-it-over
      - id: only-tonight
        say: I understand. I can only hold it until tonight, though. Would you like me to put your name on it?
        behaviour: pressure
        why: Asking again with nothing new tells them you did not listen.
        next: no-thanks

  the-need:
    stage: proposal
    says: {_prose(a.said, 6)}
    thinks: There. Now you know.
    choices:
      - id: fit-the-need
        say: {_prose(a.fitting, 10)}
        behaviour: tailor
        why: It answers what they told you, and nothing else.
        next: the-catch
      - id: everything-it-does
        say: >-
          Then let me take you through everything our best one does, from the top, because there is so much in it
          that people only find out about later.
        behaviour: feature-dump
        why: They told you one thing. You answered with all the others.
        next: the-catch
      - id: send-something
        say: Thank you for telling me. May I send you something to read, so you can see what suits you?
        behaviour: drift
        why: They have just told you what they need. Reading is work you hand back.
        next: think-it-over

  the-catch:
    stage: objection
    says: That may well be. And what is the catch?
    thinks: If there is none, I will not believe a word.
    # Let what they say decide which line is right: the same lines, and on another road they say something else.
    # Take away every "#~ " in this turn to try it. The first version that holds when the turn is reached is said.
    #~ versions:
    #~   too-much:
    #~     when: said(everything-it-does)
    #~     says: You have told me so many things now. Which of them is for me?
    #~     thinks: I have stopped listening.
    choices:
      - id: take-ten-off
        say: For you, I am happy to take ten per cent off, and then there really is no catch left in it, is there?
        behaviour: cave
        why: Nobody asked for a discount. It says that the price was not honest.
        next: think-it-over
      - id: no-catch
        say: There is none, please believe me. I would decide today, because on Monday the new price list comes.
        behaviour: pressure
        why: A question about honesty was answered with hurry.
        next: no-thanks
      - id: name-the-limit
        say: {_prose(a.limit, 10)}
        behaviour: candour
        why: Naming what it cannot do is why they believe what it can.
        # What the same words amount to there: a case starts from its own behaviour and keeps what it does not name.
        #~ cases:
        #~   - in: too-much
        #~     behaviour: feature-dump
        #~     why: One thing more, to somebody who has had too many.
        # The first entry that holds is taken. `when` can ask trust, patience, knows(need), said(choice), flag(name).
        next:
          - {{when: trust >= {int(a.trust) + 10} and knows(real-need), go: see-you-again}}
          - go: think-it-over
      #~ - id: one-thing
      #~   say: Leave the rest aside. Which one thing has to work on your worst day?
      #~   behaviour: dismiss
      #~   why: They asked for the catch, and got a question back.
      #~   next: think-it-over
      #~   cases:
      #~     - in: too-much
      #~       behaviour: recover
      #~       also: [discover]
      #~       why: You had said too much. You put it away and asked.

# How it ends. `meeting` is the measure: did you earn the right to meet again?
endings:
  see-you-again:
    kind: advance  # advance, continuation, walked-away-well, lost or complaint
    says: {_prose(a.thanks, 6)}
    meeting: earned  # earned, open or refused
    epilogue: A month later they sent somebody else to you.
  think-it-over:
    kind: continuation
    says: {_prose(a.later, 6)}
    meeting: open
  no-thanks:
    kind: lost
    says: {_prose(a.refusal, 6)}
    meeting: refused
"""


def _prose(text: str, indent: int) -> str:
    """A folded block: no character in it needs care."""
    lines = textwrap.wrap(_plain(text), WIDTH - indent, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(" " * indent + line for line in lines)


def _line(text: str) -> str:
    """One line in double quotes."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    return visible_line(" ".join(text.split()))
