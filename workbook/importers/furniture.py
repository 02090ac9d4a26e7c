"""What a page carries besides its text: page numbers, and headers and footers that return on most pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workbook.importers.labels import heading, is_form_text
from workbook.importers.lines import FormLine, tabular

_NUMBERED_PAGE = re.compile(r"\s*(?:side|s\.)\s*\d{1,4}(?:\s*(?:af|/|ud af)\s*\d{1,4})?\s*", re.IGNORECASE)
_NUMBERED_LAST = re.compile(r"\S.*\bside\s+\d{1,4}\s+af\s+\d{1,4}\s*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\s*[-–]?\s*\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?\s*[-–]?\s*")

_VERB = re.compile(
    r"\w{3}es\b|\b(?:er|var|skal|kan|vil|bliver|har|får|gælder|sker|betaler|dækker|medfører)\b", re.IGNORECASE
)
"""What makes a line a sentence, full stop or not."""


def mark_edges(lines: Sequence[FormLine], margins: frozenset[int] | None = None) -> tuple[FormLine, ...]:
    """Mark the lines of page headers and footers: `Side 3 af 9`, bare page numbers, what most pages repeat.

    `margins` are the places (in `lines`) of what stands in a page's margins; where that is not known, the
    first and the last line of each page are taken for it.
    """
    candidates = _outermost(lines) if margins is None else margins
    edges = {n for n in candidates if _is_number(lines[n]) or _NUMBERED_LAST.fullmatch(lines[n].text)}
    edges |= _returning(lines, candidates)
    return tuple(
        replace(line, edge=True) if n in edges or _NUMBERED_PAGE.fullmatch(line.text) else line
        for n, line in enumerate(lines)
    )


def _outermost(lines: Sequence[FormLine]) -> frozenset[int]:
    """Give each page's first and last line, where empty lines part it from the text."""
    pages: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if line.page is not None and not line.blank:
            pages[line.page].append(n)
    return frozenset(n for page in pages.values() for n in (page[0], page[-1]))


def _is_number(line: FormLine) -> bool:
    return line.cells is None and _BARE_NUMBER.fullmatch(line.text) is not None


def _returning(lines: Sequence[FormLine], candidates: frozenset[int]) -> set[int]:
    """Find the lines that stand, digits aside, in the margins of all pages, or all but the first.

    No sentence is one, nor what stands directly under a heading: that is a section's text, however often it returns.
    """
    plain = {n for n in candidates if not is_form_text(lines[n]) and not tabular(lines[n]) and not _is_text(lines, n)}
    found: dict[str, set[int | None]] = defaultdict(set)
    for n in plain:
        found[_pattern(lines[n])].add(lines[n].page)
    pages = len({line.page for line in lines})
    often = {pattern for pattern, on in found.items() if len(on) >= max(2, pages - 1)}
    return {n for n in plain if _pattern(lines[n]) in often}


def _is_text(lines: Sequence[FormLine], n: int) -> bool:
    """Tell whether the line is a sentence, a list item, goes on from the line above, or is all below a heading."""
    text = lines[n].text.strip()
    if text.endswith((".", "!", "?", ":", ";", ",")) or text[:1] in "•*-–" or text[:1].islower() or _VERB.search(text):
        return True
    above = next((line for line in reversed(lines[:n]) if not line.blank), None)
    if above is None or above.page != lines[n].page:
        return False
    runs_on = not lines[n - 1].blank and not above.text.strip().endswith((".", "!", "?"))
    return heading(above.text) is not None or (lines[n].page is not None and runs_on and not _is_number(above))


def _pattern(line: FormLine) -> str:
    """Give the line with its digits made alike, since a footer counts pages."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()))
