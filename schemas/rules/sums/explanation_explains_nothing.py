"""A row of Begrundelser that explains no finding; `schemas.checking.justifications` tells which."""

from __future__ import annotations

from datetime import date

from schemas.examples.shared_rows import correction, line
from schemas.rule import Example, Rule, Severity, Text

_EXPLAINED = {
    "Regel": "SUM608",
    "Nr": "T101",
    "Konstateret": "(tomt)",
    "Begrundelse": "Projektet får først sit nummer i august.",
    "Begrundet af": "Budgetafdelingen",
    "Dato": date(2025, 8, 1),
}
_FROM_ANLAEG = {"Kilde": "Anlæg"}

RULE = Rule(
    id="SUM612",
    name="explanation-explains-nothing",
    severity=Severity.NOTE,
    title=Text("En begrundelse begrunder ikke noget", "An explanation explains nothing"),
    why=Text(
        "En begrundelse gælder det, der blev konstateret, da den blev skrevet. Er tallet ændret eller fejlen "
        "rettet, skal ingen tro, at den stadig dækker noget.",
        "An explanation holds for what was observed when it was written. Once the figure has changed or the "
        "fault is mended, nobody must believe that it still covers something.",
    ),
    message=Text(
        "{place}: Begrundelsen dækker ikke noget fund. {why}", "{place}: The explanation covers no finding. {why}"
    ),
    wrong=Example({"Begrundelser": [_EXPLAINED]}),
    right=Example({"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_EXPLAINED]}),
    silent=(
        Example({"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_EXPLAINED | {"Regel": "sum608", "Nr": "t101"}]}),
        Example(
            {"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_EXPLAINED, _EXPLAINED | {"Godkendt af": "Økonomi"}]}
        ),
        Example(
            {
                "Korrektioner": [{}, correction("T102", Status="Udgået")],
                "Beløb": [{}, line("T102", -0.1)],
                "Begrundelser": [_EXPLAINED | {"Nr": "T102"}],
            }
        ),
    ),
    requires=("explanations",),
)
