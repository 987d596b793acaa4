"""A debrief written to files: a page for the browser, Markdown and JSON, in one folder, never over an older one."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from simulator.debrief.as_json import report_record
from simulator.debrief.markdown import markdown
from simulator.debrief.page import html_page
from simulator.debrief.report import Report
from simulator.private import private_folder, write_private


def export(found: Report, folder: Path, now: datetime) -> list[Path]:
    """Writes the three and answers their paths. Raises OSError."""
    private_folder(folder)
    stem = _free(folder, f"{found.review.talk.scenario.id}-{now:%Y-%m-%d-%H%M}")
    texts = {
        ".html": html_page(found),
        ".md": markdown(found),
        ".json": json.dumps(report_record(found), indent=2, ensure_ascii=False) + "\n",
    }
    files = [folder / f"{stem}{ending}" for ending in texts]
    for file, text in zip(files, texts.values(), strict=True):
        write_private(file, text)
    return files


def _free(folder: Path, stem: str) -> str:
    name, number = stem, 2
    while any(folder.glob(f"{name}.*")):
        name, number = f"{stem}-{number}", number + 1
    return name
