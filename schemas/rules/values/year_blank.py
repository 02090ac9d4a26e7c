"""A year cell that nobody has filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import unreadable_cells
from schemas.layout import BUDGET_YEARS
from schemas.lists import NEW_ESTIMATE, ONE_OFF
from schemas.rule import Example, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.settings import Settings

_ALL_BLANK = Text("Alle linjens år er tomme", "All the line's years are blank")
_ONE_BLANK = Text("Året er ikke udfyldt", "The year is not filled in")


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find blank year cells: one hit a cell, or one a line where no year is filled in."""
    for sheet in ("amounts", "fte", "financing", "calculation"):
        lines = budgets.frame(sheet)
        if lines.empty:
            continue
        blank = lines[list(BUDGET_YEARS)].isna()
        for year in BUDGET_YEARS:
            blank[year] &= ~unreadable_cells(budgets, sheet, year, lines.index)
        if sheet == "calculation":
            blank = blank[lines["type"].ne(NEW_ESTIMATE)]
        blank = blank[lines["nr"].loc[blank.index].notna() | ~blank.all(axis=1)]  # a row with neither lacks its number
        if sheet == "amounts":
            blank = blank[lines["duration"].loc[blank.index].ne(ONE_OFF) | blank.all(axis=1)]
        yield from _hits(sheet, lines, blank[blank.any(axis=1)])


def _hits(sheet: str, lines: pd.DataFrame, blank: pd.DataFrame) -> Iterator[Hit]:
    about = lines.loc[blank.index, ["udvalg", "nr"]]
    for (book, row), udvalg, nr, cells in zip(
        blank.index, about["udvalg"], about["nr"].fillna(""), blank.to_numpy(), strict=True
    ):
        years = [year for year, is_blank in zip(BUDGET_YEARS, cells, strict=True) if is_blank]
        whole = len(years) == len(BUDGET_YEARS)
        for year in years[:1] if whole else years:
            yield Hit(
                book=book, udvalg=udvalg, sheet=sheet, row=row, column=year, key=nr,
                found=BLANK, expected=Text("et tal eller 0", "a number or 0"),
                values={"what": _ALL_BLANK if whole else _ONE_BLANK}, rests_on=tuple(years) if whole else (),
            )  # fmt: skip


RULE = Rule(
    id="VAE402",
    name="year-blank",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Et år er ikke udfyldt", "A year is not filled in"),
    why=Text(
        "En tom celle siger ikke, om beløbet er 0 eller glemt. Den, der ved det, skriver 0.",
        "A blank cell does not say whether the amount is 0 or forgotten. Whoever knows writes 0.",
    ),
    message=Text(
        "{place}: {what}. Skriv beløbet, eller 0 hvor der intet er. Gælder linjen kun ét år, så vælg "
        "Varighed Engangsbeløb.",
        "{place}: {what}. Write the amount, or 0 where there is none. If the line is for one year only, "
        "choose Varighed Engangsbeløb.",
    ),
    wrong=Example({"Beløb": [{"2028": None}]}),
    right=Example({"Beløb": [{"2028": 0.5}]}),
    silent=(
        Example({"Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Varighed": "Engangsbeløb", "2026": 0}]}),
        Example({"Historik": [{"Nr": "T101", "Tekst": "Sager", "Enhed": "antal", "2025": 43}]}),
    ),
    check=check,
    spoils="cell",
)
