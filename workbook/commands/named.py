"""The workbooks that a command's arguments name, and what is said of the rest."""

from collections.abc import Iterable
from pathlib import Path

from schemas.finding import Language
from workbook.commands.output import talk


def workbooks_named(names: Iterable[str], language: Language, *, writes: Path | None = None) -> tuple[Path, ...]:
    """The workbooks meant; folders without any and lists of our own are told of on stderr.

    The list that this run `writes` anew needs no word. Raises KorrekturError when nothing at all is meant.
    """
    from workbook.submissions.paths import meant, no_workbooks, not_checked

    found = meant(names)
    for path in found.own_lists:
        if writes is None or path.absolute() != writes.absolute():
            talk(not_checked(path)[language])
    if found.empty:
        talk(no_workbooks(found.empty)[language])
    return found.workbooks
