"""Financing whose sum has its netto's own sign, where a counter-entry must have the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schemas.calculations.lines import financing_lines, net
from schemas.layout import BUDGET_YEARS, CONVERTED
from schemas.rule import Example, Hit, Rule, Severity, Text
from schemas.words.figures import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find (correction, year) whose financing rows add up to netto's side, at the largest row that does."""
    if budgets.financing.empty:
        return
    lines = financing_lines(budgets)
    lines = lines[lines["counts"]]
    names = lines.reset_index().set_index(["book", "udvalg", "key"]).index
    sums = lines.groupby(["book", "udvalg", "key"])[list(CONVERTED)].sum()
    netto = net(budgets).reindex(sums.index, fill_value=0)
    for year, converted in zip(BUDGET_YEARS, CONVERTED, strict=True):
        wrong = sums.index[(sums[converted] * netto[converted]).gt(0)]
        for name in wrong:
            rows = lines[names == name]
            yield _hit(budgets, rows, year, int(netto.loc[name, converted]))


def _hit(budgets: Budgets, rows: pd.DataFrame, year: str, netto: int) -> Hit:
    """Place the hit at the row that is farthest on netto's side."""
    side = 1 if netto > 0 else -1
    farthest = int((rows[year].fillna(0) * side).argmax())
    book, row = rows.index[farthest]
    line: Any = rows.iloc[farthest]
    unit = budgets.unit_kroner(book)
    return Hit(
        book=book,
        udvalg=line["udvalg"],
        sheet="financing",
        row=row,
        column=year,
        key=line["nr"] if isinstance(line["nr"], str) else "",
        found=amount(line[year], unit),
        expected=Text("0 eller derunder", "0 or less") if side > 0 else Text("0 eller derover", "0 or more"),
        values={"netto": amount(netto, unit)},
        rests_on=(year,),
    )


RULE = Rule(
    id="FOR303",
    name="financing-on-the-side-of-netto",
    severity=Severity.ERROR,
    title=Text("Finansieringen har samme fortegn som netto", "The financing has the same sign as the net"),
    why=Text(
        "Finansiering er en modpost: - = her findes pengene, + = her lægges pengene. Med samme fortegn som "
        "netto lægges beløbet til i stedet for at finde det.",
        "Financing is a counter-entry: - = here the money is found, + = here the money is put. With the "
        "sign of the net the amount is added instead of found.",
    ),
    message=Text(
        "{place}: {found} har samme fortegn som netto ({netto}), så pengene lægges til i stedet for at "
        "blive fundet. Ret fortegnet (forventet {expected}).",
        "{place}: {found} has the same sign as the net ({netto}), so the money is added instead of found. "
        "Turn the sign (expected {expected}).",
    ),
    wrong=Example({"Finansiering": [{"2027": 0.5}]}),
    right=Example({"Finansiering": [{"2027": -0.5}]}),
    silent=(
        Example(
            {
                "Finansiering": [
                    {
                        "Kilde": "Anlæg",
                        "Reference": "A108",
                        "2026": -0.57,
                        "2027": -0.57,
                        "2028": -0.57,
                        "2029": -0.57,
                    },
                    {"Nr": "T101", "Kilde": "Kassen", "2026": 0.07, "2027": 0.07, "2028": 0.07, "2029": 0.07},
                ]
            }
        ),
        Example(
            {
                "Beløb": [{"Ændring": "Mindreudgift", "2026": -0.5, "2027": -0.5, "2028": -0.5, "2029": -0.5}],
                "Finansiering": [{"2026": 0.5, "2027": 0.5, "2028": 0.5, "2029": 0.5}],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing"),
    derived=True,
    spoils="cell",
)
