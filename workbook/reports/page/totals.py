"""A workbook's totals on the web page: a chart, and the table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from workbook.reports import totals_table
from workbook.reports.chart_bars import bars
from workbook.reports.chart_parts import totals_panel

if TYPE_CHECKING:
    from schemas.calculations.totals import Totals
    from schemas.finding import Language

_YEARS = 4


def totals_shown(totals: Totals, language: Language) -> dict[str, Any]:
    """Chart (empty where its figures cannot be known), lines and control line as the template wants them."""
    unit, prices = totals_table.PRICES
    level = f", {totals.price_level}{prices[language]}" if totals.price_level else ""
    panel = totals_panel(totals)
    return {
        "unit": f"{unit[language]}{level}",
        "years": totals.years or ("?",) * _YEARS,
        "chart": Markup(bars([panel], language)) if panel else "",  # noqa: S704  escaped where it is drawn
        "sections": [[_line(line, language) for line in section] for section in totals_table.sections(totals)],
        "incomplete": [*totals_table.control_line(totals, language)],
    }


def _line(line: totals_table.Line, language: Language) -> dict[str, Any]:
    label, figures, style = line
    written = totals_table.posts if label is totals_table.FTE else totals_table.amount
    kinds = [*(["strong"] if "bold" in style else []), *(["part"] if label[language].startswith(" ") else [])]
    return {
        "label": label[language].strip(),
        "kind": " ".join(kinds),
        "figures": [totals_table.UNKNOWN[language]] * _YEARS
        if figures is None
        else [written(figure, language) for figure in figures],
    }
