"""Words beneath a line, each as near to its place as the others allow: none touches another, all keep their order."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[tuple[float, float]], size: float, gap: float) -> list[float] | None:
    """Where each word begins, for (wanted start, width) in the order of their places; None where they do not fit.

    From the left each word is pushed just clear of the one before it; from the right each is then pulled back
    so far that the last one ends within `size`.
    """
    if sum(width for _, width in wanted) + gap * (len(wanted) - 1) > size:
        return None
    starts: list[float] = []
    free = 0.0
    for start, width in wanted:
        starts.append(max(start, free))
        free = starts[-1] + width + gap
    end = size
    for at in range(len(starts) - 1, -1, -1):
        starts[at] = max(0.0, min(starts[at], end - wanted[at][1]))
        end = starts[at] - gap
    return starts


def runs(numbers: Sequence[int]) -> str:
    """Numbers in order, neighbours drawn together: "1–3,6"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ",".join(str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in parts)
