"""Prose: the lines of a section put together to paragraphs, losing no word."""

import re
from collections.abc import Sequence

from workbook.importers.lines import FormLine, tabular

SOFT_HYPHEN = "\u00ad"
_BULLET = re.compile(r"\s*(?:[•◦▪‣*]|[-–]\s|\d{1,2}[.)]\s+[A-ZÆØÅ])")
_SENTENCE_END = (".", ":", "!", "?", ";")
_FULL = 0.75  # of the widest line: shorter ones end where the writer ended them
_JOINING_WORDS = re.compile(r"(?:og|eller|samt|til|hhv)\b", re.IGNORECASE)


def widest(lines: Sequence[FormLine]) -> int:
    """Give the length of the longest line that is no table row."""
    return max((len(line.text.strip()) for line in lines if not tabular(line)), default=0)


def join(lines: Sequence[FormLine], width: int, *, wrapped: bool) -> str:
    """Put lines together: paragraphs parted by an empty line, table rows and list items on their own lines.

    `width` is the document's widest line in characters. Only white space is changed, and a soft hyphen at a
    line's end dropped. Where `wrapped`, the end of a line is only where the paper ended; a text set with an
    empty line after every line is put together too, as far as full lines run on.
    """
    text = ""
    before: FormLine | None = None
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        words = printed(line)
        if before is None:
            text = words
        else:
            gap = gap or line.page != before.page
            text = glue(text, _separator(before, line, gap=gap, width=width, wrapped=wrapped), words)
        before, gap = line, False
    return text


def printed(line: FormLine) -> str:
    """Give the line's words, columns of a table three blanks apart."""
    if line.cells is not None:
        return "   ".join(" ".join(cell.split()) for cell in line.cells if cell.strip())
    text = line.text.replace("\t", "   ").strip()
    return "   ".join(" ".join(part.split()) for part in re.split(r" {3,}", text))


def glue(text: str, separator: str, words: str) -> str:
    """Join two pieces of text; a word broken at a hyphen closes up and keeps it, unless it is a soft one."""
    if separator != " ":
        return text + separator + words
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + words
    broken = re.search(r"\w-$", text) and words[:1].islower() and not _JOINING_WORDS.match(words)
    return text + ("" if broken else " ") + words


def _separator(before: FormLine, line: FormLine, *, gap: bool, width: int, wrapped: bool) -> str:
    """Tell what stands between two lines: a blank, a new line, or an empty line."""
    if tabular(before) and tabular(line):
        return "\n"
    apart = tabular(before) or tabular(line) or _BULLET.match(line.text) is not None
    if not wrapped or apart:
        return "\n\n" if gap else "\n"
    ending, words = before.text.strip(), line.text.strip()
    full = len(ending) >= _FULL * width
    ended = ending.endswith(_SENTENCE_END)
    if gap:
        return " " if full and (words[0].islower() or not ended) else "\n\n"
    return "\n" if ended and not full and not words[0].islower() else " "
