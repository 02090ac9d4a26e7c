"""Ny korrektion, Kun denne korrektion, Vis alle, Vis skema: one correction of the open workbook at a time."""

from typing import Any

import xlwings as xw

from addin.live.cell_writing import put
from addin.live.excel_calls import one_cell_each, unprotected
from addin.live.open_book import OpenBook, OpenTable
from addin.ribbon.navigation import go
from addin.ribbon.reply import Reply
from addin.ribbon.validating import unseen
from schemas.calculations.rows import key_of
from schemas.evidence.rows import digits_in
from schemas.finding import KorrekturError, Text
from schemas.formulas import column_formulas
from schemas.formulas.form_cells import NUMBER

FIRST_DIGITS = "01"
"""The digits of the first number of a series."""


def new_correction(book: xw.Book, **_: Any) -> Reply:
    """Add the next number of the series with one line in Beløb, and go to its title."""
    opened = OpenBook.ours(book)
    corrections, amounts = opened.table("corrections"), opened.table("amounts")
    if corrections is None or amounts is None:
        raise KorrekturError("Arket Korrektioner eller Beløb mangler.", "The sheet Korrektioner or Beløb is missing.")
    nr = next_number(opened, corrections)
    missing = [key for key in ("nr", "title") if key not in corrections.columns]
    if missing or "nr" not in amounts.columns:
        raise KorrekturError("Kolonnen Nr eller Titel mangler.", "The column Nr or Titel is missing.")
    row, line = corrections.free_row(), amounts.free_row()
    with unseen(book), one_cell_each(book), unprotected(corrections.sheet), unprotected(amounts.sheet):
        _add(opened, corrections, row, nr)
        _add(opened, amounts, line, nr)
    go(corrections.cell(row, "title"))
    return Reply(status=Text(f"{nr} er tilføjet. Skriv titlen.", f"{nr} is added. Write its title."))


def next_number(opened: OpenBook, corrections: OpenTable) -> str:
    """The number after the highest of the workbook's series, as many digits as that one has."""
    series = opened.stamdata.text("number_series").strip()
    if not series:
        raise KorrekturError(
            "Skriv først projektmappens nummerserie på arket Stamdata.", "First enter the number series on Stamdata."
        )
    numbers = [digits for row in corrections.rows if (digits := digits_in(series, corrections.text(row, "nr")))]
    highest = max(numbers, key=int, default=None)
    if highest is None:
        return series + FIRST_DIGITS
    return series + str(int(highest) + 1).zfill(len(highest))


def _add(opened: OpenBook, table: OpenTable, row: int, nr: str) -> None:
    """Put a number in a free row, with the formulas of its calculated columns; every row is shown, this one too."""
    table.show_rows()
    table.grow_to(row)
    put(table.cell(row, "nr"), nr)
    formulas = column_formulas(opened.layout)
    for column in table.spec.columns:
        if column.calculated and column.key in table.columns:
            table.cell(row, column.key).formula = f"={formulas[table.spec.key, column.key]}"


def only_this(book: xw.Book, **_: Any) -> Reply:
    """Let every table show the rows of the selected correction alone."""
    opened = OpenBook.ours(book)
    nr = selected_number(opened)
    for table in opened.tables():
        _filter(table, nr)
    return Reply(status=Text(f"Kun {nr} vises", f"Only {nr} is shown"))


def show_all(book: xw.Book, **_: Any) -> Reply:
    """Let every table show all its rows."""
    opened = OpenBook.ours(book)
    for table in opened.tables():
        _filter(table, None)
    return Reply(status=Text("Alle korrektioner vises", "All corrections are shown"))


def _filter(table: OpenTable, nr: str | None) -> None:
    """Show the rows of this number alone, however they spell it; all rows where it is None."""
    its_table = table.table
    if its_table is None or "nr" not in table.columns or not (nr or table.found.filtered):
        return
    with unprotected(table.sheet):
        if table.found.filtered:
            its_table.autofilter.clear()
        if nr is not None:
            spelled = dict.fromkeys(table.text(row, "nr") for row in table.rows_of(nr))
            its_table.autofilter.apply_values(table.columns["nr"] - its_table.range.column + 1, [*spelled] or [nr])


def selected_number(opened: OpenBook) -> str:
    """The Nr of the row a person stands in; raises `KorrekturError` where it has none."""
    selected = opened.selected
    table = None if selected is None else opened.table_on(selected[0])
    nr = "" if selected is None or table is None else table.text(selected[1], "nr")
    known = opened.table("corrections")
    if known is None or not nr or all(key_of(known.text(row, "nr")) != key_of(nr) for row in known.rows):
        raise KorrekturError(
            "Stil dig i en række, der hører til en korrektion, fx på arket Korrektioner.",
            "Go to a row that belongs to a correction, for instance on the sheet Korrektioner.",
        )
    return nr


def show_form(book: xw.Book, **_: Any) -> Reply:
    """Show the printable form of the selected correction."""
    opened = OpenBook.ours(book)
    nr = selected_number(opened)
    grid = opened.sheet(opened.layout.sheet("form").name)
    if grid is None:
        raise KorrekturError("Arket Skema mangler.", "The sheet Skema is missing.")
    sheet = book.sheets[grid.name]
    with unprotected(sheet):
        put(sheet.range(NUMBER), nr)
    go(sheet.range(NUMBER))
    return Reply(status=Text(f"Skemaet for {nr}", f"The form of {nr}"))
