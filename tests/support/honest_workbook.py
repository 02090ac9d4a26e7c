"""An honest workbook of many corrections, with everything in it that is allowed and looks odd."""

from __future__ import annotations

from datetime import date
from typing import Any

from schemas.rule import Example, ExampleRow, Percent

YEARS = ("2026", "2027", "2028", "2029")


def years(*figures: float) -> dict[str, Any]:
    """The four year cells: all alike when one figure is given."""
    return dict(zip(YEARS, figures * 4 if len(figures) == 1 else figures, strict=True))


_FEWER_CASES = years(-0.1, -0.2, -0.2, -0.2)


def _correction(nr: str, title: str, **more: Any) -> ExampleRow:
    return {
        "Nr": nr, "Titel": title, "Årsag": "Andet", "Indenfor servicerammen": "Ja",
        "Iværksættelsestidspunkt": date(2026, 1, 1), "Baggrund": "Skrevet af forvaltningen.",
        "Økonomiske konsekvenser": "Se linjerne.",
    } | more  # fmt: skip


HONEST = Example(
    sheets={
        "Korrektioner": [
            {},
            _correction("T102", "Licenser til infrastruktur"),
            _correction("T103", "Færre sager", Iværksættelsestidspunkt=None),
            _correction("T104", "Sikkerhed", **{"PL-type": "Løn"}),
            _correction("T105", "Brugerbetaling", **{"Indenfor servicerammen": "Nej", "Prisniveau": 2025}),
            _correction("T106", "Flyttet til anlæg", Status="Udgået", **{"Indenfor servicerammen": "Ja/nej"}),
        ],
        "Beløb": [
            {},
            {"Nr": "T102", "Ændring": "Merudgift", "Tekst": "Licenser", **years(0.88)},
            {"Nr": "T103", "Ændring": "Mindreudgift", "Tekst": "Færre sager", **_FEWER_CASES},
            {"Nr": "T104", "Ændring": "Merudgift", "Tekst": "Løbende", **years(2.9)},
            {"Nr": "T104", "Ændring": "Merudgift", "Tekst": "Kopi", "Varighed": "Engangsbeløb", "2026": 0.2},
            {"Nr": "t105", "Ændring": "Merindtægt", "Tekst": "Takst", "Servicerammen": "Nej", **years(-0.25)},
            {"Nr": "T105", "Ændring": "Merudgift", "Tekst": "Opkrævning", **years(0.05)},
            {"Nr": "T106", "Ændring": "Merudgift", "Tekst": "Trukket tilbage", "2026": -1.0},
        ],
        "Fuldtidsstillinger": [{"Nr": "T104", "Tekst": "Løbende", **years(5, 5.5, 5.5, -0.5)}],
        "Finansiering": [
            {},
            {"Nr": "T102", "Kilde": "Anlæg", "Reference": "A108", "Tekst": "Lavere ramme", **years(-0.95)},
            {"Nr": "T102", "Kilde": "Kassen", "Tekst": "Rest", **years(0.07)},
            {"Nr": "T103", "Kilde": "Kassen", **years(0.1, 0.2, 0.2, 0.2)},
            {"Nr": "T104", "Kilde": "Kassen", **years(-3.1, -2.9, -2.9, -2.9)},
            {"Nr": "T105", "Kilde": "Kassen", **years(0.2)},
        ],
        "Beregning": [
            {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Licenser", **years(0.9)},
            {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Licenser", **years(0.4)},
        ],
        "Historik": [
            {"Nr": "T103", "Tekst": "Sager", "Enhed": "antal", "2024": 43, "2025": 11},
            {"Nr": "T103", "Tekst": "Resultat", "Enhed": "kr.", "2021": -155938, "2022": -202510},
        ],
        "PL": [
            {
                "Fra år": 2025, "Til år": 2026, "Type": "Samlet", "Procent": Percent(0.032), "Kilde": "KL",
                "Dato": date(2025, 6, 20),
            },
        ],
    },
)  # fmt: skip
