"""Who imports whom in `simulator/`, read from the syntax trees: imports inside functions count, those for types do not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def modules(package: str = "simulator") -> dict[str, Path]:
    """Every module by its dotted name; a package's own name stands for its `__init__`."""
    files = sorted((ROOT / package).rglob("*.py"))
    return {_name(file): file for file in files}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(file: Path, known: set[str]) -> set[str]:
    """The modules of ours that running the file, or anything in it, may import."""
    found: set[str] = set()
    for node in _at_run_time(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside & known or {node.module}
            found |= {node.module} if inside - known else set()
    return found


def _at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _at_run_time(other)
            continue
        yield child
        yield from _at_run_time(child)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Every set of modules that import one another, directly or not (Tarjan's components of more than one)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        open_.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in open_:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            at = open_.index(name)
            circle = sorted(open_[at:])
            del open_[at:]
            if len(circle) > 1 or name in graph[name]:
                found.append(circle)

    for name in graph:
        if name not in number:
            visit(name)
    return found


def graph() -> dict[str, set[str]]:
    """All of `simulator/`."""
    known = modules()
    return {name: imported(file, set(known)) - {name} for name, file in known.items()}


def classes() -> dict[str, list[str]]:
    """Every class name with the packages (the folders right below `simulator/`) that define it at their top level."""
    found: dict[str, list[str]] = {}
    for name, file in modules().items():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(name)
    return found
