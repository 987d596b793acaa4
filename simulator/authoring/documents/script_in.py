"""Headings, lines and lists as a scenario: what a script has, or what a coach writes by the guide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from simulator.authoring.documents import table_in
from simulator.authoring.documents.draft import Incoming, Tree, Unread, free, identity
from simulator.authoring.documents.piece import Form, Piece
from simulator.authoring.documents.script_head import HeadReader
from simulator.authoring.documents.script_lines import (
    ASIDE,
    BY_HAND,
    CASE_HEAD,
    CHOICE_MARK,
    LINE,
    NUMBERED,
    SECTIONS,
    SKIPPED,
    TICKED,
    VERSION_HEAD,
)
from simulator.authoring.documents.script_values import put_choice, put_ending, put_turn
from simulator.authoring.documents.words import CHOICE, ENDING, NOTHING, PERSON, SCENARIO, TURN, key_of
from simulator.scenario.model import STAGES
from simulator.scenario.rubric import Rubric


class ScriptReader(HeadReader):
    """Reads one piece after the other; `draft` is what has come of it."""

    def __init__(self, rubric: Rubric) -> None:
        super().__init__()
        self.rubric = rubric
        self.titled = False
        self._leave()

    def _leave(self) -> None:
        self.name = ""
        self.turn: Tree | None = None
        self.ending: Tree | None = None
        self.version: Tree | None = None
        self.choice: Tree | None = None
        self.case: Tree | None = None
        self.person = None
        self._lists = None

    def read(self, pieces: Iterable[Piece]) -> Incoming:
        """All of them."""
        for piece in pieces:
            match piece.form:
                case Form.HEADING:
                    self._heading(piece)
                case Form.BREAK if not self.titled:
                    self.draft = Incoming()  # what stands before the page is a request for it
                    self._leave()
                case Form.TABLE:
                    table_in.read_rows(piece.rows, self.draft, self.rubric, piece.place)
                case Form.TEXT if (
                    not piece.label and (found := NUMBERED.fullmatch(piece.text)) and found[2] and self.titled
                ):
                    self._heading(piece)
                case _:
                    self._line(piece)
        return self.draft

    def _heading(self, piece: Piece) -> None:
        words = piece.text.strip()
        if found := VERSION_HEAD.fullmatch(words):
            self._begin_version(found[1], found[2])
            return
        self._leave()
        section = key_of(words, SECTIONS)
        if section:
            self.section = section
        elif found := NUMBERED.fullmatch(words):
            ending = found[1].lower() in ("ending", "ende")
            self._begin(ending, found[3], found[2] and f"{found[1]} {found[2]}".lower())
        elif piece.level == 1 and not self.titled:
            self.draft.head["title"], self.titled = words, True
        elif key := key_of(words, SCENARIO):
            self.section = ""
            self.head_key(key, "")
        else:
            self._begin(self.section == "endings", words)

    def _begin(self, ending: bool, name: str, number: str | None = None) -> None:
        name, _, stage = name.strip().partition(", ") if name.rpartition(", ")[2] in STAGES else (name.strip(), "", "")
        made = identity(name) or free("ending" if ending else "turn", {**self.draft.turns, **self.draft.endings})
        if number:
            self.draft.numbers[number] = made
        self.name = made
        if ending:
            self.ending = self.draft.endings[made] = {}
        else:
            self.turn = self.draft.turns[made] = {"stage": stage} if stage else {}

    def _begin_version(self, name: str, when: str) -> None:
        self.choice = self.case = self._lists = None
        around = self.turn if self.turn is not None else self.ending
        if around is not None:
            self.version = around.setdefault("versions", {}).setdefault(identity(name), {"when": when})

    def _line(self, piece: Piece) -> None:
        if piece.form is Form.BREAK or f"{piece.label} {piece.text}".strip().casefold() in ("", *SKIPPED):
            return
        if self.section == "map" and self.turn is None and self.ending is None:
            return
        if self._lists is not None and piece.form is Form.ITEM and not piece.label:
            self._lists(piece)
            return
        label, words = self._labelled(piece)
        if self.turn is not None:
            taken = self._in_a_turn(piece, label, words)
        elif self.ending is not None:
            taken = self._in_an_ending(piece, label, words)
        else:
            taken = self.in_the_head(piece, label, words)
        if not taken:
            self._unread(piece)

    def _labelled(self, piece: Piece) -> tuple[str, str]:
        """The label and the words; what is not in bold is a label only where it is one that is known here."""
        if piece.label:
            return piece.label, piece.text
        found = BY_HAND.fullmatch(piece.text) if piece.form in (Form.TEXT, Form.ITEM) else None
        if found and (self._key(found[1]) or self._is_person(found[1])):
            return found[1] + ":", found[2]
        return "", piece.text

    def _key(self, label: str) -> str:
        if self.turn is not None:
            return (key_of(label, CHOICE) if self.choice is not None else "") or key_of(label, TURN)
        if self.ending is not None:
            return key_of(label, ENDING)
        return (key_of(label, PERSON) if self.person is not None else "") or key_of(label, SCENARIO)

    def _is_person(self, name: str) -> bool:
        named = [one.get("name", "") for one in self.draft.people.values()]
        return name in named or name in [one.split(" ")[0] for one in named]

    def _in_a_turn(self, piece: Piece, label: str, words: str) -> bool:
        assert self.turn is not None
        whole = f"{piece.label} {piece.text}".strip()
        if piece.form is Form.QUOTE:
            return self._said(label, words)
        if found := CASE_HEAD.fullmatch(whole):
            return self._begin_case(found)
        if not (self.choice is not None and key_of(label, CHOICE)) and (found := CHOICE_MARK.fullmatch(whole)):
            if found[1] and TICKED.match(found[1]):
                self.draft.remarks.append(Unread(piece.place, f"Would say: “{found[2]}”", self.name))
            return self._begin_choice(found[2])
        if not label:
            return self._unlabelled(piece, words)
        key = key_of(label, CHOICE) if self.choice is not None else ""
        if key:
            deed = self.case if self.case is not None and piece.level else self.choice
            assert deed is not None
            self._lists = put_choice(deed, key, words, self.rubric)
            if key in ("why", "reply"):
                self._wrote(words)
            return True
        if key := key_of(label, TURN):
            if key == "remarks":
                self._remark(piece, words)
                return True
            if key == "speaker":
                self.turn["speaker"] = self.draft.person(words)
                return True
            self._lists = put_turn(self.turn if self.version is None else self.version, key, words)
            return True
        return self._is_person(label.rstrip(": ")) and self._said(label, words)

    def _unlabelled(self, piece: Piece, words: str) -> bool:
        """A line by itself: an entry of a list is a choice, and a paragraph before the choices is what is said."""
        if self.choice is None and self.turn is not None and (aside := ASIDE.fullmatch(words)) and not aside[1]:
            (self.turn if self.version is None else self.version)["thinks"] = aside[2]
            return True
        if piece.form is Form.ITEM and piece.level == 0:
            return self._begin_choice(words)
        return self.choice is None and piece.form is Form.TEXT and not LINE.search(words) and self._said("", words)

    def _said(self, label: str, words: str) -> bool:
        assert self.turn is not None
        telling = self.turn if self.version is None else self.version
        if label and self.version is None:
            self.turn["speaker"] = self.draft.person(label.strip().rstrip(":"))
        if label and (aside := ASIDE.fullmatch(words)):
            words, telling["thinks"] = aside.groups()
        telling["says"] = f"{telling['says']} {words}" if telling.get("says") else words
        self._wrote(words)
        return True

    def _wrote(self, words: str) -> None:
        if words and words != NOTHING:
            self.draft.written.append(Unread("", words, self.name))

    def _begin_choice(self, say: str) -> bool:
        assert self.turn is not None
        self._wrote(say)
        self.case = self.version = self._lists = None
        self.choice = {"say": say.strip()}
        self.turn.setdefault("choices", []).append(self.choice)
        return True

    def _begin_case(self, found: re.Match[str]) -> bool:
        if self.choice is None:
            return False
        versions, beside, alone = found.groups()
        names = versions.split(" or ") if versions else []
        inside: dict[str, Any] = {"in": names[0] if len(names) == 1 else names} if names else {}
        when = {"when": beside or alone} if beside or alone else {}
        self.case = {**inside, **when}
        self.choice.setdefault("cases", []).append(self.case)
        return True

    def _in_an_ending(self, piece: Piece, label: str, words: str) -> bool:
        assert self.ending is not None
        telling = self.ending if self.version is None else self.version
        key = key_of(label, ENDING) if label and piece.form is not Form.QUOTE else ""
        if key == "remarks":
            self._remark(piece, words)
            return True
        if key:
            return put_ending(telling, key, words)
        if piece.form is Form.QUOTE or (piece.form is Form.TEXT and (not label or self._is_person(label.rstrip(": ")))):
            if "says" in telling and piece.form is Form.TEXT:
                return False
            telling["says"] = f"{telling['says']} {words}" if telling.get("says") else words
            return True
        return False

    def _remark(self, piece: Piece, words: str) -> None:
        said = re.sub("_{2,}", "", words).strip()
        if said:
            self.draft.remarks.append(Unread(piece.place, said, self.name))

    def _unread(self, piece: Piece) -> None:
        words = re.sub("_{2,}", "", f"{piece.label} {piece.text}").strip()
        if words and not words.startswith("Or it goes like this"):
            self.draft.unread.append(Unread(piece.place, words, self.name))
