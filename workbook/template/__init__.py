"""A new workbook from the layout: sheets, tables, formulas, drop-downs, overview, form and guide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.grid import Contents

if TYPE_CHECKING:
    from openpyxl import Workbook


def build(contents: Contents, add: Callable[[Workbook], None] | None = None) -> bytes:
    """A workbook filled with these contents, as the bytes of an .xlsx; `add` puts in what it holds beside them."""
    from workbook.template.assemble import assemble  # noqa: PLC0415  openpyxl is heavy

    return assemble(contents, add)


def write(contents: Contents, path: Path, *, overwrite: bool = False) -> None:
    """Write such a workbook to `path`; raises `KorrekturError` as `workbook.files.atomic.write_bytes` does."""
    from workbook.files.atomic import write_bytes  # noqa: PLC0415  beside the other imports made when needed

    write_bytes(path, build(contents), overwrite=overwrite)


__all__ = ["build", "write"]
