"""A line break inside text of a script without blanks makes none; everywhere else it makes one, as YAML says."""

from __future__ import annotations

import pytest

from tests.scenario.example import codes, read, with_parts
from tests.scenario.test_slips import opening


def says(lines: str) -> str:
    reading = read(opening(lines))
    assert reading.scenario is not None, reading.problems
    return reading.scenario.turns["opening"].says


FOLDED = {
    "Japanese": (("去年の十月に", "記録が消えました。"), "去年の十月に記録が消えました。"),
    "after a full stop": (("消えました。", "なぜですか？", "「はい」"), "消えました。なぜですか？「はい」"),
    "Chinese": (("我们已经", "签了，", "谢谢。"), "我们已经签了，谢谢。"),
    "Thai": (("กินข้าว", "แล้วครับ"), "กินข้าวแล้วครับ"),
    "Khmer": (("សួស្តី", "បង"), "សួស្តីបង"),
    "Korean keeps its blank": (("무엇이", "잘못되었나요?"), "무엇이 잘못되었나요?"),
    "a Latin word keeps its blanks": (("東京の", "EU", "支社"), "東京の EU 支社"),
    "English": (("One,", "two."), "One, two."),
    "Arabic": (("ماذا", "حدث"), "ماذا حدث"),
    "a blank of the author's own stays": (("去年 の", "十月 に"), "去年 の十月 に"),
    "the same break twice": (("はい", "はい", "はい"), "はいはいはい"),
    "a paragraph": (("去年", "", "十月"), "去年\n十月"),
}


@pytest.mark.parametrize("name", FOLDED)
@pytest.mark.parametrize("style", [">-", ">", "plain", "'", '"'])
def test_a_line_break_makes_a_blank_only_where_words_are_parted(name: str, style: str) -> None:
    lines, expected = FOLDED[name]
    if style.startswith(">"):
        text = f"    says: {style}\n" + "".join(f"      {line}\n" if line else "\n" for line in lines)
    else:
        quote = "" if style == "plain" else style
        text = (
            f"    says: {quote}" + "\n".join(f"      {line}" if line else "" for line in lines).strip() + f"{quote}\n"
        )
    assert says(text).rstrip("\n") == expected


def test_kept_lines_stay_as_they_are() -> None:
    assert says("    says: |\n      去年\n      十月\n") == "去年\n十月\n"


def test_entries_of_lists_and_values_of_maps_are_joined_too() -> None:
    reading = read(with_parts("facts:\n  - >-\n    去年の\n    十月\n  - 一\n    二\nbefore: {kept: '三\n    四'}\n"))
    assert reading.scenario is not None, codes(reading)
    assert reading.scenario.facts == ("去年の十月", "一二")
    assert reading.scenario.before == {"kept": "三四"}


def test_the_same_file_with_windows_line_ends_reads_alike() -> None:
    text = opening("    says: >-\n      去年の\n      十月\n")
    for saved in (text.replace("\n", "\r\n").encode(), text.encode("utf-16")):
        reading = read(saved)
        assert reading.scenario is not None
        assert reading.scenario.turns["opening"].says == "去年の十月"
