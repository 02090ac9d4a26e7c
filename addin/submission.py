"""Klargør til indsendelse: judged as submitted; with no error left, the workbook is made ready to be sent."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from addin.cell_writing import DATE_FORMAT, Content, put
from addin.excel_calls import unprotected
from addin.judging import judged
from addin.open_book import OpenBook
from addin.reply import Question, Reply
from addin.validating import cleared, show, unseen
from schemas.errors import KorrekturError
from schemas.finding import Severity, Text
from schemas.lists import CLOSED, SUBMITTED
from workbook.template.overview_formulas import native_formulas, overview_formulas

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from schemas.finding import Finding

CALL = "KORREKTUR_"
"""Begins the name of every custom function."""


def prepare(book: xw.Book, **answers: Any) -> Reply:
    """Judge the workbook as Indsendt; without errors, once confirmed, set Status and Dato and clear what is ours."""
    opened = OpenBook.ours(book)
    closed = opened.stamdata.text("status").casefold() == CLOSED.casefold()
    findings = judged(opened, answers, None if closed else SUBMITTED)
    still_open = [one for one in findings if one.accepted is None]
    errors = sum(one.severity is Severity.ERROR for one in still_open)
    if errors:
        show(opened, findings, answers)
        return Reply(message=_errors(errors))
    if not answers.get("confirmed"):
        return Reply(question=Question("confirmed", _asked(still_open)))
    with unseen(book):
        if not closed:
            _set_fact(opened, "status", Content(SUBMITTED, None, "@"))
        _set_fact(opened, "date", Content(date.today(), None, DATE_FORMAT))  # noqa: DTZ011  where the accountant sits
        cleared(opened)
        use_native_formulas(opened)
    name = _file_name(opened)
    return Reply(
        status=Text("Klar til indsendelse", "Ready to submit"),
        message=Text(
            f"Projektmappen er klar. Gem den som\n\n{name}\n\nog send den. Oversigten regnes nu af Excel alene.",
            f"The workbook is ready. Save it as\n\n{name}\n\nand send it. Its overview is now computed by Excel alone.",
        ),
    )


def _errors(count: int) -> Text:
    if count == 1:
        return Text(
            "1 fejl skal rettes, før projektmappen kan indsendes. Den står øverst i Kontrolliste.",
            "1 error must be mended before the workbook can be submitted. It is at the top of Kontrolliste.",
        )
    return Text(
        f"{count} fejl skal rettes, før projektmappen kan indsendes. De står øverst i Kontrolliste.",
        f"{count} errors must be mended before the workbook can be submitted. They are at the top of Kontrolliste.",
    )


def _asked(still_open: Sequence[Finding]) -> Text:
    warnings = sum(one.severity is Severity.WARNING for one in still_open)
    unexplained = Text(
        f"Der er {warnings} advarsler uden begrundelse. " if warnings > 1 else "Der er 1 advarsel uden begrundelse. ",
        f"There are {warnings} warnings without a reason. "
        if warnings > 1
        else "There is 1 warning without a reason. ",
    )
    said = unexplained if warnings else Text("", "")
    return Text(
        f"Ingen fejl. {said.da}Status sættes til Indsendt og Dato til i dag, og markeringerne fjernes.\n\n"
        "Skal projektmappen gøres klar?",
        f"No errors. {said.en}Status becomes Indsendt and Dato today, and the marks are removed.\n\n"
        "Make the workbook ready?",
    )


def _set_fact(opened: OpenBook, key: str, content: Content) -> None:
    table, fact = opened.table("master_data"), opened.stamdata.facts.get(key)
    if table is None or fact is None or "value" not in table.columns:
        raise KorrekturError(
            Text("Stamdata mangler rækken med Status eller Dato.", "Stamdata lacks the row of Status or Dato.")
        )
    with unprotected(table.sheet):
        put(table.cell(fact.row, "value"), content)


def use_native_formulas(opened: OpenBook) -> None:
    """Let Excel alone compute Oversigt, so that no link to the add-in goes with the file."""
    _write_overview(opened, native_formulas(opened.layout), only=CALL)


def use_functions(opened: OpenBook) -> None:
    """Enter the calls of the functions anew, so that Excel binds them to the add-in that is there now."""
    _write_overview(opened, overview_formulas(opened.layout), only=CALL)


def _write_overview(opened: OpenBook, formulas: dict[str, str], *, only: str) -> None:
    """Write the cells of Oversigt whose formula has `only` in it; a cell that somebody has changed stays."""
    grid = opened.sheet(opened.layout.sheet("overview").name)
    if grid is None:
        return
    sheet = opened.book.sheets[grid.name]
    asking = {at for at, formula in grid.formulas.items() if only in formula}
    rows = {row for row, _ in asking}
    with unprotected(sheet):
        for row in sorted(rows):
            columns = sorted(column for at_row, column in asking if at_row == row)
            if columns != list(range(columns[0], columns[-1] + 1)):
                continue
            cells = sheet.range((row, columns[0]), (row, columns[-1]))
            texts = [
                formulas.get(sheet.range((row, column)).get_address(row_absolute=False, column_absolute=False))
                for column in columns
            ]
            if None not in texts:
                cells.formula = [[f"={text}" for text in texts]]


def _file_name(opened: OpenBook) -> str:
    """`Økonomiudvalget budget 2026 indsendt 2025-08-01.xlsx`, without what no file name may have."""
    committee = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", opened.stamdata.text("committee")).strip() or "Udvalg"
    return f"{committee} budget {opened.layout.budget_year} indsendt {date.today():%Y-%m-%d}.xlsx"  # noqa: DTZ011
