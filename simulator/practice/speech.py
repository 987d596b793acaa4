"""The speech and the dictation that the settings ask for; None where they ask for none."""

from __future__ import annotations

from simulator.external.speech import Dictation, Voice
from simulator.practice.settings import Settings


def speech_of(settings: Settings) -> Voice | None:
    """What speaks the customer's lines."""
    command = settings.speech.get("command", "")
    return Voice(command) if command else None


def dictation_of(settings: Settings) -> Dictation | None:
    """What writes down what the trainee says."""
    command = settings.dictation.get("command", "")
    return Dictation(command) if command else None
