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


@dataclass(frozen=True, slots=True)
class Line:
    """A line with four figures; `formula` gives the native formula of year n, rounding left to the sheet."""

    key: str
    label: str
    formula: Callable[[Layout, int], str]
    strong: bool = False
    positions: bool = False

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
    return Line(f"{SOURCE}{source}", source, formula)


SECTIONS: tuple[Section, ...] = (
    Section(
        "Udgifter og indtægter",
        (
            Line(
                "expenditure",
                "Udgifter",
                _added(("+", _NET), *(("-", _sum("amounts", change=change)) for change in INCOME_CHANGES)),
            ),
            Line("income", "Indtægter", _INCOME),
            Line("net", "Netto", _NET, strong=True),
        ),
    ),
    Section(
        "Servicerammen",
        (
            Line("inside", "Inden for servicerammen", _INSIDE),
            Line("outside", "Uden for servicerammen", _OUTSIDE),
            Line(
                "undecided",
                "Uafklaret",
                _added(("+", _NET), ("-", _INSIDE), ("-", _OUTSIDE)),
            ),
            Line(
                "inside_if",
                "Inden for, hvis uafklarede regnes med",
                _added(("+", _NET), ("-", _OUTSIDE)),
            ),
            Line(
                "financed_inside",
                "Finansieret inden for rammen",
                _FINANCED_INSIDE,
            ),
            Line(
                "effect",
                "Virkning på rammen",
                _added(("+", _INSIDE), ("+", _FINANCED_INSIDE)),
                strong=True,
            ),
        ),
    ),
    Section(
        "Personale",
        (Line("fte", "Antal fuldtidsstillinger", _sum("positions"), positions=True),),
    ),
    Section(
        "Finansiering  (- = her findes pengene, + = her lægges pengene)",
        (
            *(_source(source) for source in SOURCES),
            Line(
                "financing",
                "Finansiering i alt",
                _FINANCING,
                strong=True,
            ),
        ),
    ),
    Section(
        "Træk på kassen  (+ = kassen falder)",
        (
            Line("stated", "Angivet finansieret af kassen", _added(("-", _CASH))),
            Line(
                "unfinanced",
                "Uden angivet finansiering",
                _added(("+", _NET), ("+", _FINANCING), ("-", _released)),
            ),
            Line("released", "Frigivet", _released),
            Line(
                "cash_effect",
                "Træk på kassen i alt",
                _added(("+", _NET), ("+", _FINANCING), ("-", _CASH)),
                strong=True,
            ),
        ),
    ),
    Section(
        "Besparelser",
        (
            Line("budgeted", "Budgetteret besparelse", _BUDGETED),
            Line("avoided", "Undgået merudgift (indgår ikke i budgettet)", _AVOIDED),
            Line(
                "savings_total",
                "Besparelser i alt",
                _added(("+", _BUDGETED), ("+", _AVOIDED)),
                strong=True,
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Count:
    """One part of the control line: what is counted, in the singular and the plural, both ways."""

    one: str
    many: str
    formula: Callable[[Layout], str]
    count: Callable[[Totals], int]


def _each(sheets: tuple[str, ...], form: str) -> Callable[[Layout], str]:
    return lambda layout: "+".join(form.format(table(layout, s[0]).all(s[1])) for s in (p.split(".") for p in sheets))


def _undecided_lines(layout: Layout) -> str:
    return "+".join(
        f'COUNTIFS({rows.all("frame")},"Uafklaret",{rows.all("factor")},"<>0",{rows.all("correction_row")},">=0")'
        for rows in (table(layout, "amounts"), table(layout, "financing"))
    )


def _left_out(layout: Layout) -> str:
    own = table(layout, "corrections")
    return f'COUNTIF({own.all("counts")},0)-COUNTIF({own.all("status")},"Udgået")'


def _unconverted(layout: Layout) -> str:
    own = table(layout, "corrections")
    return f"COUNTIFS({own.all('without_rate')},1,{own.all('counts')},1)"


CONTROL: tuple[Count, ...] = (
    Count(
        "1 beløb eller stillingstal mangler eller er ikke et tal",
        "beløb og stillingstal mangler eller er ikke tal",
        _each(("amounts.unusable", "positions.unusable", "financing.unusable"), "SUM({})"),
        lambda t: len(t.incomplete),
    ),
    Count(
        "1 linje hører ikke til nogen korrektion",
        "linjer hører ikke til nogen korrektion",
        _each(
            tuple(f"{s}.correction_row" for s in ("amounts", "positions", "financing", "calculation")),
            "COUNTIF({},0)",
        ),
        lambda t: len(t.loose),
    ),
    Count(
        "1 korrektion afventer tal",
        "korrektioner afventer tal",
        _each(("corrections.awaiting",), "SUM({})"),
        lambda t: len(t.awaiting),
    ),
    Count(
        "1 linje er uafklaret om servicerammen",
        "linjer er uafklarede om servicerammen",
        _undecided_lines,
        lambda t: t.undecided_lines,
    ),
    Count(
        "1 korrektion står i andre priser uden sats",
        "korrektioner står i andre priser uden sats",
        _unconverted,
        lambda t: len(t.unconverted),
    ),
    Count(
        "1 korrektion er udskudt eller forkastet og regnes ikke med",
        "korrektioner er udskudt eller forkastet og regnes ikke med",
        _left_out,
        lambda t: len(t.left_out),
    ),
)
INCOMPLETE = "UFULDSTÆNDIG: "
SEPARATOR = " · "


def control_line(counts: list[int]) -> str:
    """The control line's text; empty where nothing is amiss."""
    parts = [part.one if n == 1 else f"{n} {part.many}" for part, n in zip(CONTROL, counts, strict=True) if n]
    return INCOMPLETE + SEPARATOR.join(parts) if parts else ""
