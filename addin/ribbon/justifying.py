"""Begrund advarsel: a row in Begrundelser of the open workbook that says why a finding may stand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import xlwings as xw

from addin.live.cell_writing import put
from addin.live.excel_calls import unprotected
from addin.live.open_book import OpenBook, OpenTable
from addin.ribbon.judging import judged, settings_of
from addin.ribbon.navigation import current
from addin.ribbon.reply import Question, Reply
from addin.ribbon.validating import show, unseen
from schemas.finding import Finding, KorrekturError, Text


def give_reason(book: xw.Book, **answers: Any) -> Reply:
    """Ask why the finding at hand may stand, and write it down; the same rule and Nr are justified together."""
    from workbook.accept.accept import only, to_justify  # noqa: PLC0415  loads what writes packages

    opened = OpenBook.ours(book)
    point = current(opened)
    udvalg = point.udvalg if opened.stamdata.merged else ""
    settings = settings_of(answers)
    of_rule = opened.submission(only(point.rule, settings)).findings
    found = to_justify(of_rule, point.rule, point.key, settings, udvalg)
    table = _table(opened)
    reason = str(answers.get("reason") or "").strip()
    if not reason:
        return Reply(question=Question("reason", _asked(found), "text"))
    with unseen(book), unprotected(table.sheet):
        _write(table, found, reason, str(answers.get("user") or ""))
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    about = f"{point.rule}, {point.nr}" if point.nr else point.rule
    return Reply(status=Text(f"{about} er begrundet", f"{about} is justified"))


def _table(opened: OpenBook) -> OpenTable:
    table = opened.table("justifications")
    if table is None or any(column.key not in table.columns for column in table.spec.columns):
        raise KorrekturError(
            "Arket Begrundelser eller en af dets kolonner mangler.",
            "The sheet Begrundelser or one of its columns is missing.",
        )
    return table


def _asked(found: Sequence[Finding]) -> Text:
    count = len(found)
    more_da = f"\n\nBegrundelsen gælder alle {count} fund af samme regel og nummer." if count > 1 else ""
    more_en = f"\n\nThe reason holds for all {count} findings of the same rule and number." if count > 1 else ""
    first = found[0].message
    return Text(f"{first.da}{more_da}\n\nHvorfor må det stå?", f"{first.en}{more_en}\n\nWhy may it stand?")


def _write(table: OpenTable, found: Sequence[Finding], reason: str, user: str) -> None:
    """The row, under the last filled one; every row is shown, this one too."""
    from workbook.accept.accept import observed_by  # noqa: PLC0415  as above

    row = table.free_row()
    texts = {
        "rule": found[0].rule,
        "nr": found[0].place.key or "-",
        "observed": observed_by(found),
        "reason": reason,
        "justified_by": user or None,
        "date": date.today(),  # noqa: DTZ011  the day where the accountant sits
    }
    if "udvalg" in table.columns:
        texts["udvalg"] = found[0].place.committee
    table.show_rows()
    table.grow_to(row)
    for key, value in texts.items():
        put(table.cell(row, key), value)
