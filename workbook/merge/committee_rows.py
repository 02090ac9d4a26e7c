"""The rows of Udvalg_liste: each committee with its file, its facts, and how much was found there."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.lists import LISTS
from workbook.carrying.rows import CarriedBook, as_decimal, table_of
from workbook.grid import Entry, NumberClass, Row
from workbook.merge.values import Source
from workbook.reading.cells import serial_date
from workbook.reading.committees import FACTS_BESIDE
from workbook.submissions.submission import count_findings

JOINT = " / "


def listed(source: Source, book: CarriedBook) -> Iterator[Row]:
    """The rows that one workbook gives: its own committee, or those it has merged itself."""
    if book.stamdata.merged:
        table = table_of(source.grid, book.layout, "committees")
        for row in table.rows if table is not None else ():
            yield dict(row.cells)
        return
    counted = count_findings(source.report.findings)
    facts: Row = {key: _fact(source, book, key) for key in FACTS_BESIDE}
    yield {
        **facts, "udvalg": book.stamdata.text("committee"), "file": source.file, "errors": Decimal(counted.error),
        "warnings": Decimal(counted.warning),
    }  # fmt: skip


def one_row(udvalg: str, rows: Sequence[Row]) -> Row:
    """One committee's row; of several files every differing fact is named, and the least final status holds."""
    if len(rows) == 1:
        return {**rows[0], "udvalg": udvalg}
    together: Row = {"udvalg": udvalg}
    for key in ("file", *FACTS_BESIDE):
        texts = list(dict.fromkeys(str(row[key]) for row in rows if row.get(key) is not None))
        together[key] = JOINT.join(texts) or None
    together["status"] = least_final([str(row.get("status") or "") for row in rows])
    dates = {row.get("date") for row in rows}
    together["date"] = dates.pop() if len(dates) == 1 else None
    for key in ("errors", "warnings"):
        together[key] = sum((as_decimal(row.get(key)) for row in rows), Decimal(0))
    return together


def least_final(statuses: Sequence[str]) -> str:
    """The first of Kladde, Indsendt, Endelig that any of them is; one that is none of these counts as Indsendt."""
    order = LISTS["Status"]
    found = {next((one for one in order if one.casefold() == status.casefold()), order[1]) for status in statuses}
    return next(one for one in order if one in found)


def _fact(source: Source, book: CarriedBook, key: str) -> Entry:
    """A fact of Stamdata; a date as a date where its cell holds one."""
    fact = book.stamdata.facts.get(key)
    if fact is None or not fact.text:
        return None
    sheet = source.grid.sheet(book.layout.sheet("master_data").name)
    if key != "date" or sheet is None:
        return fact.text
    for place, value in sheet.values.items():
        if place[0] == fact.row and isinstance(value, int | float) and sheet.classes.get(place) is NumberClass.DATE:
            return serial_date(value, date1904=source.grid.package.date1904)
    return fact.text
