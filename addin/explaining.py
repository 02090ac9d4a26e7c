"""Begrund advarsel: a row in Begrundelser of the open workbook that says why a finding may stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.judging import judged, settings_of
from addin.navigation import current
from addin.open_book import OpenBook
from addin.reply import Question, Reply
from addin.validating import show, unseen
from schemas.calculations.keys import key_of
from schemas.errors import KorrekturError
from schemas.finding import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    import xlwings as xw

    from addin.checklist import Point
    from addin.open_book import OpenTable
    from schemas.finding import Finding


def give_reason(book: xw.Book, **answers: Any) -> Reply:
    """Ask why the finding at hand may stand, and write it down; the same rule and Nr are explained together."""
    opened = OpenBook.ours(book)
    point = current(opened)
    about = f"{point.rule}, {point.nr}" if point.nr else point.rule
    found = _to_explain(opened, point, about, answers)
    table = _table(opened)
    reason = str(answers.get("reason") or "").strip()
    if not reason:
        return Reply(question=Question("reason", _asked(found), "text"))
    with unseen(book):
        _write(table, found, reason, answers)
    again = OpenBook(book)
    show(again, judged(again, answers), answers)
    return Reply(status=Text(f"{about} er begrundet", f"{about} is explained"))


def _to_explain(opened: OpenBook, point: Point, about: str, answers: Mapping[str, Any]) -> list[Finding]:
    """All findings of that rule and Nr as the book now stands; raises `KorrekturError` where none may be explained."""
    from schemas.explanations import explained_key, may_be_explained  # noqa: PLC0415  loads every rule

    key = key_of(point.key)
    every = judged(opened, answers)
    found = [one for one in every if one.rule == point.rule and explained_key(one.place.key) == key]
    if not found:
        raise _refused(f"{about}: der er ikke længere noget at begrunde.", f"{about}: nothing is left to explain.")
    if any(one.accepted is not None for one in found):
        raise _refused(f"{about} er allerede begrundet.", f"{about} is explained already.")
    if not any(may_be_explained(point.rule, one.on_submission, settings_of(answers)) for one in found):
        raise _refused(
            f"{about} er en fejl, og fejl kan ikke begrundes. Ret den i stedet.",
            f"{about} is an error, and errors cannot be explained. Mend it instead.",
        )
    return found


def _table(opened: OpenBook) -> OpenTable:
    table = opened.table("explanations")
    if table is None or any(column.key not in table.columns for column in table.spec.columns):
        raise _refused(
            "Arket Begrundelser eller en af dets kolonner mangler.",
            "The sheet Begrundelser or one of its columns is missing.",
        )
    return table


def _refused(da: str, en: str) -> KorrekturError:
    return KorrekturError(Text(da, en))


def _asked(found: Sequence[Finding]) -> Text:
    count = len(found)
    more_da = f"\n\nBegrundelsen gælder alle {count} fund af samme regel og nummer." if count > 1 else ""
    more_en = f"\n\nThe reason holds for all {count} findings of the same rule and number." if count > 1 else ""
    first = found[0].message
    return Text(f"{first.da}{more_da}\n\nHvorfor må det stå?", f"{first.en}{more_en}\n\nWhy may it stand?")


def _write(table: OpenTable, found: Sequence[Finding], reason: str, answers: Mapping[str, Any]) -> None:
    """The row, under the last filled one."""
    from schemas.explanations import observed  # noqa: PLC0415  loads every rule

    row = table.next_row()
    texts = {
        "rule": found[0].rule,
        "nr": found[0].place.key or "-",
        "observed": observed(one.found for one in found),
        "reason": reason,
        "explained_by": str(answers.get("user") or ""),
    }
    for key, text in texts.items():
        cell = table.cell(row, key)
        cell.number_format = "@"  # a text that looks like a number or a formula stays a text
        cell.value = text or None
    day = table.cell(row, "date")
    day.number_format = "dd-mm-yyyy"
    day.value = date.today()  # noqa: DTZ011  the day where the accountant sits
    table.grow_to(row)
