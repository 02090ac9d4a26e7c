"""Conditional formatting of the data sheets: what is wrong turns red, what counts in nothing turns grey."""

from collections.abc import Callable

from openpyxl.worksheet.worksheet import Worksheet

from schemas.formulas.references import is_one_of
from schemas.layout import BUDGET_YEARS, FIRST_DATA_ROW, READY_ROWS, Sheet
from schemas.lists import NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES
from workbook.template.styles import alarm_when, muted_when


def add_marks(worksheet: Worksheet, sheet: Sheet, letters: dict[str, str]) -> None:
    """Mark the rows of a data sheet as they are filled in; needs no add-in."""
    first, last = FIRST_DATA_ROW, READY_ROWS

    def over(start: str, end: str) -> str:
        return f"{letters[start]}{first}:{letters[end]}{last}"

    def cell(column: str) -> str:
        return f"${letters[column]}{first}"

    if "check" in letters:
        worksheet.conditional_formatting.add(over("check", "check"), alarm_when(f'{cell("check")}<>""'))
    if "y0" in letters:
        year = f"{letters['y0']}{first}"  # relative: the first cell of the range
        years = over(BUDGET_YEARS[0], BUDGET_YEARS[-1])
        worksheet.conditional_formatting.add(years, alarm_when(f"OR(ISTEXT({year}),ISERROR({year}))"))
        if "change" in letters:
            change = cell("change")
            worksheet.conditional_formatting.add(
                years,
                alarm_when(
                    f"AND(ISNUMBER({year}),OR(AND({year}<0,{is_one_of(change, *NON_NEGATIVE_CHANGES)}),"
                    f"AND({year}>0,{is_one_of(change, *NON_POSITIVE_CHANGES)})))"
                ),
            )
    left_out = _left_out(sheet, cell)
    if left_out:
        visible = [column.key for column in sheet.columns if not column.hidden]
        worksheet.conditional_formatting.add(over(visible[0], visible[-1]), muted_when(left_out))


def _left_out(sheet: Sheet, cell: Callable[[str], str]) -> str | None:
    """Where a row's correction counts in nothing; blank rows below the table are no such rows."""
    match sheet.key:
        case "corrections":
            return f'AND({cell("row")}<>"",{cell("row")}>0,{cell("counts")}=0)'
        case "fte":
            return f'AND({cell("counts")}<>"",{cell("counts")}=0)'
        case "amounts" | "financing" | "calculation":
            return f'AND({cell("factor")}<>"",{cell("factor")}=0)'
        case _:
            return None
