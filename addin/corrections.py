"""Ny korrektion, Kun denne korrektion, Vis alle, Vis skema: one correction of the open workbook at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.cell_writing import Content, put
from addin.excel_calls import unprotected
from addin.open_book import OpenBook
from addin.reply import Reply
from addin.validating import unseen
from schemas.calculations.keys import key_of
from schemas.errors import KorrekturError
from schemas.finding import Text
from schemas.formulas import column_formulas
from schemas.rules.series import digits_in
from workbook.template.form_cells import NUMBER

if TYPE_CHECKING:
    import xlwings as xw

    from addin.open_book import OpenTable

FIRST_DIGITS = "01"
"""The digits of the first number of a series."""


def new_correction(book: xw.Book, **_: Any) -> Reply:
    """Add the next number of the series with one line in Beløb, and go to its title."""
    opened = OpenBook.ours(book)
    corrections, amounts = opened.table("corrections"), opened.table("amounts")
    if corrections is None or amounts is None:
        raise KorrekturError(
            Text("Arket Korrektioner eller Beløb mangler.", "The sheet Korrektioner or Beløb is missing.")
        )
    nr = next_number(opened, corrections)
    with unseen(book):
        row = _add(opened, corrections, nr)
        _add(opened, amounts, nr)
    corrections.sheet.activate()
    corrections.cell(row, "title").select()
    return Reply(status=Text(f"{nr} er tilføjet. Skriv titlen.", f"{nr} is added. Write its title."))


def next_number(opened: OpenBook, corrections: OpenTable) -> str:
    """The number after the highest of the workbook's series, as many digits as that one has."""
    series = opened.stamdata.text("number_series").strip()
    if not series:
        raise KorrekturError(
            Text(
                "Skriv først projektmappens nummerserie på arket Stamdata.",
                "First enter the number series on Stamdata.",
            )
        )
    numbers = [digits for row in corrections.rows if (digits := digits_in(series, corrections.text(row, "nr")))]
    highest = max(numbers, key=int, default=None)
    if highest is None:
        return series + FIRST_DIGITS
    return series + str(int(highest) + 1).zfill(len(highest))


def _add(opened: OpenBook, table: OpenTable, nr: str) -> int:
    """Put a number in the first row after the last filled one, with the formulas of its calculated columns."""
    row = table.next_row()
    if row > table.found.last_row and any(at[0] == row for at in (*table.grid.values, *table.grid.formulas)):
        raise KorrekturError(
            Text(
                f"Der står noget i række {row} lige under tabellen {table.spec.name}. Flyt det først.",
                f"Something stands in row {row} right under the table {table.spec.name}. Move it first.",
            )
        )
    table.grow_to(row)
    put(table.cell(row, "nr"), Content(nr, None, "General"))
    formulas = column_formulas(opened.layout)
    for column in table.spec.columns:
        if column.calculated and column.key in table.columns:
            table.cell(row, column.key).formula = f"={formulas[table.spec.key, column.key]}"
    return row


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
    its_table = table.table
    if its_table is None or "nr" not in table.columns:
        return
    field = table.columns["nr"] - its_table.range.column + 1
    if nr is not None:
        its_table.autofilter.apply_values(field, [nr])
    else:
        its_table.autofilter.clear()


def selected_number(opened: OpenBook) -> str:
    """The Nr of the row a person stands in; raises `KorrekturError` where it has none."""
    selected = opened.book.selection
    table = None if selected is None else opened.table_on(selected.sheet.name)
    nr = "" if selected is None or table is None else table.text(selected.row, "nr")
    known = opened.table("corrections")
    if known is None or not nr or all(key_of(known.text(row, "nr")) != key_of(nr) for row in known.rows):
        raise KorrekturError(
            Text(
                "Stil dig i en række, der hører til en korrektion, fx på arket Korrektioner.",
                "Go to a row that belongs to a correction, for instance on the sheet Korrektioner.",
            )
        )
    return nr


def show_form(book: xw.Book, **_: Any) -> Reply:
    """Show the printable form of the selected correction."""
    opened = OpenBook.ours(book)
    nr = selected_number(opened)
    grid = opened.sheet(opened.layout.sheet("form").name)
    if grid is None:
        raise KorrekturError(Text("Arket Skema mangler.", "The sheet Skema is missing."))
    sheet = book.sheets[grid.name]
    with unprotected(sheet):
        put(sheet.range(NUMBER), Content(nr, None, "General"))
    sheet.activate()
    sheet.range(NUMBER).select()
    return Reply(status=Text(f"Skemaet for {nr}", f"The form of {nr}"))
