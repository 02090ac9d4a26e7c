"""A figure that Excel shows as per cent."""

from dataclasses import replace

from schemas.evidence.fact_hits import text_at
from schemas.evidence.sheet_rows import NUMBERS, sheets_with, unread_cells
from schemas.rule import Budgets, Example, Frame, Hit, Percent, Rule, Severity, Text


def faulty(rows: Frame) -> Frame:
    """Amounts, FTEs and years formatted as per cent."""
    return unread_cells(rows, "percent")


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the figure as it is shown."""
    return replace(hit, found=text_at(budgets, hit), expected=Text("et tal", "a number"))


RULE = Rule(
    id="VAE406",
    name="amount-as-percent",
    severity=Severity.ERROR,
    title=Text("Et beløb er formateret som procent", "An amount is formatted as per cent"),
    why=Text(
        "En celle i procentformat indeholder en hundrededel af det, man ser: 60% er 0,6, og det er uklart, hvad "
        "der var ment.",
        "A cell in per cent format holds a hundredth of what one sees: 60% is 0.6, and what was meant is unclear.",
    ),
    message=Text(
        "{place}: Cellen viser {found} i procentformat. Sæt formatet til Tal, og skriv beløbet igen.",
        "{place}: The cell shows {found} in per cent format. Set the format to Number, and type the amount again.",
    ),
    wrong=Example({"Beløb": [{"2026": Percent(0.5)}]}),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(
        Example(
            {
                "Historik": [
                    {"Nr": "T101", "Tekst": "Andel", "Enhed": "pct.", "2024": Percent(0.6), "2025": Percent(0.8)}
                ]
            }
        ),
    ),
    faulty=faulty,
    sheets=sheets_with(*NUMBERS),
    describe=describe,
    spoils="cell",
    omits="cells",
)
