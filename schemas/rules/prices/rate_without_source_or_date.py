"""A rate that does not say where it is from or when it was given out."""

from dataclasses import replace

from schemas.evidence.sheet_rows import blank_cells, only
from schemas.examples.shared_rows import rate
from schemas.rule import Budgets, Example, Frame, Hit, Percent, Rule, Severity, Text
from schemas.words.figures import BLANK


def faulty(rows: Frame) -> Frame:
    """The first of Kilde and Dato that is blank, in rows with a percentage."""
    blank = blank_cells(rows, "origin", "date")
    blank["date"] &= ~blank["origin"]
    return only(blank, rows["percent"].notna())


def describe(_: Budgets, hit: Hit) -> Hit:
    """Say what belongs there."""
    return replace(hit, found=BLANK, expected=_EXPECTED[hit.column or ""])


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
    message=Text("{place}: Feltet er tomt. Skriv {expected}.", "{place}: The field is blank. Enter {expected}."),
    wrong=Example({"PL": [rate(2025, Kilde=None)]}),
    right=Example({"PL": [rate(2025)]}),
    silent=(Example({"PL": [rate(2025, Kilde="Økonomiaftalen 2026", Procent=Percent(0))]}),),
    faulty=faulty,
    sheets=("rates",),
    describe=describe,
    requires=("rates.origin", "rates.date"),
)
