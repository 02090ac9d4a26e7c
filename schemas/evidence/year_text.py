"""The year that a header's text names, and how clearly."""

import re
from enum import Enum, auto

from schemas.words.seen import seen


class Form(Enum):
    """How clearly a header names its year."""

    PLAIN = auto()  # as it looks: unseen characters and blanks around it are another rule's
    PADDED = auto()  # `'2026`, `2026,0`: can be nothing but the year
    COPY = auto()  # `20262`: what Excel makes of a second `2026` in a table
    DRESSED = auto()  # `B2026`, `2026-pl`, `2026 (ny)`, `26`: the year, or a column of the committee's own
    LOOSE = auto()  # `2026 rettet af NN`: the year only where figures stand under it


_YEAR = r"(?P<year>19[89][0-9]|20[0-9]{2}|2100)"
_PADDED, _COPY = re.compile(_YEAR + r"(?:[.,]0+)?"), re.compile(_YEAR + r"[0-9]")
_IN_BRACKETS = r"(?:\((?![^()]*[0-9]{4})[^()]{0,20}\))?"
_DRESSED = re.compile(
    r"(?:budgetoverslagsår|overslagsår|budgetoverslag|overslag|budgetår|budget|regnskab|år|bo|bf|b|r)?[\s.:_-]*"
    + _YEAR
    + r"[\s.,:_(\-–]*(?:pl|p/l|priser|pris|budget|kr\.?|mio\.?(?:\s*kr\.?)?|t\.?kr\.?)?\)?[\s*]*"
    + _IN_BRACKETS,
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"{_YEAR}\b(?!\s*[-–/]\s*\d)(?:(?!\d\d\d).){{0,40}}")
_SHORT = re.compile(r"(?:bo|b|år)?[\s-]*['’]?(?P<short>[0-9]{2})\s*" + _IN_BRACKETS, re.IGNORECASE)
_PADDING = "'’´`"


def read_header(text: str) -> tuple[int, Form] | None:
    """The year a header names, and how clearly; None where it names none."""
    bare = seen(text)
    if found := re.fullmatch(_YEAR, bare):
        return int(found["year"]), Form.PLAIN
    bare = bare.strip(_PADDING)
    if found := _SHORT.fullmatch(bare):
        return 2000 + int(found["short"]), Form.DRESSED
    forms = ((_PADDED, Form.PADDED), (_COPY, Form.COPY), (_DRESSED, Form.DRESSED), (_LOOSE, Form.LOOSE))
    return next(((int(found["year"]), form) for shape, form in forms if (found := shape.fullmatch(bare))), None)
