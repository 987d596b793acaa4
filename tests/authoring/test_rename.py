"""Rename and tag touch what they are asked to and not one byte more."""

from __future__ import annotations

import codecs
import difflib

import pytest

from simulator.authoring.rename import CannotRename, rename
from simulator.authoring.tagging import tag
from simulator.cli import main
from simulator.scenario.reader import read_bytes
from tests.authoring.example import STARTER, broken
from tests.scenario.example import EXAMPLE
from tests.write import rubric

FULL = """\
format: 1
id: small
title: trust and opening   # opening stays in a comment
market: b2b
people:
  ann: {name: ann}
  bo: {name: Bo}
needs: {audit: An audit., audit-two: Another.}
start: 'opening'
walk_out: no
turns:
  opening:
    speaker: ann
    says: The opening of the audit, says ann.
    x-note: opening
    choices:
      - id: ask
        say: ask
        behaviour: discover
        reveals: [audit, "audit-two"]
        sets: [opening]
        effects: {trust.ann: 5, trust.bo: -5, trust: 1}
        next:
          - {when: "knows( audit ) and not knows(audit-two) or said(ask) and trust.ann > 5", go: opening}
          - when: >-
              flag(opening)
              and said(ask)
            go: yes
          - go: no
      - {say: Fine., behaviour: drift, next: no}
      - say: Fine. Ü
        behaviour: drift
        when: not said(opening.2) and not said( ask )
        next: "no"
endings:
  yes: {kind: advance, says: Come on Thursday., meeting: earned}
  no: {kind: lost, says: No thank you., meeting: refused}
"""


def renamed(text: str, old: str, new: str, kind=None, encode=str.encode):
    data = encode(text)
    part = read_bytes(data, "small.yaml", rubric()).part
    _, after, count = rename(part, data, old, new, kind)
    reading = read_bytes(after, "small.yaml", rubric())
    assert reading.errors == ()
    return after, count


def changed_words(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(old.strip(), new.strip()) for old, new in pairs if old != new]


@pytest.mark.parametrize(
    ("old", "new", "kind", "count"),
    [("audit", "review", None, 3), ("audit-two", "second", None, 3), ("ask", "ask-first", None, 4), ("ann", "anna", None, 4),
     ("opening", "hello", "turn", 4), ("opening", "promised", "flag", 2), ("no", "goodbye", None, 5), ("yes", "of-course", None, 2)],
)  # fmt: skip
def test_a_name_changes_everywhere_and_nothing_else_does(old, new, kind, count):
    after, places = renamed(FULL, old, new, kind)
    assert places == count
    matcher = difflib.SequenceMatcher(None, FULL, after.decode(), autojunk=False)
    assert len(after) == len(FULL.encode()) + count * (len(new) - len(old)) or kind == "turn"
    assert matcher.ratio() > 0.9
    back, _ = renamed(after.decode(), new, old, kind)
    assert back == FULL.encode()


def test_text_notes_and_comments_keep_the_old_name():
    after, _ = renamed(FULL, "opening", "hello", "turn")
    text = after.decode()
    assert "title: trust and opening   # opening stays in a comment" in text
    assert "x-note: opening" in text
    assert "says: The opening of the audit" in text
    assert "sets: [opening]" in text
    assert "said(hello.2)" in text


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: text.replace("\n", "\r\n").encode("utf-16-be"),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
    ids=["byte-order mark and CRLF", "UTF-16", "UTF-16 big end without a mark", "no last line end", "CR"],
)
def test_encoding_mark_and_line_ends_stay(encode):
    after, _ = renamed(FULL, "ask", "ask-first", None, encode)
    assert after == encode(renamed(FULL, "ask", "ask-first")[0].decode())


@pytest.mark.parametrize(
    ("old", "new", "kind", "says"),
    [("opening", "hello", None, "--kind"), ("ask", "Ask", None, "cannot be an id"), ("nobody", "x", None, "nothing in this file"),
     ("audt", "x", None, "Did you mean `audit`"), ("opening", "yes", "turn", "already a ending"), ("yes", "no", None, "already"),
     ("audit", "audit-two", None, "already"), ("ask", "ask", None, "already"), ("ask", "x", "need", "no need called")],
)  # fmt: skip
def test_what_would_clash_or_is_not_there_is_refused_in_a_sentence(old, new, kind, says):
    data = FULL.encode()
    part = read_bytes(data, "small.yaml", rubric()).part
    with pytest.raises(CannotRename) as refused:
        rename(part, data, old, new, kind)
    assert says.replace("a ending", "an ending") in str(refused.value).replace("a ending", "an ending")


