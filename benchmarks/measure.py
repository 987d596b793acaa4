"""Measuring beside a floor: the two are run in turn, and the least of each counts, since machines are noisy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure beside its floor, both in `unit`, and the most the ratio should be."""

    name: str
    ours: float
    floor: float
    floor_name: str
    unit: str
    most: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def line(self) -> str:
        """One line of the report."""
        verdict = "as wanted" if self.ratio <= self.most else "OVER"
        return (
            f"{self.name:<34} {self.ours:9.3f} {self.unit:<3} {self.ratio:6.2f} x {self.floor_name} "
            f"({self.floor:.3f} {self.unit}); wanted at most {self.most:g} x: {verdict}"
        )


Clock = Callable[[], float]


def least_in_turn(
    ours: Callable[[], object], floor: Callable[[], object], rounds: int, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """Seconds of the quickest run of each, run alternately. `time.process_time` leaves out what a busy machine does else."""
    best_ours = best_floor = float("inf")
    for _ in range(rounds):
        best_ours = min(best_ours, _time(ours, clock))
        best_floor = min(best_floor, _time(floor, clock))
    return best_ours, best_floor


def resident(pid: int) -> int:
    """KiB of memory that a process holds."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1])


def _time(action: Callable[[], object], clock: Clock) -> float:
    gc.collect()
    gc.disable()
    try:
        start = clock()
        action()
        return clock() - start
    finally:
        gc.enable()
