"""What an import says besides what it read: a problem, its kind, and its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from schemas.finding import Language, Text
from workbook.importers.lines import FormLine

_PAGE, _LINE = Text("side", "page"), Text("linje", "line")
_PARAGRAPH, _PAGE_HEADER = Text("afsnit", "paragraph"), Text("sidehoved", "page header")


class ProblemKind(StrEnum):
    """What was done about it."""

    UNREADABLE = "unreadable"  # stands there but cannot be read; left blank
    MISSING = "missing"  # should stand there and does not; left blank
    DISAGREES = "disagrees"  # two places contradict each other; left blank where it bears on a cell
    READ_AS = "read_as"  # was read, but is written otherwise in the workbook
    NOT_UNDERSTOOD = "not_understood"  # text that belongs to no field
    FILE = "file"  # a whole file


FormCell = tuple[str, int, str]
"""A sheet's canonical name, one of the form's rows in it (from 0), and a column's canonical name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at; `page` and `line` count from 1, None where there is none.

    printed, read_as  the text it is about, and what stands in the workbook for it; "" where that is nothing.
    cells             those left blank because of it.
    """

    kind: ProblemKind
    file: str
    page: int | None
    line: int | None
    nr: str | None
    message: Text
    printed: str = ""
    read_as: str = ""
    cells: tuple[FormCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where in a file something stands, and in which correction's form."""

    file: str
    page: int | None = None
    line: int | None = None
    nr: str | None = None

    def problem(self, kind: ProblemKind, message: Text) -> Problem:
        """Give a problem at this place."""
        return Problem(kind, self.file, self.page, self.line, self.nr, message)

    def tell(
        self,
        kind: ProblemKind,
        da: str,
        en: str,
        *,
        printed: str = "",
        read_as: str = "",
        cells: tuple[FormCell, ...] = (),
    ) -> Problem:
        """Make a problem at this place, in both languages."""
        text = Text(da, en)
        return Problem(kind, self.file, self.page, self.line, self.nr, text, " ".join(printed.split()), read_as, cells)

    def at(self, line: FormLine) -> FormPlace:
        """Give the same form, at this line of it."""
        return FormPlace(self.file, line.page, line.number, self.nr)


def where(file: str, page: int | None, line: int | None, language: Language) -> str:
    """Where in its file something stands: `side 3, linje 12`."""
    counted = _PARAGRAPH if PurePath(file).suffix.casefold() == ".docx" else _LINE
    parts = [f"{_PAGE[language]} {page}"] if page is not None else []
    if line == 0:
        parts.append(_PAGE_HEADER[language])
    elif line is not None:
        parts.append(f"{counted[language]} {line}")
    return ", ".join(parts)
