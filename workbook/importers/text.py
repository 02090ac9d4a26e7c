"""Form pages from a text file."""

import codecs
import re
from pathlib import Path

from schemas.finding import KorrekturError, Text
from workbook.importers.furniture import mark_edges
from workbook.importers.lines import FormDocument, FormLine, clean

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_NO_NOTES: tuple[Text, ...] = ()
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: Path) -> FormDocument:
    """Read a text file in UTF-8, UTF-16 with its mark, or Windows' own Danish encoding (which is noted).

    Raises KorrekturError where the bytes are no text. Pages are counted where form feeds part them.
    """
    text, notes = _decode(path.read_bytes(), path.name)
    sheets = clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[FormLine] = []
    number = 1
    for page, sheet in enumerate(sheets, 1):
        for extra, row in enumerate(sheet.split("\n")):
            lines.append(FormLine(row, page if len(sheets) > 1 else None, number + extra))
        number += sheet.count("\n")
    return FormDocument(str(path), mark_edges(lines), wrapped=True, notes=notes)


def _decode(content: bytes, name: str) -> tuple[str, tuple[Text, ...]]:
    if content.startswith((b"{\\rtf", b"%PDF", b"PK\x03\x04")):
        raise KorrekturError(
            f"{name} hedder .txt, men er ikke ren tekst. Giv den sit rigtige efternavn, eller gem den som .docx.",
            f"{name} is called .txt but is no plain text. Give it its true suffix, or save it as .docx.",
        )
    try:
        if content.startswith(_UTF16):
            text, notes = content.decode("utf-16"), _NO_NOTES
        else:
            text, notes = _danish(content)
    except UnicodeDecodeError:
        raise KorrekturError(_not_text(name)) from None
    if _CONTROL.search(text):
        raise KorrekturError(_not_text(name))
    return text, notes


def _danish(content: bytes) -> tuple[str, tuple[Text, ...]]:
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = Text(
            "Filen er læst som Windows-tekst (ikke UTF-8). Se efter, at æ, ø og å står rigtigt.",
            "The file was read as Windows text (not UTF-8). Check that æ, ø and å are right.",
        )
        return content.decode("cp1252"), (note,)


def _not_text(name: str) -> Text:
    return Text(
        f"{name} er ikke en tekstfil. Gem skemaerne som .txt, .pdf eller .docx, og prøv igen.",
        f"{name} is not a text file. Save the forms as .txt, .pdf or .docx and try again.",
    )
