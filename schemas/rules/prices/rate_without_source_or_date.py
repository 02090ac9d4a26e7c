"""A rate that does not say where it is from or when it was given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.rows import records, unreadable_places
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import rate
from schemas.rule import Example, Percent, Rule, Severity, Text
from schemas.words.figures import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.budgets import Budgets
    from schemas.rule import Hit
    from schemas.settings import Settings


def check(budgets: Budgets, settings: Settings) -> Iterator[Hit]:
    """One hit a row, at the first of Kilde and Dato that is blank."""
    del settings
    unreadable = unreadable_places(budgets)
    for row in records(budgets.rates):
        blank = [
            column
            for column in ("origin", "date")
            if row[column] is None and (row["book"], "rates", row["row"], column) not in unreadable
        ]
        if blank and row["percent"] is not None:
            yield hit(row, "rates", blank[0], found=BLANK, expected=_EXPECTED[blank[0]])


_EXPECTED = {
    "origin": Text("hvor satsen er hentet", "where the rate is from"),
    "date": Text("hvornår satsen er udmeldt", "when the rate was given out"),
}

RULE = Rule(
    id="PRI706",
    name="rate-without-source-or-date",
    severity=Severity.WARNING,
    title=Text("Satsen mangler kilde eller dato", "The rate lacks its source or date"),
    why=Text(
        "KL ændrer sit pris- og lønskøn flere gange om året. Uden kilde og dato kan ingen se, om satsen er den nyeste.",
        "KL revises its price and wage estimate several times a year. Without source and date nobody can "
        "see whether the rate is the latest.",
    ),
    message=Text(
        "{place}: Feltet er tomt. Skriv {expected}.",
        "{place}: The field is blank. Enter {expected}.",
    ),
    wrong=Example({"PL": [rate(2025, Kilde=None)]}),
    right=Example({"PL": [rate(2025)]}),
    silent=(Example({"PL": [rate(2025, Kilde="Økonomiaftalen 2026", Procent=Percent(0))]}),),
    check=check,
    requires=("rates", "rates.origin", "rates.date"),
)
