"""A cell that an import left blank and nobody has filled in."""

from schemas.evidence.import_remarks import open_remarks
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import BLANK

_ASKED_FOR = (*BUDGET_YEARS, "change", "service_frame", "nr")
"""The columns that may not be blank on submission; a blank in others means something, or is only missed."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """Name each row with cells left blank, once, whatever the reasons were."""
    told: set[tuple[int, str, int, str]] = set()
    for remark in open_remarks(budgets):
        for blank in remark.blank:
            cells = {(remark.book, blank.sheet, blank.row, column) for column in blank.columns}
            if cells <= told:
                continue
            told |= cells
            mild = not any(column in _ASKED_FOR for column in blank.columns)
            number = "nr" in blank.columns
            yield Hit(
                book=remark.book,
                udvalg=remark.udvalg,
                sheet=blank.sheet,
                row=blank.row,
                column=blank.columns[0],
                key=remark.nr or "-",
                found=same(remark.printed) if remark.printed else BLANK,
                values={"what": same(remark.what)},
                rests_on=blank.columns,
                severity=Severity.NOTE if mild else None,
                draft_severity=Severity.NOTE if mild else Severity.ERROR if number else None,
            )


def _same_cell(silent: Hit, speaking: Hit) -> bool:
    there = (silent.sheet, silent.row) == (speaking.sheet, speaking.row)
    return there and silent.column in speaking.rests_on


_REMARK = {"Nr": "T101", "Sted": "skemaer.pdf, side 1, linje 9", "Hvad": "Udgifter (2028): »x« kan ikke læses."}

RULE = Rule(
    id="IMP901",
    name="imported-cell-blank",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Importen lod en celle stå tom", "The import left a cell blank"),
    why=Text(
        "Det, importen ikke kunne læse med sikkerhed, gættes der ikke på. Den, der har skemaet, skriver det.",
        "What the import could not read for certain is not guessed. Whoever has the form writes it.",
    ),
    message=Text(
        "{place}: Importen lod feltet stå tomt. {what} Skriv det, der skal stå, eller Ja under Behandlet på arket "
        "Import.",
        "{place}: The import left the field blank. {what} Write what it should be, or Ja under Behandlet on the sheet "
        "Import.",
    ),
    wrong=Example({"Beløb": [{"2028": None}], "Import": [{**_REMARK, "Som trykt": "x", "Celle": "Beløb!J4"}]}),
    right=Example({"Import": [{**_REMARK, "Som trykt": "x", "Celle": "Beløb!J4"}]}),
    silent=(Example({"Import": [{**_REMARK, "Celle": "Beløb!H4:K4", "Behandlet": "Ja"}]}),),
    check=check,
    requires=("imported",),
    omits="cells",
    hides={
        "year-blank": _same_cell,
        "change-missing": _same_cell,
        "service-frame-unanswered": _same_cell,
        "line-without-correction": _same_cell,
    },
)
