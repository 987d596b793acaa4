"""`python -m tests.left_out`: says plainly which tests this machine cannot run, before they are skipped."""

from __future__ import annotations

import shutil

PARTS = {
    "node": "the tests that play attempts in both engines (install Debian's package nodejs)",
    "chromium": "the tests in a real browser (install Debian's package chromium)",
    "redis-server": "the tests with a real Redis (install Debian's package redis-server)",
    "espeak-ng": "the test that speaks a line (install Debian's package espeak-ng)",
}


def main() -> None:
    for program, tests in PARTS.items():
        if shutil.which(program) is None:
            print(f"Left out: {tests}.")
    print("Left out here, and run by make test-all: the slow tests (a wheel in a fresh environment, many kills).")


if __name__ == "__main__":
    main()
