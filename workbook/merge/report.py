"""`korrektur merge`: what was merged, and what is to be decided."""

from collections.abc import Iterator

from schemas.finding import Language, Severity, Text
from schemas.words.harmless import harmless
from workbook.merge.new_book import FINDINGS_SHEET, HAPPENED, LOG_SHEET
from workbook.merge.values import Happened, Merged
from workbook.reports.words import ERRORS, WARNINGS, some

SHOWN = 20
"""The most lines of one kind the screen shows; the sheet has them all."""
_CORRECTIONS = Text("korrektioner", "corrections"), Text("korrektion", "correction")
_FINDINGS = (
    Text("fund fra udvalgenes filer står på arket {sheet}.", "findings from the committees' files stand on {sheet}."),
    Text("fund fra udvalgenes filer står på arket {sheet}.", "finding from the committees' files stands on {sheet}."),
)
_AND = Text(" og ", " and ")
_ALL_MERGED = Text("Alt er samlet; intet skal afgøres.", "All is merged; nothing is to be decided.")
_HAS_ERRORS = Text(
    "Udvalgenes filer har {found}. Tallene er ikke bedre end dem, de er samlet af.",
    "The committees' files have {found}. The figures are no better than their sources.",
)
_MORE = Text("… og {count} til på arket {sheet}", "… and {count} more on the sheet {sheet}")


def lines(merged: Merged, language: Language) -> Iterator[str]:
    """The report, line by line."""
    corrections = [str(row["udvalg"]) for row in merged.contents.rows["corrections"]]
    for committee in merged.contents.rows["committees"]:
        udvalg = str(committee["udvalg"])
        counted = some(corrections.count(udvalg), _CORRECTIONS, language)
        found = _found(merged, language, udvalg)
        yield harmless(f"{udvalg}: {counted}{found and ', '}{found} ({committee['file']})")
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
    if merged.count(Severity.ERROR):
        yield _HAS_ERRORS[language].format(found=_found(merged, language))
    if not merged.conflicts and not merged.rows_left_out:
        yield _ALL_MERGED[language]


def _found(merged: Merged, language: Language, udvalg: str | None = None) -> str:
    """`2 fejl og 1 advarsel` of those findings that nobody has justified; empty where there are none."""
    kinds = ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS))
    counted = [(merged.count(severity, udvalg), words) for severity, words in kinds]
    return _AND[language].join(some(count, words, language) for count, words in counted if count)
