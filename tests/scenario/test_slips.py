"""What YAML makes of ordinary mistakes: each is caught where it began, and none is read as something else."""

from __future__ import annotations

import pytest

from simulator.scenario.reading import tree
from tests.scenario.example import EXAMPLE, codes, places, read, with_parts

HEAD = "turns:\n  opening:\n"
TAIL = """\
    choices:
      - id: ask
        say: What went wrong?
        behaviour: discover
        next: goodbye
"""
AT = with_parts(HEAD).count("\n") + 1
"""The line after `opening:` in what `opening` makes."""


def opening(lines: str) -> str:
    """The example with these lines, from line AT, in its turn before the choices."""
    return with_parts(HEAD + lines + TAIL)


# What stands in the turn; the place of the problem by code, line after AT, and column.
SLIPS = {
    "a key used twice": ("    says: Yes?\n    says: No?\n", "HF024", 1, 5),
    "a text cut at a hash": ("    says: Our # 1 customer\n", "HF029", 0, 14),
    "a text that starts with &": ("    says: &co is here\n", "HF020", 0, 11),
    "a text that starts with *": ("    says: *really* good\n", "HF021", 0, 11),
    "a text that is all *": ("    says: *really\n", "HF021", 0, 11),
    "a text that starts with !": ("    says: !Important call\n", "HF022", 0, 11),
    "a text that starts with ! and a comma": ("    says: !wow, great\n", "HF022", 0, 11),
    "a text that starts with @": ("    says: @home\n", "HF016", 0, 11),
    "a text that starts with a backtick": ("    says: `home`\n", "HF016", 0, 11),
    "a text that starts with %": ("    says: %5 off\n", "HF016", 0, 11),
    "a text that starts with a dash": ("    says: - well\n", "HF016", 0, 11),
    "a text that starts with a question mark": ("    says: ? well\n", "HF016", 0, 11),
    "a text that starts with >": ("    says: > 30 days\n", "HF031", 0, 11),
    "a text that starts with |": ("    says: |30 days\n", "HF031", 0, 11),
    "a text that starts with [": ("    says: [Sighs] Yes.\n", "HF015", 0, 11),
    "a text that starts with {": ("    says: {Sighs} Yes.\n", "HF015", 0, 11),
    "a text that is a list": ("    says: [Sighs]\n", "HF103", 0, 11),
    "a text that starts with a quote": ('    says: "Fine," she said.\n', "HF014", 0, 11),
    "a text that starts with an apostrophe": ("    says: 'tis fine\n", "HF013", 0, 11),
    "an apostrophe that another one closes": ("    says: 'tis fine\n    thinks: it's late\n", "HF013", 0, 11),
    "a quote that is not closed": ('    says: "Fine\n', "HF013", 0, 11),
    "a quote that the next one closes": ('    says: "Fine\n    thinks: "Hm"\n', "HF013", 0, 11),
    "a bracket that is not closed": ("    says: Yes?\n    x-a: [a, b\n", "HF015", 1, 10),
    "a colon in prose": ("    says: I say: no way\n", "HF011", 0, 11),
    "no space after a colon": ("    says:Fine\n", "HF012", 0, 10),
    "a non-breaking space after a colon": ("    says:\u00a0Fine\n", "HF012", 0, 10),
    "a tab as indentation": ("\tsays: Fine\n", "HF018", 0, 1),
    "non-breaking spaces as indentation": ("\u00a0\u00a0\u00a0\u00a0says: Fine\n", "HF019", 0, 1),
    "a zero-width space as indentation": ("\u200b    says: Fine\n", "HF019", 0, 1),
    "a line that starts too far left": ("    says: Fine\n   thinks: Hm\n", "HF039", 1, 4),
    "a line that starts too far right": ("    says: Fine\n      thinks: Hm\n", "HF039", 1, 7),
    "a text under > that is not indented": ("    says: >-\n    Fine by me\n", "HF017", 1, 5),
    "a line without a key": ("    says: Fine\n    by me\n", "HF034", 1, 5),
    "a comment inside a text": ("    says: Fine\n      # and\n      by me\n", "HF034", 2, 7),
    "an unknown escape": ('    says: "a\\q"\n', "HF032", 0, 13),
    "a key and value without a space in brackets": (
        "    says: a\n    facilitator: {notes:a}\n",
        "HF012",
        1,
        25,
    ),
    "a comma in brackets": ("    says: a\n    facilitator: {notes: a, b}\n", "HF036", 1, 29),
}


