"""The to-do list of an earlier run: told from a workbook that somebody hands in, and the marks a person set in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISREG

from schemas.finding import KorrekturError, Text
from workbook.grid import SheetGrid

PROPERTY = "korrektur"
"""The document property that our to-do list bears."""
SHEET, COUNTS = Text("Opgaver", "To do"), Text("Statistik", "Statistics")
HEAD_ROW = 3
"""The row of the columns' names as Excel counts it; the findings stand below."""
_TABS = {(SHEET.da, COUNTS.da), (SHEET.en, COUNTS.en)}
_PROPERTIES = "docProps/custom.xml"
_TAIL = 16_384
"""Bytes at the end of a zip file, where the names of its parts stand."""
_MOST_PROPERTIES = 1024 * 1024
_FILE, _SHEET, _CELL, _NUMBER, _RULE, _FOUND = 4, 5, 6, 7, 8, 10
"""The columns, counted from 0, that together say which finding a row is about."""


def is_own_list(path: Path) -> bool:
    """Whether a file is such a list and nothing more: it bears our property, and has our two sheets alone.

    Most workbooks are told by their last bytes, so that a folder of thousands costs next to nothing.
    """
    from workbook.ooxml.read.container import Container  # noqa: PLC0415  a command's help needs none of it
    from workbook.ooxml.read.fault import LIMITS, PackageFault  # noqa: PLC0415  beside it
    from workbook.ooxml.read.workbook_part import read_workbook_part  # noqa: PLC0415  beside it

    try:
        if not _names_properties(path, LIMITS.file_bytes):
            return False
        # only two small parts are inflated, whatever the others hold
        container = Container(path.read_bytes(), replace(LIMITS, inflated_bytes=1 << 62))
        parts = container.entry(_PROPERTIES), container.entry("xl/workbook.xml")
        if any(part is None or part.file_size > _MOST_PROPERTIES for part in parts):
            return False
        if f'name="{PROPERTY}"'.encode() not in container.read(_PROPERTIES):
            return False
        book = read_workbook_part(container.read("xl/workbook.xml"), "xl/workbook.xml", LIMITS)
    except (OSError, ValueError, PackageFault):  # ValueError: a name no file can have
        return False
    return tuple(sheet.name for sheet in book.sheets) in _TABS


def _names_properties(path: Path, most: int) -> bool:
    """Whether a file of at most so many bytes has a part for properties of people's own, by its end."""
    status = path.stat()
    if not S_ISREG(status.st_mode) or status.st_size > most:  # a pipe or a device may never end
        return False
    with path.open("rb", buffering=0) as file:
        file.seek(max(0, status.st_size - _TAIL))
        return _PROPERTIES.encode() in file.read(_TAIL)


@dataclass(slots=True)
class Marks:
    """What stands in the first column of an earlier list, by the finding it stands at."""

    by_finding: dict[tuple[str, ...], str] = field(default_factory=dict)
    written: int | None = None  # when the list was, in nanoseconds
    taken: set[tuple[str, ...]] = field(default_factory=set)

    def take(self, texts: Sequence[str]) -> str:
        """The mark of the finding that a row's texts tell of; empty where it has none."""
        finding = _finding(texts)
        if finding not in self.by_finding:
            return ""
        self.taken.add(finding)
        return self.by_finding[finding]


def marks_in(path: Path, heads: Iterable[Sequence[str]]) -> Marks:
    """The marks in the list at this path, which has one of these rows of column names.

    Raises KorrekturError where it cannot be read, or a person has made it their own with other columns: then
    it may not be written over.
    """
    from workbook.grid import Grid  # noqa: PLC0415  beside read
    from workbook.reading.read import read  # noqa: PLC0415  only before a list is replaced

    written = path.stat().st_mtime_ns
    grid = read(path)
    if not isinstance(grid, Grid):
        raise _not_replaced(path, Text("den kan ikke læses", "it cannot be read"))
    sheet = grid.sheets[0]
    rows = _rows(sheet)
    width = max(map(len, rows.values()), default=0)
    if not any(rows.get(HEAD_ROW) == list(head) and width <= len(head) for head in heads):
        raise _not_replaced(path, Text("den har fået andre kolonner", "its columns have been changed"))
    below = [texts + [""] * (width - len(texts)) for row, texts in rows.items() if row > HEAD_ROW]
    return Marks({_finding(texts): texts[0] for texts in below if texts[0] and texts[_RULE]}, written)


def _finding(texts: Sequence[str]) -> tuple[str, ...]:
    """What tells a finding from others on a list; its file without the folders, which depend on what was checked."""
    file = texts[_FILE].replace("\\", "/").rsplit("/", 1)[-1]
    return (file, *(texts[column] for column in (_SHEET, _CELL, _NUMBER, _RULE, _FOUND)))


def _rows(sheet: SheetGrid) -> dict[int, list[str]]:
    """The texts of every row from its first column to its last filled one, by Excel's row number."""
    rows: dict[int, list[str]] = {}
    for (row, column), value in sorted(sheet.values.items()):
        texts = rows.setdefault(row, [])
        texts += [""] * (column - 1 - len(texts))
        texts.append(str(value))
    return rows


def _not_replaced(path: Path, why: Text) -> KorrekturError:
    return KorrekturError(
        f"Listen i {path} bliver ikke skrevet over: {why.da}. Giv den nye liste et andet navn.",
        f"The list in {path} is not written over: {why.en}. Give the new list another name.",
    )
