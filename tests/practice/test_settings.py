"""Settings that last, in one readable file; a broken one is reported with its line."""

from __future__ import annotations

from simulator.practice.settings import Settings, read_settings, write_settings


def test_what_was_written_is_read_again(tmp_path):
    wanted = Settings(
        theme="helpfirst-light", coaching="off", say_first=True, motion=False, keys={"say-1": "a", "find": 'f,"'}
    )
    write_settings(tmp_path, wanted)
    assert read_settings(tmp_path).settings == wanted
    assert read_settings(tmp_path).problems == ()


def test_without_a_file_there_are_defaults(tmp_path):
    assert read_settings(tmp_path).settings == Settings()


def test_a_broken_file_is_reported_with_its_line_and_defaults_are_used(tmp_path):
    (tmp_path / "settings.toml").write_text('theme = "helpfirst-light"\nsay_first = yes\n')
    reading = read_settings(tmp_path)
    assert reading.settings == Settings()
    assert "line 2" in reading.problems[0]


def test_one_wrong_value_leaves_the_others_in_force(tmp_path):
    (tmp_path / "settings.toml").write_text('coaching = "off"\nthem = "x"\nsay_first = "no"\ntheme = "pink"\n')
    reading = read_settings(tmp_path)
    assert reading.settings == Settings(coaching="off")
    assert [problem.split(": ", 1)[0][-2:] for problem in reading.problems] == [":2", ":3", ":4"]
    assert "Did you mean `theme`?" in reading.problems[0]


def test_a_file_that_is_no_text_is_a_sentence(tmp_path):
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    assert len(read_settings(tmp_path).problems) == 1
