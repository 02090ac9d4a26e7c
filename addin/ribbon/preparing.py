"""Klargør til indsendelse: judged as submitted; with no error left, the workbook is made ready to be sent."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlwings as xw

from addin.live.cell_writing import put
from addin.live.excel_calls import unprotected
from addin.live.open_book import OpenBook
from addin.ribbon.judging import judged
from addin.ribbon.recalculation import use_native_formulas
from addin.ribbon.reply import Question, Reply
from addin.ribbon.validating import cleared, show, unseen
from schemas.finding import Finding, KorrekturError, Severity, Text
from schemas.lists import CLOSED, SUBMITTED
from schemas.rules import RULE_BY_ID

_IMPORT = "IMP"


def prepare(book: xw.Book, **answers: Any) -> Reply:
    """Judge the workbook as Indsendt; without errors, once confirmed, set Status and Dato and clear what is ours.

    One that is Endelig already is judged as that, and keeps its Status and Dato.
    """
    opened = OpenBook.ours(book)
    closed = opened.stamdata.text("status").casefold() == CLOSED.casefold()
    findings = judged(opened, answers, None if closed else SUBMITTED)
    still_open = [one for one in findings if one.accepted is None]
    errors = sum(one.severity is Severity.ERROR for one in still_open)
    if errors:
        show(opened, findings, answers)
        return Reply(message=_errors(errors))
    unsettled = sum(RULE_BY_ID[one.rule].family == _IMPORT for one in still_open)
    if unsettled:
        show(opened, findings, answers)
        return Reply(message=_unsettled(unsettled))
    if not answers.get("confirmed"):
        return Reply(question=Question("confirmed", _asked(still_open, closed=closed)))
    if not closed:
        _refuse_without_facts(opened)
    with unseen(book):
        kept = use_native_formulas(opened)
        if not closed:
            _set_facts(opened)
        cleared(opened)
    return Reply(status=Text("Klar til indsendelse", "Ready to submit"), message=_ready(_file_name(opened), kept))


def _unsettled(count: int) -> Text:
    return Text(
        f"Importen har efterladt {count} ting, som ingen har behandlet. Udfyld felterne, eller skriv Ja under "
        "Behandlet på arket Import. De står i Kontrolliste.",
        f"The import left {count} things that nobody has settled. Fill in the fields, or write Ja under "
        "Behandlet on the sheet Import. They are in Kontrolliste.",
    )


def _errors(count: int) -> Text:
    if count == 1:
        return Text(
            "1 fejl skal rettes, før projektmappen kan indsendes. Den står øverst i Kontrolliste.",
            "1 error must be fixed before the workbook can be submitted. It is at the top of Kontrolliste.",
        )
    return Text(
        f"{count} fejl skal rettes, før projektmappen kan indsendes. De står øverst i Kontrolliste.",
        f"{count} errors must be fixed before the workbook can be submitted. They are at the top of Kontrolliste.",
    )


def _asked(still_open: Sequence[Finding], *, closed: bool) -> Text:
    warnings = sum(one.severity is Severity.WARNING for one in still_open)
    unjustified = Text(
        f"Der er {warnings} advarsler uden begrundelse. " if warnings > 1 else "Der er 1 advarsel uden begrundelse. ",
        f"There are {warnings} warnings without a reason. "
        if warnings > 1
        else "There is 1 warning without a reason. ",
    )
    said = unjustified if warnings else Text("", "")
    done = (
        Text(
            "Projektmappen er allerede Endelig: Status og Dato bliver stående. Markeringerne fjernes.",
            "The workbook is Endelig already: Status and Dato stay. The marks are removed.",
        )
        if closed
        else Text(
            "Status sættes til Indsendt og Dato til i dag, og markeringerne fjernes.",
            "Status becomes Indsendt and Dato today, and the marks are removed.",
        )
    )
    return Text(
        f"Ingen fejl. {said.da}{done.da}\n\nSkal projektmappen gøres klar?",
        f"No errors. {said.en}{done.en}\n\nMake the workbook ready?",
    )


_FACTS = ("status", "date")


def _refuse_without_facts(opened: OpenBook) -> None:
    table = opened.table("master_data")
    if table is None or "value" not in table.columns or any(key not in opened.stamdata.facts for key in _FACTS):
        raise KorrekturError(
            "Stamdata mangler rækken med Status eller Dato.", "Stamdata lacks the row of Status or Dato."
        )


def _set_facts(opened: OpenBook) -> None:
    table = opened.table("master_data")
    assert table is not None, "looked for before"  # noqa: S101  an invariant
    status, day = (table.cell(opened.stamdata.facts[key].row, "value") for key in _FACTS)
    with unprotected(table.sheet):
        put(status, SUBMITTED)
        put(day, date.today())  # noqa: DTZ011  the day where the accountant sits


def _ready(name: str, kept: Sequence[str]) -> Text:
    """What is left to do; `kept` are cells that still call the add-in, since somebody has changed them."""
    cells = ", ".join(kept)
    remark = Text(
        f"\n\nDisse celler på Oversigt er ændret og spørger stadig tilføjelsesprogrammet: {cells}." if kept else "",
        f"\n\nThese cells of Oversigt have been changed and still ask for the add-in: {cells}." if kept else "",
    )
    return Text(
        f"Projektmappen er klar. Gem den som\n\n{name}\n\nog send den. Oversigten regnes nu af Excel alene.{remark.da}",
        f"The workbook is ready. Save it as\n\n{name}\n\nand send it. Its overview is now computed by Excel alone."
        f"{remark.en}",
    )


def _file_name(opened: OpenBook) -> str:
    """`Økonomiudvalget budget 2026 indsendt 2025-08-01.xlsx`, without what no file name may have."""
    committee = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", opened.stamdata.text("committee")).strip() or "Udvalg"
    return f"{committee} budget {opened.layout.budget_year} indsendt {date.today():%Y-%m-%d}.xlsx"  # noqa: DTZ011
