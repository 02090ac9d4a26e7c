"""The corrections and lines that rules look at, hits made of them, and the tolerance for rounded figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

from schemas.calculations.lines import lines_of
from schemas.calculations.records import Four
from schemas.calculations.rows import CorrectionName, Record, grouped
from schemas.layout import BUDGET_YEARS
from schemas.memo import once
from schemas.rule import Budgets, Hit, Severity, Text, same


def listed_answer(text: str, choices: Sequence[str]) -> str | None:
    """The one answer that differs from the text in spaces, case or a stop at its end alone, else None."""
    meant = [choice for choice in choices if _bare(choice) == _bare(text)]
    return meant[0] if len(meant) == 1 else None


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".,").rstrip().casefold()


LINE_TABLES = ("amounts", "fte", "financing", "calculation", "history")
"""The tables whose rows belong to a correction."""


@once
def grouped_counting(budgets: Budgets, table: str) -> dict[CorrectionName, list[Record]]:
    """The lines of a table that count and have a correction, by that correction."""
    return grouped(line for line in lines_of(budgets, table) if line["counts"] and not line["loose"])


@once
def first_corrections(budgets: Budgets) -> list[Record]:
    """Every correction once, whether it counts or not, and the rows of Korrektioner without a number."""
    return [record for record in lines_of(budgets, "corrections") if record["first"]]


@once
def counting_corrections(budgets: Budgets) -> list[Record]:
    """The corrections that count, each number once: neither withdrawn, postponed nor rejected."""
    return [record for record in first_corrections(budgets) if record["counts"] and record["key"] != ""]


@once
def formula_places(budgets: Budgets) -> set[tuple[int, str | None, int | None, str | None]]:
    """(book, sheet, row, column) of every input cell that holds a formula."""
    facts = budgets.input_formulas
    return {
        (int(book), sheet, int(row), column)
        for (book, row), sheet, column in zip(facts.index, facts["sheet"], facts["column"], strict=True)
    }


class Details(TypedDict, total=False):
    """The parts of a hit that differ from rule to rule."""

    found: Text
    expected: Text
    values: Mapping[str, Text]
    rests_on: tuple[str, ...]
    other_keys: tuple[str, ...]
    severity: Severity
    draft_severity: Severity


def hit(record: Record, sheet: str, column: str, **details: Unpack[Details]) -> Hit:
    """A hit at one cell of a record's row; its key is the Nr as written, empty when blank, `-` for a rate."""
    nr = record.get("nr", "-")
    return Hit(
        book=record["book"],
        udvalg=record["udvalg"],
        sheet=sheet,
        row=record["row"],
        column=column,
        key=nr if isinstance(nr, str) else "",
        **details,
    )


def differing(first: Four, second: Four, slack: int) -> tuple[int, ...]:
    """The places (0 is the budget year) where two lists of years differ by more than `slack` kroner."""
    return tuple(year for year, (one, other) in enumerate(zip(first, second, strict=True)) if abs(one - other) > slack)


def slack_kroner(budgets: Budgets, book: int, rows: int) -> int:
    """Half the unit's last decimal plus 1 krone for each row added: the most that rounding can explain."""
    return last_decimal_kroner(budgets, book) // 2 + rows


def last_decimal_kroner(budgets: Budgets, book: int) -> int:
    """The kroner of the last decimal that the workbook's unit shows."""
    return budgets.unit(book).last_decimal


def canonical(years: Iterable[int]) -> tuple[str, ...]:
    """The canonical columns of years given by their places."""
    return tuple(BUDGET_YEARS[year] for year in years)


def year_words(budgets: Budgets, book: int, years: Iterable[int]) -> Text:
    """Years given by their places, as the workbook's headers name them."""
    first = int(budgets.fact(book, "budget_year"))
    return same(", ".join(str(first + year) for year in years))
