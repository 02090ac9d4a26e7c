"""The figures of a real set of nine forms, as the importer must give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.grid import Row
    from workbook.importers import Imported

YEARS = ("y0", "y1", "y2", "y3")
PAST_YEARS = ("h5", "h4", "h3", "h2", "h1")
NEW_YEAR = date(2026, 1, 1)


@dataclass(frozen=True)
class Expected:
    """One form: amounts in kroner a year, FTEs in thousandths (every year the same)."""

    nr: str
    title: str
    expenditure: tuple[int, int, int, int]
    fte: int = 0
    price_level: int = 2026
    answer: str = "Ja"


NINE_FIGURES = (
    Expected("T101", "Digital udvikling KOMBIT projekter", (2_000_000,) * 4),
    Expected("T102", "Finansiering af IT-infrastruktur licenser", (880_000,) * 4),
    Expected("T103", "Administrationsbidrag til Udbetaling Danmark", (0,) * 4),
    Expected("T104", "Boligsikring til lejere der ikke er pensionister", (600_000,) * 4, answer="Nej"),
    Expected("T105", "IT- og Cybersikkerhed (NIS2)", (3_100_000, 2_900_000, 2_900_000, 2_900_000)),
    Expected(
        "T106",
        "Administrationsudgifter til sagsbehandling på arbejdsmarkedsområdet",
        (500_000,) * 4,
        fte=1000,
        price_level=2025,
    ),
    Expected("T108", "Øget bidrag til Børnehus Midt", (423_000,) * 4),
    Expected("T109", "Central Barselspulje", (3_800_000,) * 4),
    Expected("T304", "Anmodning om aktindsigt i egen sag", (245_000,) * 4, fte=540, answer="Uafklaret"),
)
HISTORY = (155938, 202510, 289747, 534973, 933019)
"""T108's payments of the five years before, in kroner."""


def rows_of(imported: Imported, sheet: str, nr: str) -> list[Row]:
    """The rows of a sheet that belong to a correction."""
    return [row for row in imported.contents.rows[sheet] if row["nr"] == nr]


def correction(imported: Imported, nr: str) -> Row:
    """The one row of Korrektioner with this number."""
    (row,) = rows_of(imported, "corrections", nr)
    return row


def figures(row: Row, keys: Sequence[str] = YEARS) -> tuple[object, ...]:
    """A row's figures in year order."""
    return tuple(row[key] for key in keys)
