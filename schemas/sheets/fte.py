"""Fuldtidsstillinger: FTEs per line, in thousandths; + more, - fewer."""

from __future__ import annotations

from schemas.columns import Kind, SheetSpec
from schemas.finding import Text
from schemas.sheets import cell_rules
from schemas.sheets.shared_columns import CORRECTION_ROW, LINE_TEXT, NR, TITLE, UNUSABLE, calculated, years

_SIGN = Text("+ = flere, - = færre", "+ = more, - = fewer")
_COUNTED = tuple(calculated(f"c{n - 1}", f"Talt {n}", f"Counted {n}", kind=Kind.FTE, hidden=True) for n in range(1, 5))
# fmt: off
_COLUMNS = (
    NR, TITLE, LINE_TEXT,
    years(Kind.FTE, prompt=f"Fuldtidsstillinger: {_SIGN.da}. Skriv 0, hvor der ingen er.", sign=_SIGN),
    CORRECTION_ROW, UNUSABLE,
    calculated("counts", "Tæller", "Counts", kind=Kind.YEAR, hidden=True), *_COUNTED,
)
# fmt: on

SHEET = SheetSpec(
    "fte",
    "Fuldtidsstillinger",
    Text("Fuldtidsstillinger", "Full-time equivalents"),
    _COLUMNS,
    rules=(*cell_rules.ERRORS, *cell_rules.NUMBERS, *cell_rules.KEYS, *cell_rules.TEXTS, *cell_rules.YEARS),
)
