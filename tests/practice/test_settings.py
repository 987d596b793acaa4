"""Settings: what was written is read again, a mistake is named with its line, and nothing breaks a start."""

from __future__ import annotations

import pytest

from simulator.practice.settings import Preferences, Settings, coaches, read_settings, write_settings


def test_what_is_written_is_read_again(tmp_path):
    made = Settings("helpfirst-light", "off", True, False, {"quit": "q,x", "say-1": 'a"b\\'})
    write_settings(tmp_path, made)
    assert read_settings(tmp_path).settings == made
    assert "# Helpfirst: your settings." in (tmp_path / "settings.toml").read_text()


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
