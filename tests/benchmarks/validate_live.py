"""Time a warm Validér against merely reading the same open workbook: ratios, since machines differ.

Run by hand where LibreOffice is installed: `PYTHONPATH=.:tests python tests/benchmarks/validate_live.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from libreoffice.engine import register
from libreoffice.office import start, why_not
from libreoffice.saved import rows
from support.big_book import big_book

from addin.live.live_book import grid_of
from addin.ribbon.handlers import validate
from workbook.template import build
from workbook.template.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

_ROUNDS = 3
_BOOKS: dict[str, Callable[[], bytes]] = {
    "the sample": lambda: build(sample()),
    "500 corrections": lambda: build(big_book(500)),
}


def seconds(action: Callable[[xw.Book], object], book: xw.Book) -> float:
    """The middle one of three."""
    times = []
    for _ in range(_ROUNDS):
        begun = perf_counter()
        action(book)
        times.append(perf_counter() - begun)
    return median(times)


def main() -> None:
    """Print a line a workbook: findings, seconds of reading and of a warm Validér, and their ratio."""
    reason = why_not()
    if reason is not None:
        sys.exit(reason)
    with TemporaryDirectory() as folder:
        office = start(Path(folder) / "profile", "da-DK")
        try:
            engine = register(office.desktop)
            print(f"{'workbook':<18}{'findings':>9}{'reading':>9}{'Validér':>9}{'ratio':>7}")  # noqa: T201
            for name, make in _BOOKS.items():
                path = Path(folder) / "bog.xlsx"
                path.write_bytes(make())
                book = engine.apps[1].books.open(path)
                validate(book)  # which loads pandas and the rules, and makes the marks that a warm run replaces
                reading, validating = seconds(grid_of, book), seconds(validate, book)
                found = len(rows(book))
                print(  # noqa: T201
                    f"{name:<18}{found:>9}{reading:>8.2f}s{validating:>8.2f}s{validating / reading:>7.1f}"
                )
                book.close()
        finally:
            office.stop()


if __name__ == "__main__":
    main()
