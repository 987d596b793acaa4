"""The library: what scenarios there are, from an index that is kept by file size and modification time.

A file that has not changed is not read again; a broken one is listed with its first problem and hides no
other. The index is a cache in JSON and may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.scenario.library_entry import Entry
from simulator.scenario.rubric_beside import RUBRICS, SeveralRubrics, own_rubric_of, rubrics_beside
from simulator.scenario.words_name import is_words_file, words_beside

MARKET_ORDER = {"b2b": 0, "b2c": 1, "internal": 2}
ENDINGS = (".yaml", ".yml")
CAMPAIGNS = "campaigns"
LANGUAGES = "languages"
"""Below it a folder for each language, with scenarios of the library in it: the same id, and found by `in_languages`."""
NOT_SCENARIOS = (CAMPAIGNS, RUBRICS, LANGUAGES)
"""Folders below a scenario folder that hold something else."""
YEAR = "year"
"""A folder below a scenario folder with the later, short meetings of a campaign: found by id, and not on the shelf."""
INDEX = f"{__version__}, 4"
"""What the index was made by: another one is made anew."""
FIELD_NAMES = tuple(field.name for field in fields(Entry))
_NUMBERS = tuple(field.name for field in fields(Entry) if field.type == "int")
_TEXTS = tuple(field.name for field in fields(Entry) if field.type == "str")


class Library:
    """Scenarios of several folders; of two with the same id, the one in the later folder hides the other.

    A scenario is listed by the rubric beside it; `rubric` is the one that was given for where several lie there.
    """

    def __init__(self, folders: Iterable[Path], index_file: Path | None, rubric: Path | None = None) -> None:
        self._folders = [Path(folder) for folder in folders]
        self._index_file = index_file
        self._rubric = rubric
        self._entries: list[Entry] | None = None
        self._campaigns: list[Entry] = []

    def entries(self) -> list[Entry]:
        """By market, level and title; broken files last. Reads only what has changed since the last time.

        A file in a folder `year` is left out: it is a later meeting of a campaign, which opens it when its time comes.
        """
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def campaigns(self) -> list[Entry]:
        """The campaigns of all folders by title, each as an entry; a broken one with its first problem."""
        self.entries()
        return self._campaigns

    def find(self, scenario_id: str) -> Path | None:
        """The file of the scenario with that id, sound or broken; None where the library has none."""
        named = [path for path in self._files() if path.stem == scenario_id]
        if named:
            return named[-1]
        return next((Path(e.file) for e in self.entries() if e.id == scenario_id), None)

    def ids(self) -> set[str]:
        """The names of all scenario files there are, sound or broken."""
        return {path.stem for path in self._files()}

    def in_languages(self, scenario_id: str) -> dict[str, Path]:
        """By language tag, the files in which that scenario is told in another language, in the order of the tags."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            for ending in ENDINGS:
                with contextlib.suppress(OSError):  # a folder of that name cannot be, so nothing is in it
                    files = (folder / LANGUAGES).glob(f"*/{glob.escape(scenario_id)}{ending}")
                    found |= {file.parent.name: file for file in files}
        return dict(sorted(found.items()))

    def refresh(self) -> list[Entry]:
        """Looks again at the folders."""
        self._entries = None
        return self.entries()

    def _read(self) -> list[Entry]:
        index = self._load_index()
        kept: dict[str, dict[str, Any]] = {}
        by_id: dict[str, Entry] = {}
        broken: list[Entry] = []
        changed = False

        def known(path: Path, read: Callable[[Path], Entry]) -> Entry:
            nonlocal changed
            stamp = _stamp(path, self._rubric)
            kept_entry = None if stamp is None else _kept_entry(index.get(str(path)), stamp, path)
            changed = changed or kept_entry is None
            entry = kept_entry or _entry(path, read)
            kept[str(path)] = {"stamp": stamp, "entry": asdict(entry)}
            return entry

        for path in self._files():
            if path.parent.name == YEAR:
                continue
            entry = known(path, partial(_read_entry, given=self._rubric))
            if entry.problem is None:
                by_id[entry.id] = entry
            else:
                broken.append(entry)
        campaigns = {path.stem: known(path, _read_campaign) for path in self._campaign_files()}
        self._campaigns = sorted(campaigns.values(), key=lambda one: one.title.casefold())
        if changed or kept.keys() != index.keys():
            self._save_index(kept)
        sound = sorted(by_id.values(), key=lambda e: (MARKET_ORDER.get(e.market, 9), e.level, e.title.casefold(), e.id))
        return sound + sorted(broken, key=lambda e: e.file)

    def _files(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from _yaml_files(folder)

    def _campaign_files(self) -> Iterator[Path]:
        for folder in self._folders:
            with contextlib.suppress(OSError):
                yield from sorted(path for path in (folder / CAMPAIGNS).iterdir() if path.name.endswith(ENDINGS))

    def _load_index(self) -> dict[str, dict[str, Any]]:
        if self._index_file is None or not os.path.isfile(self._index_file):
            return {}
        try:
            data = json.loads(self._index_file.read_bytes())
            files = data["files"]
            current = data.get("version") == INDEX and data.get("fields") == list(FIELD_NAMES)
            return dict(files) if current and isinstance(files, dict) else {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def _save_index(self, files: dict[str, dict[str, Any]]) -> None:
        if self._index_file is None:
            return
        part = self._index_file.with_name(f"{self._index_file.name}.{os.getpid()}")
        try:
            part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = json.dumps({"version": INDEX, "fields": FIELD_NAMES, "files": files}, ensure_ascii=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self._index_file)
        except (OSError, ValueError):  # a cache that cannot be written is only slower
            with contextlib.suppress(OSError, ValueError):
                part.unlink(missing_ok=True)


def _yaml_files(folder: Path) -> Iterator[Path]:
    """Scenario files below `folder`, sorted; symbolic links to folders are not followed, so no loop."""
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if name not in NOT_SCENARIOS and not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith(".") and not is_words_file(name):
                yield Path(place, name)


def _stamp(path: Path, given: Path | None) -> list[int] | None:
    """Sizes and times of the scenario, and of its words file and its rubrics, which change by themselves."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    stamp = [status.st_size, status.st_mtime_ns]
    rubrics = rubrics_beside(path)
    for other in (words_beside(path), *rubrics, *((given,) if len(rubrics) > 1 else ())):
        try:
            beside = None if other is None else other.stat()
        except OSError:
            beside = None
        stamp += [0, 0] if beside is None else [beside.st_size, beside.st_mtime_ns]
    return stamp


def _kept_entry(row: Any, stamp: list[int], path: Path) -> Entry | None:
    """The entry that the index keeps for a file, or None where it is of another time, or damaged in any way."""
    if not isinstance(row, dict) or row.get("stamp") != stamp:
        return None
    found = row.get("entry")
    if not isinstance(found, dict) or found.keys() != set(FIELD_NAMES):
        return None
    texts, pairs = found["behaviours"], found["exercises"]
    sound = (
        all(isinstance(found[name], int) and not isinstance(found[name], bool) for name in _NUMBERS)
        and all(isinstance(found[name], str) for name in _TEXTS)
        and (found["problem"] is None or isinstance(found["problem"], str))
        and found["file"] == str(path.absolute())
        and _all_texts(texts)
        and isinstance(pairs, list)
        and all(_all_texts(pair) and len(pair) == 2 for pair in pairs)
    )
    if not sound:
        return None
    return Entry(**{**found, "behaviours": tuple(texts), "exercises": tuple((pair[0], pair[1]) for pair in pairs)})


def _all_texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def _entry(path: Path, read: Callable[[Path], Entry]) -> Entry:
    """Reads one file for the index. Whatever a file does to the reader, it costs that file and no other."""
    from simulator.scenario.library_entry import broken_entry

    try:
        return read(path)
    except Exception as error:
        from simulator.scenario.problem import reader_fault

        found = reader_fault(str(path), error)
        return broken_entry(path, f"{found.message}. {found.hint}")


def _read_campaign(path: Path) -> Entry:
    from simulator.scenario.campaign_entry import campaign_entry

    return campaign_entry(path)


def _read_entry(path: Path, given: Path | None) -> Entry:
    """The reader is imported only when a file has changed."""
    from simulator.scenario.library_entry import broken_entry, entry_of
    from simulator.scenario.reader import read_scenario
    from simulator.scenario.rubric_file import RubricError, read_rubric

    try:
        rubric = read_rubric(own_rubric_of(path, given if len(rubrics_beside(path)) > 1 else None))
    except (RubricError, SeveralRubrics) as wrong:
        return broken_entry(path, str(wrong).partition("\n")[0])
    reading = read_scenario(path, rubric)
    if reading.scenario is None:
        first = reading.errors[0] if reading.errors else reading.problems[0]
        where = f"{Path(first.file).name}: " if is_words_file(first.file) else ""
        where += "" if reading.unreadable else f"line {first.line}: "
        return broken_entry(path, f"{where}{first.message}")
    return entry_of(reading.scenario, rubric, path)
