"""What stands in a script before its first turn: the scenario's own keys, its people, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable

from simulator.authoring.documents.draft import Incoming, Tree, free, identity, short
from simulator.authoring.documents.piece import Form, Piece
from simulator.authoring.documents.script_values import put_head, put_person
from simulator.authoring.documents.words import PERSON, SCENARIO, key_of


class HeadReader:
    """Reads lines of the head into `draft`."""

    def __init__(self) -> None:
        self.draft = Incoming()
        self.section = ""
        self.person: Tree | None = None
        self._lists: Callable[[Piece], None] | None = None
        """Takes the entries of the list that the last label began."""

    def in_the_head(self, piece: Piece, label: str, words: str) -> bool:
        """Takes a line that stands before every turn; False where it is not understood."""
        if self.section == "people" and piece.form in (Form.ITEM, Form.TEXT) and not (piece.level and label):
            if key := key_of(label, SCENARIO) if label.endswith(":") and self.section != "people" else "":
                return self.head_key(key, words)
            if not (self.person is not None and key_of(label, PERSON)):
                self.person = put_person(self.draft, piece.label, piece.text)
                return True
        if self.person is not None and (key := key_of(label, PERSON)):
            self.person.update(put_head(key, words))
            return True
        if self.section == "needs" and piece.form in (Form.ITEM, Form.TEXT) and not self._key_of_head(label):
            name = label.rstrip(": ") if label else ""
            self.draft.needs[free(identity(name) or short(words), self.draft.needs)] = words
            return True
        if key := key_of(label, SCENARIO) if label else "":
            return self.head_key(key, words)
        if self._lists is not None and (piece.form is Form.ITEM or not label):
            self._lists(piece)
            return True
        return False

    def _key_of_head(self, label: str) -> str:
        return "" if self.section == "needs" and label else key_of(label, SCENARIO)

    def head_key(self, key: str, words: str) -> bool:
        """A key of the scenario itself; where its words follow as a list or a paragraph, they are waited for."""
        self.person, self._lists = None, None
        head = self.draft.head
        match key:
            case "people":
                if words:
                    self.person = put_person(self.draft, "", words)
            case "needs":
                if words:
                    self.draft.needs[free(short(words), self.draft.needs)] = words
                else:
                    self.section = "needs"
            case "facts":
                facts: list[str] = head.setdefault("facts", [])
                facts.extend([words] if words else [])
                self._lists = lambda piece: facts.append(f"{piece.label} {piece.text}".strip())
            case "chance":
                drawn: list[list[str]] = head.setdefault("chance", [])
                self._lists = lambda piece: drawn.append(piece.text.split(" or "))
            case "before" | "allow":
                named: dict[str, str] = head.setdefault(key, {})
                self._lists = lambda piece: named.update([_named(piece)])
            case _:
                if words:
                    head.update(put_head(key, words))
                if not words or key == "brief":  # which has several paragraphs now and then
                    self._lists = lambda piece: head.update(
                        {key: f"{head[key]} {piece.text}" if head.get(key) else piece.text}
                    )
        return True


def _named(piece: Piece) -> tuple[str, str]:
    """`HF413: She reads a letter aloud.`"""
    name, _, words = (piece.label, "", piece.text) if piece.label else piece.text.partition(":")
    return name.strip(" :"), words.strip()
