"""The core is reachable without the screen: what a package may import, and what a command may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports import circles, classes, graph

ROOT = Path(__file__).parent.parent
PURE = ("scenario", "conversation", "scoring", "analysis", "words", "debrief")
HEAVY = ("textual", "rich", "asyncio", "sqlite3")


def modules_after(code: str) -> set[str]:
    """The names in `sys.modules` of a fresh interpreter that ran `code`."""
    probe = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.split("\n"))


def every_module(package: str) -> list[str]:
    files = sorted((ROOT / "simulator" / package).rglob("*.py"))
    return [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files if file.stem != "__init__"]


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_loads_no_screen_no_loop_and_no_database(package):
    loaded = modules_after("\n".join(f"import {name}" for name in every_module(package)))
    assert not loaded & set(HEAVY)
    assert f"simulator.{package}" in loaded


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", "cold-chain-renewal", "--choose", "", "--json"],
        ["check", str(ROOT / "scenarios" / "b2c" / "laptop-for-a-nephew.yaml")],
        ["list"],
        ["--help"],
    ],
)
def test_a_command_in_lines_never_loads_textual(arguments):
    loaded = modules_after(f"from simulator.cli import main\ntry:\n  main({arguments!r})\nexcept SystemExit: pass")
    assert "textual" not in loaded
    assert "rich" not in loaded


def test_help_loads_no_scenario_reader_and_no_machine():
    loaded = modules_after("from simulator.cli import main\ntry:\n  main(['--help'])\nexcept SystemExit: pass")
    assert not loaded & {"yaml", "transitions", "simulator.scenario.model"}


def test_imports_go_one_way():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout


def test_no_module_imports_itself_through_others_not_even_inside_a_function():
    assert circles(graph()) == []


def test_a_screen_imports_no_other_screen():
    imports = graph()
    screens = {name for name in imports if name.startswith("simulator.tui.screens.")}
    assert {name: imports[name] & screens for name in screens if imports[name] & screens} == {}


def test_no_class_name_stands_in_two_packages():
    twice = {name: where for name, where in classes().items() if len({module.split(".")[1] for module in where}) > 1}
    assert {name: where for name, where in twice.items() if not name.startswith("_")} == {}


def test_sqlite_is_opened_in_one_place():
    found = {file.name for file in (ROOT / "simulator").rglob("*.py") if "sqlite3.connect(" in file.read_text("utf-8")}
    assert found == {"sql.py"}


def test_a_circle_is_found_where_there_is_one():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_file_is_longer_than_three_hundred_lines():
    long = {
        str(file.relative_to(ROOT)): count
        for file in (ROOT / "simulator").rglob("*.py")
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_function_is_longer_than_fifty_lines():
    long = {
        f"{file.relative_to(ROOT)}: {made.name}": lines
        for file in (ROOT / "simulator").rglob("*.py")
        for made in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(made, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (made.end_lineno or made.lineno) - made.lineno + 1) > 50
    }
    assert long == {}
