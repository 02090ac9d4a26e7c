"""The figures of Oversigt: each line's label, native formula, and the same from the calculations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.calculations.measures import SOURCE, measure
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


_TOTAL, _FRAME, _POSTS = "KORREKTUR_TOTAL", "KORREKTUR_SERVICERAMME", "KORREKTUR_STILLINGER"
_FINANCED, _DRAW, _SAVING = "KORREKTUR_FINANSIERING", "KORREKTUR_KASSEVIRKNING", "KORREKTUR_BESPARELSE"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with four figures.

    `formula` gives the native formula of year n, rounding left to the sheet. `function` is the custom function
    that computes the same, and what it is asked for besides the year. `schemas.calculations.measures` has its figures.
    """

    key: str
    label: str
    function: tuple[str, ...]
    formula: Callable[[Layout, int], str]
    strong: bool = False
    fte: bool = False

    def figures(self, totals: Totals) -> Four | None:
        """What the line says of these totals; None where that cannot be known."""
        return measure(self.key, lambda name: getattr(totals, name))


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
    return Line(f"{SOURCE}{source}", source, (_FINANCED, source), formula)


SECTIONS: tuple[Section, ...] = (
    Section(
        "Udgifter og indtægter",
        (
            Line(
                "expenditure",
                "Udgifter",
                (_TOTAL, "Udgifter"),
                _added(("+", _NET), *(("-", _sum("amounts", change=change)) for change in INCOME_CHANGES)),
            ),
            Line("income", "Indtægter", (_TOTAL, "Indtægter"), _INCOME),
            Line("net", "Netto", (_TOTAL, "Netto"), _NET, strong=True),
        ),
    ),
    Section(
        "Servicerammen",
        (
            Line("inside", "Inden for servicerammen", (_FRAME, "Ja"), _INSIDE),
            Line("outside", "Uden for servicerammen", (_FRAME, "Nej"), _OUTSIDE),
            Line(
                "undecided",
                "Uafklaret",
                (_FRAME, "Uafklaret"),
                _added(("+", _NET), ("-", _INSIDE), ("-", _OUTSIDE)),
            ),
            Line(
                "inside_if",
                "Inden for, hvis uafklarede regnes med",
                (_FRAME, "Ja eller uafklaret"),
                _added(("+", _NET), ("-", _OUTSIDE)),
            ),
            Line(
                "financed_inside",
                "Finansieret inden for rammen",
                (_FRAME, "Finansieret"),
                _FINANCED_INSIDE,
            ),
            Line(
                "effect",
                "Virkning på rammen",
                (_FRAME, "Virkning"),
                _added(("+", _INSIDE), ("+", _FINANCED_INSIDE)),
                strong=True,
            ),
        ),
    ),
    Section(
        "Personale",
        (Line("fte", "Antal fuldtidsstillinger", (_POSTS,), _sum("fte"), fte=True),),
    ),
    Section(
        "Finansiering  (- = her findes pengene, + = her lægges pengene)",
        (
            *(_source(source) for source in SOURCES),
            Line(
                "financing",
                "Finansiering i alt",
                (_FINANCED, "I alt"),
                _FINANCING,
                strong=True,
            ),
        ),
    ),
    Section(
        "Træk på kassen  (+ = kassen falder)",
        (
            Line("stated", "Angivet finansieret af kassen", (_DRAW, "Angivet"), _added(("-", _CASH))),
            Line(
                "unfinanced",
                "Uden angivet finansiering",
                (_DRAW, "Uden angivet finansiering"),
                _added(("+", _NET), ("+", _FINANCING), ("-", _released)),
            ),
            Line("released", "Frigivet", (_DRAW, "Frigivet"), _released),
            Line(
                "cash_effect",
                "Træk på kassen i alt",
                (_DRAW, "I alt"),
                _added(("+", _NET), ("+", _FINANCING), ("-", _CASH)),
                strong=True,
            ),
        ),
    ),
    Section(
        "Besparelser",
        (
            Line("budgeted", "Budgetteret besparelse", (_SAVING, "Budgetteret"), _BUDGETED),
            Line("avoided", "Undgået merudgift (indgår ikke i budgettet)", (_SAVING, "Undgået"), _AVOIDED),
            Line(
                "savings_total",
                "Besparelser i alt",
                (_SAVING, "I alt"),
                _added(("+", _BUDGETED), ("+", _AVOIDED)),
                strong=True,
            ),
        ),
    ),
)
