"""`korrektur upgrade`: what was moved, and what has no place in the present template."""

from collections.abc import Iterator, Sequence

from schemas.finding import Language, Text
from schemas.layout import TEMPLATE_VERSION
from schemas.words.harmless import harmless
from workbook.carrying.rows import Loss
from workbook.reports.words import some
from workbook.upgrade.new_book import LOSSES_SHEET
from workbook.upgrade.upgrade import Upgrade

SHOWN = 20
"""The most losses the screen shows; the sheet has them all."""
_FROM = Text("Fra skabelonversion {old} til {new}", "From template version {old} to {new}")
_UNNAMED = Text("(ikke oplyst)", "(not named)")
_ROWS = Text("rækker", "rows"), Text("række", "row")
_OWN = Text(", egne kolonner: {names}", ", own columns: {names}")
_SHEETS = Text("Egne ark: {names}", "Own sheets: {names}")
_NOTES = Text("Noter: {count}", "Notes: {count}")
_ALL = Text("Alt er ført over.", "Everything is carried.")
_LOST = Text("Ikke på sin plads ({count}; se arket {sheet})", "Not in its place ({count}; see the sheet {sheet})")
_MORE = Text("… og {count} til", "… and {count} more")


def lines(found: Upgrade, losses: Sequence[Loss], language: Language) -> Iterator[str]:
    """The report, line by line."""
    yield _FROM[language].format(old=harmless(found.version) or _UNNAMED[language], new=TEMPLATE_VERSION)
    for table in found.tables.values():
        line = f"{table.sheet.name}: {some(len(table.rows), _ROWS, language)}"
        yield harmless(line + (_OWN[language].format(names=", ".join(table.own)) if table.own else ""))
    if found.sheets:
        yield harmless(_SHEETS[language].format(names=", ".join(sheet.name for sheet in found.sheets)))
    if found.notes:
        yield _NOTES[language].format(count=len(found.notes))
    if not losses:
        yield _ALL[language]
        return
    yield "\n" + _LOST[language].format(count=len(losses), sheet=LOSSES_SHEET)
    for loss in losses[:SHOWN]:
        place = f"{loss.sheet}!{loss.cell}" if loss.cell else loss.sheet
        yield "  " + harmless(f"{place}: {loss.content} · {loss.why[language]}")
    if len(losses) > SHOWN:
        yield f"  {_MORE[language].format(count=len(losses) - SHOWN)}"
