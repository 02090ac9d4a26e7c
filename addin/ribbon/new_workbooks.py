"""Ny projektmappe and Importér skemaer: workbooks made on disk, for Excel to open."""

from pathlib import Path
from typing import Any

import xlwings as xw

from addin.ribbon.judging import language_of
from addin.ribbon.reply import LONGEST_MESSAGE, Question, Reply
from schemas.finding import KorrekturError, Text
from schemas.layout import DEFAULT_UNIT, FIRST_YEAR, LAST_YEAR
from schemas.words.danish_numbers import whole_number

YEAR = Text("Hvilket budgetår? Fx 2027.", "Which budget year? Such as 2027.")
COMMITTEE = Text(
    "Hvilket udvalg? Navnet, som det skal stå på skemaerne.", "Which committee? The name as it is printed."
)


def new_workbook(_: xw.Book | None, **answers: Any) -> Reply:
    """Make an empty workbook at the path chosen, for the year and committee asked for."""
    from workbook import template  # noqa: PLC0415  loads openpyxl
    from workbook.grid import Contents  # noqa: PLC0415

    for name, words in (("year", YEAR), ("committee", COMMITTEE)):
        if not str(answers.get(name) or "").strip():
            return Reply(question=Question(name, words, "text"))
    path = Path(str(answers["path"]))
    contents = Contents(_year(answers["year"]), DEFAULT_UNIT.text, {"committee": str(answers["committee"]).strip()})
    template.write(contents, path, overwrite=True)  # Excel's own dialog has asked
    return Reply(status=Text(f"{path.name} er lavet", f"{path.name} is made"), opens=str(path))


def _year(given: Any) -> int:
    text = str(given).strip()
    year = whole_number(text)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise KorrekturError(
            f"»{text}« er ikke et budgetår mellem {FIRST_YEAR} og {LAST_YEAR}.",
            f"“{text}” is no budget year between {FIRST_YEAR} and {LAST_YEAR}.",
        )
    return year


def import_forms(_: xw.Book | None, **answers: Any) -> Reply:
    """Read forms in text, PDF and Word into a new workbook; what could not be read is said, and left blank."""
    from schemas.words.harmless import harmless_lines  # noqa: PLC0415
    from workbook import template  # noqa: PLC0415  loads openpyxl
    from workbook.files.atomic import refuse_workbook_at, write_bytes  # noqa: PLC0415  beside it
    from workbook.importers import import_forms as read_forms  # noqa: PLC0415  loads pdfplumber
    from workbook.importers import report as import_report  # noqa: PLC0415  with it

    path = Path(str(answers["path"]))
    year = _year(answers["year"]) if answers.get("year") else None
    imported = read_forms([Path(str(one)) for one in answers["sources"]], budget_year=year)
    template.write(imported.contents, path, overwrite=True)
    lines = [harmless_lines(line) for line in import_report.lines(imported, language_of(answers))]
    said = "\n".join(lines)
    report = path.with_name(f"{path.stem} (import).txt")
    if len(said) > LONGEST_MESSAGE:
        refuse_workbook_at(report)
        write_bytes(report, (said + "\n").encode("utf-8-sig"), overwrite=True)
        said = (
            f"{lines[-1]}\n\n" + Text("Resten står i", "The rest stands in")[language_of(answers)] + f" {report.name}"
        )
    return Reply(message=Text(said, said), opens=str(path))
