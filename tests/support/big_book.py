"""A big workbook: many corrections with a line each, about which there is something to find."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.grid import Contents

if TYPE_CHECKING:
    from workbook.grid import Row

_MASTER_DATA = {"municipality": "Silkeborg", "committee": "Økonomiudvalget", "number_series": "T"}


def big_book(corrections: int) -> Contents:
    """So many corrections with one line each in 1.000 kr., undecided about servicerammen and without texts."""
    numbers = [f"T{number:04}" for number in range(1, corrections + 1)]
    titles: list[Row] = [{"nr": nr, "title": f"Korrektion {nr}", "service_frame": "Uafklaret"} for nr in numbers]
    lines: list[Row] = [
        {"nr": nr, "change": "Merudgift", "duration": "Varig", "y0": 1000, "y1": 1000, "y2": 1000, "y3": 1000}
        for nr in numbers
    ]
    return replace(Contents(2026, "1.000 kr.", _MASTER_DATA), rows={"corrections": titles, "amounts": lines})
