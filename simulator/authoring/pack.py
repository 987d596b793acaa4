"""Packs: a coach's scenarios as one zip with a manifest. Written the same for the same files; read with care.

Nothing in a pack is ever run. A file name in it is never used as a path before it was found harmless.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from simulator.paths import files_below
from simulator.scenario.reading.source import LARGEST
from simulator.scenario.visible import visible_line

MANIFEST = "helpfirst-pack.json"
FORMAT = 1
MOST_FILES = 500
MOST_BYTES = 32 * 1024 * 1024
"""Of the zip itself, and of all that is in it."""
MOST_TIMES = 200
"""How many times larger than packed a file may be."""
SUFFIXES = (".yaml", ".yml")
ABOUT = ("author", "edition", "licence", "rubric")
"""What a pack may say of itself; `rubric` is the SHA-256 of the rubric it was written for."""
NO_MORE: Mapping[str, str] = MappingProxyType({})
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))})
_DAY = (2020, 1, 1, 0, 0, 0)


class BadPack(ValueError):
    """Why not, in a sentence."""


def write_pack(name: str, files: Mapping[str, bytes], program: str, about: Mapping[str, str] = NO_MORE) -> bytes:
    """The zip. `files` by path with forward slashes, relative to the pack; `about`: author, edition, licence, rubric.

    Raises BadPack.
    """
    if not files:
        raise BadPack("there is no scenario in it.")
    _refuse_names(list(files))
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as pack:
        for path, data in ((MANIFEST, manifest(name, files, program, about)), *sorted(files.items())):
            info = zipfile.ZipInfo(path, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            pack.writestr(info, data)
    return into.getvalue()


def manifest(name: str, files: Mapping[str, bytes], program: str, about: Mapping[str, str] = NO_MORE) -> bytes:
    """What stands in a pack about itself."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    said = {key: about[key] for key in ABOUT if about.get(key)}
    told = {"format": FORMAT, "name": name, "program": program, **said, "files": digests}
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def read_pack(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The pack's name and its files. Raises BadPack for whatever is not as `write_pack` makes it."""
    if len(data) > MOST_BYTES:
        raise BadPack(f"it is larger than {MOST_BYTES >> 20} MiB.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            found = _read_all(pack)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError):
        raise BadPack("it is not a sound zip file. Ask for it once more.") from None
    except Exception as error:
        # a damaged stream raises whatever its decompressor does (zlib.error, struct.error, UnicodeDecodeError …)
        if isinstance(error, BadPack):
            raise
        raise BadPack("it is damaged. Ask for it once more.") from None
    return _agreed(found)


def _read_all(pack: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in pack.infolist() if not entry.filename.endswith("/")]
    if len(pack.infolist()) > 2 * MOST_FILES or len(entries) > MOST_FILES + 1:
        raise BadPack(f"it holds more than {MOST_FILES} files.")
    _refuse_names([entry.filename for entry in entries if entry.filename != MANIFEST])
    if len({entry.filename for entry in entries}) != len(entries):
        raise BadPack("a file stands in it twice.")
    found: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise BadPack(f"`{entry.filename}` is a link or a device, not a file.")
        if entry.flag_bits & 1:
            raise BadPack("it is locked with a password.")
        if entry.file_size > LARGEST or entry.file_size > MOST_TIMES * max(entry.compress_size, 1):
            raise BadPack(f"`{entry.filename}` is too large.")
        with pack.open(entry) as file:
            content = file.read(LARGEST + 1)  # whatever the header claims
        total += len(content)
        if len(content) > LARGEST or total > MOST_BYTES:
            raise BadPack(f"`{entry.filename}` is too large.")
        found[entry.filename] = content
    return found


def _refuse_names(names: list[str]) -> None:
    if len(names) > MOST_FILES:
        raise BadPack(f"it holds more than {MOST_FILES} files.")
    seen: set[str] = set()
    for name in names:
        parts = name.split("/")
        harmless = all(
            _PART.fullmatch(p) and p.split(".")[0].lower() not in _DEVICES and not p.endswith(".") for p in parts
        )
        if not harmless or len(parts) > 8:
            raise BadPack(
                f"`{_shown(name)}` is not a harmless file name: small paths of letters, digits, dots and dashes are."
            )
        if PurePosixPath(name).suffix not in SUFFIXES:
            raise BadPack(f"`{_shown(name)}` is no scenario; a pack holds .yaml files and nothing else.")
        if name.lower() in seen:
            raise BadPack(f"`{_shown(name)}` stands in it twice.")
        seen.add(name.lower())


def _agreed(found: dict[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Holds the files against the manifest."""
    text = found.pop(MANIFEST, None)
    if text is None:
        raise BadPack(f"it has no {MANIFEST}; `helpfirst pack FOLDER` makes packs.")
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("files"), dict):
        raise BadPack("its manifest cannot be read.")
    if told.get("format") != FORMAT:
        raise BadPack("it was made by a newer version of Helpfirst.")
    name = told.get("name")
    if not isinstance(name, str) or NAME.fullmatch(name) is None or len(name) > 64:
        raise BadPack("its name is not in kebab-case.")
    if not found:
        raise BadPack("there is no scenario in it.")
    if told["files"] != {path: hashlib.sha256(data).hexdigest() for path, data in found.items()}:
        raise BadPack("its files are not those of its manifest; it was damaged or changed.")
    return name, found


def about_pack(data: bytes) -> dict[str, str]:
    """What a sound pack says of itself, each on one line of at most 200 characters; nothing where it is unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            return about_manifest(pack.read(MANIFEST))
    except Exception:  # it was read before by `read_pack`, which tells what is wrong
        return {}


def about_manifest(text: bytes) -> dict[str, str]:
    """The same of a manifest's bytes."""
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    found = {key: told.get(key) for key in ABOUT} if isinstance(told, dict) else {}
    return {
        key: visible_line(" ".join(one.split()))[:200] for key, one in found.items() if isinstance(one, str) and one
    }


def files_in(folder: Path) -> dict[str, bytes]:
    """The scenario files below a folder, by path; hidden ones and links left out. Raises OSError, BadPack."""
    found: dict[str, bytes] = {}
    for path in files_below(folder, SUFFIXES):
        inner = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        if os.path.isfile(path) and not os.path.islink(path) and not hidden:
            if path.stat().st_size > LARGEST:
                raise BadPack(f"`{inner}` is larger than a scenario can be.")
            found[inner.as_posix()] = path.read_bytes()
            if len(found) > MOST_FILES:
                raise BadPack(f"the folder holds more than {MOST_FILES} scenarios.")
    return found


def _shown(name: str) -> str:
    return name.encode("unicode_escape").decode()[:80]
