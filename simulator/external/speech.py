"""Speech and dictation by commands of the user's own: a line in on standard input, what was heard out on standard output.

Nothing is kept, and whatever a command does, the conversation goes on.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import threading

SECONDS = 60.0
"""The longest that a command may take for one line; then it is ended."""
MOST = 64 * 1024
"""Bytes of what was heard that are taken; somebody who talks for a minute fills one of them in sixty."""


class NoSound(Exception):
    """Why nothing was spoken or heard, in a sentence."""


def command_words(command: str) -> list[str]:
    """The command as the words it is started with; no shell reads it. Raises ValueError with what is wrong with it."""
    try:
        words = shlex.split(command)
    except ValueError as why:
        raise ValueError(f"is no command: {str(why)[:1].lower()}{str(why)[1:]}") from None
    if not words or "\0" in command:
        raise ValueError("is no command: it names no program")
    return words


def in_language(words: list[str], lang: str) -> list[str]:
    """The words with the language tag in the place of {lang}."""
    return [word.replace("{lang}", lang) for word in words]


class Voice:
    """Speaks one line at a time; the next one cuts the one before short."""

    def __init__(self, command: str, seconds: float = SECONDS) -> None:
        self._words = command_words(command)
        self._seconds = seconds
        self._now: subprocess.Popen[bytes] | None = None
        self._news = ""
        self._said = False

    def say(self, text: str, lang: str = "en") -> threading.Thread:
        """Begins to speak, in a thread, which is returned. Never raises; `news` has what went wrong.

        `lang` is the language tag of the text, which takes the place of {lang} in the command.
        """
        self.hush()
        thread = threading.Thread(target=self._speak, args=(text, lang), name="speech", daemon=True)
        thread.start()
        return thread

    def hush(self) -> None:
        """Ends what is being spoken."""
        if self._now is not None:
            _end(self._now)

    def news(self) -> str:
        """What went wrong, once; "" for nothing."""
        news, self._news = self._news, ""
        return news

    def _speak(self, text: str, lang: str) -> None:
        try:
            running = self._now = _started(
                in_language(self._words, lang), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
        except NoSound as why:
            self._failed(f"{why} The customer is not spoken.")
            return
        try:
            running.communicate(f"{text}\n".encode("utf-8", "replace"), timeout=self._seconds)
        except subprocess.TimeoutExpired:
            self._failed(f"`{self._words[0]}` did not finish speaking in {self._seconds:.0f} seconds, and was ended.")
        except OSError:  # it did not read the whole line
            pass
        finally:
            _end(running)
            running.wait()
        if running.returncode > 0:
            self._failed(f"`{self._words[0]}` ended with status {running.returncode}: check [speech] in the settings.")

    def _failed(self, why: str) -> None:
        if not self._said:
            self._said, self._news = True, why


class Dictation:
    """Listens once at a time. The command records and writes down by itself, until it thinks that somebody is done."""

    def __init__(self, command: str, seconds: float = SECONDS) -> None:
        self._words = command_words(command)
        self._seconds = seconds
        self._now: subprocess.Popen[bytes] | None = None

    def hear(self, lang: str = "en") -> str:
        """What was heard, on one line, in the language of that tag, which takes the place of {lang} in the command.

        It takes as long as somebody talks: call it in a thread. Raises NoSound.
        """
        running = self._now = _started(in_language(self._words, lang), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        late = threading.Event()

        def end_late() -> None:
            late.set()
            _end(running)

        timer = threading.Timer(self._seconds, end_late)
        timer.daemon = True
        timer.start()
        assert running.stdout is not None
        with running.stdout:
            heard = running.stdout.read(MOST + 1)
            if len(heard) > MOST:
                _end(running)
            running.wait()
        timer.cancel()
        text = _one_line(heard[:MOST])
        if len(heard) > MOST:
            raise NoSound(f"`{self._words[0]}` wrote without end, and was ended. Type what you would say.")
        if late.is_set():
            raise NoSound(f"`{self._words[0]}` heard nothing in {self._seconds:.0f} seconds, and was ended.")
        if not text:
            status = f" (status {running.returncode})" if running.returncode else ""
            raise NoSound(f"`{self._words[0]}` heard nothing{status}. Try again, or type what you would say.")
        return text

    def done(self) -> None:
        """Somebody has said all they wanted: the command is interrupted, as by ctrl+c, and may still write down."""
        if self._now is not None and self._now.poll() is None:
            with contextlib.suppress(OSError):
                self._now.send_signal(signal.SIGINT)


def _started(words: list[str], *, stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            words, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=sys.platform != "win32"
        )
    except (OSError, ValueError) as why:
        reason = getattr(why, "strerror", None) or why
        raise NoSound(f"`{words[0]}` cannot be started ({reason}): check the settings.") from None


def _end(running: subprocess.Popen[bytes]) -> None:
    """It and what it started."""
    if running.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)


def _one_line(heard: bytes) -> str:
    """Letters and blanks alone: what a recogniser writes around them is not for a screen."""
    text = heard.decode("utf-8", "replace")
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
