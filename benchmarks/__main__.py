"""`make bench`: every figure beside its floor, measured in the same run. Ratios count; machines are noisy."""

from __future__ import annotations

import importlib
import sys

MODULES = (
    "painting",
    "typing",
    "stepping",
    "memory",
    "reading",
    "saving",
    "analysis",
    "debrief",
    "authoring",
    "workshop",
    "page",
    "year",
    "records",
)


def main() -> None:
    wanted = sys.argv[1:] or MODULES
    for name in wanted:
        module = importlib.import_module(f"benchmarks.{name}")
        print(f"\n{name}", flush=True)
        for row in module.report():
            print(f"  {row.line()}", flush=True)


if __name__ == "__main__":
    main()
