"""Contents as people leave them: loose and doubled numbers, what counts in nothing, rates that lack."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from schemas.layout import UNITS, layout
from workbook.grid import Contents, column_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.grid import Row

MIO = 1_000_000


def _line(nr: str | None, *years: int | None, **cells: Any) -> dict[str, Any]:
    return {"nr": nr, **cells, **dict(zip(("y0", "y1", "y2", "y3"), years, strict=True))}


def _correction(nr: str | None, title: str | None, **cells: Any) -> dict[str, Any]:
    return {"nr": nr, "title": title, **cells}


def _rate(year: int, kind: str, percent: str) -> dict[str, Any]:
    return {"from_year": year, "to_year": year + 1, "type": kind, "percent": Decimal(percent)}


_CORRECTIONS = [
    _correction("T101", "Et", service_frame="Ja", price_level=2025),
    _correction("T102", "To", service_frame="Nej", decision="Udskudt", price_level=2024),
    _correction("T103", "Tre", status="Udgået"),
    _correction("T104", "Fire", status="Foreløbig", service_frame="Uafklaret", rate_type="Løn", price_level=2024),
    _correction("T105", None, service_frame="Måske", price_level=2028),
    _correction("T105", "Dobbelt", service_frame="Ja", decision="Forkastet"),
    _correction("t106", "Seks", service_frame="ja", price_level=2020),
    _correction("T107", "Syv", service_frame="Ja", price_level=2021),
    _correction(None, "Uden nummer"),
    _correction("T108", "Otte", service_frame="Ja"),
    _correction("T109", "Ni", decision="Indarbejdet"),
    _correction("T1*", "Stjerne", service_frame="Ja"),
    _correction("T110", "En titel, der er så lang, at listen på Oversigt må gøre den kortere, end den er"),
]
_AMOUNTS: list[dict[str, Any]] = [
    _line("T101", 1_234_567, 7_654_321, 1_000, 1, change="Merudgift", text="a"),
    _line("T101", -500_000, -333_333, 0, 500_000, change="Merindtægt", service_frame="Nej"),
    _line("t102", -123_456, -1, -2, -3, change="Mindreudgift"),
    _line("T103", 9 * MIO, None, None, None, change="Merudgift"),
    _line("T104", 2 * MIO, None, None, None, change="Merudgift", duration="Engangsbeløb"),
    _line("T104", 100_000, None, 3, 4, change="Mindreindtægt", service_frame="Ja"),
    _line("T105", 0, 0, 0, 0),
    _line("T106", MIO, MIO, MIO, MIO, change="Merudgift", counterpart="T108"),
    _line("T108", -MIO, -MIO, -MIO, -MIO, change="Mindreudgift", counterpart="T106"),
    _line("T999", 5, 6, 7, 8, change="Merudgift", service_frame="Ja"),
    _line("T104 ", 50, 60, 70, 80, change="Merudgift"),
    _line(None, 1, 1, 1, 1, change="Merudgift"),
    {},
    _line("T107", MIO, 0, 0, 0, change="Forkert"),
    _line("T107", MIO, MIO, MIO, MIO, change="Merudgift"),
    _line("T10?", 7 * MIO, 0, 0, 0, change="Merudgift"),
    _line("T1*", 3 * MIO, 0, 0, 0, change="Merudgift"),
    _line("T109", 0, 0, 0, 0, change="Merudgift"),
]
_FTE = [
    _line("T101", 1_500, 1_500, 540, None),
    _line("T102", 1_000, 1_000, 1_000, 1_000),
    _line("T777", 1, 2, 3, 4),
    _line("T109", 0, 0, 0, 0),
]
_FINANCING = [
    _line("T101", -MIO, -MIO, -MIO, -MIO, source="Anlæg", reference="A1"),
    _line("T101", -5, 0, 0, 0, source="Pulje"),
    _line("T104", 100, -100, None, 0, source="Kassen"),
    _line("T106", -333_333, 0, 0, 0, source="Ukendt", service_frame="Ja"),
    _line("T999", -3 * MIO, 0, 0, 0, source="Omplacering", service_frame="Ja"),
    _line("T102", -3 * MIO, 0, 0, 0, source="Kassen"),
    _line("T108", -4 * MIO, 1, 1, 1),
    _line("T107", MIO, 0, 0, 0, source="Kassen"),
]
_CALCULATION = [
    _line("T101", MIO, MIO, MIO, MIO, type="Budget i dag"),
    _line("T101", 333_333, 1, 2, 3, type="Ny udgift", price_level=2024, rate_type="Pris"),
    _line("T104", MIO, MIO, MIO, MIO, type="Undgået merudgift"),
    _line("T104", MIO, MIO, MIO, MIO, type="Undgået merudgift", price_level=2026),
    _line("T888", MIO, MIO, MIO, MIO, type="Undgået merudgift", price_level=2025),
    _line("T102", MIO, MIO, MIO, MIO, type="Undgået merudgift"),
    _line("T107", None, None, None, None, type="Nyt skøn"),
]
_RATES = [
    _rate(2025, "Samlet", "0.0325"),
    _rate(2024, "Samlet", "0.031"),
    _rate(2024, "Løn", "0.0287"),
    _rate(2025, "Løn", "0.0351"),
    _rate(2024, "Pris", "0.021"),
    _rate(2025, "Pris", "0.02"),
    _rate(2025, "Pris", "0.025"),
    *(_rate(year, "Samlet", f"0.02{year % 10}") for year in range(2018, 2024)),
]
_ROWS: dict[str, list[dict[str, Any]]] = {
    "corrections": _CORRECTIONS,
    "amounts": _AMOUNTS,
    "fte": _FTE,
    "financing": _FINANCING,
    "calculation": _CALCULATION,
    "history": [{"nr": "T101", "unit": "kr.", "h5": Decimal(1), "h4": Decimal("2.5")}, {"nr": "X"}],
    "rates": _RATES,
}
TEXTS: Mapping[tuple[str, str, int], str] = {
    ("amounts", "y0", 18): "1,8 mio",
    ("amounts", "y2", 8): "tekst",
    ("amounts", "y1", 9): "12",
    ("fte", "y1", 4): "en",
    ("financing", "y3", 5): "?",
    ("calculation", "y1", 4): "abc",
    ("corrections", "price_level", 13): "2025-pl",
}
"""(sheet, column, Excel row) -> a text where a number should be."""
ERRORS: Mapping[tuple[str, str, int], str] = {
    ("amounts", "y1", 4): "#REF!",
    ("amounts", "nr", 10): "#N/A",
    ("corrections", "nr", 15): "#N/A",
    ("corrections", "price_level", 4): "#DIV/0!",
    ("corrections", "service_frame", 13): "#N/A",
    ("financing", "source", 7): "#VALUE!",
    ("fte", "y0", 5): "#N/A",
}
"""(sheet, column, Excel row) -> an error value."""


def dirty(year: int = 2026, unit: str = "mio. kr.", **facts: Any) -> Contents:
    """The dirty contents moved to a budget year; amounts are whole units where the unit is 1.000 kr."""
    rows = {sheet: [dict(row) for row in table] for sheet, table in _ROWS.items()}
    for row in (*rows["corrections"], *rows["calculation"], *rows["rates"]):
        for column in ("price_level", "from_year", "to_year"):
            if row.get(column):
                row[column] += year - 2026
    kroner = UNITS[unit].kroner
    if kroner < MIO:
        for row in (*rows["amounts"], *rows["financing"], *rows["calculation"]):
            for column in ("y0", "y1", "y2", "y3"):
                if row.get(column):
                    row[column] = round(row[column] / kroner) * kroner
    return Contents(year, unit, {"committee": "Økonomiudvalget", "reading": "1. behandling", **facts}, rows)


def dirty_merged(unit: str = "mio. kr.") -> Contents:
    """The same numbers in two committees, rates in one alone, lines of a committee that is not listed and of none."""
    from_one = dirty(unit=unit)
    rows: dict[str, list[Row]] = {"committees": [{"udvalg": "Økonomiudvalget"}, {"udvalg": "Socialudvalget"}]}
    for sheet, its in from_one.rows.items():
        other = [] if sheet == "rates" else its[1:]
        owned = [("Økonomiudvalget", row) for row in its] + [("socialudvalget", row) for row in other]
        owned += [] if sheet == "corrections" else [("Kulturudvalget", row) for row in its[:1]] + [("", its[0])]
        rows[sheet] = [{**row, "udvalg": udvalg or None} for udvalg, row in owned]
    facts = {**from_one.master_data, "committee": "2 udvalg samlet"}
    return Contents(from_one.budget_year, unit, facts, rows, merged=True)


def with_cells(
    package: bytes, year: int, unit: str, cells: Mapping[tuple[str, str, int], str], *, merged: bool = False
) -> bytes:
    """The workbook with these cells overwritten, as a person would in Excel."""
    its_layout = layout(year, UNITS[unit], merged=merged)
    book = load_workbook(io.BytesIO(package))
    for (key, column, row), value in cells.items():
        sheet = its_layout.sheet(key)
        letter = column_letter([one.key for one in sheet.columns].index(column) + 1)
        book[sheet.name][f"{letter}{row}"] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
