"""Hostile files, by name. Each is reported with its place and within 200 MiB; none may crash."""

from __future__ import annotations

import random


def _merges() -> bytes:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    return "\n".join(lines).encode()


def _duplicates() -> bytes:
    return b"format: 1\nturns:\n" + b"".join(b"  t%d:\n" % (n % 9000) for n in range(24_000))


def _wrong_names() -> bytes:
    return b"format: 1\n" + b"".join(b"wrong-key-number-%d: x\n" % n for n in range(9_000))


def _wrong_targets() -> bytes:
    head = b"format: 1\nid: a\ntitle: T\nmarket: b2b\npeople: {p: {name: P}}\nstart: t0\n"
    turn = b"  t%d:\n    says: x\n    choices:\n      - {id: c%d, say: s, behaviour: discover, next: u%d}\n"
    tail = b"endings: {e: {kind: lost, says: x, meeting: open}}\n"
    return head + b"turns:\n" + b"".join(turn % (n, n, n) for n in range(2_500)) + tail


def _slips() -> bytes:
    return b"turns:\n" + b"".join(b'  t%d: "a" b\n' % n for n in range(15_000))


def _quotes() -> bytes:
    return b"turns:\n" + b"".join(b'  t%d: "\n' % n for n in range(20_000))


def _noise(seed: int, size: int = 250_000) -> bytes:
    return random.Random(seed).randbytes(size)


_TURNS = b"format: 1\nid: a\nturns:\n"

ATTACKS: dict[str, bytes] = {
    "120 KB of open square brackets": b"[" * 120_000,
    "120 KB of open curly brackets": b"{" * 120_000,
    "120 KB of brackets in a value": b"format: 1\nturns: " + b"[" * 120_000,
    "nested block lists": b"- " * 120_000,
    "nested complex keys": b"? " * 120_000,
    "nested block mappings": b"".join(b" " * n + b"a:\n" for n in range(700)),
    "a 400-byte file of nested merges": _merges(),
    "nested aliases": b"a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n",
    "a file of 10 MB": b"a: b\n" * 2_000_000,
    "a key of 200 KB": b"k" * 200_000 + b": 1\n",
    "a value of 200 KB": b"title: " + b"v" * 200_000 + b"\n",
    "an id of 200 KB": b"id: " + b"V" * 200_000 + b"\n",
    "a number of 200,000 digits": b"format: " + b"9" * 200_000 + b"\n",
    "a condition of 200 KB": b"turns: {a: {choices: [{when: " + b"not " * 50_000 + b"}]}}\n",
    "24,000 keys, many twice": _duplicates(),
    "9,000 unknown keys": _wrong_names(),
    "2,500 unknown targets": _wrong_targets(),
    "15,000 slips of syntax": _slips(),
    "20,000 open quotes": _quotes(),
    "one open quote and much text": b'title: "' + b"x: y\n" * 50_000,
    "80,000 empty lists": b"facts: [" + b"[]," * 80_000 + b"]\n",
    "100,000 commas": b"facts: [" + b"a," * 120_000 + b"]\n",
    "250,000 line ends": b"\n" * 250_000,
    "250,000 tabs": b"\t" * 250_000,
    "lines of tabs": b"\ta: b\n" * 40_000,
    "a line of 200,000 spaces and a slip": b'title: "a" b\nx' + b" " * 200_000 + b"\ny: z",
    "a line of 200,000 spaces before a slip": b"- a" + b" " * 200_000 + b"b\nmore",
    "200,000 dashes and a slip": b"-" * 200_000 + b"\na: b: c",
    "200,000 colons": b":" * 200_000 + b"\na: b: c",
    "200,000 quotes": b"a: " + b"'" * 200_000 + b" x",
    "lines of spaces": b"title: |\n" + (b" " * 100 + b"\n") * 2_500,
    "anchors": b"".join(b"a%d: &x b\n" % n for n in range(20_000)),
    "tags": b"".join(b"a%d: !x b\n" % n for n in range(20_000)),
    "documents": b"---\na: b\n" * 25_000,
    "directives": b"%A b\n" * 50_000,
    "9,000 turns at odd depths": _TURNS
    + b"".join(b"%st%d:\n%ssays: x\n" % (b" " * (1 + n % 7), n, b" " * (3 + n % 7)) for n in range(9_000)),
    "20,000 keys at the wrong depth": _TURNS + b"  t0:\n    says: x\n" + b"  says: y\n" * 20_000,
    "30,000 empty keys": _TURNS + b"    a:\n" * 30_000,
    "30,000 marks of a word processor": b"facts:\n  - x\n" + "  – x\n".encode() * 30_000,
    "6,000 forgotten dashes": _TURNS
    + b"  t:\n    choices:\n      - id: a\n        say: b\n"
    + b"        id: a\n        say: b\n" * 6_000,
    "50,000 thousands in brackets": b"x: {amount: 4" + b",580" * 50_000 + b"}",
    "30,000 folded lines of Japanese": b"title: >-\n" + "  日本\n".encode() * 28_000,
    "12,000 escapes at line ends": b'title: "' + "日\\u672c\n  語".encode() * 12_000 + b'"\n',
    "20,000 blocks of tabs": b"a:\n\tb: 1\n" * 20_000,
    "20,000 unknown keys and a condition": b"turns: {a: {choices: [{when: zzz}]}}\n"
    + b"".join(b"x%d: 1\n" % n for n in range(20_000)),
    "NUL bytes": b"\0" * 200_000,
    "an empty file": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + _noise(1),
    "noise": _noise(2),
    "noise in printable characters": bytes(32 + byte % 95 for byte in _noise(3)),
    "noise of YAML's own signs": bytes(b"[]{}:,-?&*!|>'\"%@` \n\ta#"[byte % 20] for byte in _noise(4)),
    "invalid UTF-8": b"title: caf\xe9\n" * 1000,
    "half of a UTF-16 character": "title: x".encode("utf-16") + b"\x00",
    "lone surrogates in UTF-16": b"\xff\xfe" + b"a\x00:\x00 \x00\x00\xd8\n\x00",
    "terminal escapes": b"title: \x1b[31mred\x1b[0m\x1b]0;owned\x07\n",
    "escaped escapes": b'title: "\\e[31mred\\e[0m"\n',
    "markup": b"title: '[red]markup[/]'\nid: [/nothing]\n",
    "right-to-left marks": "title: a\u202eb\u202c\nid: \u202e\n".encode(),
    "control characters as keys": b'"\\0\\a\\e": 1\n',
}
