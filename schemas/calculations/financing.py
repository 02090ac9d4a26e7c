"""What each correction draws from the cash balance (træk på kassen), and what its financing leaves uncovered."""

from collections.abc import Iterable

from schemas.calculations.rows import ZERO, CorrectionName, Four, Record, name_of, plus
from schemas.lists import CASH


def by_correction(lines: Iterable[Record]) -> dict[CorrectionName, Four]:
    """What the lines that count add up to, by (book, udvalg, key)."""
    found: dict[CorrectionName, Four] = {}
    for line in lines:
        if line["counts"]:
            name = name_of(line)
            found[name] = plus(found.get(name, ZERO), line["figures"])
    return found


def cash_by_correction(amounts: Iterable[Record], financing: Iterable[Record]) -> dict[CorrectionName, Four]:
    """Netto + financing from other sources than Kassen by (book, udvalg, key), loose numbers too.

    `amounts` and `financing` are those of `lines.lines_of`, here and below.
    """
    return by_correction((*amounts, *(row for row in financing if row["source_class"] != CASH)))


def rests(amounts: Iterable[Record], financing: Iterable[Record]) -> dict[CorrectionName, Four]:
    """What each correction leaves without financing (+) or sets free (−) by (book, udvalg, key).

    Its cash effect less what is stated to come from Kassen, which is netto + all its financing; lines with a
    Modpost are left out, since their other end stands in another correction, and so are loose lines.
    """
    own = (line for line in amounts if not line["loose"] and not line["counterpart"])
    return by_correction((*own, *(row for row in financing if not row["loose"])))