def test_missing_ids_are_made_from_what_is_said_and_written_in_place():
    data = FULL.encode()
    after, written = tag(read_bytes(data, "small.yaml", rubric()).part, data)
    assert [(one.was, one.id) for one in written] == [("opening.2", "fine"), ("opening.3", "fine-ue")]
    text = after.decode()
    assert "- {id: fine, say: Fine., behaviour" in text
    assert "      - id: fine-ue\n        say: Fine. Ü\n" in text
    assert "not said(fine) and not said( ask )" in text
    without = (
        text.replace("id: fine, ", "").replace("id: fine-ue\n        ", "").replace("said(fine)", "said(opening.2)")
    )
    assert without == FULL
    assert not any(p.code == "HF212" for p in read_bytes(after, "small.yaml", rubric()).problems)


def test_a_file_with_all_its_ids_is_left_alone():
    data = STARTER.encode()
    assert tag(read_bytes(data, "my-call.yaml", rubric()).part, data) == (data, [])


def test_an_id_that_is_taken_gets_a_number_and_text_without_letters_the_place():
    text = broken("      - id: any-time\n        say: Of course", "      - say: Ask first. Of course")
    text = text.replace(
        "      - id: leave-alone\n        say: >-\n          Of course, take all", "      - say: >-\n          日本語"
    )
    data = text.replace("ask-first", "ask-first-of-course").encode()
    _, written = tag(read_bytes(data, "my-call.yaml", rubric()).part, data)
    assert [one.id for one in written] == ["opening-3", "ask-first-of-course-2"] or written[0].id != written[1].id


VERSIONS = """\
format: 1
id: small
title: Versions
market: b2c
people: {ann: {name: Ann}}
needs: {shoes: Wet shoes., back: A bad back.}
before: {met: You met.}
chance: [[wet, dry]]
start: opening
turns:
  opening:
    says: Hello.
    reveals: [shoes]
    versions:
      wet: {when: flag(wet) and not knows(shoes), says: "wet, isn't it?", reveals: [back]}
      again: {when: flag(met), says: You again.}
    choices:
      - id: ask
        say: wet
        behaviour: discover
        next: later
        cases:
          - {in: wet, sets: [wet-seen], reveals: [back], next: bye}
          - {in: [again, wet], when: said(ask), next: [{when: flag(wet-seen), go: later}, {go: bye}]}
  later:
    says: Well?
    versions: {wet: {when: flag(wet), says: Still raining.}}
    choices:
      - {id: go, say: Good bye., behaviour: advance, next: bye, cases: [{in: wet, behaviour: drift}]}
endings:
  bye:
    kind: advance
    says: Bye.
    meeting: earned
    versions: {wet: {when: knows(back), says: Stay dry.}}
"""


def test_a_version_is_renamed_in_its_turn_and_in_no_other() -> None:
    new, count = renamed(VERSIONS, "opening/wet", "raining")
    assert count == 3
    assert [line for _, line in changed_words(VERSIONS, new.decode())] == [
        'raining: {when: flag(wet) and not knows(shoes), says: "wet, isn\'t it?", reveals: [back]}',
        "- {in: raining, sets: [wet-seen], reveals: [back], next: bye}",
        "- {in: [again, raining], when: said(ask), next: [{when: flag(wet-seen), go: later}, {go: bye}]}",
    ]


def test_a_version_that_only_one_turn_has_needs_no_turn() -> None:
    assert renamed(VERSIONS, "again", "old-friend")[1] == 2


def test_of_a_version_that_several_turns_have_one_must_say_which() -> None:
    with pytest.raises(CannotRename, match=r"several turns have a version `wet`: `opening/wet` and `later/wet`"):
        renamed(VERSIONS, "wet", "raining", "version")
    with pytest.raises(CannotRename, match=r"already a version called `again`"):
        renamed(VERSIONS, "opening/wet", "again")


@pytest.mark.parametrize(
    ("old", "kind", "count"),
    [("wet", "flag", 3), ("met", "flag", 2), ("wet-seen", "flag", 2), ("shoes", "need", 3), ("back", "need", 4),
     ("ask", "choice", 2), ("later", "turn", 3), ("bye", "ending", 4)],
)  # fmt: skip
def test_names_are_found_in_versions_cases_and_chance(old: str, kind: str, count: int) -> None:
    new, found = renamed(VERSIONS, old, "other", kind)
    assert found == count
    assert read_bytes(new, "small.yaml", rubric()).problems == ()


def test_tag_says_which_choice_a_condition_asks_for_where_there_is_none(tmp_path, capsys) -> None:
    text = EXAMPLE.replace("      - id: ask\n        say", "      - say").replace(
        "next: goodbye", "next:\n          - {when: said(opening-1), go: goodbye}\n          - go: goodbye"
    )
    file = tmp_path / "example.yaml"
    file.write_text(text)
    assert main(["tag", str(file)]) == 1
    assert "no choice with the id `opening-1`" in capsys.readouterr().err
    assert file.read_text() == text
