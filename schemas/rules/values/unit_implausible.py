"""An amount so large that it must be in another unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.calculations.rounding import EXACT, rounded
from schemas.calculations.rows import keys, unreadable_places
from schemas.evidence.fact_hits import unreadable_cells
from schemas.evidence.rows import formula_places
from schemas.evidence.sheet_rows import figure_at
from schemas.evidence.unit_sizes import unit_misfits, without_unit
from schemas.layout import BUDGET_YEARS, Unit
from schemas.lists import BUDGET_TODAY, NEW_ESTIMATE, NEW_EXPENDITURE, SET_ASIDE
from schemas.rule import Budgets, Example, Frame, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.words.figures import amount

if TYPE_CHECKING:
    import pandas as pd

_THOUSAND = 1000


def line_in_unit(budgets: Budgets, hit: Hit, limit: int) -> Iterator[RowEdit]:
    """The amounts of the hit's line that were typed in another unit, divided by what brings them below `limit`.

    That is 1,000 where it does, else the kroner of the unit; `limit` is in kroner. An amount below the limit was
    typed as the largest was where that makes it nearer to it in size: 40 beside 880, but not 1 or 0,88. Nothing
    where some were and some were not, where one of those would get more decimals than the unit shows, or where
    one could not be read or is computed.
    """
    figures = {year: figure_at(budgets, replace(hit, column=year)) for year in BUDGET_YEARS}
    places = {year: (hit.book, hit.sheet or "", hit.row or 0, year) for year in BUDGET_YEARS}
    unknown = unreadable_places(budgets)
    if any(figure is None and places[year] in unknown for year, figure in figures.items()):
        return
    unit = budgets.unit(hit.book)
    amounts = {year: figure for year, figure in figures.items() if figure}
    divisor = _divisor(amounts.values(), unit, limit)
    if divisor is None:
        return
    divided = {year: EXACT.divide(figure, divisor) for year, figure in amounts.items()}
    small = {year for year, figure in amounts.items() if _kroner(figure, unit) < limit}
    halfway = max(map(abs, amounts.values())) ** 2 / divisor
    alike = {year for year in small if amounts[year] ** 2 > halfway}
    shown = all(divided[year] == rounded(float(divided[year]), unit.decimals) for year in alike)
    wrong = [year for year in divided if year not in small or year in alike]
    computed = any(places[year] in formula_places(budgets) for year in wrong)
    if alike in (small, set()) and shown and not computed:
        for year in wrong:
            yield RowEdit(float(divided[year]), column=year)


def _divisor(figures: Iterable[Decimal], unit: Unit, limit: int) -> Decimal | None:
    largest = max(_kroner(figure, unit) for figure in figures)
    return next((Decimal(one) for one in sorted({_THOUSAND, unit.kroner}) if largest < limit * one), None)


def _kroner(figure: Decimal, unit: Unit) -> Decimal:
    return abs(figure) * unit.kroner


_RATIO = 100
"""How many times the smallest of its kind a gross amount must be; whole budgets may be large."""
_COMPARED = {NEW_ESTIMATE: 0, SET_ASIDE: 0, BUDGET_TODAY: 1, NEW_EXPENDITURE: 1}
"""The types of Beregning that are subtracted from one another, and so are of one size."""


def check(budgets: Budgets, settings: Settings) -> Hits:
    """Find amounts at the settings' limit; in Beregning only beside figures a hundred times smaller.

    An amount beyond every limit was not read at all, and is named as it stands. Where most of a workbook is so
    large its unit is at fault, and where Stamdata cannot be read nobody knows the unit.
    """
    elsewhere = [*unit_misfits(budgets, settings.amount_limit), *without_unit(budgets)]
    for hit, wanted in unreadable_cells(budgets, "too_large"):
        if wanted == "amount":
            unit = budgets.unit_kroner(hit.book)
            words = _words(budgets, hit.book, settings.amount_limit)
            yield replace(hit, expected=_below(settings.amount_limit, unit), values=words)
    for sheet in ("amounts", "financing", "calculation"):
        lines = budgets.frame(sheet)
        lines = lines[~lines.index.get_level_values("book").isin(elsewhere)]
        size = lines[list(BUDGET_YEARS)].fillna(0).astype("int64").abs()
        large = size.ge(settings.amount_limit)
        large = large[large.any(axis=1)]
        if large.empty:
            continue
        if sheet == "calculation":
            smallest = _smallest(lines, size).loc[large.index]
            large &= size.loc[large.index].ge(smallest * _RATIO, axis=0)
        yield from _hits(budgets, sheet, large, settings.amount_limit)


def _smallest(lines: Frame, size: Frame) -> pd.Series[int]:
    """The smallest figure but 0 among the rows that each row is subtracted from or by."""
    names = [
        lines.index.get_level_values("book"),
        lines["udvalg"].fillna(""),
        keys(lines["nr"]),
        lines["type"].map(_COMPARED).fillna(-1),
    ]
    least: pd.Series[int] = size.where(size.gt(0)).min(axis=1).groupby(names).transform("min")
    return least


def _hits(budgets: Budgets, sheet: str, large: Frame, limit: int) -> Hits:
    rows = budgets.frame(sheet).loc[large.index, ["udvalg", "nr", *BUDGET_YEARS]]
    for (book, row), (udvalg, nr, *figures), marks in zip(
        rows.index, rows.itertuples(index=False), large.to_numpy(), strict=True
    ):
        unit = budgets.unit_kroner(book)
        for year, kroner, is_large in zip(BUDGET_YEARS, figures, marks, strict=True):
            if is_large:
                yield Hit(
                    book=book, udvalg=udvalg, sheet=sheet, row=row, column=year,
                    key=nr if isinstance(nr, str) else "", found=amount(kroner, unit),
                    expected=_below(limit, unit), values=_words(budgets, book, limit),
                )  # fmt: skip


def _below(limit: int, unit: int) -> Text:
    words = amount(limit, unit)
    return Text(f"under {words.da}", f"below {words.en}")


def _words(budgets: Budgets, book: int, limit: int) -> dict[str, Text]:
    text = budgets.fact(book, "unit")
    return {"unit": same(text if isinstance(text, str) else "mio. kr."), "limit": same(limit)}


def in_unit(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The line's amounts below the limit."""
    return line_in_unit(budgets, hit, int(hit.values["limit"].da))  # noqa: PD011  a hit's words, no frame


