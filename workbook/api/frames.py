"""The API's values as data frames."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from schemas.budgets import DATA, Budgets
from schemas.calculations.measures import BY_SOURCE, FIELDS, OF_A_CORRECTION
from schemas.calculations.rows import Four
from schemas.calculations.totals import TABLES, Totals
from schemas.finding import Finding, KorrekturError, Language
from schemas.layout import FIRST_YEAR, layout
from workbook.submissions.submission import Submission

FINDING_COLUMNS = (
    "path", "rule", "name", "severity", "on_submission", "sheet", "cell", "row", "column", "committee", "key",
    "message", "found", "expected", "fix", "fix_is_safe", "accepted",
)  # fmt: skip
_BY_NEEDS = sorted(FIELDS, key=lambda one: [TABLES.index(table) for table in reversed(one.needs)])
"""The columns stand by the tables that their measures need, and the sources last."""
_YEARS = 4


def findings_frame(findings: Iterable[Finding], language: Language) -> pd.DataFrame:
    """A row a finding; `accepted` is the reason it may stand, else missing."""
    rows = [_finding(one, language) for one in findings]
    types = dict.fromkeys(FINDING_COLUMNS, "str") | {"row": "Int64", "fix_is_safe": "boolean"}
    return pd.DataFrame(rows, columns=[*FINDING_COLUMNS]).astype(types)


def _finding(one: Finding, language: Language) -> tuple[object, ...]:
    place = one.place
    return (
        place.path, one.rule, one.name, one.severity.value, one.on_submission.value, place.sheet, place.cell, place.row,
        place.column, place.committee, place.key, one.message[language], one.found[language], one.expected[language],
        one.fix.title[language] if one.fix else None, one.fix.safe if one.fix else None,
        one.accepted.reason if one.accepted else None,
    )  # fmt: skip


def table_frame(budgets: Budgets, sheet: str, budget_year: int | None) -> pd.DataFrame:
    """The rows of one book's table under its headers. Raises KorrekturError as `Book.table` says."""
    its_layout = layout(budget_year or FIRST_YEAR)
    known = {name: its_layout.sheet(name) for name in DATA}
    found = next((one for key, one in known.items() if sheet.casefold() in (key, one.name.casefold())), None)
    if found is None:
        names = ", ".join(one.name for one in known.values())
        raise KorrekturError(f"Der er ingen tabel »{sheet}«: {names}.", f"There is no table “{sheet}”: {names}.")
    if 0 not in budgets.books_with([found.key]) or budget_year is None:
        raise KorrekturError(
            f"Budgetår eller arket {found.name} kan ikke læses. Skriv »korrektur validate« for at se hvorfor.",
            f"Budgetår or the sheet {found.name} cannot be read. Write “korrektur validate” to see why.",
        )
    frame = budgets.frame(found.key).droplevel("book")
    return frame.rename(columns={"udvalg": "Udvalg"} | {column.key: column.header for column in found.inputs})


def totals_frame(files: Iterable[Submission]) -> pd.DataFrame:
    """A row a file, committee and year."""
    sources = (f"financing_{source.casefold()}" for source in BY_SOURCE)
    columns = ["path", "committee", "year", *(one.key for one in _BY_NEEDS), *sources]
    rows = [
        (file.path, committee, *figures)
        for file in files
        for committee, found in file.by_committee.items()
        for figures in _by_year(found, [one.of(found) for one in (*_BY_NEEDS, *BY_SOURCE.values())])
    ]
    return pd.DataFrame(rows, columns=columns).astype(_types(columns, text=2))


def _by_year(found: Totals, measures: Sequence[Four | None]) -> Iterator[tuple[int | None, ...]]:
    """The calendar year, then each measure; the year is missing where the workbook has none."""
    for number in range(_YEARS):
        year = None if found.years is None else found.years[number]
        yield year, *(None if four is None else four[number] for four in measures)


def corrections_frame(files: Iterable[Submission]) -> pd.DataFrame:
    """A row a correction and year."""
    columns = [
        "path",
        "committee",
        "key",
        "title",
        "service_frame",
        "counts",
        "year",
        *(one.key for one in OF_A_CORRECTION),
    ]
    rows = [
        (file.path, one.committee, one.key, one.title, one.service_frame, one.counts, *figures)
        for file in files
        for found in file.by_committee.values()
        for one in found.corrections
        for figures in _by_year(found, [getattr(one, measure.key) for measure in OF_A_CORRECTION])
    ]
    return pd.DataFrame(rows, columns=columns).astype(_types(columns, text=6) | {"counts": "bool"})


def _types(columns: Sequence[str], *, text: int) -> dict[str, str]:
    """The dtypes of columns of which so many are text and the rest whole numbers."""
    return {column: "str" if number < text else "Int64" for number, column in enumerate(columns)}
