"""The nine corrections of the real document as rows: figures, numbers and titles, in kroner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.frames import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = dict[str, Any]
YEARS = ("y0", "y1", "y2", "y3")


def flat(amount: int) -> Row:
    """The same figure in all four years."""
    return dict.fromkeys(YEARS, amount)


def years(*amounts: int | None) -> Row:
    """One figure a year."""
    return dict(zip(YEARS, amounts, strict=True))


_T106 = "Administrationsudgifter til sagsbehandling på arbejdsmarkedsområdet"

CORRECTIONS: Sequence[Row] = (
    {"nr": "T101", "title": "Digital udvikling KOMBIT projekter", "service_frame": "Ja"},
    {"nr": "T102", "title": "Finansiering af IT-infrastruktur licenser", "service_frame": "Ja"},
    {"nr": "T103", "title": "Administrationsbidrag til Udbetaling Danmark", "service_frame": "Ja"},
    {"nr": "T104", "title": "Boligsikring til lejere der ikke er pensionister", "service_frame": "Nej"},
    {"nr": "T105", "title": "IT- og Cybersikkerhed (NIS2)", "service_frame": "Ja"},
    {"nr": "T106", "title": _T106, "service_frame": "Ja", "price_level": 2025},
    {"nr": "T108", "title": "Øget bidrag til Børnehus Midt", "service_frame": "Ja"},
    {"nr": "T109", "title": "Central Barselspulje", "service_frame": "Ja"},
    {"nr": "T304", "title": "Anmodning om aktindsigt i egen sag", "service_frame": "Uafklaret"},
)
AMOUNTS: Sequence[Row] = (
    {"nr": "T101", "change": "Merudgift", **flat(1_000_000)},
    {"nr": "T101", "change": "Merudgift", **flat(1_000_000)},
    {"nr": "T102", "change": "Merudgift", **flat(880_000)},
    {"nr": "T103", "change": "Merudgift", **flat(0)},
    {"nr": "T104", "change": "Merudgift", **flat(800_000)},
    {"nr": "T104", "change": "Mindreudgift", **flat(-200_000)},
    {"nr": "T105", "change": "Merudgift", **flat(1_800_000)},
    {"nr": "T105", "change": "Merudgift", **flat(600_000)},
    {"nr": "T105", "change": "Merudgift", **flat(100_000)},
    {"nr": "T105", "change": "Merudgift", **flat(400_000)},
    {"nr": "T105", "change": "Merudgift", "duration": "Engangsbeløb", **years(200_000, None, None, None)},
    {"nr": "T106", "change": "Merudgift", **flat(500_000)},
    {"nr": "T108", "change": "Merudgift", **flat(423_000)},
    {"nr": "T109", "change": "Merudgift", **flat(3_800_000)},
    {"nr": "T304", "change": "Merudgift", **flat(245_000)},
)
FINANCING: Sequence[Row] = (
    {"nr": "T101", "source": "Anlæg", **flat(-2_000_000)},
    {"nr": "T102", "source": "Anlæg", "reference": "A108", **flat(-950_000)},
    {"nr": "T104", "source": "Kassen", **flat(-600_000)},
)
FTE: Sequence[Row] = ({"nr": "T106", **flat(1_000)}, {"nr": "T304", **flat(540)})
CALCULATION: Sequence[Row] = (
    {"nr": "T102", "type": "Budget i dag", **flat(950_000)},
    {"nr": "T102", "type": "Undgået merudgift", **flat(300_000)},
    {"nr": "T102", "type": "Ny udgift", **flat(880_000)},
    {"nr": "T103", "type": "Afsat budget", "price_level": 2025, **years(8_336_000, 8_265_000, 8_199_000, 8_199_000)},
    {"nr": "T103", "type": "Nyt skøn", **years(None, None, None, None)},
    {"nr": "T108", "type": "Nyt skøn", **flat(933_000)},
    {"nr": "T108", "type": "Afsat budget", **flat(510_000)},
)
NINE = Book(
    {"corrections": CORRECTIONS, "amounts": AMOUNTS, "financing": FINANCING, "fte": FTE, "calculation": CALCULATION}
)
"""The nine corrections as one committee's workbook for 2026, without rates."""
