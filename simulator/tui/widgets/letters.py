"""Display letters, four rows high, from quadrant blocks: for the one sentence of the debrief that is the news.

Each letter is drawn in half-cells: eight rows, of which the last two hang below the line. Strokes are two
half-cells wide and one high.
"""

from __future__ import annotations

from functools import lru_cache

from simulator.tui.line import Line, Span, row

HEIGHT = 4
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_SPACE, _GAP = 3, 1
_DRAWN = """
a ..... ..... ####. ..### ##.## ##### ..... .....
b ##... ##... ####. ##.## ##.## ####. ..... .....
c .... .... .### ##.. ##.. .### .... ....
d ...## ...## .#### ##.## ##.## .#### ..... .....
e ..... ..... .#### ##.## ####. .#### ..... .....
f .### ##.. #### ##.. ##.. ##.. .... ....
g ..... ..... .#### ##.## ##.## .#### ...## ####.
h ##... ##... ####. ##.## ##.## ##.## ..... .....
i ## .. ## ## ## ## .. ..
k ##... ##... ##.## ####. ##.## ##.## ..... .....
l ## ## ## ## ## ## .. ..
m ........ ........ #######. ##.##.## ##.##.## ##.##.## ........ ........
n ..... ..... ####. ##.## ##.## ##.## ..... .....
o ..... ..... .###. ##.## ##.## .###. ..... .....
p ..... ..... ####. ##.## ##.## ####. ##... ##...
r .... .... #### ##.. ##.. ##.. .... ....
s .... .... .### ##.. ..## ###. .... ....
t .##. .##. #### .##. .##. .### .... ....
u ..... ..... ##.## ##.## ##.## .#### ..... .....
v ..... ..... ##.## ##.## .###. ..#.. ..... .....
w ........ ........ ##.##.## ##.##.## ##.##.## .######. ........ ........
x ..... ..... ##.## .###. .###. ##.## ..... .....
y ..... ..... ##.## ##.## ##.## .#### ...## ####.
Y ##.## ##.## .###. ..##. ..##. ..##. ..... .....
T ###### ..##.. ..##.. ..##.. ..##.. ..##.. ...... ......
. .. .. .. .. ## ## .. ..
"""
_LETTERS = {line[0]: line[2:].split(" ") for line in _DRAWN.strip().split("\n")}


def width_of(text: str) -> int | None:
    """The columns it takes, or None where a letter is not in the set."""
    if any(char != " " and char not in _LETTERS for char in text):
        return None
    return (len(_bitmap(text)[0]) + 1) // 2


def display(text: str, style: str) -> list[Line]:
    """The text in display letters; every letter must be in the set."""
    bitmap = _bitmap(text)
    return [row(Span(_row(bitmap[2 * y], bitmap[2 * y + 1]), style)) for y in range(HEIGHT)]


@lru_cache(maxsize=8)
def _bitmap(text: str) -> tuple[str, ...]:
    rows = [""] * 2 * HEIGHT
    for char in text:
        letter = ["." * _SPACE] * 2 * HEIGHT if char == " " else _LETTERS[char]
        rows = [drawn + part + "." * _GAP for drawn, part in zip(rows, letter, strict=True)]
    return tuple(rows)


def _row(upper: str, lower: str) -> str:
    if len(upper) % 2:
        upper, lower = upper + ".", lower + "."
    return "".join(
        _QUADRANTS[(upper[x] == "#") + 2 * (upper[x + 1] == "#") + 4 * (lower[x] == "#") + 8 * (lower[x + 1] == "#")]
        for x in range(0, len(upper), 2)
    ).rstrip()
