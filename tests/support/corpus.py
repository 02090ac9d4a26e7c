"""The public workbooks of other projects, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the public workbooks (../shared/corpus) are not here")


def corpus_files() -> list[Path]:
    """Every workbook of the corpus, in a fixed order; empty where the corpus is not at hand."""
    return sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".xlsx", ".xlsm"})


def corpus_name(path: Path) -> str:
    """A workbook's name below the corpus, `poi/49273.xlsx`."""
    return f"{path.parent.name}/{path.name}"
