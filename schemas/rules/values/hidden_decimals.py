"""Amounts with more decimals than their column shows."""

from collections.abc import Iterator

from schemas.budgets import once
from schemas.calculations.rounding import FTE_DECIMALS, rounded
from schemas.evidence.unit_sizes import unit_misfits
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same

_FTE = Text("højst 2 decimaler", "at most 2 decimals")


def check(budgets: Budgets, settings: Settings) -> Hits:
    """Find lines with hidden decimals, each at its first such cell; a wrong unit hides those of a whole workbook."""
    rows = budgets.hidden_decimals
    elsewhere = list(unit_misfits(budgets, settings.amount_limit))
    rows = rows[~rows.index.get_level_values("book").isin(elsewhere)]
    by_line: dict[tuple[int, int, str], list[tuple[str, str, str, str]]] = {}
    for (book, row), sheet, *cell in zip(
        rows.index, rows["sheet"], rows["udvalg"], rows["key"].fillna(""), rows["column"], rows["text"], strict=True
    ):
        udvalg, key, column, text = cell
        by_line.setdefault((book, row, sheet), []).append((udvalg, key, column, text))
    for (book, row, sheet), cells in by_line.items():
        udvalg, key, column, _text = cells[0]
        yield Hit(
            book=book, udvalg=udvalg, sheet=sheet, row=row, column=column, key=key,
            found=same(" · ".join(dict.fromkeys(text for *_, text in cells))),
            expected=_FTE if sheet == "fte" else _shown(budgets, book),
        )  # fmt: skip


def _shown(budgets: Budgets, book: int) -> Text:
    decimals = budgets.unit(book).decimals
    return Text(f"højst {decimals} decimaler", f"at most {decimals} decimals")


def as_shown(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """Every such figure of the line, rounded to the decimals its column shows."""
    decimals = FTE_DECIMALS if hit.sheet == "fte" else budgets.unit(hit.book).decimals
    for column, number in _numbers(budgets)[hit.book, hit.row, hit.sheet]:
        yield RowEdit(float(rounded(number, decimals)), column=column)


@once
def _numbers(budgets: Budgets) -> dict[tuple[int, int | None, str | None], list[tuple[str, float]]]:
    """(column, number) of every such cell, by (book, row, sheet)."""
    found: dict[tuple[int, int | None, str | None], list[tuple[str, float]]] = {}
    cells = budgets.hidden_decimals
    for (book, row), sheet, column, number in zip(
        cells.index, cells["sheet"], cells["column"], cells["number"], strict=True
    ):
        found.setdefault((book, row, sheet), []).append((column, number))
    return found


RULE = Rule(
    id="VAE408",
    name="hidden-decimals",
    severity=Severity.NOTE,
    title=Text("Beløbet har flere decimaler, end der vises", "The amount has more decimals than are shown"),
    why=Text(
        "Skjulte decimaler tæller med i totalen. På tryk giver de viste tal så ikke den viste sum.",
        "Hidden decimals count in the total. In print the figures shown then do not add up to the sum shown.",
    ),
    message=Text(
        "{place}: {found} har flere decimaler, end kolonnen viser ({expected}). Afrund beløbet.",
        "{place}: {found} has more decimals than the column shows ({expected}). Round the amount.",
    ),
    wrong=Example(
        {
            "Beløb": [{"2026": 0.5004}],
            "Finansiering": [{"2026": -0.5}, {"Nr": "T101", "Kilde": "Anlæg", "Reference": "A1", **every_year(0)}],
        }
    ),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(Example({"Beløb": [{"2026": 0.1 + 0.2 + 0.2}]}),),
    check=check,
    fix=RuleFix(Text("Afrund til det, der vises", "Round to what is shown"), safe=False, cells=as_shown),
    spoils="cell",
)
