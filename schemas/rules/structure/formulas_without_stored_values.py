"""Formulas whose results are not in the file."""

from typing import Any

from schemas.calculations.totals import TABLES
from schemas.evidence.fact_hits import unreadable_cells
from schemas.rule import Budgets, Example, Formula, Hit, Hits, Rule, Settings, Severity, Text
from schemas.sheets import SHEETS

_ORDER = {spec.key: number for number, spec in enumerate(SHEETS)}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find formulas without a value: one hit a sheet with such input cells, or one a workbook with such others.

    Saving in Excel fixes both, and so does what fixes a table that cannot be used: that is said first.
    """
    by_sheet: dict[tuple[int, str | None], list[Hit]] = {}
    for hit, _wanted in unreadable_cells(budgets, "no_value"):
        by_sheet.setdefault((hit.book, hit.sheet), []).append(hit)
    for hits in by_sheet.values():
        first = hits[0]
        yield Hit(
            book=first.book, sheet=first.sheet, row=first.row, column=first.column,
            **_words(len(hits), Text("på arket", "on the sheet")),
        )  # fmt: skip
    yield from _calculated(budgets, {book for book, _ in by_sheet})


def _calculated(budgets: Budgets, told: set[int]) -> Hits:
    """The calculated cells, whose results the figures do not rest on, but which nobody sees in a preview."""
    by_book: dict[int, list[tuple[int, int, str, str, int]]] = {}
    facts, able = budgets.unstored, budgets.books_with(TABLES)
    for (book, row), sheet, cell, cells in zip(facts.index, facts["sheet"], facts["cell"], facts["cells"], strict=True):
        by_book.setdefault(book, []).append((_ORDER[sheet], row, sheet, cell, int(cells)))
    for book, sheets in by_book.items():
        if book in able and book not in told:
            _, row, sheet, cell, _ = min(sheets)
            count = sum(cells for *_, cells in sheets)
            yield Hit(
                book=book, sheet=sheet, row=row, cell=cell, severity=Severity.WARNING,
                **_words(count, Text("i projektmappen", "in the workbook")),
            )  # fmt: skip


def _words(count: int, where: Text) -> dict[str, Any]:
    found = Text(f"{count} formler", f"{count} formulas") if count > 1 else Text("1 formel", "1 formula")
    return {"found": found, "expected": Text("gemte resultater", "stored results"), "values": {"where": where}}


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
        "{place}: {found} uden gemt resultat {where}. Åbn filen i Excel, gem den, og send den igen.",
        "{place}: {found} without a stored result {where}. Open the file in Excel, save it, and send it again.",
    ),
    wrong=Example({"Historik": [{"Nr": "T101", "Tekst": "Licenser", "Enhed": "mio. kr.", "2021": Formula("1+1")}]}),
    right=Example({"Historik": [{"Nr": "T101", "Tekst": "Licenser", "Enhed": "mio. kr.", "2021": Formula("1+1", 2)}]}),
    silent=(Example({"Beløb": [{"2026": Formula("0.25*2", 0.5)}]}, overview={}),),
    check=check,
    file_only=True,
    omits="cells",
)
