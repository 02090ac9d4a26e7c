"""The calculated columns of Udvalg_liste: each committee's part of the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.formulas.references import table
from schemas.layout import CONVERTED
from schemas.lists import CASH, NO, UNDECIDED, YES

if TYPE_CHECKING:
    from schemas.layout import Layout


def formulas(layout: Layout) -> dict[str, str]:
    """Canonical column -> formula; only a workbook that committees are merged in has the table."""
    return {
        f"{measure}{n}": f"ROUND({formula},6)"
        for n, column in enumerate(CONVERTED)
        for measure, formula in _year(layout, column).items()
    }


def _year(layout: Layout, column: str) -> dict[str, str]:
    own, amounts, financing = (table(layout, sheet) for sheet in ("committees", "amounts", "financing"))

    def of(lines: str, **asked: str) -> str:
        rows = {"amounts": amounts, "financing": financing}[lines]
        conditions = "".join(f',{rows.all(name)},"{text}"' for name, text in asked.items())
        return f"SUMIFS({rows.all(column)},{rows.all('udvalg')},{own.udvalg}{conditions})"

    return {
        "net": of("amounts"),
        "inside": of("amounts", frame=YES),
        "outside": of("amounts", frame=NO),
        "undecided": of("amounts", frame=UNDECIDED),
        "cash_effect": f"{of('amounts')}+{of('financing')}-{of('financing', source=CASH)}",
    }
