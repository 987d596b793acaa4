"""Settings that last: one readable TOML file. A broken one is reported with its line, and the defaults are used."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from simulator.private import write_private

FILE_NAME = "settings.toml"
LARGEST = 256 * 1024
"""Bytes of the largest file of settings that is read."""
THEMES = ("", "helpfirst-dark", "helpfirst-light", "helpfirst-high-contrast", "helpfirst-plain")
SOUND = {
    "speech": "reads what the customer says on standard input",
    "dictation": "writes what it hears on standard output",
}
COACHING = ("by-level", "on", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` empty follows the program's default; `coaching` by-level is on at level 1.

    `letters` are display letters, four rows high, where there is room. `keys` maps the id of a binding to the keys it should have, as "x" or "x,ctrl+x". `endpoint` is the URL of an OpenAI
    chat protocol that compares own words, "" for none; `endpoint_allowed` the origin that was confirmed for it;
    `records_allowed` the one that learning records may go to. `speech` and `dictation` hold a `command` of the user's own.
    """

    theme: str = ""
    coaching: str = "by-level"
    say_first: bool = False
    motion: bool = True
    letters: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    endpoint: str = ""
    endpoint_model: str = ""
    endpoint_allowed: str = ""
    own_words: bool = False
    speech: Mapping[str, str] = field(default_factory=dict)
    dictation: Mapping[str, str] = field(default_factory=dict)
    records_allowed: str = ""


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, and a sentence for each thing in the file that was not used."""

    settings: Settings
    problems: tuple[str, ...] = ()


def read_settings(folder: Path) -> SettingsReading:
    """The settings of that folder, or the defaults. Never raises."""
    file = folder / FILE_NAME
    try:
        text = _text_of(file)
    except FileNotFoundError:
        return SettingsReading(Settings())
    except (OSError, ValueError) as trouble:
        why = (
            "it is not in UTF-8" if isinstance(trouble, UnicodeError) else getattr(trouble, "strerror", None) or trouble
        )
        return SettingsReading(Settings(), (f"{file} cannot be read ({why}). The defaults are used.",))
    import tomllib

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as trouble:  # a wrong sign, a number of 5,000 digits, brackets without end
        return SettingsReading(Settings(), (f"{file}: {trouble}. The defaults are used.",))
    return _checked(data, text, file)


def _text_of(file: Path) -> str:
    """Raises OSError, and ValueError for what is no file of settings."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is not an ordinary file")
    if status.st_size > LARGEST:
        raise ValueError("it is larger than 256 KiB")
    return file.read_text(encoding="utf-8-sig")


def _checked(data: dict[str, object], text: str, file: Path) -> SettingsReading:
    settings = Settings()
    problems = []
    known = {one.name: one for one in fields(Settings)}
    for key, value in data.items():
        line = _line_of(key, text)
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            also = f" Did you mean `{near[0]}`?" if near else f" There are {', '.join(known)}."
            problems.append(f"{file}:{line}: there is no setting `{key}`.{also}")
        elif (wrong := _wrong(key, value)) is not None:
            problems.append(f"{file}:{line}: `{key}` {wrong}. The default is used.")
        else:
            settings = replace(settings, **{key: value})  # type: ignore[arg-type]
    return SettingsReading(settings, tuple(problems))


def _wrong(key: str, value: object) -> str | None:
    if key in ("say_first", "own_words", "motion", "letters"):
        return None if isinstance(value, bool) else "is true or false"
    if key == "keys":
        sound = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        return None if sound else "is a table of binding ids and keys"
    if key in SOUND:
        return _no_command(value)
    if key.startswith(("endpoint", "records")):
        return _no_endpoint(key, value)
    choices = THEMES if key == "theme" else COACHING
    return None if value in choices else f"is one of {', '.join(choice for choice in choices if choice)}"


