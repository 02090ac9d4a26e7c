"""The nine corrections' document: as published, and written by us in every form that is imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_docx, write_pdf, write_text
from support.form_pages import NINE

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHED = Path(__file__).parents[2] / "../shared/source/tekniske-korrektioner-budget-2026.txt"


def published() -> Path:
    """The real document; the test is skipped where it does not stand beside the repository."""
    if not PUBLISHED.exists():
        pytest.skip("the published document is not beside this repository")
    return PUBLISHED


DOCUMENTS: dict[str, Callable[[Path], Path]] = {
    "the published document": lambda _: published(),
    "text": lambda folder: write_text(folder / "nine.txt", NINE),
    "word": lambda folder: write_docx(folder / "nine.docx", NINE),
    "pdf with ruled tables": lambda folder: write_pdf(folder / "nine.pdf", NINE, ruled=True),
    "pdf of plain lines": lambda folder: write_pdf(folder / "plain.pdf", NINE, ruled=False),
}
"""How each is put into a folder, by name."""
