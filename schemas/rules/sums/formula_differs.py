"""A calculated cell with another formula than its column's."""

from schemas.evidence.formula_cells import FORMULAS_AMISS, HEADING, OVERVIEW, formula_fix, formula_hits
from schemas.rule import Budgets, Example, Formula, Hit, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find them: one hit a sheet."""
    yield from formula_hits(budgets, "other_formula")


def _names_the_unit(hit: Hit, _: Hit) -> bool:
    """Whether a hit is about the heading of Oversigt, which names the workbook's unit."""
    return hit.sheet == OVERVIEW and hit.cell == HEADING


_AS_EXCEL_SHOWS_IT = Formula('IF([@Række]>0,IFERROR(INDEX(Korrektioner[Titel], [@Række])&"",""),"")', "Nye licenser")

RULE = Rule(
    id="SUM614",
    name="formula-differs",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("En beregnet celle har en anden formel", "A calculated cell has another formula"),
    why=Text(
        "Hver kolonne har én formel, og Oversigt regner med, at den står i alle rækker. En anden formel giver et "
        "andet tal end det, kommunens samlede opgørelse når frem til.",
        "Every column has one formula, and Oversigt counts on it in every row. Another formula gives another "
        "figure than the municipality's consolidation arrives at.",
    ),
    message=FORMULAS_AMISS,
    wrong=Example({"Beløb": [{"Titel": Formula("UPPER(Beløb[[#This Row],[Tekst]])", "LICENSER")}]}),
    right=Example({"Beløb": [{"Tekst": "Licenser"}]}),
    silent=(
        Example({"Beløb": [{"Titel": _AS_EXCEL_SHOWS_IT}]}),
        Example(
            {"Historik": [{"Nr": "T101", "Min egen": Formula("SUM(Historik[[#This Row],[2021]:[2025]])", 0)}]},
            order={"Historik": ["Nr", "Tekst", "Enhed", "2021", "2022", "2023", "2024", "2025", "Min egen"]},
        ),
    ),
    check=check,
    fix=formula_fix("other_formula"),
    yields_to={"unit-of-the-workbook-implausible": _names_the_unit},
)
