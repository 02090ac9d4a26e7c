"""`korrektur merge`: what was merged, and what is to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.finding import Text
from schemas.words.harmless import harmless
from workbook.merge.new_book import FINDINGS_SHEET, HAPPENED, LOG_SHEET
from workbook.merge.values import Happened
from workbook.reports.words import some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.finding import Language
    from workbook.merge.values import Merged

SHOWN = 20
"""The most lines of one kind the screen shows; the sheet has them all."""
_CORRECTIONS = Text("korrektioner", "corrections"), Text("korrektion", "correction")
_FINDINGS = (
    Text("fund fra udvalgenes filer står på arket {sheet}.", "findings from the committees' files stand on {sheet}."),
    Text("fund fra udvalgenes filer står på arket {sheet}.", "finding from the committees' files stands on {sheet}."),
)
_ALL_MERGED = Text("Alt er samlet; intet skal afgøres.", "All is merged; nothing is to be decided.")
_MORE = Text("… og {count} til på arket {sheet}", "… and {count} more on the sheet {sheet}")


def lines(merged: Merged, language: Language) -> Iterator[str]:
    """The report, line by line."""
    corrections = [str(row["udvalg"]) for row in merged.contents.rows["corrections"]]
    for committee in merged.contents.rows["committees"]:
        udvalg = str(committee["udvalg"])
        counted = some(corrections.count(udvalg), _CORRECTIONS, language)
        yield harmless(f"{udvalg}: {counted} ({committee['file']})")
    for happened in Happened:
        remarks = [one for one in merged.remarks if one.happened is happened]
        if remarks:
            yield f"\n{HAPPENED[happened][language]}"
        for one in remarks[:SHOWN]:
            place = " · ".join(part for part in (one.udvalg, one.nr, one.sheet, one.file) if part)
            yield harmless(f"  {place}: {one.what[language]}")
        if len(remarks) > SHOWN:
            yield "  " + _MORE[language].format(count=len(remarks) - SHOWN, sheet=LOG_SHEET)
    yield ""
    if merged.origins:
        yield some(len(merged.origins), _FINDINGS, language).format(sheet=FINDINGS_SHEET)
    if not merged.conflicts:
        yield _ALL_MERGED[language]
