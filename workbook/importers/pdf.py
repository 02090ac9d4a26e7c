"""Form pages from a PDF: its ruled tables as cells, everything else as lines of text."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page

from schemas.finding import KorrekturError, Text
from workbook.importers.figure_texts import RAISED
from workbook.importers.furniture import mark_edges
from workbook.importers.lines import FormDocument, FormLine, clean

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every sloppy producer

MOST_PAGES = 1000
_WORD_GAP = 0.15  # of the letter's size: where a space begins when the file has none
_COLUMN_GAP = 1.2  # of the line's height: where a new column begins
_SMALL, _RAISED = 0.85, 0.12  # of the letter before it: the size and the rise of a footnote mark
_MARGIN = 0.1  # of the page's height
_LEVEL = 1e-3  # of the letter's size: what rounding makes of a level line
_BLANK_LINE = 0.6  # of the line's height: more space than this between two lines parts paragraphs

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's upper left corner."""
_Word = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or table row where it stands on the page."""

    top: float
    bottom: float
    number: int
    text: str
    cells: tuple[str, ...] | None = None


def read(path: Path) -> FormDocument:
    """Read a PDF page by page; raises KorrekturError where it is encrypted, damaged or no PDF."""
    try:
        with path.open("rb") as stream, pdfplumber.open(stream) as file:
            _check_length(len(file.pages), path.name)
            pictures = []
            lines = []
            for number, page in enumerate(file.pages, 1):
                if page.images and not page.chars:
                    pictures.append(number)
                lines.extend(_page(page, number))
    except (KorrekturError, OSError):
        raise
    except Exception as fault:  # noqa: BLE001  the library lets its own and Python's errors of many kinds through
        raise KorrekturError(_why(fault, path.name)) from None
    margins = frozenset(n for n, line in enumerate(lines) if line.edge)
    marked = mark_edges([replace(line, edge=False) for line in lines], margins)
    return FormDocument(str(path), marked, wrapped=True, pictures=tuple(pictures))


def _check_length(pages: int, name: str) -> None:
    if pages > MOST_PAGES:
        raise KorrekturError(
            f"{name} har mere end {MOST_PAGES} sider. Del den op.",
            f"{name} has more than {MOST_PAGES} pages. Split it.",
        )


def _why(fault: Exception, name: str) -> Text:
    causes = (fault, *fault.args)
    if any(isinstance(cause, (PDFEncryptionError, PDFPasswordIncorrect)) for cause in causes):
        return Text(
            f"{name} er beskyttet med adgangskode. Gem den uden, og prøv igen.",
            f"{name} is protected with a password. Save it without one and try again.",
        )
    return Text(
        f"{name} er ikke en PDF-fil, eller den er beskadiget. Dan den igen fra det oprindelige dokument.",
        f"{name} is no PDF file, or it is damaged. Make it again from the original document.",
    )


def _page(page: Page, page_number: int) -> list[FormLine]:
    """Give the page's lines from top to bottom, an empty one where there is space between two."""
    page = _without_watermark(page)
    _raise_marks(page.chars)
    words: list[_Word] = page.extract_words(x_tolerance_ratio=_WORD_GAP)
    printed = _visual_lines(words)
    rows = list(_table_rows(page, printed))
    boxes = [box for box, _ in rows]
    pieces = [piece for _, piece in rows]
    for number, line in enumerate(printed, 1):
        free = [word for word in line if not any(_inside(word, box) for box in boxes)]
        if free:
            pieces.append(_piece(free, number))
    lines: list[FormLine] = []
    before: _Piece | None = None
    height = median([word["bottom"] - word["top"] for word in words]) if words else 0.0
    for piece in sorted(dict.fromkeys(pieces), key=lambda one: (one.top, one.number)):
        if before is not None and piece.top - before.bottom > _BLANK_LINE * height:
            lines.append(FormLine("", page_number, before.number))
        margin = piece.bottom < _MARGIN * page.height or piece.top > (1 - _MARGIN) * page.height
        lines.append(FormLine(clean(piece.text), page_number, piece.number, piece.cells, edge=margin))
        before = piece
    page.close()
    return lines


