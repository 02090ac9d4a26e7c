"""Drop-downs, refusals and input messages: what Excel says while a person types."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.columns import Kind
from schemas.layout import FIRST_DATA_ROW, READY_ROWS, Column, Sheet
from workbook.template.names import COMMITTEES, NUMBERS, list_name

LONGEST_TITLE, LONGEST_TEXT = 32, 225
"""What Excel takes in the title and the text of a message."""
_NUMBER = ("decimal", "-1000000000", "1000000000", "Skriv et tal. Brug komma før decimalerne.")
_RANGES = {
    Kind.AMOUNT: _NUMBER,
    Kind.FTE: _NUMBER,
    Kind.NUMBER: _NUMBER,
    Kind.PERCENT: ("decimal", "-1", "1", "Skriv satsen i procent, fx 3,2%."),
    Kind.YEAR: ("whole", "2000", "2100", "Skriv et årstal med fire cifre, fx 2026."),
    Kind.DATE: ("date", "36526", "73050", "Skriv en dato, fx 01-01-2026."),  # 2000 to 2099
}
"""What a cell may hold: Excel's kind of check, its lowest and highest, and what is said of anything else."""


def add_input_help(worksheet: Worksheet, sheet: Sheet, letters: dict[str, str]) -> None:
    """Give every input column of a data sheet its drop-down or check, and its message, on the ready rows."""
    for column in sheet.inputs:
        letter = letters[column.key]
        add_validation(
            worksheet,
            f"{letter}{FIRST_DATA_ROW}:{letter}{READY_ROWS}",
            _rule(sheet, column),
            title=column.header,
            prompt=column.prompt,
        )


def add_validation(worksheet: Worksheet, cells: str, rule: dict[str, str | bool], *, title: str, prompt: str) -> None:
    """One rule over a range; both flags are set, or Excel would say and refuse nothing."""
    if not prompt and not rule:
        return
    validation = DataValidation(showInputMessage=True, showErrorMessage=True, allow_blank=True)
    for name, value in rule.items():
        setattr(validation, name, value)
    validation.promptTitle, validation.prompt = title[:LONGEST_TITLE], prompt[:LONGEST_TEXT] or None
    validation.errorTitle = title[:LONGEST_TITLE]
    validation.add(cells)
    worksheet.add_data_validation(validation)


def choice(name: str) -> dict[str, str | bool]:
    """Only the answers of a list; "ignore blank" would let anything through where the list has a blank."""
    return {
        "type": "list", "formula1": list_name(name), "allowBlank": False, "errorStyle": "stop",
        "error": "Vælg et af svarene på listen.",
    }  # fmt: skip


def of_committees() -> dict[str, str | bool]:
    """Only the committees that are merged in the workbook."""
    return {
        "type": "list", "formula1": COMMITTEES, "allowBlank": False, "errorStyle": "stop",
        "error": "Vælg et af udvalgene fra arket Udvalg.",
    }  # fmt: skip


def _rule(sheet: Sheet, column: Column) -> dict[str, str | bool]:
    if column.choices:
        return choice(column.choices)
    if column.key == "udvalg":
        return {} if sheet.key == "committees" else of_committees()
    if column.kind is Kind.KEY and sheet.key not in ("corrections", "justifications", "imported"):
        return {
            "type": "list", "formula1": NUMBERS, "allowBlank": False, "errorStyle": "warning",
            "error": "Nummeret findes ikke på arket Korrektioner. Linjen hører så ikke til nogen korrektion.",
        }  # fmt: skip
    if column.kind not in _RANGES:
        return {}
    kind, lowest, highest, error = _RANGES[column.kind]
    if sheet.key == "calculation" and column.kind is Kind.AMOUNT:
        lowest = "0"  # gross amounts
    return {
        "type": kind, "operator": "between", "formula1": lowest, "formula2": highest, "errorStyle": "stop",
        "error": error,
    }  # fmt: skip
