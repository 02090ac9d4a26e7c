"""A new estimate without the budget to compare it with, or the other way round."""

from schemas.evidence.behind_amounts import comparable_rows, complete_years, lines_with_figures, of_type
from schemas.evidence.rows import canonical, hit, slack_kroner, year_words
from schemas.examples.shared_rows import every_year
from schemas.lists import NEW_ESTIMATE, SET_ASIDE
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.rules.sums.estimate_differs_from_netto import best_reading
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, where the rows of the one type alone are not what it asks for.

    An Afsat budget by itself may merely tell how large the budget is, and is a note.
    """
    lines = lines_with_figures(budgets)
    for name, every in comparable_rows(budgets).items():
        rows = of_type(every, NEW_ESTIMATE, SET_ASIDE)
        types = {row["type"] for row in rows}
        years = complete_years(rows)
        if len(types) != 1 or not years or name not in lines:
            continue
        best = best_reading(rows, lines[name], years, slack_kroner(budgets, name[0], len(rows) + len(lines[name])))
        if not best.differs:
            continue
        there, lacking = (NEW_ESTIMATE, SET_ASIDE) if types == {NEW_ESTIMATE} else (SET_ASIDE, NEW_ESTIMATE)
        unit = budgets.unit_kroner(name[0])
        yield hit(
            rows[0],
            "calculation",
            "type",
            found=Text(f"kun {there}", f"{there} alone"),
            expected=Text(f"også {lacking}", f"{lacking} too"),
            values={
                "lacking": Text(lacking, lacking),
                "there": Text(there, there),
                "shown": amount(best.shown[best.differs[0]], unit),
                "asked": amount(best.asked[best.differs[0]], unit),
                "years": year_words(budgets, name[0], best.differs),
            },
            rests_on=canonical(best.differs),
            severity=Severity.WARNING if there == NEW_ESTIMATE else Severity.NOTE,
        )


_ESTIMATE = {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Udmeldt pris"}
_BUDGET = {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Budget til licenser"}

RULE = Rule(
    id="SUM617",
    name="estimate-without-its-budget",
    severity=Severity.WARNING,
    title=Text("Skønnet mangler sit budget", "The estimate lacks its budget"),
    why=Text(
        "En korrektion er Nyt skøn minus Afsat budget. Står kun det ene, kan beløbet ikke regnes efter; som regel "
        "er en række blevet slettet.",
        "A correction is Nyt skøn less Afsat budget. With only one of them the amount cannot be checked; as a rule a "
        "row was deleted.",
    ),
    message=Text(
        "{place}: Beregningen har {there}, men ingen række {lacking}, og {there} alene giver {shown}, hvor "
        "korrektionen er på {asked} ({years}). Tilføj rækken {lacking}.",
        "{place}: The calculation has {there} but no row {lacking}, and {there} alone gives {shown} where the "
        "correction is {asked} ({years}). Add the row {lacking}.",
    ),
    wrong=Example({"Beregning": [_ESTIMATE | every_year(1.5)]}),
    right=Example({"Beregning": [_ESTIMATE | every_year(1.5), _BUDGET | every_year(1.0)]}),
    silent=(
        Example({"Beregning": [_ESTIMATE | every_year(0.5)]}),
        Example({"Beregning": [_BUDGET | {"Type": "Budget i dag"} | every_year(4.0)]}),
        Example(
            {
                "Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Support"} | every_year(0.2)],
                "Finansiering": [every_year(-0.7)],
                "Beregning": [_ESTIMATE | {"Tekst": "Support"} | every_year(0.2)],
            }
        ),
        Example(
            {
                "Beløb": [{"Ændring": "Mindreudgift"} | every_year(-0.5)],
                "Finansiering": [every_year(0.5)],
                "Beregning": [_BUDGET | every_year(0.5)],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "calculation", "amounts.text", "calculation.text"),
    derived=True,
)
