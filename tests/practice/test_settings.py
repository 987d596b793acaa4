"""Settings: what was written is read again, a mistake is named with its line, and nothing breaks a start."""

from __future__ import annotations

import pytest

from simulator.practice.settings import LARGEST, Preferences, Settings, coaches, read_settings, write_settings


def test_what_is_written_is_read_again(tmp_path):
    made = Settings("helpfirst-light", "off", True, False, keys={"quit": "q,x", "say-1": 'a"b\\'})
    write_settings(tmp_path, made)
    assert read_settings(tmp_path).settings == made
    assert "# Helpfirst: your settings." in (tmp_path / "settings.toml").read_text()


def test_commands_for_speech_and_dictation_are_written_and_read_again(tmp_path):
    made = Settings(speech={"command": "espeak-ng --stdin -s 140"}, dictation={"command": "hear 'a b'"})
    write_settings(tmp_path, made)
    assert read_settings(tmp_path).settings == made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("speech = 'espeak-ng'", ":1: `speech` is a table of one command"),
        ("[speech]\ncommand = 3", ":1: `speech` is a table of one command"),
        ("[dictation]\ncomand = 'x'", ":1: `dictation` is a table of one command"),
        ('[dictation]\ncommand = "hear \'me"', ":1: `dictation` is no command: no closing quotation"),
        ("[speech]\ncommand = '  '", ":1: `speech` is no command: it names no program"),
    ],
)
def test_a_command_that_is_none_is_said_with_its_place(tmp_path, text, words):
    (tmp_path / "settings.toml").write_text(text)
    read = read_settings(tmp_path)
    assert words in read.problems[0]
    assert read.settings == Settings()


def test_an_endpoint_is_written_and_read_again(tmp_path):
    made = Settings(
        endpoint="http://localhost:8080/v1", endpoint_model='a "b"', endpoint_allowed="https://example.com:443"
    )
    write_settings(tmp_path, made)
    assert read_settings(tmp_path).settings == made


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path):
    assert read_settings(tmp_path) == read_settings(tmp_path / "nowhere")
    assert read_settings(tmp_path).settings == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = 'green'", ":1: `theme` is one of"),
        ("# mine\n\nsay_first = 'yes'", ":3: `say_first` is true or false"),
        ("theme = 'helpfirst-light'\ncoachin = 'on'", ":2: there is no setting `coachin`. Did you mean `coaching`?"),
        ("theme = \n", "(at line 1"),
        ("[keys]\nquit = 3", ":1: `keys` is a table of binding ids and keys"),
        ("theme = ['a']", ":1: `theme` is one of"),
        ("endpoint = 'my server'", ":1: `endpoint` is no address. Write it like http://127.0.0.1:8080/v1"),
        ("endpoint = 'https://me:secret@example.com/v1'", "`endpoint` holds a name or password. Put the key into the"),
        ("endpoint_model = 3", ":1: `endpoint_model` is a text on one line"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, told):
    (tmp_path / "settings.toml").write_text(text)
    read = read_settings(tmp_path)
    assert told in " ".join(read.problems)
    assert read.settings in (Settings(), Settings("helpfirst-light"))


def test_a_file_that_is_no_text_is_a_sentence(tmp_path):
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in read_settings(tmp_path).problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "say_first = " + "9" * 5000,
        "x = " + "[" * 5000,
        "keys = []",
        "keys = {a = [1]}",
        "keys.quit.more = 'x'",
        "theme = 1979-05-27",
        "motion = nan",
        "coaching = {}",
        "[[theme]]",
        "[theme.motion]",
        "'' = 1",
        "'a\u2028b' = 1",
    ],
)
def test_a_setting_of_any_shape_is_a_sentence_and_the_default_holds(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    read = read_settings(tmp_path)
    assert read.problems
    assert read.settings == Settings()


def test_a_folder_a_pipe_and_a_huge_file_instead_of_the_settings_are_sentences(tmp_path):
    import os

    for name, make in (
        ("folder", os.mkdir),
        ("pipe", os.mkfifo),
        ("huge", lambda path: path.write_bytes(b"#" * (LARGEST + 1))),
    ):
        (tmp_path / name).mkdir()
        make(tmp_path / name / "settings.toml")
        assert "cannot be read" in read_settings(tmp_path / name).problems[0]


@pytest.mark.parametrize("keys", ["a\nb", "\x00", "\t", "\x7f", "\u2028", "é\\n", '"""'])
def test_keys_of_any_characters_are_written_so_that_they_are_read_again(tmp_path, keys):
    made = Settings(keys={keys: keys})
    write_settings(tmp_path, made)
    assert read_settings(tmp_path).settings == made


def test_a_change_is_written_once_and_one_that_cannot_be_is_a_sentence_and_holds(tmp_path):
    preferences = Preferences(folder=tmp_path)
    assert preferences.change(theme="") is None
    assert not (tmp_path / "settings.toml").exists()
    assert preferences.change(say_first=True) is None
    assert read_settings(tmp_path).settings.say_first
    (tmp_path / "file").write_text("")
    elsewhere = Preferences(folder=tmp_path / "file")
    assert "cannot be written" in (elsewhere.change(say_first=True) or "")
    assert elsewhere.now.say_first


def test_a_file_with_a_mistake_is_left_as_it_is(tmp_path):
    (tmp_path / "settings.toml").write_text("theme = 'green'")
    read = read_settings(tmp_path)
    assert "left as it is" in (Preferences(read.settings, tmp_path, read.problems).change(say_first=True) or "")
    assert (tmp_path / "settings.toml").read_text() == "theme = 'green'"


def test_coaching_follows_the_level_unless_it_is_set():
    assert [coaches(Settings(), level) for level in (1, 2, 3)] == [True, False, False]
    assert coaches(Settings(coaching="on"), 3)
    assert not coaches(Settings(coaching="off"), 1)


def test_a_file_in_another_encoding_is_said_to_be_one(tmp_path):
    (tmp_path / "settings.toml").write_bytes("theme = 'helpfirst-dark'  # grün".encode("latin-1"))
    assert read_settings(tmp_path).problems == (
        f"{tmp_path / 'settings.toml'} cannot be read (it is not in UTF-8). The defaults are used.",
    )
