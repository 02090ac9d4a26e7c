"""A workbook's totals on the web page: a chart, and the table that says the same."""

from typing import Any

from markupsafe import Markup

from schemas.calculations.totals import Totals
from schemas.finding import Language
from workbook.reports import totals_table
from workbook.reports.chart import UNIT
from workbook.reports.chart_bars import bars
from workbook.reports.chart_parts import correction_panels, document, totals_panel
from workbook.reports.chart_rows import drawn_rows

_YEARS = 4


def totals_shown(totals: Totals, language: Language, *, by_correction: bool) -> dict[str, Any]:
    """Charts (empty where figures cannot be known), lines and control line as the template wants them."""
    unit, prices = totals_table.PRICES
    level = f", {totals.price_level}{prices[language]}" if totals.price_level else ""
    panel = totals_panel(totals)
    return {
        "unit": f"{unit[language]}{level}",
        "years": totals.years or ("?",) * _YEARS,
        "chart": Markup(bars(panel, language)) if panel else "",  # noqa: S704  escaped where it is drawn
        "corrections": Markup(_by_correction(totals, language)) if by_correction else "",  # noqa: S704  likewise
        "sections": [[_line(line, language) for line in section] for section in totals_table.sections(totals)],
        "incomplete": [*totals_table.control_line(totals, language)],
    }


def _by_correction(totals: Totals, language: Language) -> str:
    panels = correction_panels(totals)
    heading = f"{totals_table.HEADERS['counting'][language]}, {UNIT[language]}"
    return document([drawn_rows(panels, language, heading)]).svg if panels else ""


def _line(line: totals_table.Line, language: Language) -> dict[str, Any]:
    one, figures = line
    written = totals_table.posts if one.fte else totals_table.amount
    label = one.label[language]
    kinds = [*(["strong"] if one.strong else []), *(["part"] if label.startswith(" ") else [])]
    return {
        "label": label.strip(),
        "kind": " ".join(kinds),
        "figures": [totals_table.UNKNOWN[language]] * _YEARS
        if figures is None
        else [written(figure, language) for figure in figures],
    }
