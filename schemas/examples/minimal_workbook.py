"""The minimal valid workbook every rule's examples are laid over: one correction, one line, fully financed."""

from datetime import date
from typing import Any

from schemas.rule import ExampleRow

MASTER_DATA: dict[str, Any] = {
    "Kommune": "Eksempel Kommune",
    "Udvalg": "Økonomiudvalget",
    "Budgetår": 2026,
    "Prisniveau": 2026,
    "Enhed": "mio. kr.",
    "Nummerserie": "T1",
    "Status": "Indsendt",
    "Behandling": "1. behandling",
    "Version": 1,
    "Udarbejdet af": "Budgetafdelingen",
    "Dato": date(2025, 8, 1),
    "Skabelonversion": 1,
}

SHEETS: dict[str, list[ExampleRow]] = {
    "Korrektioner": [
        {
            "Nr": "T101",
            "Titel": "Nye licenser",
            "Årsag": "Kontrakt/aftale",
            "Indenfor servicerammen": "Ja",
            "Iværksættelsestidspunkt": date(2026, 1, 1),
            "Baggrund": "Aftalen om licenser er udløbet, og den nye er dyrere.",
            "Økonomiske konsekvenser": "Den nye aftale koster 0,500 mio. kr. mere om året.",
        }
    ],
    "Beløb": [
        {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Licenser", "2026": 0.5, "2027": 0.5, "2028": 0.5, "2029": 0.5}
    ],
    "Fuldtidsstillinger": [],
    "Finansiering": [{"Nr": "T101", "Kilde": "Kassen", "2026": -0.5, "2027": -0.5, "2028": -0.5, "2029": -0.5}],
    "Beregning": [],
    "Historik": [],
    "PL": [],
    "Begrundelser": [],
}
