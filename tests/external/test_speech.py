"""Speech and dictation by the user's own commands: whatever they do, there is a sentence, and nothing hangs."""

from __future__ import annotations

import shutil
import sys

import pytest

from simulator.external.speech import MOST, Dictation, NoSound, Voice, command_words


def python(code: str) -> str:
    return f'{sys.executable} -c "{code}"'


def test_the_line_comes_in_on_standard_input(tmp_path):
    out = tmp_path / "heard"
    speech = Voice(python(f"import sys; open('{out}', 'w').write(sys.stdin.read())"))
    speech.say("How much is it — for two?").join(10)
    assert out.read_text() == "How much is it — for two?\n"
    assert speech.news() == ""


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("no-such-program-here --fast", "`no-such-program-here` cannot be started (No such file or directory)"),
        (python("raise SystemExit(3)"), "ended with status 3"),
        (python("import time; time.sleep(60)"), "did not finish speaking"),
    ],
    ids=["missing", "failing", "hanging"],
)
def test_a_voice_that_fails_is_said_once(command, words):
    speech = Voice(command, seconds=0.7)
    speech.say("Hello.").join(10)
    assert words in speech.news()
    speech.say("Hello.").join(10)
    assert speech.news() == ""


def test_the_next_line_cuts_the_one_before_short():
    speech = Voice(python("import time; time.sleep(60)"), seconds=50)
    first = speech.say("A long line.")
    while speech._now is None:
        first.join(0.01)
    speech.hush()
    first.join(10)
    assert not first.is_alive()
    assert speech.news() == ""


def test_what_was_heard_is_one_line_of_letters():
    code = "print('  So what\\x1b[31m\\n went wrong? \\u202e')"
    assert Dictation(python(code)).hear() == "So what [31m went wrong?"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("no-such-program-here", "cannot be started"),
        (python("pass"), "heard nothing."),
        (python("raise SystemExit(2)"), "heard nothing (status 2)"),
        (python("import time; time.sleep(60)"), "heard nothing in 1 seconds, and was ended"),
        (python(f"import sys; [sys.stdout.write('x' * {MOST}) for _ in iter(int, 1)]"), "wrote without end"),
    ],
    ids=["missing", "silent", "failing", "hanging", "flooding"],
)
def test_dictation_that_fails_says_why_and_ends(command, words):
    with pytest.raises(NoSound) as why:
        Dictation(command, seconds=1.0).hear()
    assert words in str(why.value)


def test_a_command_may_name_the_language_of_what_is_said(tmp_path):
    out = tmp_path / "said"
    Voice(python(f"import sys; open('{out}', 'w').write(sys.argv[1])") + " {lang}").say("Guten Tag.", "de-AT").join(20)
    assert out.read_text() == "de-AT"
    assert Dictation(python("import sys; print(sys.argv[1])") + " --in={lang}").hear("ar") == "--in=ar"


def test_a_command_is_read_as_words_and_by_no_shell():
    assert command_words("espeak-ng -s 140 'a b'") == ["espeak-ng", "-s", "140", "a b"]
    for wrong in ("", "   ", "say 'half", "a\0b"):
        with pytest.raises(ValueError, match="is no command"):
            command_words(wrong)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_speaks_a_line(tmp_path):
    out = tmp_path / "said.wav"
    speech = Voice(f"espeak-ng --stdin -w {out}")
    speech.say("What went wrong in October?").join(20)
    assert speech.news() == ""
    assert out.read_bytes()[:4] == b"RIFF"
    assert out.stat().st_size > 20_000