def _no_command(value: object) -> str | None:
    """What is wrong with a table of one command of the user's own, for speech or dictation."""
    if (
        not isinstance(value, dict)
        or set(value) - {"command"}
        or not all(isinstance(one, str) for one in value.values())
    ):
        return 'is a table of one command, such as [speech] with `command = "espeak-ng --stdin"` below it'
    command = value.get("command", "")
    if command:
        from simulator.external.speech import command_words

        try:
            command_words(command)
        except ValueError as why:
            return str(why)
    return None


def _no_endpoint(key: str, value: object) -> str | None:
    if not isinstance(value, str) or len(value) > 2000 or not value.isprintable():
        return "is a text on one line"
    if key == "endpoint" and value:
        from simulator.external.address import BadEndpoint, endpoint_address

        try:
            endpoint_address(value)
        except BadEndpoint as why:
            return str(why)
    return None


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        if re.match(rf"\s*\[?\s*[\"']?{re.escape(key)}\b", line):
            return number
    return 1


def write_settings(folder: Path, settings: Settings) -> None:
    """Writes the file whole or not at all. Raises OSError."""
    lines = [
        "# Helpfirst: your settings. A line that is removed goes back to its default.",
        f'theme = "{settings.theme}"  # {", ".join(theme for theme in THEMES if theme)}; empty: dark',
        f'coaching = "{settings.coaching}"  # {", ".join(COACHING)}',
        f"say_first = {str(settings.say_first).lower()}  # say it in your own words before the choices appear",
        f"own_words = {str(settings.own_words).lower()}  # and the line that does the same is proposed for them",
        f"motion = {str(settings.motion).lower()}",
        f"letters = {str(settings.letters).lower()}  # outcomes and a room's code in large letters; false: in bold",
        f"endpoint = {_quoted(settings.endpoint)}  # an OpenAI chat protocol that compares own words; empty: this machine",
        f"endpoint_model = {_quoted(settings.endpoint_model)}  # the model it is to use, where it has several",
        f"endpoint_allowed = {_quoted(settings.endpoint_allowed)}  # the host that you said may be sent your words",
        f"records_allowed = {_quoted(settings.records_allowed)}  # the host that you said may be sent learning records",
        "",
        "[keys]  # the id of a key binding and the keys it should have",
        *(f"{_quoted(name)} = {_quoted(keys)}" for name, keys in settings.keys.items()),
        *_sound(settings),
    ]
    write_private(folder / FILE_NAME, "\n".join(lines) + "\n")


def _sound(settings: Settings) -> list[str]:
    commands = {name: getattr(settings, name).get("command", "") for name in SOUND}
    return [
        line
        for name, command in commands.items()
        if command
        for line in ("", f"[{name}]  # {SOUND[name]}", f"command = {_quoted(command)}")
    ]


class Preferences:
    """The settings of a running program, and where changes made in it are written. Without a folder nowhere.

    A file with `problems` is left as it is: what somebody wrote by hand is not written over.
    """

    def __init__(
        self, settings: Settings | None = None, folder: Path | None = None, problems: Sequence[str] = ()
    ) -> None:
        self.now = settings or Settings()
        self.folder = folder
        self.problems = tuple(problems)

    @property
    def file(self) -> Path | None:
        return self.folder / FILE_NAME if self.folder is not None else None

    def change(self, **changes: object) -> str | None:
        """Changes settings and writes them; a sentence where they could not be written, and then they still hold."""
        changed = replace(self.now, **changes)  # type: ignore[arg-type]
        if changed == self.now:
            return None
        self.now = changed
        if self.folder is None:
            return None
        if self.problems:
            return f"{self.file} has a mistake, and is left as it is until you mend it. This holds until you quit."
        try:
            write_settings(self.folder, changed)
        except OSError as trouble:
            return f"{self.file} cannot be written ({trouble.strerror}). This holds until you quit."
        return None


def coaches(settings: Settings, level: int) -> bool:
    """Whether the coach speaks after every choice of a scenario of that level."""
    return level == 1 if settings.coaching == "by-level" else settings.coaching == "on"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
