"""Faults in a book's years that need more than one header row: years of another budget, or figures under other years.

Root cause first: a table whose years are a full set of another budget has no other fault. The remaining header rows
that are not plain are rows of a frame of their own, with a schema of its own (`header_rows` in a rule's `sheets`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from schemas.budgets import Frame, once
from schemas.evidence.header_rows import SURPLUS, YEAR_SHEETS, Head, HeaderPlace, HeaderRow, expected_years
from schemas.evidence.year_text import Form, read_header
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.rule import Budgets, Hit, Hits, Severity, Text, same

YEARS = (*BUDGET_YEARS, *HISTORY_YEARS)
"""The year columns of every sheet."""


class YearFault(Enum):
    """A way the years of a book go wrong."""

    OTHER_BUDGET = auto()  # the years are a full set of another budget year
    OLDER_BOOK = auto()  # so are those of every table, and of an earlier year
    OUTSIDE = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a table's headers, at a header cell (None: the row as a whole)."""

    kind: YearFault
    letter: str | None
    found: Text
    expected: Text
    in_table: bool = True


def year_hits(budgets: Budgets, kind: YearFault) -> Hits:
    """A hit for every fault of this kind in the set."""
    for (book, sheet, row), faults in _judged(budgets)[1]:
        for fault in faults:
            if fault.kind is kind:
                cell = f"{fault.letter}{row}" if fault.letter and sheet != "master_data" else None
                yield Hit(
                    book=book, sheet=sheet, row=row, cell=cell,
                    column="value" if sheet == "master_data" else None,
                    found=fault.found, expected=fault.expected,
                    severity=None if fault.in_table else Severity.WARNING,
                )  # fmt: skip


def headers_to_check(budgets: Budgets) -> Frame:
    """The header rows that are not plain, one row each; those of another budget are left out.

    book, sheet, row    where it stands.
    first_year          the first year the sheet should have.
    y0 … y3, h5 … h1    the header that was taken for that year, as it stands; missing where there is none.
    places              {year column: Excel column, from 1} of those.
    surplus1 …          further headers that say a year; as many columns as any row needs.
    """
    import pandas as pd  # noqa: PLC0415  heavy

    rows = _judged(budgets)[0].values()
    most = max((len(row.surplus) for row in rows), default=0)
    names = [*YEARS, *(f"{SURPLUS}{n + 1}" for n in range(most))]
    records = []
    for row in rows:
        taken = {row.column(year): head for year, head in row.taken.items()}
        texts = {column: head.text for column, head in taken.items()}
        texts |= {f"{SURPLUS}{n + 1}": head.text for n, head in enumerate(row.surplus)}
        places = {column: head.number for column, head in taken.items()}
        records.append((*row.table, row.expected[0], places, *map(texts.get, names)))
    frame = pd.DataFrame(records, columns=["book", "sheet", "row", "first_year", "places", *names])
    return frame.astype({"sheet": "str"} | dict.fromkeys(names, "str"))


def header_row(budgets: Budgets, hit: Hit) -> HeaderRow:
    """The header row that a hit of these is about."""
    return _judged(budgets)[0][hit.book, hit.sheet or "", hit.row or 0]


@once
def _judged(budgets: Budgets) -> tuple[dict[HeaderPlace, HeaderRow], list[tuple[HeaderPlace, list[Fault]]]]:
    """The header rows to check, and the faults that no row alone can tell.

    One fault in all for a book whose tables are all of one other budget.
    """
    rows: dict[HeaderPlace, HeaderRow] = {}
    foreign: dict[int, dict[HeaderPlace, Fault]] = {}
    years = budgets.files["budget_year"].droplevel("row")
    for table, heads, beyond in _troubled(budgets):
        expected = expected_years(table[1], int(years[table[0]]))
        other = other_budget(heads, expected)
        if other is None:
            rows[table] = HeaderRow(table, heads, expected, beyond)
        else:
            foreign.setdefault(table[0], {})[table] = other
    faults = [(table, _outside(row)) for table, row in rows.items()]
    for book, tables in foreign.items():
        shift = None if any(table[0] == book for table in rows) else _common_shift(budgets, book, tables)
        if shift is None:
            faults += [(table, [fault]) for table, fault in tables.items()]
        else:
            faults.append(_of_the_book(budgets, book, int(years[book]), shift))
    return rows, faults


