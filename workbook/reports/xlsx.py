"""The report as a to-do list in Excel: a row a finding, its cell a link that opens the workbook at the cell."""

from __future__ import annotations

import os
import re
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from schemas.finding import Language, Severity, Text
from schemas.words.harmless import harmless
from workbook.reports import statistics, words
from workbook.reports.csv import values
from workbook.submissions.todo_list import COUNTS, HEAD_ROW, PROPERTY, SHEET, Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from schemas.finding import Finding
    from workbook.submissions.file_reports import FileReport, Report

INERT = {
    "in_memory": False,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""How a workbook is written: a row at a time, and every text as text."""
TITLE = Text("Kontrol af tekniske korrektioner", "Check of technical corrections")
DONE = Text("Gjort", "Done")
YES = Text("Ja", "Yes")
COLUMNS: tuple[tuple[Text, int], ...] = (
    (DONE, 7),
    (Text("Alvor", "Severity"), 11),
    (Text("Ved indsendelse", "On submission"), 15),
    (Text("Udvalg", "Committee"), 22),
    (Text("Fil", "File"), 28),
    (Text("Ark", "Sheet"), 16),
    (Text("Celle", "Cell"), 8),
    (Text("Nr", "No."), 9),
    (Text("Regel", "Rule"), 9),
    (Text("Hvad er der galt, og hvad gør jeg", "What is wrong, and what to do"), 62),
    (Text("Fundet", "Found"), 20),
    (Text("Forventet", "Expected"), 20),
    (Text("Forslag", "Suggestion"), 24),
    (Text("Begrundelse", "Reason"), 30),
)
_CELL = 6
_HEAD_ROW, _FIRST_ROW = HEAD_ROW - 1, HEAD_ROW
_MOST_ROWS = 1_048_576 - _FIRST_ROW
_MOST_LINKS = 65_530
"""Excel opens no sheet with more links."""
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0
"""Points; Excel has no higher rows."""
_LONGEST_TEXT, _LONGEST_LINK = 32_767, 2_000
INK, TINT, LINE = "#1C2733", "#F5F7F9", "#D8DEE4"
COLOURS = {Severity.ERROR: "#B3261E", Severity.WARNING: "#8A5A00", Severity.NOTE: "#1F5F8B"}
_JUSTIFIED = "#2E6B3D"
_SPECIAL = re.compile(r"""[\s%"<>\[\]`^{}]""")
"""What stands spelt out in a link; also the per cent sign, or a name with %20 in it would lead to another file."""
_LEFT_OUT = Text(
    "{count} fund er der ikke plads til på arket. Kontrollér færre filer ad gangen.",
    "There is no room on the sheet for {count} findings. Check fewer files at a time.",
)


def heads() -> list[list[str]]:
    """The names of the columns in either language."""
    return [[name[language] for name, _ in COLUMNS] for language in get_args(Language)]


def render(report: Report, language: Language, output: Path, marks: Marks | None = None) -> bytes:
    """The workbook; links are relative to where it will lie (`output`), and marks set before stand where they fit."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only for this report

    out = BytesIO()
    with Workbook(out, INERT) as book:
        book.set_properties({"title": TITLE[language], "comments": words.scope(report, language)})
        book.set_custom_property(PROPERTY, "report")
        _ToDo(book, language, output, marks or Marks()).write(report)
        _statistics(book, report, language)
    return out.getvalue()


class _ToDo:
    """The sheet with a row a finding, written from the top."""

    def __init__(self, book: Workbook, language: Language, output: Path, marks: Marks) -> None:
        self.language: Language = language
        self.folder = output.absolute().parent
        self.marks = marks
        self.common = ""  # known once the report is
        self.sheet: Worksheet = book.add_worksheet(SHEET[language])
        plain = {
            "font_name": "Calibri",
            "font_size": 11,
            "valign": "top",
            "text_wrap": True,
            "bottom": 1,
            "bottom_color": LINE,
        }
        self.plain = book.add_format(plain)
        self.link = book.add_format(plain | {"font_color": "#1F5F8B", "underline": 1, "bold": True})
        self.head = book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "valign": "top", "text_wrap": True}
        )
        self.title = book.add_format({"bold": True, "font_size": 15})
        self.quiet = book.add_format({"font_color": "#5B6875"})
        self.answer = book.add_format(plain | {"bg_color": "#FFF8E1", "align": "center"})
        self.severities: dict[Severity | None, Format] = {
            severity: book.add_format(plain | {"bold": True, "font_color": colour})
            for severity, colour in COLOURS.items()
        }
        self.severities[None] = book.add_format(plain | {"bold": True, "font_color": _JUSTIFIED})
        self.links = 0

    def write(self, report: Report) -> None:
        """Head, rows, and what Excel is to do with them."""
        language, sheet = self.language, self.sheet
        for number, (_, width) in enumerate(COLUMNS):
            sheet.set_column(number, number, width)
        sheet.write_string(0, 0, TITLE[language], self.title)
        sheet.write_string(
            1, 0, f"{words.counts(report.summary, language)} · {words.scope(report, language)}", self.quiet
        )
        for number, (name, _) in enumerate(COLUMNS):
            sheet.write_string(_HEAD_ROW, number, name[language], self.head)
        self.common = _common_folder(report)
        row, left_out = _FIRST_ROW, 0
        for file in report.files:
            for finding in file.findings:
                if row - _FIRST_ROW < _MOST_ROWS - 1:
                    self._row(row, file, finding)
                    row += 1
                else:
                    left_out += 1
        if left_out:
            sheet.write_string(row, 0, _LEFT_OUT[language].format(count=left_out), self.quiet)
        last = max(row - 1, _FIRST_ROW)
        sheet.autofilter(_HEAD_ROW, 0, last, len(COLUMNS) - 1)
        sheet.freeze_panes(_FIRST_ROW, 1)
        sheet.data_validation(_FIRST_ROW, 0, last, 0, {"validate": "list", "source": [YES[language]]})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")

    def _row(self, row: int, file: FileReport, finding: Finding) -> None:
        language = self.language
        facts = values(file, finding, language)
        committee, sheet, cell, key = facts[1], facts[6], facts[7], facts[9]
        justified = finding.accepted is not None
        now = words.ACCEPTED[language].lower() if justified else words.SEVERITY[finding.severity][language]
        later = "" if justified else words.SEVERITY[finding.on_submission][language]
        reason = words.justified_by(finding.accepted, language) if finding.accepted else ""
        texts = ["", now, later, committee, self._name(file), sheet, cell, key, finding.rule, *facts[11:15], reason]
        texts[0] = self.marks.take(texts)
        self.sheet.set_row(row, height_of(texts, [width for _, width in COLUMNS]))
        for number, text in enumerate(texts):
            style = self.plain if number else self.answer
            if number == 1:
                style = self.severities[None if justified else finding.severity]
            if number == _CELL and cell and self._link(row, file, finding, cell):
                continue
            if text:
                self.sheet.write_string(row, number, text[:_LONGEST_TEXT], style)
            else:
                self.sheet.write_blank(row, number, None, style)

    def _name(self, file: FileReport) -> str:
        """A file's name, with the folders by which it can be told from another of that name."""
        path = Path(file.path).absolute()
        within = bool(self.common) and path.is_relative_to(self.common)
        return harmless(str(path.relative_to(self.common)) if within else path.name if file.is_list else file.path)

    def _link(self, row: int, file: FileReport, finding: Finding, cell: str) -> bool:
        """Whether the cell could be made a link to the workbook's own."""
        target = self._target(file, finding)
        if self.links >= _MOST_LINKS or target is None:
            return False
        self.links += 1
        done: Any = self.sheet.write_url(row, _CELL, target, self.link, string=cell)
        return bool(done == 0)

    def _target(self, file: FileReport, finding: Finding) -> str | None:
        """The link to a cell; None for a path or sheet that Excel's links cannot name."""
        path, sheet = Path(file.path).absolute(), finding.place.sheet or ""
        try:
            written = os.path.relpath(path, self.folder)
        except ValueError:  # another drive
            written = str(path)
        written = _SPECIAL.sub(lambda found: f"%{ord(found[0]):02x}", written)
        names = written + sheet
        if "#" in written or harmless(names) != names or len(names) > _LONGEST_LINK:
            return None
        quoted = sheet.replace("'", "''")
        return f"external:{written}#'{quoted}'!{finding.place.cell}"


def _common_folder(report: Report) -> str:
    """The folder that all the files lie in, at some depth; empty where they lie on several drives."""
    folders: set[str] = set()
    for file in report.files:
        if not file.is_list:
            folders.add(str(Path(file.path).absolute().parent))
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return ""


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The points a row needs for its longest text to be read whole, wrapped at its column's width."""
    lines = max(ceil(len(text) / width) for text, width in zip(texts, widths, strict=True))
    return min(max(lines, 1) * _LINE_HEIGHT, _HIGHEST)


def _statistics(book: Workbook, report: Report, language: Language) -> None:
    """The counts by rule and by committee on a sheet of their own."""
    counted = statistics.statistics(report.files)
    sheet = book.add_worksheet(COUNTS[language])
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": INK})
    number = book.add_format({"num_format": "#,##0"})
    sheet.set_column(0, 0, 70)
    sheet.set_column(1, len(statistics.COUNTED) + 1, 13)
    row = 0
    parts = (
        (statistics.BY_RULE, counted.rules, statistics.rule_words),
        (statistics.BY_COMMITTEE, counted.committees, statistics.committee_words),
    )
    for name, lines, worded in parts:
        heads = (name[language], *(statistics.HEADS[one][language] for one in (*statistics.COUNTED, "files")))
        for column, text in enumerate(heads):
            sheet.write_string(row, column, text, head)
        for line in lines:
            row += 1
            sheet.write_string(row, 0, worded(line, language))
            for column, count in enumerate((*line.counts, line.files), 1):
                sheet.write_number(row, column, count, number)
        row += 2
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
