"""The merged workbook as a file: the committees' rows, the log of the merge, and what was found before it."""

from openpyxl import Workbook

from schemas.finding import Severity, Text
from schemas.layout import UNITS, layout
from workbook import template
from workbook.merge.values import Happened, Merged, Origin

LOG_SHEET, FINDINGS_SHEET = "Samling", "Fund fra udvalgene"
HAPPENED = {
    Happened.CONFLICT: Text("Skal afgøres", "To be decided"),
    Happened.LEFT_OUT: Text("Tæller ikke med", "Not counted"),
    Happened.TWICE: Text("Taget med én gang", "Taken once"),
    Happened.CONVERTED: Text("Omregnet", "Converted"),
    Happened.NOT_CARRIED: Text("Ikke taget med", "Not carried"),
}
_SEVERITIES = {Severity.ERROR: "Fejl", Severity.WARNING: "Advarsel", Severity.NOTE: "Note"}
_LOG = (("Hvad er sket", 20), ("Udvalg", 28), ("Fil", 34), ("Nr", 10), ("Ark", 22), ("Hvordan", 80))
_FINDINGS = (
    ("Udvalg", 26), ("Fil", 30), ("Alvor", 11), ("Begrundet", 11), ("Ark", 18), ("Celle", 9), ("Nr", 10),
    ("Regel", 10), ("Hvad", 70), ("Fundet", 22), ("Forventet", 24),
)  # fmt: skip


def build(merged: Merged) -> bytes:
    """The workbook as the bytes of an .xlsx."""

    def add(workbook: Workbook) -> None:
        from workbook.carrying.sheets import add_own_columns  # noqa: PLC0415  loads openpyxl

        contents = merged.contents
        its_layout = layout(contents.budget_year, UNITS[contents.unit], merged=True)
        for sheet, rows in merged.own.items():
            headers = list(dict.fromkeys(header for row in rows for header in row))
            if headers:
                add_own_columns(workbook, its_layout.sheet(sheet).name, headers, rows)
        _add_log(workbook, merged)
        _add_findings(workbook, merged.origins)

    return template.build(merged.contents, add)


def _add_log(workbook: Workbook, merged: Merged) -> None:
    from workbook.template.listing import ListColumn, ListedCell, add_listing  # noqa: PLC0415  loads openpyxl

    rows = [
        [ListedCell(text) for text in (HAPPENED[one.happened].da, one.udvalg, one.file, one.nr, one.sheet, one.what.da)]
        for one in merged.remarks
    ]
    note = "Det, der skete, da udvalgene blev samlet. Arket kan slettes, når det er læst."
    add_listing(workbook, LOG_SHEET, [ListColumn(*one) for one in _LOG], rows, table="Samling_log", note=note)


def _add_findings(workbook: Workbook, origins: tuple[Origin, ...]) -> None:
    from workbook.template.listing import ListColumn, ListedCell, add_listing  # noqa: PLC0415  loads openpyxl

    rows = []
    for one in origins:
        finding, place = one.finding, one.finding.place
        texts = (
            one.udvalg, one.file, _SEVERITIES[finding.severity], "" if finding.accepted is None else "Ja",
            place.sheet or "", place.cell or "", place.key, finding.rule, finding.message.da, finding.found.da,
            finding.expected.da,
        )  # fmt: skip
        rows.append([ListedCell(text) for text in texts])
    note = "Det, kontrollen fandt i udvalgenes egne filer. Celler er filens egne. »Validér« finder det, der gælder her."
    columns = [ListColumn(*one) for one in _FINDINGS]
    add_listing(workbook, FINDINGS_SHEET, columns, rows, table="Fund_fra_udvalgene", note=note)
