"""`python -m tools.pictures`: the pictures of the README and the docs, made from the real program."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (120, 40)
FONT = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"


async def conversation() -> str:
    """The conversation screen after two answers."""
    from simulator.commands.from_arguments import reading_for, rubric_for
    from simulator.commands.services import services_for
    from simulator.tui.app import HelpfirstApp

    arguments = __import__("argparse").Namespace(no_save=True, scenario="cold-chain-renewal", coach=None)
    scenario = reading_for(arguments, rubric_for(arguments)).scenario
    app = HelpfirstApp(services_for(arguments), start=scenario, coach=False, seed=1)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.2)
        for _ in range(2):
            await pilot.press("3")
            await pilot.pause(0.2)
        await pilot.pause(0.3)
        return app.export_screenshot(title="Helpfirst")


def without_outside_resources(svg: str) -> str:
    """The picture with fonts of the reader's machine instead of fonts from elsewhere, and a steady id."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal-0", svg)
    svg = re.sub(r"font-family:\s*Fira Code,\s*monospace", f"font-family: {FONT}", svg)
    return re.sub(r"Fira Code", "monospace", svg)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["HELPFIRST_HOME"] = home
        svg = without_outside_resources(asyncio.run(conversation()))
    (DOCS / "conversation.svg").write_text(svg, encoding="utf-8", newline="\n")
    print("wrote docs/conversation.svg")


if __name__ == "__main__":
    main()
