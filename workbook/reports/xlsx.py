"""The report as a to-do list in Excel: a row a finding, its cell a link that opens the workbook at the cell."""

import os
import re
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from schemas.finding import Finding, Language, Severity, Text
from schemas.words.harmless import harmless
from schemas.words.writable import writable
from workbook.reports import statistics, words
from workbook.reports.csv import values
from workbook.submissions.submission import Report, Submission
from workbook.submissions.todo_list import COUNTS, HEAD_ROW, PROPERTY, SHEET, Marks

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
_A4 = 9
_FIRST_ROW = HEAD_ROW + 1
_MOST_ROWS = 1_048_576 - HEAD_ROW
_MOST_LINKS = 65_530
"""Excel opens no sheet with more links."""
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0
"""Points; Excel has no higher rows."""
_LONGEST_LINK = 2_000
COLOURS = {Severity.ERROR: "FFB3261E", Severity.WARNING: "FF8A5A00", Severity.NOTE: "FF1F5F8B"}
_JUSTIFIED = "FF2E6B3D"
_TEXT = Color(theme=1)
_PLAIN = Font(name="Calibri", size=11, color=_TEXT)
_HEAD = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
_INK = PatternFill("solid", "FF1C2733")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_ENTRY = {"alignment": _WRAPPED, "border": Border(Side(), Side(), Side(), Side("thin", "FFD8DEE4"))}
_ANSWER = _ENTRY | {"fill": PatternFill("solid", "FFFFF8E1"), "alignment": Alignment("center", "top", wrap_text=True)}
_LINK = Font(name="Calibri", size=11, bold=True, underline="single", color="FF1F5F8B")
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
    book: Any = Workbook(write_only=True)  # the stubs know little of what is written only
    book.properties.creator, book.properties.title = "Korrektur", TITLE[language]
    book.properties.description = words.scope(report, language)
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value="report"))
    _ToDo(book.create_sheet(SHEET[language]), language, output, marks or Marks()).write(report)
    _statistics(book.create_sheet(COUNTS[language]), report, language)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class _ToDo:
    """The sheet with a row a finding, written from the top."""

    def __init__(self, sheet: Any, language: Language, output: Path, marks: Marks) -> None:
        self.language: Language = language
        self.folder = output.absolute().parent
        self.marks = marks
        self.common = ""  # known once the report is
        self.sheet = sheet
        self.plain = _cell(sheet, _PLAIN, **_ENTRY)
        self.answer, self.link = _cell(sheet, _PLAIN, **_ANSWER), _cell(sheet, _LINK, **_ENTRY)
        self.severities = {
            severity: _cell(sheet, Font(name="Calibri", size=11, bold=True, color=colour), **_ENTRY)
            for severity, colour in (*COLOURS.items(), (None, _JUSTIFIED))
        }
        self.links = 0

    def write(self, report: Report) -> None:
        """Head, rows, and what Excel is to do with them."""
        language, sheet = self.language, self.sheet
        _set_page(sheet, [width for _, width in COLUMNS])
        sheet.sheet_view.tabSelected = True
        sheet.freeze_panes = f"B{_FIRST_ROW}"
        quiet = _cell(sheet, Font(name="Calibri", size=11, color="FF5B6875"))
        scope = f"{words.counts(report.summary, language)} · {words.scope(report, language)}"
        sheet.append([_filled(_cell(sheet, Font(name="Calibri", size=15, bold=True, color=_TEXT)), TITLE[language])])
        sheet.append([_filled(quiet, scope)])
        head = _cell(sheet, _HEAD, fill=_INK, alignment=_WRAPPED)
        sheet.append(_filled(head, name[language]) for name, _ in COLUMNS)
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
            sheet.append([_filled(quiet, _LEFT_OUT[language].format(count=left_out))])
        last = max(row - 1, _FIRST_ROW)
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(COLUMNS))}{last}"
        sheet.data_validations.append(
            DataValidation(
                "list",
                f'"{YES[language]}"',
                allow_blank=True,
                showErrorMessage=True,
                showInputMessage=True,
                sqref=f"A{_FIRST_ROW}:A{last}",
            )
        )
        sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, header=0.3, footer=0.3)
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"

    def _row(self, row: int, file: Submission, finding: Finding) -> None:
        language = self.language
        facts = values(file, finding, language)
        committee, sheet, cell, key = facts[1], facts[6], facts[7], facts[9]
        justified = finding.accepted is not None
        now = words.ACCEPTED[language].lower() if justified else words.SEVERITY[finding.severity][language]
        later = "" if justified else words.SEVERITY[finding.on_submission][language]
        reason = words.justified_by(finding.accepted, language) if finding.accepted else ""
        texts = ["", now, later, committee, self._name(file), sheet, cell, key, finding.rule, *facts[11:15], reason]
        texts[0] = self.marks.take(texts)
        cells = [self.plain] * len(texts)
        cells[0], cells[1] = self.answer, self.severities[None if justified else finding.severity]
        if cell and self._can_link(file, finding):
            cells[_CELL] = self.link
        height = height_of(texts, [width for _, width in COLUMNS])
        if height > _LINE_HEIGHT:
            self.sheet.row_dimensions[row].height = height
        self.sheet.append(_filled(one, text) for one, text in zip(cells, texts, strict=True))
        self.sheet.row_dimensions.pop(row, None)  # written by now

    def _name(self, file: Submission) -> str:
        """A file's name, with the folders by which it can be told from another of that name."""
        path = Path(file.path).absolute()
        within = bool(self.common) and path.is_relative_to(self.common)
        return harmless(str(path.relative_to(self.common)) if within else path.name if file.is_list else file.path)

    def _can_link(self, file: Submission, finding: Finding) -> bool:
        """Whether the link's cell now leads to the workbook's own; not where Excel cannot name it or has too many."""
        link = self._link_to(file, finding) if self.links < _MOST_LINKS else None
        if link is None:
            return False
        self.links += 1
        self.link.hyperlink = link
        return True

    def _link_to(self, file: Submission, finding: Finding) -> Hyperlink | None:
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
        written = written.replace("/", "\\")
        if written.startswith("\\\\") or written[1:2] == ":":
            written = f"file:///{written}"
        quoted = sheet.replace("'", "''")
        return Hyperlink("", location=f"'{quoted}'!{finding.place.cell}", target=written)


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