_YEARS = ("2026", "2027", "2028", "2029")

RULE = Rule(
    id="VAE407",
    name="unit-implausible",
    severity=Severity.ERROR,
    title=Text("Beløbet er usandsynligt stort", "The amount is improbably large"),
    why=Text(
        "Den dyreste tastefejl er tusinder tastet som millioner: 880 i en kolonne i mio. kr. er 880 mio. "
        "kr. Grænsen står i indstillingerne.",
        "The costliest slip is thousands typed as millions: 880 in a column of mio. kr. is 880 million. The "
        "limit is in the settings.",
    ),
    message=Text(
        "{place}: {found} {unit} er usandsynligt meget på én linje. Beløb skrives i {unit}: 880.000 kr. er "
        "0,880 mio. kr. eller 880 i 1.000 kr.",
        "{place}: {found} {unit} is improbably much on one line. Amounts are written in {unit}: 880,000 kr. "
        "is 0.880 mio. kr. or 880 in 1.000 kr.",
    ),
    wrong=Example({"Beløb": [{"2026": 880}]}),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(
        Example(
            {
                "Beregning": [
                    {"Nr": "T101", "Type": "Nyt skøn", **dict.fromkeys(_YEARS, 1250.5)},
                    {"Nr": "T101", "Type": "Afsat budget", **dict.fromkeys(_YEARS, 1250)},
                    {"Nr": "T101", "Type": "Undgået merudgift", **dict.fromkeys(_YEARS, 0.3)},
                ]
            }
        ),
        Example({"Historik": [{"Nr": "T101", "Tekst": "Udbetalt", "Enhed": "kr.", "2025": 933019019}]}),
    ),
    check=check,
    fix=RuleFix(
        Text("Omregn linjen til projektmappens enhed", "Convert the line to the workbook's unit"),
        safe=False,
        cells=in_unit,
    ),
    spoils="cell",
)  # fmt: skip
