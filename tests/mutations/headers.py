"""Mistakes with headers, columns, sheets and last year's template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mutations.draft import FIGURE_SHEETS, LINE_SHEETS, Spot
from mutations.mutation import Mutation, at, mutation

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Cells, Draft

TABLE_SHEETS = (*LINE_SHEETS, "Korrektioner", "PL")


def header_edited(draft: Draft, random: Random) -> Mutation | None:
    """A column's header written otherwise; the right place is the header, or the sheet that lacks the column."""
    sheet = random.choice(TABLE_SHEETS)
    column = random.choice([column for column in draft.inputs(sheet) if column.year is None])
    spot = draft.header(sheet, column.header)
    text = random.choice([f"{column.header}er", f"{column.header} 2026", column.header[:-1], f"{column.header}*"])
    draft.rename(spot, text)
    return _of_headers(draft, f"{at(spot)} {column.header} -> {text}", sheet)


def year_header_edited(draft: Draft, random: Random) -> Mutation | None:
    """A year's header written otherwise; the right place is the header."""
    sheet = random.choice(LINE_SHEETS)
    year = random.choice(draft.years(sheet))
    spot = draft.header(sheet, year)
    text = random.choice([f"B{year}", f"BO{year}", f"{year}-pl", f"{year}2", f"år {year}", year[:2] + year[3] + year[2],
                          f"{year} ", year[:-1]])  # fmt: skip
    if text in draft.columns(sheet):
        return None
    draft.rename(spot, text)
    return mutation(draft, f"{at(spot)} {year} -> {text}", [spot])


def year_columns_moved(draft: Draft, random: Random) -> Mutation | None:
    """Two whole year columns exchanged, headers too; the right place is either header."""
    sheet = random.choice(LINE_SHEETS)
    first, second = random.sample(draft.years(sheet), 2)
    one, other = draft.header(sheet, first), draft.header(sheet, second)
    draft.rename(one, second)
    draft.rename(other, first)
    for row in draft.rows(sheet):
        draft.swap(one._replace(row=row), other._replace(row=row))
    return mutation(draft, f"{sheet} columns {first} and {second} exchanged", [one, other])


def year_headers_exchanged(draft: Draft, random: Random) -> Mutation | None:
    """Two years' headers exchanged over columns that stand; the right place is either header."""
    sheet = random.choice(LINE_SHEETS)
    first, second = random.sample(draft.years(sheet), 2)
    one, other = draft.header(sheet, first), draft.header(sheet, second)
    draft.rename(one, second)
    draft.rename(other, first)
    return mutation(draft, f"{sheet} headers {first} and {second} exchanged", [one, other])


def year_columns_pasted_over(draft: Draft, random: Random) -> Mutation | None:
    """The figures of two year columns exchanged under their headers; the right place is any cell that changed."""
    sheet = random.choice(FIGURE_SHEETS)
    first, second = random.sample(draft.years(sheet), 2)
    changed = []
    keys: set[str] = set()
    for row in draft.rows(sheet):
        one, other = draft.spot(sheet, row, first), draft.spot(sheet, row, second)
        if draft.value(one) != draft.value(other):
            draft.swap(one, other)
            changed += [one, other]
            keys |= draft.concerned(one)
    if not changed:
        return None
    return mutation(draft, f"{sheet} figures of {first} and {second} exchanged", changed, keys)


def column_deleted(draft: Draft, random: Random) -> Mutation | None:
    """A column of the table deleted; the right place is a header of the sheet, or the sheet."""
    sheet = random.choice(TABLE_SHEETS)
    column = random.choice(draft.inputs(sheet))
    number = draft.columns(sheet)[column.header]
    grid, table = draft.sheet(sheet), draft.table(sheet)
    names = list(table.columns)
    del names[number - table.area.first_column]
    area = replace(table.area, last_column=table.area.last_column - 1)
    grid.tables = (replace(table, area=area, columns=tuple(names)), *grid.tables[1:])
    grid.values = _closed(grid.values, number)
    grid.formulas = _closed(grid.formulas, number)
    grid.classes = _closed(grid.classes, number)
    grid.hidden_columns = frozenset(one - (one > number) for one in grid.hidden_columns if one != number)
    made = _of_headers(draft, f"{sheet} column {column.header} deleted", sheet)
    return replace(made, cells=made.cells | {Spot(sheet, table.area.first_row, number).place})


def last_years_template(draft: Draft, random: Random) -> Mutation | None:
    """Last year's sheets under this year's Stamdata; the right place is any year header, or Budgetår."""
    by = random.choice([-1, -1, 1])
    spots = [draft.header(sheet, year) for sheet in LINE_SHEETS for year in draft.years(sheet)]
    for spot in spots:
        draft.rename(spot, str(int(str(draft.value(spot))) + by))
    return mutation(draft, f"all year headers {by:+}", [*spots, draft.fact_spot("Budgetår")])


def one_sheet_of_last_year(draft: Draft, random: Random) -> Mutation | None:
    """One sheet copied from last year's workbook; the right place is any of its year headers."""
    sheet = random.choice(LINE_SHEETS)
    spots = [draft.header(sheet, year) for year in draft.years(sheet)]
    for spot in spots:
        draft.rename(spot, str(int(str(draft.value(spot))) - 1))
    return mutation(draft, f"year headers of {sheet} -1", spots)


def older_template(draft: Draft, random: Random) -> Mutation | None:
    """A workbook made from an older template; the right place is Skabelonversion."""
    spot = draft.fact_spot("Skabelonversion")
    draft.put(spot, 0 if random.random() < 0.5 else "0")
    return mutation(draft, "Skabelonversion 0", [spot])


def sheet_deleted(draft: Draft, random: Random) -> Mutation | None:
    """A data sheet deleted; the right place is the workbook, or the sheet by its name."""
    sheet = random.choice((*TABLE_SHEETS, "Stamdata"))
    draft.without(sheet)
    return Mutation(f"{sheet} deleted", draft.grid, frozenset({("", ""), (sheet, "")}))


def sheet_renamed(draft: Draft, random: Random) -> Mutation | None:
    """A data sheet under another name; the right place is the workbook, or the sheet by either name."""
    sheet = random.choice((*TABLE_SHEETS, "Stamdata"))
    name = random.choice([f"{sheet} (2)", f"{sheet} 2026", f"Ark_{sheet}", sheet[:-1]])
    draft.sheet(sheet).name = name
    return Mutation(f"{sheet} -> {name}", draft.grid, frozenset({("", ""), (sheet, ""), (name, "")}))


def _closed(cells: Cells, gone: int) -> Cells:
    return {(row, column - (column > gone)): cell for (row, column), cell in cells.items() if column != gone}


def _of_headers(draft: Draft, what: str, sheet: str) -> Mutation:
    row = draft.table(sheet).area.first_row
    headers = [Spot(sheet, row, number) for number in draft.columns(sheet).values()]
    made = mutation(draft, what, headers)
    return replace(made, cells=made.cells | {(sheet, "")})
