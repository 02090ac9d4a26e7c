"""The year that a header's text names, and how clearly."""

import re
from enum import Enum, auto


class Form(Enum):
    """How clearly a header names its year."""

    PLAIN = auto()
    PADDED = auto()  # ` 2026`, `2026,0`: can be nothing but the year
    COPY = auto()  # `20262`: what Excel makes of a second `2026` in a table
    DRESSED = auto()  # `B2026`, `2026-pl`: the year, or a column of the committee's own


_YEAR = r"(?P<year>19[89]\d|20\d\d|2100)"
_DRESSED = re.compile(
    r"(?:budgetoverslagsår|overslagsår|budgetoverslag|overslag|budgetår|budget|regnskab|år|bo|bf|b|r)?[\s.:_-]*"
    + _YEAR
    + r"[\s.,:_(\-–]*(?:pl|p/l|priser|pris|budget|kr\.?|mio\.?(?:\s*kr\.?)?|t\.?kr\.?)?\)?[\s*]*",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:bo|b)[\s-]*'?(?P<short>\d\d)", re.IGNORECASE)
_PADDING = " \t\n\xa0'’´`"


def read_header(text: str) -> tuple[int, Form] | None:
    """The year a header names, and how clearly; None where it names none."""
    if found := re.fullmatch(_YEAR, text):
        return int(found["year"]), Form.PLAIN
    bare = text.strip(_PADDING)
    if found := re.fullmatch(_YEAR + r"(?:[.,]0+)?", bare):
        return int(found["year"]), Form.PADDED
    if found := re.fullmatch(_YEAR + r"\d", bare):
        return int(found["year"]), Form.COPY
    if found := _DRESSED.fullmatch(bare):
        return int(found["year"]), Form.DRESSED
    if found := _SHORT.fullmatch(bare):
        return 2000 + int(found["short"]), Form.DRESSED
    return None
