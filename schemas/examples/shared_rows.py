"""Rows that rules' examples share: laid over, or added to, the minimal workbook."""

from datetime import date

from schemas.rule import ExampleRow, Percent

YEARS = ("2026", "2027", "2028", "2029")


def every_year(amount: float) -> ExampleRow:
    """The same figure in the budget year and the three overslagsår."""
    return dict.fromkeys(YEARS, amount)


def years(*figures: float | None) -> ExampleRow:
    """One figure for each of these years, in their order."""
    return dict(zip(YEARS, figures, strict=True))


def correction(nr: str, **changes: object) -> ExampleRow:
    """A further correction of Korrektioner, answered in full."""
    return {
        "Nr": nr,
        "Titel": "Drift af fagsystem",
        "Årsag": "Kontrakt/aftale",
        "Indenfor servicerammen": "Ja",
        "Baggrund": "Leverandøren har ændret sin pris.",
        "Økonomiske konsekvenser": "Ændringen følger af den nye aftale.",
    } | changes


def line(nr: str, amount: float, **changes: object) -> ExampleRow:
    """An amount line, Merudgift when plus and Mindreudgift when minus, alike in all years."""
    change = "Merudgift" if amount >= 0 else "Mindreudgift"
    return {"Nr": nr, "Ændring": change, "Tekst": "Fagsystem"} | every_year(amount) | changes


def financed(nr: str, amount: float, **changes: object) -> ExampleRow:
    """A row of Finansiering, from Kassen, alike in all years."""
    return {"Nr": nr, "Kilde": "Kassen"} | every_year(amount) | changes


def rate(year: int, **changes: object) -> ExampleRow:
    """A row of PL from one year to the next, invented for the example: no rate is built in."""
    return {
        "Fra år": year,
        "Til år": year + 1,
        "Type": "Samlet",
        "Procent": Percent(0.03),
        "Kilde": "KL's skøn",
        "Dato": date(2025, 6, 20),
    } | changes
