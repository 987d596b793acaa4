"""What stands on one line and belongs in brackets, or on two lines: `effects: trust: -5`, `trust: 40 role: cook`."""

from __future__ import annotations

import re

from simulator.scenario.problem import shown
from simulator.scenario.reading.as_meant import OF_IDS, ids_in
from simulator.scenario.reading.grammar import names
from simulator.scenario.reading.lines import TEXT_KEYS

_SECOND_KEY = re.compile(r"(?P<first>(?:[^:]*[\s;,\])])?)(?P<key>[a-z_]+)(?P<rest>: .*)")
_MOST = 1_000
"""Characters of a line that are looked at, since a hostile one must not take long."""


def in_brackets(key: str, value: str) -> str:
    """The hint for `effects: trust: -5`, `sets: - asked` and `when: trust > 40, go: second`; "" where it is none of these."""
    if key == "when" and (found := re.fullmatch(r"(.*?)[,;] *go: *([a-z0-9-]+)[)}\]]*", value)):
        return f"Write `{{when: {found[1]}, go: {found[2]}}}`."
    if key in OF_IDS and (ids := ids_in(value)):
        return f"Write `{key}: [{', '.join(ids)}]`."
    if key not in ("effects", "sale") or value[:1] in "{[":
        return ""
    value = value.strip(" (){}[]")
    return f"Write `{key}: {{{value}}}`." if re.match(r"[a-z][\w.]*: ", value) else ""


def second_key(line: str, entry: re.Match[str]) -> tuple[str, str, str | None] | None:
    """What to say of a second key on the line of one that holds no text, the hint, and the line without it."""
    looked_at = entry["value"][:_MOST]
    second = _SECOND_KEY.match(looked_at) if entry["key"].strip() not in TEXT_KEYS else None
    if second is None or second["key"] not in names():
        return None
    rest = shown(second["key"] + second["rest"], 200)
    said = f"a second key, `{second['key']}`, stands on the line of `{entry['key'].strip()}`"
    where = "on a line of its own below it" + ("" if second["first"] else ", two columns further right")
    alone = (line[: entry.start("value")] + second["first"].rstrip(" ;,")).rstrip()
    return said, f"Put `{rest}` {where}.", alone if second["first"] else None
