"""Formulas whose results are not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.rule import Example, Formula, Hit, Rule, Severity, Text
from schemas.rules.fact_hits import unreadable_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.settings import Settings


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find input cells with a formula and no value: one hit a sheet, at the first of them."""
    by_sheet: dict[tuple[int, str | None], list[Hit]] = {}
    for hit, _wanted in unreadable_cells(budgets, "no_value"):
        by_sheet.setdefault((hit.book, hit.sheet), []).append(hit)
    for hits in by_sheet.values():
        first, count = hits[0], len(hits)
        yield Hit(
            book=first.book,
            sheet=first.sheet,
            row=first.row,
            column=first.column,
            found=Text(f"{count} formler", f"{count} formulas") if count > 1 else Text("1 formel", "1 formula"),
            expected=Text("gemte resultater", "stored results"),
        )


RULE = Rule(
    id="ARK136",
    name="formulas-without-stored-values",
    severity=Severity.ERROR,
    title=Text("Formler uden gemt resultat", "Formulas without a stored result"),
    why=Text(
        "En fil, der er skrevet af et andet program end Excel, kan mangle formlernes resultater. Så ses "
        "tomme celler i forhåndsvisning, og tallene kan ikke læses.",
        "A file written by a program other than Excel may lack its formulas' results. Then previews show "
        "blank cells, and the figures cannot be read.",
    ),
    message=Text(
        "{place}: {found} uden gemt resultat på arket. Åbn filen i Excel, gem den, og send den igen.",
        "{place}: {found} without a stored result on the sheet. Open the file in Excel, save it, and send it again.",
    ),
    wrong=Example({"Historik": [{"Nr": "T101", "Tekst": "Licenser", "Enhed": "mio. kr.", "2021": Formula("1+1")}]}),
    right=Example({"Historik": [{"Nr": "T101", "Tekst": "Licenser", "Enhed": "mio. kr.", "2021": Formula("1+1", 2)}]}),
    silent=(Example({"Beløb": [{"2026": Formula("0.25*2", 0.5)}]}),),
    check=check,
    file_only=True,
)