@pytest.mark.parametrize("parser", ["libyaml", "pure Python"])
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_caught_where_it_began_and_hides_nothing_else(name: str, parser: str, monkeypatch) -> None:
    if parser == "pure Python":
        monkeypatch.setattr(tree, "Parser", tree.yaml.SafeLoader)
    lines, code, line, column = SLIPS[name]
    text = opening(lines) + "walk_out: nowhere\n"
    expected = [f"{code}:{AT + line}:{column}", f"HF201:{text.count(chr(10))}:11"]
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Yes",
        "on",
        "~",
        "null",
        "12:30",
        "1:30",
        "007",
        "010",
        "1_000",
        "0x1F",
        "2024-03-01",
        "1e3",
        ".inf",
        "true",
        "=",
        "[red]markup[/]",
        "3.10",
    ],
)
def test_text_stays_what_the_author_typed(text: str) -> None:
    quoted = f"'{text}'" if text.startswith("[") else text
    reading = read(opening(f"    says: {quoted}\n"))
    assert reading.scenario is not None
    assert reading.scenario.turns["opening"].says == text


@pytest.mark.parametrize("key", ["no", "on", "007", "12", "yes", "true", "null"])
def test_ids_stay_what_the_author_typed(key: str) -> None:
    text = EXAMPLE.replace("goodbye", key)
    reading = read(text)
    assert reading.scenario is not None
    assert list(reading.scenario.endings) == [key]


@pytest.mark.parametrize(
    "number", ["010", "1:30", "1_000", "0x1F", "1e1", ".5", "5.", "1,5", "'60'", "sixty", "", "60%", "١"]
)
def test_a_number_is_nothing_but_digits_a_sign_and_a_point(number: str) -> None:
    assert codes(read(with_parts(f"patience: {number}"))) == ["HF107"]


@pytest.mark.parametrize("word", ["yes", "no", "True", "FALSE", "on", "off", "1", "'true'", "y", ""])
def test_a_boolean_is_true_or_false_and_nothing_else(word: str) -> None:
    text = EXAMPLE + f"    referral: {word}\n"
    assert codes(read(text)) == ["HF109"]


def test_two_spaces_before_a_hash_are_a_comment() -> None:
    assert codes(read(opening("    says: Our customer  # number 1\n"))) == []


def test_several_slips_are_all_found_in_one_pass() -> None:
    text = with_parts(
        HEAD
        + '    says: "Fine," she said\n    thinks: Well: no\n    stage: opennig\n'
        + TAIL.replace("discover", "discovr").replace("say: What", "say: *What*")
    ).replace("market: b2b", "market:b2b")
    assert codes(read(text)) == ["HF012", "HF014", "HF011", "HF110", "HF021", "HF202"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_files_as_editors_save_them_read_alike(encoding: str, line_end: str) -> None:
    text = EXAMPLE.replace("Dana Osei", "Zoë Müller").replace("speaker", "x").replace("\n", line_end)
    reading = read(text.encode(encoding))
    assert codes(reading) == []
    assert reading.scenario is not None
    assert reading.scenario.people["dana"].name == "Zoë Müller"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_places_do_not_depend_on_encoding_and_line_ends(encoding: str) -> None:
    text = EXAMPLE.replace("discover", "discovr")
    assert places(read(text.replace("\n", "\r\n").encode(encoding))) == places(read(text)) == ["HF202:15:20"]


def test_latin_1_is_named_with_its_place_and_what_was_meant() -> None:
    reading = read(EXAMPLE.replace("Dana", "Zoë").encode("latin-1"))
    (problem,) = reading.problems
    assert (problem.code, problem.line, problem.column) == ("HF004", 7, 13)
    assert "ë" in problem.hint


def test_an_escape_sequence_in_text_is_written_out_with_a_warning() -> None:
    reading = read(opening('    says: "\\e[31mred\\u202E"\n'))
    assert codes(reading) == ["HF006"]
    assert reading.scenario is not None
    assert reading.scenario.turns["opening"].says == "\\x1b[31mred\\u202e"


def test_a_raw_control_character_is_an_error_and_shown_escaped() -> None:
    (problem,) = read(opening("    says: a\x1b[31mred\n")).problems
    assert problem.code == "HF005"
    assert "\\x1b[31mred" in problem.excerpt


def test_tabs_inside_text_are_fine() -> None:
    assert codes(read(opening("    says: |\n      a\n      \tb\n    thinks: a\tb\n"))) == []
