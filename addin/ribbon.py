"""The handlers behind the ribbon's buttons: `handler(book, **answers) -> Reply`, by the button's id.

A handler reads and writes the open workbook in bulk, shows no dialog, saves nothing, and remembers what it must in
the workbook itself. It raises `KorrekturError` where it cannot do what is asked, with words for the person.
"""

from __future__ import annotations

from addin.corrections import new_correction, only_this, show_all, show_form
from addin.explaining import give_reason
from addin.helping import about, guide
from addin.mending import repair, undo_repairs
from addin.navigation import explain_point, next_point, previous_point
from addin.recalculation import recalculate
from addin.submission import prepare
from addin.validating import clear_marks, validate
from addin.workbooks import import_forms, new_workbook

__all__ = [
    "about",
    "clear_marks",
    "explain_point",
    "give_reason",
    "guide",
    "import_forms",
    "new_correction",
    "new_workbook",
    "next_point",
    "only_this",
    "prepare",
    "previous_point",
    "recalculate",
    "repair",
    "show_all",
    "show_form",
    "undo_repairs",
    "validate",
]