def _without_watermark(page: Page) -> Page:
    """The page without letters that stand aslant or on end, where most stand upright: KLADDE across it is no text."""
    letters = page.chars
    aslant = sum(map(_is_aslant, letters))
    return page.filter(lambda one: not _is_aslant(one)) if 0 < aslant * 2 < len(letters) else page


def _raise_marks(letters: Sequence[dict[str, Any]]) -> None:
    """Write raised, as `¹`, the small signs that stand above the line behind larger ones: marks, no digits."""
    last: dict[str, Any] | None = None
    for one in letters:
        beside = (
            last is not None and 0 < one["size"] < _SMALL * last["size"] and -1 <= one["x0"] - last["x1"] < last["size"]
        )
        if beside and last is not None and one["bottom"] < last["bottom"] - _RAISED * last["size"] < last["bottom"]:
            one["text"] = one["text"].translate(RAISED)
            last = {**last, "x1": one["x1"]}
        elif not one["text"].isspace():
            last = one


def _is_mark_of(one: dict[str, Any], before: dict[str, Any]) -> bool:
    """Tell whether a letter is smaller than the one it stands beside, and above its line."""
    size: float = before["size"]
    beside = -1 <= one["x0"] - before["x1"] < size
    return beside and one["size"] < _SMALL * size and bool(one["bottom"] < before["bottom"] - _RAISED * size)


def _is_aslant(one: dict[str, Any]) -> bool:
    """Whether a letter's own line rises or falls; other objects of a page have no such line."""
    rise: float = one.get("matrix", (1.0, 0.0))[1]
    return abs(rise) > _LEVEL


def _visual_lines(words: Sequence[_Word]) -> list[list[_Word]]:
    """Give the words line by line as the eye counts them, each line from left to right."""
    lines: list[list[_Word]] = []
    bottom = -1.0
    for word in sorted(words, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if lines and middle < bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
            bottom = word["bottom"]
    return [sorted(line, key=lambda one: float(one["x0"])) for line in lines]


def _piece(words: Sequence[_Word], number: int) -> _Piece:
    """Give a line of text, columns three blanks apart."""
    height = median(word["bottom"] - word["top"] for word in words)
    text = words[0]["text"]
    for before, word in pairwise(words):
        text += ("   " if word["x0"] - before["x1"] > _COLUMN_GAP * height else " ") + word["text"]
    return _Piece(words[0]["top"], max(word["bottom"] for word in words), number, text)


def _table_rows(page: Page, printed: Sequence[Sequence[_Word]]) -> Iterator[tuple[_Box, _Piece]]:
    """Yield the cell boxes of every ruled table, each with its row; a row of one cell is a frame of text."""
    for table in page.find_tables():
        extracted = table.extract(x_tolerance_ratio=_WORD_GAP)
        for row, texts in zip(table.rows, extracted, strict=True):
            boxes = [box for box in row.cells if box is not None]
            cells = tuple(clean(text or "") for text in texts)
            if len(boxes) < 2 or not any(cell.strip() for cell in cells):  # noqa: PLR2004  one cell is a frame
                continue
            top, bottom = min(box[1] for box in boxes), min(box[3] for box in boxes)
            text = "   ".join(" ".join(cell.split()) for cell in cells if cell.strip())
            piece = _Piece(top, bottom, _number_at(printed, top, bottom), text, cells)
            for box in boxes:
                yield box, piece


def _number_at(printed: Sequence[Sequence[_Word]], top: float, bottom: float) -> int:
    """Give the number of the first printed line in a band of the page."""
    for number, line in enumerate(printed, 1):
        if any(top <= (word["top"] + word["bottom"]) / 2 <= bottom for word in line):
            return number
    return max(1, sum(1 for line in printed if line[0]["top"] < top))


def _inside(word: _Word, box: _Box) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])
