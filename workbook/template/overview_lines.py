"""The figures of Oversigt: each line's label, native formula, and the same from the calculations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.calculations.records import plus
from schemas.formulas.references import table
from schemas.layout import CONVERTED
from schemas.lists import (
    AVOIDED,
    BUDGET_TODAY,
    CASH,
    INCOME_CHANGES,
    NEW_EXPENDITURE,
    NO,
    OTHER,
    SOURCES,
    YES,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.calculations.records import Four
    from schemas.calculations.totals import Totals
    from schemas.layout import Layout


@dataclass(frozen=True, slots=True)
class Line:
    """A line with four figures.

    `formula` gives the native formula of year n, rounding left to the sheet. `function` is the custom function
    that computes the same, and what it is asked for besides the year.
    """

    key: str
    label: str
    function: tuple[str, ...]
    formula: Callable[[Layout, int], str]
    figures: Callable[[Totals], Four | None]
    strong: bool = False
    positions: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


def _sum(sheet: str, **conditions: str) -> Callable[[Layout, int], str]:
    """The converted column of a table, summed over the rows whose columns hold these texts."""

    def formula(layout: Layout, n: int) -> str:
        rows = table(layout, sheet)
        if not conditions:
            return f"SUM({rows.all(CONVERTED[n])})"
        asked = ",".join(f'{rows.all(column)},"{text}"' for column, text in conditions.items())
        return f"SUMIFS({rows.all(CONVERTED[n])},{asked})"

    return formula


def _added(*parts: tuple[str, Callable[[Layout, int], str]]) -> Callable[[Layout, int], str]:
    """Formulas joined by their signs."""

    def formula(layout: Layout, n: int) -> str:
        return "".join(sign + part(layout, n) for sign, part in parts).removeprefix("+")

    return formula


_NET, _FINANCING = _sum("amounts"), _sum("financing")
_INCOME = _added(*(("+", _sum("amounts", change=change)) for change in INCOME_CHANGES))
_INSIDE, _OUTSIDE = _sum("amounts", frame=YES), _sum("amounts", frame=NO)
_FINANCED_INSIDE, _CASH = _sum("financing", frame=YES), _sum("financing", source=CASH)
_BUDGETED = _added(("+", _sum("calculation", type=BUDGET_TODAY)), ("-", _sum("calculation", type=NEW_EXPENDITURE)))
_AVOIDED = _sum("calculation", type=AVOIDED)
_NAMED_SOURCES = tuple(source for source in SOURCES if source != OTHER)


def _released(layout: Layout, n: int) -> str:
    return f'SUMIF({table(layout, "corrections").all(f"r{n}")},"<0")'


def _source(source: str) -> Line:
    formula = _sum("financing", source=source)
    if source == OTHER:  # blank and unknown sources count as Andet
        formula = _added(("+", _FINANCING), *(("-", _sum("financing", source=name)) for name in _NAMED_SOURCES))
    return Line(
        f"source_{source}",
        source,
        ("KORREKTUR_FINANSIERING", source),
        formula,
        lambda t: None if t.financing is None else t.financing[source],
    )


def _both(*names: str) -> Callable[[Totals], Four | None]:
    """Measures added; unknown when one of them is."""

    def figures(totals: Totals) -> Four | None:
        parts = [getattr(totals, name) for name in names]
        return None if None in parts else plus(*parts)

    return figures


SECTIONS: tuple[Section, ...] = (
    Section(
        "Udgifter og indtægter",
        (
            Line(
                "expenditure",
                "Udgifter",
                ("KORREKTUR_TOTAL", "Udgifter"),
                _added(("+", _NET), *(("-", _sum("amounts", change=change)) for change in INCOME_CHANGES)),
                lambda t: t.expenditure,
            ),
            Line("income", "Indtægter", ("KORREKTUR_TOTAL", "Indtægter"), _INCOME, lambda t: t.income),
            Line("net", "Netto", ("KORREKTUR_TOTAL", "Netto"), _NET, lambda t: t.net, strong=True),
        ),
    ),
    Section(
        "Servicerammen",
        (
            Line("inside", "Inden for servicerammen", ("KORREKTUR_SERVICERAMME", "Ja"), _INSIDE, lambda t: t.inside),
            Line("outside", "Uden for servicerammen", ("KORREKTUR_SERVICERAMME", "Nej"), _OUTSIDE, lambda t: t.outside),
            Line(
                "undecided",
                "Uafklaret",
                ("KORREKTUR_SERVICERAMME", "Uafklaret"),
                _added(("+", _NET), ("-", _INSIDE), ("-", _OUTSIDE)),
                lambda t: t.undecided,
            ),
            Line(
                "inside_if",
                "Inden for, hvis uafklarede regnes med",
                ("KORREKTUR_SERVICERAMME", "Ja eller uafklaret"),
                _added(("+", _NET), ("-", _OUTSIDE)),
                _both("inside", "undecided"),
            ),
            Line(
                "financed_inside",
                "Finansieret inden for rammen",
                ("KORREKTUR_SERVICERAMME", "Finansieret"),
                _FINANCED_INSIDE,
                lambda t: t.financed_inside,
            ),
            Line(
                "effect",
                "Virkning på rammen",
                ("KORREKTUR_SERVICERAMME", "Virkning"),
                _added(("+", _INSIDE), ("+", _FINANCED_INSIDE)),
                lambda t: t.effect,
                strong=True,
            ),
        ),
    ),
    Section(
        "Personale",
        (
            Line(
                "fte",
                "Antal fuldtidsstillinger",
                ("KORREKTUR_STILLINGER",),
                _sum("positions"),
                lambda t: t.fte,
                positions=True,
            ),
        ),
    ),
    Section(
        "Finansiering  (- = her findes pengene, + = her lægges pengene)",
        (
            *(_source(source) for source in SOURCES),
            Line(
                "financing",
                "Finansiering i alt",
                ("KORREKTUR_FINANSIERING", "I alt"),
                _FINANCING,
                lambda t: None if t.financing is None else plus(*t.financing.values()),
                strong=True,
            ),
        ),
    ),
    Section(
        "Træk på kassen  (+ = kassen falder)",
        (
            Line(
                "stated",
                "Angivet finansieret af kassen",
                ("KORREKTUR_KASSEVIRKNING", "Angivet"),
                _added(("-", _CASH)),
                lambda t: t.stated,
            ),
            Line(
                "unfinanced",
                "Uden angivet finansiering",
                ("KORREKTUR_KASSEVIRKNING", "Uden angivet finansiering"),
                _added(("+", _NET), ("+", _FINANCING), ("-", _released)),
                lambda t: t.unfinanced,
            ),
            Line("released", "Frigivet", ("KORREKTUR_KASSEVIRKNING", "Frigivet"), _released, lambda t: t.released),
            Line(
                "cash_effect",
                "Træk på kassen i alt",
                ("KORREKTUR_KASSEVIRKNING", "I alt"),
                _added(("+", _NET), ("+", _FINANCING), ("-", _CASH)),
                lambda t: t.cash_effect,
                strong=True,
            ),
        ),
    ),
    Section(
        "Besparelser",
        (
            Line(
                "budgeted",
                "Budgetteret besparelse",
                ("KORREKTUR_BESPARELSE", "Budgetteret"),
                _BUDGETED,
                lambda t: t.budgeted,
            ),
            Line(
                "avoided",
                "Undgået merudgift (indgår ikke i budgettet)",
                ("KORREKTUR_BESPARELSE", "Undgået"),
                _AVOIDED,
                lambda t: t.avoided,
            ),
            Line(
                "savings_total",
                "Besparelser i alt",
                ("KORREKTUR_BESPARELSE", "I alt"),
                _added(("+", _BUDGETED), ("+", _AVOIDED)),
                lambda t: t.savings_total,
                strong=True,
            ),
        ),
    ),
)
