"""Hypothesis strategies for workbooks as people really leave them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from support.frames import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMITTEES = ("Økonomiudvalget", "Skoleudvalget")
NUMBERS = ("T101", "t101", "T102", "T103", "T104 ", "T999", None)
KRONER = st.one_of(st.none(), st.just(0), st.integers(-9_999_999, 9_999_999), st.integers(-(10**12), 10**12))
ANSWERS = (None, "Ja", "Nej", "Uafklaret", "Ja/nej")
TYPES = (None, "Samlet", "Løn", "Pris", "Andre")


def _rows(fields: dict[str, st.SearchStrategy[Any]], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({"udvalg": st.sampled_from(COMMITTEES), **fields}), max_size=most)


def _years(figures: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return dict.fromkeys(("y0", "y1", "y2", "y3"), figures)


def _one_of(*answers: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(answers)


LEVELS = st.one_of(st.none(), st.integers(2019, 2028))
PERCENTS = st.one_of(
    st.none(), st.decimals(Decimal("-1.2"), Decimal("0.6"), places=4), st.decimals(Decimal(0), Decimal("0.1"), places=7)
)

CORRECTIONS: Any = _rows(
    {
        "nr": _one_of("T101", "T102", "T103", "t103", "T104", None),
        "status": _one_of(None, "Endelig", "Foreløbig", "Udgået", "?"),
        "decision": _one_of(None, None, None, "Indarbejdet", "Udskudt", "Forkastet", "Måske"),
        "service_frame": _one_of(*ANSWERS),
        "price_level": LEVELS,
        "rate_type": _one_of(*TYPES),
    },
    6,
)
AMOUNTS: Any = _rows(
    {
        "nr": _one_of(*NUMBERS),
        "change": _one_of(None, "Merudgift", "Mindreudgift", "Merindtægt", "Mindreindtægt", "Merudgifter"),
        "duration": _one_of(None, "Varig", "Engangsbeløb"),
        "service_frame": _one_of(*ANSWERS),
        "counterpart": _one_of(None, None, None, "T102"),
        **_years(KRONER),
    },
    8,
)
FINANCING: Any = _rows(
    {
        "nr": _one_of(*NUMBERS),
        "source": _one_of(None, "Anlæg", "Kassen", "Omplacering", "Pulje", "DUT", "Andet", "Lån"),
        "service_frame": _one_of(*ANSWERS),
        **_years(KRONER),
    },
    6,
)
FTE: Any = _rows({"nr": _one_of(*NUMBERS), **_years(st.one_of(st.none(), st.integers(-9999, 9999)))}, 4)
CALCULATION: Any = _rows(
    {
        "nr": _one_of(*NUMBERS),
        "type": _one_of(None, "Nyt skøn", "Afsat budget", "Budget i dag", "Ny udgift", "Undgået merudgift", "Skøn"),
        "price_level": LEVELS,
        "rate_type": _one_of(*TYPES),
        **_years(KRONER),
    },
    6,
)
STRAY_RATES = _rows(
    {"type": _one_of(None, "Samlet", "Løn", "Pris"), "from_year": LEVELS, "to_year": LEVELS, "percent": PERCENTS}, 3
)
UNREADABLE = {
    "corrections": ("price_level", "rate_type", "service_frame", "status"),
    "amounts": ("y0", "y2", "service_frame"),
    "financing": ("y1", "service_frame"),
    "fte": ("y3",),
    "calculation": ("y0", "price_level", "rate_type"),
}


@st.composite
def _rates(draw: st.DrawFn) -> Sequence[dict[str, Any]]:
    """A series of one year after another, so that conversion really happens, and some strays."""
    series = [
        {"udvalg": committee, "type": "Samlet", "from_year": year, "to_year": year + 1, "percent": draw(PERCENTS)}
        for committee in COMMITTEES
        for year in range(draw(st.integers(2019, 2026)), 2026)
    ]
    return draw(st.permutations(series + draw(STRAY_RATES)))


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A merged workbook of two committees: loose and doubled numbers, rates that lack, cells unreadable."""
    sheets = {
        "corrections": draw(CORRECTIONS),
        "amounts": draw(AMOUNTS),
        "financing": draw(FINANCING),
        "fte": draw(FTE),
        "calculation": draw(CALCULATION),
        "rates": draw(_rates()),
    }
    cells = [
        (sheet, n, column)
        for sheet, columns in UNREADABLE.items()
        for n in range(len(sheets[sheet]))
        for column in columns
    ]
    unreadable = draw(st.lists(st.sampled_from(cells), max_size=3, unique=True)) if cells else []
    level = draw(st.one_of(st.none(), st.just(2026)))
    return Book(sheets, price_level=level, other_committees=COMMITTEES[1:], unreadable=tuple(unreadable))