def _of_the_book(budgets: Budgets, book: int, first: int, shift: int) -> tuple[HeaderPlace, list[Fault]]:
    """The one fault of a book whose tables are all off by as many years, at Budgetår."""
    kind = YearFault.OLDER_BOOK if shift < 0 else YearFault.OTHER_BUDGET
    found, expected = (span(range(year, year + len(BUDGET_YEARS))) for year in (first + shift, first))
    facts = budgets.master_data[budgets.master_data["key"].eq("budget_year")]
    rows = facts.index[facts.index.get_level_values("book") == book].get_level_values("row").tolist()
    return (book, "master_data", rows[0] if rows else 0), [Fault(kind, None, found, expected)]


def _common_shift(budgets: Budgets, book: int, tables: dict[HeaderPlace, Fault]) -> int | None:
    """The number of years by which every table of the book is off, where it is the same for all."""
    sheets = budgets.sheets
    own = sheets[sheets["sheet"].isin(list(YEAR_SHEETS)) & sheets["found_by"].notna()]
    every = set(own["sheet"][own.index.get_level_values("book") == book])
    shifts = {int(fault.found.da[:4]) - int(fault.expected.da[:4]) for fault in tables.values()}
    every -= {sheet for _, sheet, _ in tables}
    return shifts.pop() if not every and len(shifts) == 1 and len(tables) > 1 else None


def _outside(row: HeaderRow) -> list[Fault]:
    """The headers of years that the budget does not have, with figures under them."""
    return [
        Fault(YearFault.OUTSIDE, head.letter, same(head.text), span(row.expected), head.in_table)
        for head in row.strays
        if head.has_figures
    ]


def _troubled(budgets: Budgets) -> Iterator[tuple[HeaderPlace, list[Head], str]]:
    """The headers of every table whose year columns must be checked, and the letter right of them.

    Those of a usable table without a further header that looks like a year are as they should be.
    """
    years = budgets.files["budget_year"].droplevel("row")
    known = set(years.index[years.notna()])
    headers, sheets = budgets.headers, budgets.sheets
    odd = headers[headers["column"].isna() & headers["text"].str.contains(r"\d\d", na=False)]
    groups = set(zip(odd.index.get_level_values("book"), odd["sheet"], strict=True))
    broken = sheets[~sheets["usable"] & sheets["found_by"].notna()]
    groups |= set(zip(broken.index.get_level_values("book"), broken["sheet"], strict=True))
    groups = {(book, sheet) for book, sheet in groups if sheet in YEAR_SHEETS and book in known}
    if not groups:
        return
    names = zip(sheets.index.get_level_values("book"), sheets["sheet"], strict=True)
    beyond = dict(zip(names, sheets["beyond"], strict=True))
    near = headers[headers.index.get_level_values("book").isin([book for book, _ in groups])]
    tables: dict[HeaderPlace, list[Head]] = {}
    columns = ["number", "letter", "text", "column", "in_table", "has_figures"]
    cells_of = near[columns].itertuples(index=False, name=None)
    for (book, row), sheet, cells in zip(near.index, near["sheet"], cells_of, strict=True):
        if (book, sheet) in groups:
            number, letter, text, column, in_table, has_figures = cells
            head = Head(int(number), letter, text, column if isinstance(column, str) else None, in_table, has_figures)
            tables.setdefault((book, sheet, row), []).append(head)
    for table, heads in sorted(tables.items()):
        yield table, sorted(heads), str(beyond[table[0], table[1]])


def other_budget(heads: Sequence[Head], expected: tuple[int, ...]) -> Fault | None:
    """The fault of a table whose years are one after another, but another budget's."""
    read = [(head, *said) for head in heads if head.in_table and (said := read_header(head.text))]
    for forms in ({Form.PLAIN}, {Form.PLAIN, Form.PADDED, Form.DRESSED}):
        years = [(head, year) for head, year, form in read if form in forms]
        only = [year for _, year in years]
        if len(only) == len(expected) and only == list(range(only[0], only[0] + len(only))):
            if only[0] == expected[0]:
                return None
            return Fault(YearFault.OTHER_BUDGET, years[0][0].letter, span(only), span(expected))
    return None


def span(years: Iterable[int]) -> Text:
    """Years one after another: 2026-2029."""
    listed = list(years)
    return same(f"{listed[0]}-{listed[-1]}")
