"""The workbooks whose files are looked at part by part: filled, empty, in thousands, and with many corrections."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from support.parts import Parts

from workbook.grid import Contents, Row
from workbook.template import build
from workbook.template.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable


def _many() -> Contents:
    numbers = [f"T{n}" for n in range(101, 221)]
    corrections: list[Row] = [
        {"nr": nr, "title": f'Nr. {nr}: <"drift" & anlæg>', "service_frame": "Ja"} for nr in numbers
    ]
    amounts: list[Row] = [
        {"nr": nr, "change": "Merudgift", "text": "a", "y0": 100_000, "y1": 0, "y2": 1, "y3": 5} for nr in numbers
    ]
    return Contents(2026, rows={"corrections": corrections, "amounts": amounts})


_CONTENTS: dict[str, Callable[[], Contents]] = {
    "sample": sample,
    "empty": lambda: Contents(2026, master_data={"committee": "Udvalget"}),
    "thousands": lambda: Contents(2030, "1.000 kr.", {"committee": "Børne- & Ungeudvalget <1>"}),
    "many": _many,
}
BOOKS = tuple(_CONTENTS)


@cache
def parts(book: str) -> Parts:
    """One of `BOOKS`, built once."""
    return Parts(build(_CONTENTS[book]()))
