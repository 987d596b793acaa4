"""The libraries of the extra `office`: Word documents and spreadsheets. Without them a sentence says what to do."""

from __future__ import annotations

import importlib
from typing import Any

from simulator.authoring.documents.piece import BadDocument

_NAMES = {"docx": "python-docx", "openpyxl": "openpyxl"}


def office(module: str) -> Any:
    """The library. Raises BadDocument where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise BadDocument(
            f"this needs the library {_NAMES[module]}, which is not installed here: pip install {_NAMES[module]}. "
            "Markdown, CSV and Twee need nothing more"
        ) from None
