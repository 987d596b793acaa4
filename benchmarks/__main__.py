"""`make bench`: every figure beside its floor, measured in the same run. Ratios count; machines are noisy."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

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


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of the parts that are named, of all without a name. Ends with status 2 where there is none such."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks", description="Figures of speed and memory, each beside its floor."
    )
    parser.add_argument("part", nargs="*", help=f"what to measure, all without one: {', '.join(MODULES)}")
    wanted = parser.parse_args(arguments).part or MODULES
    unknown = [name for name in wanted if name not in MODULES]
    if unknown:
        parser.error(f"there is no part `{unknown[0]}`; there are {', '.join(MODULES)}")
    for name in wanted:
        module = importlib.import_module(f"benchmarks.{name}")
        print(f"\n{name}", flush=True)
        for row in module.report():
            print(f"  {row.line()}", flush=True)


if __name__ == "__main__":
    main()
