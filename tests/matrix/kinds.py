"""The kinds of books that every command must do right by: a name, and the file's bytes (None: no file is there)."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from support.book_cases import FAILING, PASSING, package_of
from support.workbooks import corrected_package, sample_package

from schemas.settings import DEFAULTS
from workbook.grid import Contents
from workbook.merge import new_book
from workbook.merge.merge import merge_files
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD = Path(__file__).parents[3] / "shared/field/workbooks"
"""Files that are like people's own, where they are at hand."""

Kinds = dict[str, "Callable[[], bytes | None]"]


def kinds(folder: Path) -> Kinds:
    """Every kind by name; `folder` is where those are made that need files."""
    return {
        "sample": sample_package,
        "corrected": corrected_package,
        "submitted": partial(corrected_package, "Indsendt"),
        "empty": partial(build, Contents(2026, master_data={"committee": "Udvalget"})),
        "in thousands": partial(build, Contents(2030, "1.000 kr.", {"committee": "Udvalget <1>"})),
        "foreign": _foreign,
        "merged": partial(_merged, folder),
        "half": lambda: sample_package()[:40_000],
        "text": lambda: b"ingen projektmappe",
        **{f"{case.parent.name}/{case.name}": partial(package_of, case) for case in (*PASSING, *FAILING)},
        **{f"field/{path.relative_to(FIELD)}": path.read_bytes for path in sorted(FIELD.glob("**/*.xlsx"))},
    }


def _foreign() -> bytes:
    """A workbook of somebody's own, with nothing of ours in it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Vare", "Pris"])
    sheet.append(["Kaffe", 38.5])
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _merged(folder: Path) -> bytes:
    """Two committees in one workbook."""
    paths = [folder / "del1.xlsx", folder / "del2.xlsx"]
    paths[0].write_bytes(sample_package())
    paths[1].write_bytes(build(Contents(2026, master_data={"committee": "Andet udvalg"})))
    return new_book.build(merge_files(paths, DEFAULTS))
