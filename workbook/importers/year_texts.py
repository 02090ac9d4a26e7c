"""The years at the head of a table: `2026`, `B2026`, `BO 27`, `Budget 2026`, `overslagsår 2027`, and a total."""

from __future__ import annotations

import re

_KIND = (
    r"budget-?forslag|budget-?år(?:et)?|budget|budg|bud|overslags-?år(?:et)?|overslag|regnskab|forventet|år"
    r"|bo|bf|fb|fr|os|b|o|r"
)
_AFTER = r"(?:[ \t]*\((?:b|bo|bf|o|r|budget|overslag|overslagsår|regnskab)\))?"
_END = r"(?=[ \t]|$)"
_SHORT = r"(?:(?:bo|bf|os|b|o)[ \t]?['’]?|['’])\d\d"
_YEAR = rf"(?<![\w.,/-])(?:(?:(?:{_KIND})\.?[ \t]*)?(?:19|20)\d\d|{_SHORT}){_AFTER}{_END}"
_TOTAL = (
    r"(?:(?:i[ ]?alt|sum|total|samlet|hele perioden)\.?(?:[ \t]+(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d)?"
    rf"|(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d){_END}"
)
_LINE = re.compile(
    rf"(?P<label>.*?)[ \t]*(?P<years>(?:{_YEAR}[ \t]*){{3,}})(?:(?P<total>{_TOTAL})[ \t]*)?(?P<tail>.*)", re.IGNORECASE
)
_ONE = re.compile(_YEAR, re.IGNORECASE)
_HEADER_WORD = re.compile(
    rf"(?:{_KIND}|budgetåret|overslagsårene|(?:bo|o)[1-3]|(?:19|20)\d\d|(?:bo|b)\d\d)\.?", re.IGNORECASE
)
_MANY = 3


def year_of(text: str) -> str | None:
    """Give the year a cell names, four digits, whatever kind of year it says it is; None where it names none."""
    words = " ".join(text.split())
    squeezed = re.sub(r"(?<=\d)\s+(?=\d)|(?<=[a-zæøå]{3})-?\s+(?=[a-zæøå])", "", words, flags=re.IGNORECASE)
    for candidate in (words, squeezed):
        if _ONE.fullmatch(candidate):
            return _digits(candidate)
    return None


def is_total(text: str) -> bool:
    """Tell whether a cell heads the column of totals."""
    return re.fullmatch(_TOTAL, " ".join(text.split()), re.IGNORECASE) is not None


def years_in_line(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...], bool, str] | None:
    """Give a line's label, its three years or more as digits and as printed, whether a total follows, and the rest."""
    found = _LINE.fullmatch(text.strip())
    if found is None:
        return None
    printed = tuple(one[0].strip() for one in _ONE.finditer(found["years"]))
    years = tuple(map(_digits, printed))
    return found["label"].strip(), years, printed, found["total"] is not None, found["tail"].strip()


def is_year_heading(text: str) -> bool:
    """Tell whether the words only say what kind of years stand below: `Budget Overslag Overslag Overslag`."""
    words = text.split()
    return bool(words) and all(_HEADER_WORD.fullmatch(word) for word in words)


def heads_years(text: str) -> bool:
    """Tell whether three words or more are of the kind that heads a table of years, so that it is no title."""
    words = [word for word in text.split() if _HEADER_WORD.fullmatch(word)]
    return sum(bool(re.search(r"\d|budget|overslag", word, re.IGNORECASE)) for word in words) >= _MANY


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) > 2 else f"20{digits}"  # noqa: PLR2004  `BO27`
