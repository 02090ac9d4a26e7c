"""The handlers behind the ribbon's buttons: `handler(book, **answers) -> Reply`, by the button's id.

A handler reads and writes the open workbook in bulk, shows no dialog, saves nothing, and remembers what it must in
the workbook itself. It raises `KorrekturError` where it cannot do what is asked, with words for the person.
"""

from addin.ribbon.comparing import compare_versions
from addin.ribbon.corrections import new_correction, only_this, show_all, show_form
from addin.ribbon.fixing import fix, undo_fixes
from addin.ribbon.helping import about, guide
from addin.ribbon.justifying import give_reason
from addin.ribbon.navigation import explain_point, next_point, previous_point
from addin.ribbon.new_files import merge, new_year, save_forms, to_new_template
from addin.ribbon.new_workbooks import import_forms, new_workbook
from addin.ribbon.preparing import prepare
from addin.ribbon.recalculation import recalculate
from addin.ribbon.validating import clear_marks, validate

__all__ = [
    "about", "clear_marks", "compare_versions", "explain_point", "fix", "give_reason", "guide", "import_forms",
    "merge", "new_correction", "new_workbook", "new_year", "next_point", "only_this", "prepare",
    "previous_point", "recalculate", "save_forms", "show_all", "show_form", "to_new_template", "undo_fixes",
    "validate",
]  # fmt: skip
