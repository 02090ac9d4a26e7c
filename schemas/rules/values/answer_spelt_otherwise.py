"""Answers of the list's in another case than the list's own."""

from collections.abc import Iterator

from schemas.calculations.rows import Record, records
from schemas.evidence.fact_hits import value_at
from schemas.evidence.withdrawn import Withdrawn
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.words.figures import listed

_JOINT = " · "


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a sheet, at its first such answer; its key is `-` where the answers are of several corrections."""
    for (book, udvalg, sheet), cells in _by_sheet(budgets).items():
        first = cells[0]
        nrs = {cell["key"] or "" for cell in cells}
        answers = [value_at(budgets, _hit_at(cell)) for cell in cells]
        yield Hit(
            book=book, udvalg=udvalg, sheet=sheet, row=first["row"], column=first["column"],
            key=nrs.pop() if len(nrs) == 1 and sheet != "rates" else "-",
            found=listed(dict.fromkeys(cell["text"] for cell in cells), _JOINT),
            expected=listed(dict.fromkeys(answers), _JOINT),
            values={"cells": _count(len(cells))},
        )  # fmt: skip


def _by_sheet(budgets: Budgets) -> dict[tuple[int, str, str], list[Record]]:
    """The answers by (book, udvalg, sheet), those of withdrawn corrections left out."""
    withdrawn = Withdrawn(budgets)
    found: dict[tuple[int, str, str], list[Record]] = {}
    for cell in records(budgets.other_spellings):
        if not withdrawn.holds(_hit_at(cell)):
            found.setdefault((cell["book"], cell["udvalg"] or "", cell["sheet"]), []).append(cell)
    return found


def _hit_at(cell: Record) -> Hit:
    return Hit(cell["book"], cell["udvalg"], cell["sheet"], cell["row"], cell["column"], key=cell["key"] or "")


def _count(cells: int) -> Text:
    return same("") if cells == 1 else Text(f" ({cells} celler på arket)", f" ({cells} cells of the sheet)")


def as_listed(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """Every such answer of the sheet, as the list has it."""
    for cell in _by_sheet(budgets)[hit.book, hit.udvalg or "", hit.sheet or ""]:
        yield RowEdit(value_at(budgets, _hit_at(cell)), row=cell["row"], column=cell["column"])


RULE = Rule(
    id="VAE417",
    name="answer-spelt-otherwise",
    severity=Severity.NOTE,
    title=Text("Et svar er skrevet anderledes end på listen", "An answer is spelt otherwise than in the list"),
    why=Text(
        "Excel ser ikke forskel på »ja« og »Ja«, så summerne er rigtige. Men et filter, en pivottabel eller et andet "
        "program kan dele dem i to.",
        "Excel sees no difference between “ja” and “Ja”, so the sums are right. But a filter, a pivot table "
        "or another program may treat them as two.",
    ),
    message=Text(
        "{place}: »{found}« tæller med, men skrives »{expected}« på listen{cells}. Vælg svaret på listen.",
        "{place}: “{found}” counts but is spelt “{expected}” in the list{cells}. Choose the answer from the list.",
    ),
    wrong=Example({"Korrektioner": [{"Indenfor servicerammen": "ja"}]}),
    right=Example({"Korrektioner": [{"Indenfor servicerammen": "Ja"}]}),
    silent=(
        Example({"Beløb": [{"Tekst": "MERUDGIFT", "Konto": "ja"}]}),
        Example(
            {"Korrektioner": [{"Status": "UDGÅET", "Årsag": "FEJLRETTELSE"}], "Beløb": [None], "Finansiering": [None]}
        ),
    ),
    check=check,
    fix=RuleFix(Text("Skriv svaret som på listen", "Write the answer as in the list"), safe=True, cells=as_listed),
    spoils="cell",
)
