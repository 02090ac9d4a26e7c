"""What a correction says in prose: its two texts, and how they fall into sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from schemas.budgets import Budgets, once
from schemas.calculations.rows import Record
from schemas.evidence.rows import counting_corrections

COLUMNS = ("background", "consequences")
"""Baggrund and Økonomiske konsekvenser, the texts that are printed on the form."""

MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
"""The Danish months, as alternatives of a pattern."""

# A blank line, a line that begins a footnote or a bullet, or a full stop before a capital; a line that was
# merely wrapped does not end a sentence.
_ENDS = re.compile(r"\n\s*\n|\n(?=\s*[*•\-–\uf0b7])|(?<=[.!?])\s+(?=[A-ZÆØÅ*])")


class Passage(NamedTuple):
    """One text of a correction, the column it stands in, and the text in small letters."""

    column: str
    text: str
    folded: str

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether it contains any of these lower-case words; a regular expression is a hundred times slower."""
        return any(word in self.folded for word in words)


@once
def prose(budgets: Budgets) -> list[tuple[Record, list[Passage]]]:
    """Every correction that counts, with those of its texts that are not blank."""
    return [
        (record, [Passage(column, text, text.casefold()) for column in COLUMNS if (text := record[column])])
        for record in counting_corrections(budgets)
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text, a footnote or a bullet being one of its own; blank ones left out."""
    return [one.strip() for one in _ENDS.split(text) if one.strip()]


def sentence_at(text: str, position: int) -> str:
    """The sentence in which a position of the text lies."""
    start, stop = sentence_span(text, position)
    return text[start:stop]


def sentence_span(text: str, position: int) -> tuple[int, int]:
    """Where that sentence begins and ends."""
    begins, ends = _bounds(text)
    before, after = bisect_right(begins, position), bisect_left(ends, position)
    return begins[before - 1] if before else 0, ends[after] if after < len(ends) else len(text)


@lru_cache(maxsize=8)
def _bounds(text: str) -> tuple[list[int], list[int]]:
    """Where sentences begin and where they end, the text's own edges left out."""
    parts = list(_ENDS.finditer(text))
    return [one.end() for one in parts], [one.start() for one in parts]


def plain(words: str) -> str:
    """Words with their line breaks and runs of spaces made single spaces."""
    return " ".join(words.split())
