"""What every source gives: a document as lines, in reading order, each with its place."""

import re
import unicodedata
from dataclasses import dataclass

from schemas.finding import Text

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\u2028": " "})  # Symbol-font bullets have no glyph elsewhere


@dataclass(frozen=True, slots=True)
class FormLine:
    """One printed line or table row.

    page    from 1; None where the source has no pages. number is counted from 1, on the page where there are
            pages, else in the file (in Word: paragraphs and table rows).
    cells   a table row's cells as printed, line breaks kept; "" for one that is blank or merged into another.
    edge    stands in a page's header or footer.
    """

    text: str
    page: int | None
    number: int
    cells: tuple[str, ...] | None = None
    edge: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class FormDocument:
    """One file's lines; `wrapped` says whether a line's end is only where the paper ended."""

    path: str
    lines: tuple[FormLine, ...]
    wrapped: bool
    notes: tuple[Text, ...] = ()
    pictures: tuple[int, ...] = ()  # the pages that hold a picture and no text


def clean(text: str) -> str:
    """Give the same text with composed letters, real bullets and nothing invisible in it."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_SYMBOLS)


def squash(text: str) -> str:
    """Give the letters alone, in lower case: how labels are compared, however broken and punctuated."""
    return re.sub(r"[\W\d_]+", "", text).casefold()


def tabular(line: FormLine) -> bool:
    """Tell whether the line is a row of a table: cells, columns set apart, or figures after a label."""
    if line.cells is not None:
        return True
    text = line.text.replace("\t", "   ").lstrip()
    return "   " in text or bool(re.search(r"\S\s+[+−–-]?\d[\d.,]*\s+[+−–-]?\d[\d.,]*$", text.rstrip()))
