"""The honest workbooks that mistakes are put into: three committees, years and units, in every status."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from support.corrected_sample import corrected_sample

from schemas.lists import LISTS
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.template import build
from workbook.template.contents_file import read_contents

if TYPE_CHECKING:
    from workbook.grid import Contents

HERE = Path(__file__).parent
STATUSES = LISTS["Status"]


def base_books() -> dict[str, Grid]:
    """Each book as it is read from a file, by its name and status."""
    contents = {"sample": corrected_sample()} | {
        path.stem: read_contents(path.read_text("utf-8")) for path in sorted(HERE.glob("*.toml"))
    }
    with TemporaryDirectory() as folder:
        return {
            f"{name} {status}": _read(Path(folder) / f"{name}_{status}.xlsx", one, status)
            for name, one in contents.items()
            for status in STATUSES
        }


def _read(path: Path, contents: Contents, status: str) -> Grid:
    path.write_bytes(build(replace(contents, master_data={**contents.master_data, "status": status})))
    grid = read(path)
    assert isinstance(grid, Grid), grid
    return grid