def _statistics(sheet: Any, report: Report, language: Language) -> None:
    """The counts by rule and by committee on a sheet of their own."""
    counted = statistics.statistics(report.files)
    _set_page(sheet, [70, *(13 for _ in range(len(statistics.COUNTED) + 1))])
    head, plain = _cell(sheet, _HEAD, fill=_INK), _cell(sheet, _PLAIN)
    number = _cell(sheet, _PLAIN, number_format="#,##0")
    parts = (
        (statistics.BY_RULE, counted.rules, statistics.rule_words),
        (statistics.BY_COMMITTEE, counted.committees, statistics.committee_words),
    )
    for name, lines, worded in parts:
        heads = (name[language], *(statistics.HEADS[one][language] for one in (*statistics.COUNTED, "files")))
        sheet.append(_filled(head, text) for text in heads)
        for line in lines:
            texts: tuple[str | int, ...] = (worded(line, language), *line.counts, line.files)
            sheet.append(_filled(plain if isinstance(one, str) else number, one) for one in texts)
        sheet.append([])


def _cell(sheet: Any, font: Font, **looks: Any) -> Cell:
    """A cell of these looks, to be filled and written again and again."""
    cell = WriteOnlyCell(sheet)
    cell.font = font
    for name, look in looks.items():
        setattr(cell, name, look)
    return cell


def _filled(cell: Cell, value: str | int) -> Cell:
    """The cell with this in it, a text never as a formula."""
    if isinstance(value, str):
        cell.value = writable(value) or None
        cell.data_type = "s" if value else "n"
    else:
        cell.value = value
    return cell


def _set_page(sheet: Any, widths: Sequence[int]) -> None:
    """A4 across, one page wide; columns as wide as so many letters. Must be set before the first row."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width + 5 / 7  # the cell's own margins
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(0.7, 0.7, 0.75, 0.75, header=0.3, footer=0.3)
