"""Every formula of Skema, by cell: one correction as it is written, in its own price level."""

from schemas.formulas import form_cells as at
from schemas.formulas.overview_formulas import service_frame
from schemas.formulas.references import of_correction, row_of_correction, table
from schemas.layout import BUDGET_YEARS, Layout
from schemas.lists import INCOME_CHANGES, POSTPONED, PRELIMINARY, REJECTED, WITHDRAWN

CHOOSE = "Vælg et nummer i feltet under Nr."
CONTINUED = "fortsættes: brug Gem skemaer"
NOT_COUNTED = {
    WITHDRAWN: "Korrektionen er udgået og indgår ikke i tallene.",
    REJECTED: "Korrektionen er forkastet og indgår ikke i tallene.",
    POSTPONED: "Korrektionen er udskudt og indgår ikke i tallene.",
}
PRELIMINARY_REMARK = "Tallene er foreløbige."
AWAITING_REMARK = "Korrektionen afventer tal."
_PLACE = f"${at.PLACE[0]}${at.PLACE[1:]}"
_UDVALG = f"${at.UDVALG[0]}${at.UDVALG[1:]}"
_NUMBER = f"${at.NUMBER[0]}${at.NUMBER[1:]}"


def form_formulas(layout: Layout) -> dict[str, str]:
    """Cell of Skema -> formula without its equals sign."""
    unit = layout.unit.text.capitalize()
    prices = f"IF({_PLACE}>0,{of_correction(layout, 'priced_in', _PLACE)},stam_Prisniveau)"
    date = of_correction(layout, "effective_date", _PLACE)
    return {
        at.PLACE: f'IFERROR(IF({_NUMBER}="",0,{row_of_correction(layout, _NUMBER, _UDVALG)}),0)',
        **({} if layout.merged else {at.UDVALG: 'stam_Udvalg&""'}),
        at.TITLE: _chosen(f'{of_correction(layout, "title", _PLACE)}&""', CHOOSE),
        at.PRICES: f'"({unit} i "&{prices}&"-priser)"',
        at.EFFECTIVE_DATE: _chosen(f'IF({date}="",DATE(stam_Budgetår,1,1),{date})'),
        at.SERVICE_FRAME: _chosen(service_frame(layout, _PLACE)),
        at.REMARK: _chosen(_remark(layout)),
        **{
            f"{letter}{row}": formula
            for n, letter in enumerate(at.YEARS)
            for row, formula in _figures(layout, n, letter).items()
        },
        **{cell: formula for part in at.PROSE for cell, formula in _prose(layout, *part).items()},
    }


def _chosen(formula: str, otherwise: str = "") -> str:
    return f'IF({_PLACE}>0,IFERROR({formula},""),"{otherwise}")'


def _figures(layout: Layout, n: int, letter: str) -> dict[int, str]:
    year = BUDGET_YEARS[n]
    everything = _as_written(layout, "amounts", year)
    income = "+".join(_as_written(layout, "amounts", year, change) for change in INCOME_CHANGES)
    return {
        at.EXPENDITURE_ROW: f'IF({_PLACE}>0,ROUND({everything}-({income}),6),"")',
        at.INCOME_ROW: f'IF({_PLACE}>0,ROUND({income},6),"")',
        at.NET_ROW: f'IF({_PLACE}>0,ROUND({letter}{at.EXPENDITURE_ROW}+{letter}{at.INCOME_ROW},6),"")',
        at.FTE_ROW: f'IF({_PLACE}>0,ROUND({_as_written(layout, "fte", year)},3),"")',
    }


def _as_written(layout: Layout, sheet: str, year: str, change: str | None = None) -> str:
    """A year's figures of the correction; asked for by sign, since a sum over an error cell is an error."""
    lines = table(layout, sheet)
    asked = f"{lines.all(year)},{lines.all('correction_row')},{_PLACE}"
    if change is not None:
        asked += f',{lines.all("change")},"{change}"'
    return "+".join(f'SUMIFS({asked},{lines.all(year)},"{sign}0")' for sign in "><")


def _remark(layout: Layout) -> str:
    status, decision = (of_correction(layout, column, _PLACE) for column in ("status", "decision"))
    choices = "".join(
        f'IF({cell}="{answer}","{NOT_COUNTED[answer]}",'
        for cell, answer in ((status, WITHDRAWN), (decision, REJECTED), (decision, POSTPONED))
    )
    waits = of_correction(layout, "awaiting", _PLACE)
    return f'{choices}IF({status}="{PRELIMINARY}","{PRELIMINARY_REMARK}",IF({waits}=1,"{AWAITING_REMARK}","")))))'


def _prose(layout: Layout, column: str, _heading: int, rows: range) -> dict[str, str]:
    """The text, and under it whether it is longer than its rows: by its letters and its line breaks."""
    text = f"A{rows[0]}"
    length = f'LEN({text})/{at.LETTERS_A_LINE}+LEN({text})-LEN(SUBSTITUTE({text},CHAR(10),""))'
    return {
        text: _chosen(f'{of_correction(layout, column, _PLACE)}&""'),
        f"A{rows[-1] + 1}": f'IF({length}>{len(rows)},"{CONTINUED}","")',
    }


def is_continued(text: str, rows: range) -> bool:
    """Whether a text is longer than the rows it is given, as the formula has it."""
    return len(text) / at.LETTERS_A_LINE + text.count("\n") > len(rows)
