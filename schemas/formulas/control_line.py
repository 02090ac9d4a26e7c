"""The control line of Oversigt: what makes its totals incomplete, counted by formula and by calculation."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.calculations.totals import Totals
from schemas.formulas.references import table
from schemas.layout import Layout
from schemas.lists import UNDECIDED, WITHDRAWN


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
        f'COUNTIFS({rows.all("frame")},"{UNDECIDED}",{rows.all("factor")},"<>0",{rows.all("correction_row")},">=0")'
        for rows in (table(layout, "amounts"), table(layout, "financing"))
    )


def _left_out(layout: Layout) -> str:
    own = table(layout, "corrections")
    return f'COUNTIF({own.all("counts")},0)-COUNTIF({own.all("status")},"{WITHDRAWN}")'


def _unconverted(layout: Layout) -> str:
    own = table(layout, "corrections")
    return f"COUNTIFS({own.all('without_rate')},1,{own.all('counts')},1)"


CONTROL: tuple[Count, ...] = (
    Count(
        "1 beløb eller stillingstal mangler eller er ikke et tal",
        "beløb og stillingstal mangler eller er ikke tal",
        _each(("amounts.unusable", "fte.unusable", "financing.unusable"), "SUM({})"),
        lambda t: len(t.incomplete),
    ),
    Count(
        "1 linje hører ikke til nogen korrektion",
        "linjer hører ikke til nogen korrektion",
        _each(tuple(f"{s}.correction_row" for s in ("amounts", "fte", "financing", "calculation")), "COUNTIF({},0)"),
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
