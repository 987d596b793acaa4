"""Does what the hint of a problem says, to the letter, as a patient person does who knows nothing of YAML."""

from __future__ import annotations

import re

from simulator.scenario.problem import Problem

CODE = r"`([^`]+)`"


def follow(text: str, problem: Problem) -> str | None:
    """The text after the mend; None where the hint asks for words that only its author knows."""
    lines = text.split("\n")
    row, column, hint = problem.line - 1, problem.column - 1, problem.hint
    line = lines[row]
    before, rest = line[:column], line[column:]
    if match := re.fullmatch(
        r"Write `([\w-]+:)` on a line of its own above line (\d+), (?:at the very left|in the column of `([^`]+)`)\.",
        hint,
    ):
        beside = next((one for one in lines if match[3] and one.lstrip().startswith(f"{match[3]}:")), "")
        lines.insert(int(match[2]) - 1, " " * (len(beside) - len(beside.lstrip())) + match[1])
        return "\n".join(lines)
    if match := re.fullmatch(
        r"Write `((?:- in: |- id: )?[\w-]+:?)` on a line of its own above line (\d+), two columns further left than `[^`]+`\..*",
        hint,
    ):
        lines.insert(int(match[2]) - 1, " " * (len(line) - len(line.lstrip()) - 2) + match[1])
        return "\n".join(lines)
    if match := re.fullmatch(r"Put `(.*)` on a line of its own below it(, two columns further right)?\.", hint):
        lead = len(line) - len(line.lstrip(" -")) + 2 * bool(match[2])
        at = line.index(match[1])
        lines[row : row + 1] = [line[:at].rstrip(" ;,"), " " * lead + match[1]]
        return "\n".join(lines)
    if match := re.fullmatch(r"Write `(\{when: .*\})`\.", hint):
        return _put(lines, row, line[: len(line) - len(line.lstrip(" -"))] + match[1])
    if match := re.fullmatch(r"Write `(when: .*, go: .*)`\.", hint):
        return _put(lines, row, re.sub(r"\{.*\}", lambda _: "{" + match[1] + "}", line))
    if match := re.fullmatch(r"Write `(id: [\w-]+)`\.", hint):
        return _put(lines, row, before + match[1])
    if match := re.fullmatch(r"Write `([^`]*)` in its place, with commas\.", hint):
        seen = re.findall(CODE, problem.message)
        return _put(lines, row, before + rest.replace(seen[-1], match[1], 1))
    if match := re.fullmatch(r"Write `([\w-]+):`\.", hint):
        return _put(lines, row, before + match[1] + ":" + re.sub(r"^[*_`]*[\w-]+[*_`:;=,： ]*", " ", rest).rstrip())
    if match := re.fullmatch(r"Write ([^\s:,]+)(?:: it .*|, or the one number .*|\.)", hint):
        if rest[:1] in "[{" and rest[:1]:
            return _put(lines, row, before + match[1] + rest[rest.index("]" if rest[0] == "[" else "}") + 1 :])
        return _put(lines, row, before + _new_token(rest, match[1]))
    if match := re.fullmatch(r"Write (\S+), and the currency by itself: `(currency: \w+)`\.", hint):
        value = re.match(r"[^,}#]*[^,}# ]" if "}" in rest else r"[^#]*[^# ]", rest)
        assert value is not None
        if "{" in line:
            return _put(lines, row, f"{before}{match[1]}, {match[2]}{rest[value.end() :]}")
        lines.insert(row + 1, " " * (len(line) - len(line.lstrip())) + match[2])
        return _put(lines, row, before + match[1] + rest[value.end() :])
    if match := re.fullmatch(
        r"Write (\S+) without a comma(?:, and the currency by itself: `(currency: \w+)`)?\.", hint
    ):
        start, end = before.rindex(": ") + 2, re.match(r".*?(?=, *[a-z.]+:|\})", rest)
        assert end is not None
        return _put(lines, row, before[:start] + ", ".join(filter(None, match.groups())) + rest[end.end() :])
    if match := re.match(r"Did you mean `([^`]+)`\?", hint) or re.match(r"Write it as `([^`]+)`\.", hint):
        seen = [one for one in re.findall(CODE, problem.message) if rest.lstrip("'\"").startswith(one)]
        assert seen, (rest, problem.message)
        return _put(lines, row, before + rest.replace(seen[0], match[1], 1))
    if match := re.fullmatch(r"Write `([\w-]+: )` and then the value\.", hint):
        key = match[1][:-2]
        start = line.casefold().index(key)
        return _put(lines, row, line[:start] + match[1] + line[start + len(key) :].lstrip(" :;=,：-–>\u00a0"))
    if match := re.fullmatch(r"Write `behaviour: ([\w-]+)` and in a line of its own `(also: [^`]+)`\.", hint):
        lines.insert(row + 1, " " * (len(line) - len(line.lstrip())) + match[2])
        return _put(lines, row, before + match[1])
    if match := re.fullmatch(r"Write `(when: .*)`\.", hint):
        key = re.compile(r"\bwhen: *(?:'(?:[^']|'')*'|[^,}]*)" if "{" in line else r"\bwhen: .*")
        return _put(lines, row, key.sub(lambda _: match[1], line, count=1))
    if match := re.fullmatch(r"Write `(go: [a-z0-9-]+|\{go: [a-z0-9-]+\}|\[[a-z0-9-]+(?:, [a-z0-9-]+)*\])`\.", hint):
        seen_now = re.match(r"\[.*\]|[^\]}]*", rest)
        assert seen_now is not None
        return _put(lines, row, before + match[1] + rest[seen_now.end() :])
    if match := re.fullmatch(r"Write `(next: .*)`\.", hint):
        return _put(lines, row, " " * (len(line) - len(line.lstrip())) + match[1])
    if match := re.fullmatch(r"Write `([a-z0-9-]+)` alone in its place\.", hint):
        if rest.startswith("["):
            return _put(lines, row, before + match[1] + rest[rest.index("]") + 1 :])
        return _put(lines, row, before + match[1])
    if match := re.fullmatch(r"Write `(.*)` without the quotes\.", hint):
        return _put(lines, row, before + match[1])
    if match := re.fullmatch(r"Delete `(&[\w-]+)` there\.", hint):
        return _put(lines, row, re.sub(rf"{re.escape(match[1])} *", "", line))
    if hint == "Delete the `*`.":
        return _put(lines, row, before + rest.removeprefix("*"))
    if hint == "Delete the second `- `.":
        return _put(lines, row, before + rest.removeprefix("- "))
    if match := re.fullmatch(r"Delete the `([|>][-+]?)` after `[^`]+`\.", hint):
        return _put(lines, row, before.rstrip() + rest.removeprefix(match[1]))
    if match := re.fullmatch(r"Write `([\w.]+: -?[0-9.]+)`\.", hint):
        return _put(lines, row, before + re.sub(r"^[^,}]*", match[1], rest))
    if match := re.fullmatch(r"Write `(\w+: (?:\[.*\]|\{.*\}))`\.", hint):
        return _put(lines, row, " " * (len(line) - len(line.lstrip())) + match[1])
    if re.fullmatch(r"Write `- ` in place of the two spaces before `[\w{-]+`\.", hint):
        assert before.endswith("  ")
        return _put(lines, row, before[:-2] + "- " + rest)
    if hint == "Write a plain dash, `-`, and a space in its place.":
        return _put(lines, row, before + "- " + rest.removeprefix(re.findall(CODE, problem.message)[0]).lstrip())
    if hint == "Write a plain dash, `-`, and a space in place of each such mark.":
        mark = re.findall(CODE, problem.message)[0]
        here = re.compile(rf"{re.escape(before)}{re.escape(mark)}[ \u00a0]*")
        return "\n".join([*lines[:row], *(here.sub(f"{before}- ", one) for one in lines[row:])])
    if match := re.fullmatch(
        r"Move it(?: and what follows, up to line (\d+),)? (\d+) columns? to the (right|left)\.", hint
    ):
        return _moved(lines, row, int(match[1] or row + 1), int(match[2]) * (1 if match[3] == "right" else -1))
    if hint.startswith("Write `- ` before "):
        return _put(lines, row, before + "- " + rest)
    if match := re.fullmatch(r"Compare it with (\d+)\.", hint):
        return _put(lines, row, before + re.sub(r"[0-9]+(?:\.[0-9]+)?", match[1], rest, count=1))
    if match := re.fullmatch(r"Delete the `(. ?)` before `([^`]+)`\.", hint):
        return _put(lines, row, before + rest.removeprefix(match[1]))
    if match := re.fullmatch(r"Write (two spaces|a space) in place of the `(. ?)` before `([^`]+)`\.", hint):
        return _put(lines, row, before + " " * len(match[2]) + rest.removeprefix(match[2]))
    if match := re.fullmatch(
        r"(Write two spaces in place of|Write a space in place of|Delete) the `(. ?)` before each key, from line (\d+) to line (\d+)\.",
        hint,
    ):
        filled = "" if match[1] == "Delete" else " " * len(match[2])
        dashed = re.compile(rf"^( *){re.escape(match[2])}(?=[a-z_]+:)")
        first, last = int(match[3]) - 1, int(match[4])
        return "\n".join(
            dashed.sub(rf"\1{filled}", one) if first <= number < last else one for number, one in enumerate(lines)
        )
    if match := re.fullmatch(r"Begin the line with (\d+) spaces and `[^`]+`, without the `(. ?)`\.", hint):
        return _put(lines, row, " " * int(match[1]) + rest.removeprefix(match[2]))
    if match := re.fullmatch(r"Start it in column (\d+) or .*", hint):
        return _put(lines, row, " " * (int(match[1]) - 1) + line.lstrip())
    if hint.startswith("Delete the line;"):
        del lines[row]
        return "\n".join(lines)
    if hint.startswith("Put the whole text in the other kind of quotes"):
        inside = rest.strip()
        other = "'" if inside[0] == '"' else '"'
        return _put(lines, row, before + other + inside.strip(inside[0] if inside[-1] == inside[0] else "") + other)
    if hint.startswith("Put the whole text in quotes"):
        comment = rest if problem.code != "HF029" else re.split(r": |- ", line, maxsplit=1)[1]
        begin = line.index(comment)
        return _put(lines, row, line[:begin] + "'" + comment.replace("'", "''") + "'")
    if hint == "Delete it.":
        return _put(lines, row, before + rest[1:])
    if match := re.match(r"Begin the line with (\d+) spaces", hint):
        return _put(lines, row, " " * int(match[1]) + line.lstrip())
    if hint.startswith("Replace it by spaces"):
        return _put(lines, row, line.replace("\t", "  "))
    if hint.startswith("Delete the space before the text"):
        return _put(lines, row, " " * (len(line) - len(line.lstrip())) + line.lstrip())
    if hint == "Indent it by two more spaces.":
        return _put(lines, row, "  " + line)
    if match := re.match(r"If it goes on with the text above, begin the line with (\d+) spaces", hint):
        return _put(lines, row, " " * int(match[1]) + line.lstrip())
    if hint == "Write `- ` and then the text.":
        return _put(lines, row, before + "- " + rest[1:])
    if hint == "Write it without quotes.":
        return _put(lines, row, before + rest.replace("'", "").replace('"', ""))
    return None


def _put(lines: list[str], row: int, line: str) -> str:
    return "\n".join([*lines[:row], line, *lines[row + 1 :]])


def _new_token(rest: str, new: str) -> str:
    """What stands there replaced: an operator by an operator, a name by what asks for it, a value by a value."""
    value = r"[^,}#]*[^,}# ]" if "}" in rest else r"[^#]*[^# ]"
    asking = r"[A-Za-z][\w.-]*" if "(" in new or "." in new else "(?!)"
    for seen in (r"[=<>≥≤≠!]+", asking, value):
        if match := re.match(seen, rest):
            return new + rest[match.end() :]
    return new


def _moved(lines: list[str], row: int, until: int, by: int) -> str:
    moved = [
        " " * by + line if by > 0 and line.strip() else line[-by:] if by < 0 else line for line in lines[row:until]
    ]
    return "\n".join([*lines[:row], *moved, *lines[until:]])
