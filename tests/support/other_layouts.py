"""Forms as other committees set them, written as lines; ` | ` parts the cells of a table's row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_BREAK
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGE = "----"
"""A line of its own where a page ends."""


@dataclass(frozen=True)
class OtherLayout:
    """A document, and what it must give: for each form its number, title, netto in mio. kr. and positions."""

    name: str
    text: str
    forms: tuple[tuple[str, str, tuple[float, ...], tuple[float, ...]], ...]


_SAME, _NO_FTE = (1.25,) * 4, (0.0,) * 4
_HEAD = "Teknisk Udvalg\nTeknisk korrektion – budget 2026 og overslagsår\n"
_PROSE = """Baggrund for og beskrivelse af den tekniske korrektion
Prisen er steget.
Økonomiske konsekvenser
Udgiften gælder alle år."""
_SIGNS = "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt"
_TITLE = "Titel | Nr.\nVedligehold af stier | V101"


_LABELS = {"spent": "Udgifter", "got": "Indtægter", "net": "Netto", "fte": "Antal fuldtidsstillinger"}


def _table(*, years: str = "2026 | 2027 | 2028 | 2029", unit: str = "(Mio. kr. i 2026-priser)", **labels: str) -> str:
    spent, got, net, fte = (labels.get(key, own) for key, own in _LABELS.items())
    four = " | ".join(["1,250"] * 4)
    return f"""{unit} | {years} | Iværksættelsestidspunkt:
{spent} | {four} | 01.01.2026
{got} | 0,000 | 0,000 | 0,000 | 0,000 | Indenfor servicerammen:
{net} | {four} | Ja
{_SIGNS}
{fte} | 2,0 | 2,0 | 2,0 | 2,0 |"""


_ONE = (("V101", "Vedligehold af stier", _SAME, (2.0,) * 4),)


def _set(name: str, title: str = _TITLE, table: str = "", prose: str = _PROSE, head: str = _HEAD) -> OtherLayout:
    return OtherLayout(name, f"{head}\n{title}\n\n{table or _table()}\n\n{prose}\n", _ONE)


_SECOND = _TITLE.replace("Vedligehold af stier | V101", "Nye broer | V102")
_OTHER_LABELS = {"spent": "Driftsudgifter", "got": "Driftsindtægter", "net": "Netto i alt", "fte": "Årsværk"}
_REMARKS = {"spent": "Udgifter (brutto)", "fte": "Antal fuldtidsstillinger (årsværk)"}
_FORMS = (f"{_TITLE}\n{_table()}\n{_PROSE}\n", f"{_SECOND}\n{_table()}\n{_PROSE}\n")
_TWO = (*_ONE, ("V102", "Nye broer", _SAME, (2.0,) * 4))

OTHER_LAYOUTS: tuple[OtherLayout, ...] = (
    _set("the usual form"),
    _set("labels of another house", table=_table(**_OTHER_LABELS)),
    _set("labels with remarks in brackets", table=_table(**_REMARKS)),
    _set("the number before the title", title="Nr. | Titel\nV101 | Vedligehold af stier"),
    _set("title and number on lines of their own", title="Titel: Vedligehold af stier\nNr.: V101"),
    _set("the number's line above the title's", title="Nr.: V101\nTitel: Vedligehold af stier"),
    _set("title and number in one line", title="Titel: Vedligehold af stier   Nr.: V101"),
    _set("a number that begins the heading", title="Korrektion nr. V101: Vedligehold af stier"),
    _set("a number alone before the heading", title="V101 Vedligehold af stier"),
    _set("without prose", prose=""),
    _set("years of other names", table=_table(years="Budget 2026 | Overslag 2027 | Overslag 2028 | Overslag 2029")),
    _set("years with letters", table=_table(years="B2026 | BO2027 | BO2028 | BO2029")),
    _set("the unit above the table", table="Alle beløb er i mio. kr.\n" + _table(unit="(2026-priser)")),
    _set("the signs above the table", table=f"{_SIGNS}\n" + _table()),
    _set("a label of years", table=_table(unit="År").replace("År |", "Konsekvenser, mio. kr. (2026-pl) |")),
    OtherLayout("two forms a page", _HEAD + "".join(_FORMS), _TWO),
    OtherLayout("a form a page", _HEAD + f"{PAGE}\n".join(_FORMS), _TWO),
    OtherLayout(
        "a table of contents",
        f"{_HEAD}\nIndholdsfortegnelse\nV101 Vedligehold af stier ........ 2\nV102 Nye broer ........ 3\n{PAGE}\n"
        f"{_TITLE}\n{_table()}\n{_PROSE}\n{PAGE}\n{_SECOND}\n{_table()}\n{_PROSE}\n",
        _TWO,
    ),
    OtherLayout("two forms without prose", f"{_HEAD}\n{_TITLE}\n{_table()}\n\n{_SECOND}\n{_table()}\n", _TWO),
)


def write_text(path: Path, text: str) -> Path:
    """Write it as text: cells three blanks apart, a form feed between pages."""
    path.write_text(text.replace(" | ", "   ").replace(f"\n{PAGE}\n", "\n\f"), encoding="utf-8")
    return path


def _runs(text: str) -> Iterator[list[list[str]]]:
    """Yield the lines, rows of one table together: each as its cells."""
    table: list[list[str]] = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.split(" |")]
        if len(cells) > 1 and (not table or len(cells) == len(table[0])):
            table.append(cells)
            continue
        if table:
            yield table
        table = [cells] if len(cells) > 1 else []
        if len(cells) == 1:
            yield [cells]
    if table:
        yield table


def write_docx(path: Path, text: str) -> Path:
    """Write it as a Word document with real tables."""
    document = docx.Document()
    for rows in _runs(text):
        if len(rows[0]) == 1:
            paragraph = document.add_paragraph("" if rows[0][0] == PAGE else rows[0][0])
            if rows[0][0] == PAGE:
                paragraph.add_run().add_break(WD_BREAK.PAGE)
            continue
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.save(str(path))
    return path


def write_pdf(path: Path, text: str) -> Path:
    """Write it as a PDF with ruled tables."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    style = ParagraphStyle("prose", fontName="Vera", fontSize=8, leading=10, spaceAfter=6)
    story: list[Any] = []
    for rows in _runs(text):
        if rows[0] == [PAGE]:
            story.append(PageBreak())
        elif len(rows[0]) == 1:
            story.append(Paragraph(rows[0][0], style) if rows[0][0] else Spacer(1, 6))
        else:
            widths = [180, *([80] * (len(rows[0]) - 2)), 180]
            looks = [("FONT", (0, 0), (-1, -1), "Vera", 8, 10), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]
            story.append(Table(rows, colWidths=widths, style=looks, hAlign="LEFT"))
    SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=40, rightMargin=40, invariant=1).build(story)
    return path


WRITERS: dict[str, Callable[[Path, str], Path]] = {"txt": write_text, "docx": write_docx, "pdf": write_pdf}
