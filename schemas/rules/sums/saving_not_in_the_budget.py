"""A saving shown in Beregning that the correction's amounts do not show."""

from schemas.calculations.financing import cash_by_correction
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import ZERO, total
from schemas.evidence.behind_amounts import budgeted_saving, comparable_rows, lines_with_figures, of_type
from schemas.evidence.rows import canonical, hit, last_decimal_kroner, year_words
from schemas.examples.shared_rows import every_year, financed
from schemas.layout import BUDGET_YEARS
from schemas.lists import BUDGET_TODAY, DECREASE_EXPENDITURE
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at its first Budget i dag; only where Ny udgift stands too."""
    lines = lines_with_figures(budgets)
    cash = cash_by_correction(lines_of(budgets, "amounts"), lines_of(budgets, "financing"))
    for name, rows in comparable_rows(budgets).items():
        saving = budgeted_saving(rows)
        if saving is None or name not in lines:
            continue
        slack = last_decimal_kroner(budgets, name[0])
        lowered = [-year for year in cash.get(name, ZERO)]
        less = [-year for year in total([one for one in lines[name] if one["change"] == DECREASE_EXPENDITURE])]
        missing = tuple(
            year for year, saved in enumerate(saving) if saved > 0 and max(lowered[year], less[year]) < saved - slack
        )
        if missing:
            first = missing[0]
            unit = budgets.unit_kroner(name[0])
            yield hit(
                of_type(rows, BUDGET_TODAY)[0],
                "calculation",
                BUDGET_YEARS[first],
                found=amount(max(lowered[first], less[first], 0), unit),
                expected=amount(saving[first], unit),
                values={"years": year_words(budgets, name[0], missing)},
                rests_on=canonical(missing),
            )


_SAVING = [
    {"Nr": "T101", "Type": "Budget i dag", "Tekst": "Enkeltlicenser"} | every_year(0.57),
    {"Nr": "T101", "Type": "Ny udgift", "Tekst": "Samlet aftale"} | every_year(0.5),
]

RULE = Rule(
    id="SUM605",
    name="saving-not-in-the-budget",
    severity=Severity.WARNING,
    title=Text("Besparelsen står ikke i budgettet", "The saving is not in the budget"),
    why=Text(
        "En besparelse, der kun står i beregningen, sænker ingens budget. Den skal vise sig som "
        "mindreudgift eller som penge, der er frigivet et andet sted.",
        "A saving that stands only in the calculation lowers nobody's budget. It must show as less "
        "expenditure or as money set free elsewhere.",
    ),
    message=Text(
        "{place}: Beregningen viser en besparelse på {expected}, men korrektionen sænker budgettet med "
        "{found} ({years}). Skriv den som Mindreudgift eller i Finansiering, eller som Undgået merudgift.",
        "{place}: The calculation shows a saving of {expected}, but the correction lowers the budget by "
        "{found} ({years}). Enter it as Mindreudgift or in Finansiering, or as Undgået merudgift.",
    ),
    wrong=Example({"Beregning": _SAVING}),
    right=Example(
        {"Finansiering": [{"Kilde": "Anlæg", "Reference": "A108"} | every_year(-0.57)], "Beregning": _SAVING}
    ),
    silent=(
        Example(
            {
                "Beløb": [{"Ændring": "Mindreudgift"} | every_year(-0.07)],
                "Finansiering": [every_year(0.07)],
                "Beregning": _SAVING,
            }
        ),
        Example(
            {"Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", "Tekst": "Dyrere licens"} | every_year(0.3)]}
        ),
        Example({"Beregning": [_SAVING[1] | {"Type": "Budget i dag"}, _SAVING[0] | {"Type": "Ny udgift"}]}),
        Example(
            {
                "Finansiering": [{"Kilde": "Anlæg", "Reference": "A108"} | every_year(-0.57), financed("T101", 0.07)],
                "Beregning": _SAVING,
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "calculation"),
    derived=True,
)
