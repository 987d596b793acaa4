"""Textual's private names may change with any release: they stand in one file, with the reason."""

from __future__ import annotations

import ast
from pathlib import Path

from textual.app import App
from textual.command import CommandPalette, Provider
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.imports import modules

ONE_PLACE = "simulator.tui.base_app"
ALLOWED = {"_exception", "_fatal_error", "_close_messages_no_wait"}
BASES = (App, Screen, Input, TextArea, CommandPalette, Provider)


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def theirs() -> set[str]:
    """Private names that Textual's classes define, or set on themselves when they are made."""
    made = [App(), Input(), TextArea()]
    names = {name for base in BASES for name in dir(base)} | {name for one in made for name in vars(one)}
    return {name for name in names if private(name)}


def ours(file: Path) -> set[str]:
    """Private names that the file itself gives to something: then they are its own, though they may sound alike."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    stored = {x.attr for x in ast.walk(tree) if isinstance(x, ast.Attribute) and isinstance(x.ctx, ast.Store)}
    return {name for name in stored if private(name)}


def used(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    read = {x.attr for x in ast.walk(tree) if isinstance(x, ast.Attribute)}
    methods = {
        method.name
        for one in ast.walk(tree)
        if isinstance(one, ast.ClassDef) and one.bases
        for method in one.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {name for name in read | methods if private(name)}


def test_private_names_of_textual_stand_in_one_file():
    known = theirs()
    assert ALLOWED & known
    found = {
        name: used(file) & known - (ours(file) if name != ONE_PLACE else set())
        for name, file in modules().items()
        if name.startswith("simulator.tui")
    }
    assert {name: names for name, names in found.items() if names} == {ONE_PLACE: ALLOWED}
