"""A row of Begrundelser that justifies no finding; `schemas.checking.justifications` decides which."""

from datetime import date

from schemas.examples.shared_rows import correction, line
from schemas.rule import Example, Rule, Severity, Text

_JUSTIFIED = {
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
    title=Text("En begrundelse begrunder ikke noget", "A justification covers nothing"),
    why=Text(
        "En begrundelse gælder det, der blev konstateret, da den blev skrevet. Er tallet ændret eller fejlen "
        "rettet, skal ingen tro, at den stadig dækker noget.",
        "A justification holds for what was observed when it was written. Once the figure has changed or the "
        "fault is fixed, nobody must believe that it still covers something.",
    ),
    message=Text(
        "{place}: Begrundelsen dækker ikke noget fund. {why}", "{place}: The justification covers no finding. {why}"
    ),
    wrong=Example({"Begrundelser": [_JUSTIFIED]}),
    right=Example({"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_JUSTIFIED]}),
    silent=(
        Example({"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_JUSTIFIED | {"Regel": "sum608", "Nr": "t101"}]}),
        Example(
            {"Finansiering": [_FROM_ANLAEG], "Begrundelser": [_JUSTIFIED, _JUSTIFIED | {"Godkendt af": "Økonomi"}]}
        ),
        Example(
            {
                "Korrektioner": [{}, correction("T102", Status="Udgået")],
                "Beløb": [{}, line("T102", -0.1)],
                "Begrundelser": [_JUSTIFIED | {"Nr": "T102"}],
            }
        ),
    ),
    requires=("justifications",),
    about_justifications=True,
)
