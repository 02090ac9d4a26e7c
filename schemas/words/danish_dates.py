"""Dates as Danes write them, read exactly or not at all."""

import re
from datetime import date

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDS = re.compile(r"(?:den\s+|d\.\s*)?(\d{1,2})\s*\.?\s*([a-zæøå]+)\.?\s+(\d{4})", re.IGNORECASE)
_SHORTEST = 3


def _month(word: str) -> int | None:
    """Give the number of the month that alone begins like this word."""
    hits = [n for n, name in enumerate(MONTHS, 1) if name.startswith(word.casefold())]
    return hits[0] if len(hits) == 1 and len(word) >= _SHORTEST else None


def is_month(word: str) -> bool:
    """Tell whether the word names a month, in full or shortened."""
    return _month(word.strip(".,")) is not None


def read_date(text: str) -> date | None:
    """Read `01.01.2026`, `1/1-2026`, `1. januar 2026`, `1. jan. 2026`, `2026-01-01`; None for anything else.

    Danish order always (day first); a two-digit year, a month alone and a day that does not exist are None.
    """
    words = " ".join(text.split())
    if found := _DAY_FIRST.fullmatch("".join(words.split())):  # a narrow cell breaks `01.01.2026` anywhere
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(words):
        day, month, year = int(found[1]), _month(found[2]) or 0, int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
