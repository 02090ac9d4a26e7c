"""What each sheet holds: a table to read, or a Frictionless Table Schema a sheet under the headers of one year."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.evidence.header_rows import expected_years
from schemas.finding import Language, Text
from schemas.layout import HEADER_ROW, layout
from schemas.lists import LISTS
from schemas.rules import rules_of_sheet
from schemas.sheets import SHEETS
from schemas.sheets.committees import SHEET as COMMITTEES
from workbook.reports.drawn import drawn
from workbook.reports.json import VERSION, dumped

WIDTH = 80
CONTENTS = {
    Kind.KEY: Text("nummer", "number (key)"),
    Kind.TEXT: Text("tekst", "text"),
    Kind.PROSE: Text("lang tekst", "long text"),
    Kind.CHOICE: Text("svar", "answer"),
    Kind.AMOUNT: Text("beløb", "amount"),
    Kind.FTE: Text("stillinger", "FTEs"),
    Kind.PERCENT: Text("procent", "per cent"),
    Kind.NUMBER: Text("tal", "number"),
    Kind.YEAR: Text("årstal", "year"),
    Kind.DATE: Text("dato", "date"),
}
"""What a column's cells hold, in a word or two."""
UNITS = {
    Kind.AMOUNT: Text("den enhed, der står på Stamdata", "the unit that Stamdata names"),
    Kind.FTE: Text("fuldtidsstillinger", "full-time equivalents"),
    Kind.PERCENT: Text("3,2 % er 0,032", "3.2% is 0.032"),
    Kind.NUMBER: Text("rækkens egen enhed", "the row's own unit"),
}
"""What the numbers of a column count, as a person types them."""
_TYPES = {
    Kind.AMOUNT: "number",
    Kind.FTE: "number",
    Kind.PERCENT: "number",
    Kind.NUMBER: "number",
    Kind.YEAR: "integer",
    Kind.DATE: "date",
}
"""The Table Schema's name for what a kind holds; the others are text."""
_HEADINGS = (
    Text("Kolonne", "Column"),
    Text("Indhold", "Holds"),
    Text("Svar, enhed og fortegn", "Answers, unit and sign"),
)
_RULES = Text("Kontrolleres af", "Checked by")
_FORMULA = Text("formel", "formula")
_MERGED = Text("kun i en samlet projektmappe", "only in a merged workbook")
_STAR = Text(
    "* Uden denne kolonne kan arkets tal ikke bruges.", "* Without this column the sheet's figures cannot be used."
)


def render_json(year: int, language: Language) -> str:
    """A JSON document with each sheet's Table Schema, its columns in their order under that year's headers."""
    sheets = [
        {
            "sheet": sheet.name,
            "table": sheet.table,
            "header_row": HEADER_ROW,
            "schema": {
                "title": sheet.title[language],
                "fields": [_field(column, sheet.key, language) for column in sheet.columns],
                "missingValues": [""],
                "rules": [rule.id for rule in rules_of_sheet(sheet.key)],
            },
        }
        for sheet in (*layout(year).tables, layout(year, merged=True).sheet(COMMITTEES.key))
        if not sheet.optional
    ]
    return dumped({"version": VERSION, "budget_year": year, "sheets": sheets})


def _field(column: Column, sheet: str, language: Language) -> dict[str, Any]:
    """One column as a field; unit and sign are left out where there is none. Stamdata holds facts of every type."""
    kind = "any" if sheet == "master_data" else _TYPES.get(column.kind, "string")
    field: dict[str, Any] = {"name": column.header, "type": kind}
    field |= {"title": column.title[language], "description": column.prompt}
    if column.choices:
        field["constraints"] = {"enum": list(LISTS[column.choices])}
    if column.kind in UNITS:
        field["unit"] = UNITS[column.kind][language]
    if column.sign is not None:
        field["sign"] = column.sign[language]
    return field | {"essential": column.essential, "calculated": column.calculated, "hidden": column.hidden}


def render_text(year: int, language: Language, *, width: int = WIDTH, colour: bool = False) -> str:
    """Each sheet's columns, and the rules that check it, to read."""
    parts = [_sheet(spec, year, language) for spec in (*SHEETS, COMMITTEES) if spec.columns]
    return drawn(Group(*parts, _STAR[language]), width=min(width, WIDTH), colour=colour)


def _sheet(spec: SheetSpec, year: int, language: Language) -> Group:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=25)
    table.add_column(width=12)
    table.add_column(ratio=1)
    table.add_row(*(Styled(heading[language], "dim") for heading in _HEADINGS))
    for column in spec.columns:
        if not column.hidden:
            name = Styled(_header(column, spec.key, year) + (" *" if column.essential else ""))
            holds = _FORMULA if column.calculated else CONTENTS[column.kind]
            table.add_row(name, holds[language], "\n".join(_details(column, language)))
    about = [spec.title[language]] if spec.title[language] != spec.name else []
    about += [_MERGED[language]] if spec is COMMITTEES else []
    heading = Styled.assemble((spec.name, "bold"), *(f" · {words}" for words in about))
    body: list[Any] = [heading, Padding(table, (0, 0, 1, 2))]
    rules = rules_of_sheet(spec.key)
    if rules:
        checks = Table.grid(padding=(0, 2, 0, 0), expand=True)
        checks.add_column(width=6)
        checks.add_column(ratio=1)
        for rule in rules:
            checks.add_row(Styled(rule.id, "bold"), rule.title[language])
        body += [Padding(Styled(_RULES[language], "dim"), (0, 0, 0, 2)), Padding(checks, (0, 0, 1, 2))]
    return Group(*body)


def _header(column: Column, sheet: str, year: int) -> str:
    """The column's header; the columns of several years stand as one."""
    if column.span is None:
        return column.header
    years = expected_years(sheet, year) if column.span is YearSpan.HISTORY else layout(year).budget_years
    return f"{column.header} {years[0]}–{years[-1]}".lstrip()


def _details(column: Column, language: Language) -> Iterator[str]:
    if column.title[language] not in ("", column.header):
        yield f"({column.title[language]})"
    if column.choices:
        yield ", ".join(LISTS[column.choices])
    elif column.kind in UNITS and not column.calculated:
        yield UNITS[column.kind][language]
    if column.sign is not None:
        yield column.sign[language]
