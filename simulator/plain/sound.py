"""The customer spoken, and own words dictated, in plain mode: what was heard is read out before it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.plain.speaker import Speaker

if TYPE_CHECKING:
    from simulator.external.speech import Dictation, Voice

LISTENING = "Listening. Say it now."
USE_IT = "Enter uses these words, other words take their place, n uses nothing: "


class SoundInLines:
    """The voice and the ear of the settings; None where they name none."""

    def __init__(self, speech: Voice | None = None, dictation: Dictation | None = None) -> None:
        self._speech, self.dictation = speech, dictation

    def say(self, text: str, lang: str, speaker: Speaker) -> None:
        """Begins to speak what the customer said, in that language; what went wrong before is noted once."""
        if self._speech is None:
            return
        if news := self._speech.news():
            speaker.note(news)
        self._speech.say(text, lang)

    def hear(self, ask: Callable[[str], str], lang: str, speaker: Speaker) -> str:
        """What was dictated and then confirmed; "" for nothing."""
        from simulator.external.speech import NoSound

        if self.dictation is None:
            speaker.note("[dictation] in the settings names no command that writes down what it hears.")
            return ""
        speaker.note(LISTENING)
        try:
            heard = self.dictation.hear(lang)
        except NoSound as why:
            speaker.note(str(why))
            return ""
        speaker.note(f"Heard: {heard}")
        try:
            typed = ask(USE_IT).strip()
        except EOFError:
            return ""
        return "" if typed.lower() == "n" else typed or heard
