"""`make fuzz`: a million changed files, going on where the last run ended. Says what was tried and what was found.

    python -m tests.fuzz [--count N] [--kind KIND] [--first N] [--again] [--jobs N]

How far each kind has come stands in build/fuzz/tried.json; what made the program fail is kept beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from pathlib import Path

from tests.fuzz.kinds import KINDS, changed

FOLDER = Path("build/fuzz")
STRIDE = 500
"""Files of one kind before it is another one's turn."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Tries changed files of every kind.")
    parser.add_argument("--count", type=int, default=1_000_000, help="how many in all (a million)")
    parser.add_argument("--kind", choices=sorted(KINDS), action="append", help="only this kind; may be repeated")
    parser.add_argument("--first", type=int, help="begin with that number instead of where the last run ended")
    parser.add_argument("--again", action="store_true", help="begin at 0 again")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (one for each core)")
    arguments = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = FOLDER / "tried.json"
    tried = Counter({} if arguments.again or not record.exists() else json.loads(record.read_text()))
    names = arguments.kind or list(KINDS)
    if arguments.first is not None:
        tried.update({name: arguments.first - tried[name] for name in names})
    before, taken, found = Counter(tried), Counter[str](), 0
    began = said = time.monotonic()
    at_work: dict[Future[tuple[int, int]], tuple[str, int]] = {}
    given = Counter(tried)
    with ProcessPoolExecutor(arguments.jobs) as workers:
        try:
            while True:
                while len(at_work) < arguments.jobs + 1 and (left := arguments.count - (given - before).total()) > 0:
                    name = min(names, key=lambda one: (given[one] - before[one]) / KINDS[one].few)
                    count = min(STRIDE, left)
                    at_work[workers.submit(_try, name, given[name], count)] = (name, count)
                    given[name] += count
                if not at_work:
                    break
                for done in wait(at_work, return_when=FIRST_COMPLETED).done:
                    name, count = at_work.pop(done)
                    good, bad = done.result()
                    tried[name] += count
                    taken[name] += good
                    found += bad
                record.write_text(json.dumps(tried))
                if time.monotonic() - said > 20:
                    said = time.monotonic()
                    print(_sum(tried - before, taken, found, said - began), flush=True)
        except KeyboardInterrupt:
            workers.shutdown(wait=False, cancel_futures=True)
    print(_sum(tried - before, taken, found, time.monotonic() - began))
    return 1 if found else 0


def _try(name: str, first: int, count: int) -> tuple[int, int]:
    """How many of the files were taken as good, and at how many the program failed."""
    good = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            data, draw = changed(name, number)
            try:
                good += KINDS[name].read(data, Path(folder), draw)
            except Exception:
                bad += 1
                kept = FOLDER / f"{name}-{number}"
                kept.write_bytes(data)
                print(f"{kept}\n{traceback.format_exc()}", file=sys.stderr, flush=True)
    return good, bad


def _sum(tried: Counter[str], taken: Counter[str], found: int, seconds: float) -> str:
    each = ", ".join(f"{name} {count:,} ({taken[name]:,} good)" for name, count in tried.items())
    return f"{sum(tried.values()):,} in {seconds:,.0f} s: {each}. The program failed at {found}."


if __name__ == "__main__":
    sys.exit(main())
