"""Time reading against python-calamine and openpyxl in one process: ratios, since machines differ.

Run by hand: `python tests/benchmarks/read_ratios.py [FOLDER]`; the folder defaults to the public workbooks.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from workbook.grid import Grid
from workbook.reading.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

_CORPUS = Path(__file__).parents[2] / "../shared/corpus"
_MOST_CELLS = 5_000_000
_TYPICAL = 1_000  # cells


def with_calamine(path: Path) -> None:
    """All values of all sheets with python-calamine."""
    from python_calamine import load_workbook  # noqa: PLC0415

    book = load_workbook(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def with_openpyxl(path: Path) -> None:
    """Values and formulas with openpyxl, which takes two passes."""
    from openpyxl import load_workbook  # noqa: PLC0415

    load_workbook(path, data_only=True)
    load_workbook(path)


def seconds(action: Callable[[Path], object], path: Path) -> float | None:
    """The best of three, None when the reader refuses the file."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        try:
            action(path)
        except Exception:  # noqa: BLE001  # whatever another reader raises, it did not read the file
            return None
        best = min(best, perf_counter() - start)
    return best


def spans_too_much(grid: Grid) -> bool:
    """Whether calamine would ask for so much memory that the process ends."""
    spans = [
        max(row for row, _ in sheet.values) * max(column for _, column in sheet.values)
        for sheet in grid.sheets
        if sheet.values
    ]
    return max(spans, default=0) > _MOST_CELLS


def main(folder: Path) -> None:
    """Print one ratio a reader: of the sums, and the median over the files, for all and for typical files."""
    warnings.simplefilter("ignore")
    rows: list[tuple[int, float, float, float]] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".xlsx", ".xlsm"}):
        grid = read(path)
        if not isinstance(grid, Grid) or spans_too_much(grid):
            continue
        times = [seconds(action, path) for action in (read, with_calamine, with_openpyxl)]
        known = [time for time in times if time is not None]
        if len(known) == len(times):
            rows.append((sum(len(sheet.values) for sheet in grid.sheets), known[0], known[1], known[2]))
    for title, chosen in (("all", rows), (f"{_TYPICAL} cells or more", [row for row in rows if row[0] >= _TYPICAL])):
        if not chosen:
            continue
        ours = sum(row[1] for row in chosen)
        for name, column in (("python-calamine", 2), ("openpyxl", 3)):
            theirs = sum(row[column] for row in chosen)
            middle = median(row[1] / row[column] for row in chosen)
            print(f"{title}: {len(chosen)} files, ours/{name}: sum {ours / theirs:.2f}, median {middle:.2f}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _CORPUS)
