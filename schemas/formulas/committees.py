"""The calculated columns of Udvalg_liste: each committee's part of the totals."""

from dataclasses import replace

from schemas.calculations.measures import MEASURES, OPEN, Measure, Part
from schemas.formulas.overview_formulas import measure_formula
from schemas.layout import BUDGET_YEARS, Layout, Sheet
from schemas.lists import UNDECIDED

_OPEN_LINES = replace(OPEN, parts=(Part("amounts", "frame", UNDECIDED),))
"""The sheet Udvalg asks for the open lines themselves, where Oversigt takes the others from netto."""


def measures(sheet: Sheet) -> tuple[Measure, ...]:
    """The measures that stand in the columns of the sheet Udvalg, four years each."""
    return tuple(one for key, one in MEASURES.items() if f"{key}0" in {column.key for column in sheet.columns})


def formulas(layout: Layout) -> dict[str, str]:
    """Canonical column -> formula; only a workbook that committees are merged in has the table."""
    shown = (_OPEN_LINES if one is OPEN else one for one in measures(layout.sheet("committees")))
    return {
        f"{one.key}{n}": f"ROUND({measure_formula(layout, one, n, of_committee=True)},6)"
        for one in shown
        for n in range(len(BUDGET_YEARS))
    }
