"""A calculated cell with a typed value, or with nothing."""

from schemas.evidence.formula_cells import FORMULAS_AMISS, formula_fix, formula_hits
from schemas.rule import Budgets, Example, Formula, Hits, Rule, Settings, Severity, Text

_PROBLEMS = ("value", "blank")


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find them: one hit a table, and one a column where something typed can be seen."""
    yield from formula_hits(budgets, *_PROBLEMS)


RULE = Rule(
    id="SUM613",
    name="formula-replaced",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("En formel er overskrevet eller slettet", "A formula has been typed over or deleted"),
    why=Text(
        "De beregnede celler regner titler, omregnede beløb og Oversigt ud. Det, der er skrevet oven i en formel, "
        "følger ikke med, når beløbene ændres, og så er tallene på Oversigt forkerte, uden at det ses.",
        "The calculated cells work out titles, converted amounts and Oversigt. What is typed over a formula does "
        "not follow when the amounts change, and then the figures on Oversigt are wrong without a sign of it.",
    ),
    message=FORMULAS_AMISS,
    wrong=Example({"Beløb": [{"Omregnet 1": 0.7}]}),
    right=Example({"Beløb": [{"2026": 0.5}]}),
    silent=(
        Example({"Beløb": [{"2026": Formula("0.25*2", 0.5), "Tekst": Formula('"Licenser"', "Licenser")}]}),
        Example(headers={"Beløb": {"Kontrol": None}, "Korrektioner": {"Kontrol": None}}),
        Example(below={"Beløb": [{"Nr": "I alt", "2026": 0.5}]}),
        Example({"Beløb": [{"Omregnet 1": 0.7}]}, master_data={"Skabelonversion": None, "Status": "Kladde"}),
    ),
    check=check,
    fix=formula_fix(*_PROBLEMS),
)
