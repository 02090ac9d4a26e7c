"""A row Nyt skøn that still awaits its figures."""

from schemas.calculations.rows import name_of, unreadable_places
from schemas.evidence.behind_amounts import of_type, rows_behind
from schemas.evidence.rows import counting_corrections, hit, year_words
from schemas.examples.shared_rows import every_year
from schemas.layout import BUDGET_YEARS
from schemas.lists import NEW_ESTIMATE, PRELIMINARY
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import BLANK


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a row with blank years; silent on a correction that says itself that it is preliminary."""
    preliminary = {name_of(one) for one in counting_corrections(budgets) if one["status"] == PRELIMINARY}
    unreadable = unreadable_places(budgets)
    for name, rows in rows_behind(budgets).items():
        for row in of_type(rows, NEW_ESTIMATE):
            blank = [
                year
                for year, column in enumerate(BUDGET_YEARS)
                if row[column] is None and (name[0], "calculation", row["row"], column) not in unreadable
            ]
            if blank and name not in preliminary:
                yield hit(
                    row,
                    "calculation",
                    BUDGET_YEARS[blank[0]],
                    found=BLANK,
                    expected=Text("et beløb", "an amount"),
                    values={"years": year_words(budgets, name[0], blank)},
                )


_SET_ASIDE = {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Budget til licenser"} | every_year(1.0)
_ESTIMATE = {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Udmeldt pris"}

RULE = Rule(
    id="SUM602",
    name="estimate-missing",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Det nye skøn mangler", "The new estimate is missing"),
    why=Text(
        "Korrektionen er det nye skøn minus det afsatte budget. Uden skønnet er der intet beløb at beslutte.",
        "The correction is the new estimate less the budget set aside. Without the estimate there is no "
        "amount to decide on.",
    ),
    message=Text(
        "{place}: Nyt skøn mangler for {years}. Skriv skønnet, eller sæt korrektionens Status til "
        "Foreløbig med dato for, hvornår det ventes.",
        "{place}: Nyt skøn is missing for {years}. Enter the estimate, or set the correction's Status to "
        "Foreløbig with the date it is expected.",
    ),
    wrong=Example({"Beregning": [_SET_ASIDE, _ESTIMATE]}),
    right=Example({"Beregning": [_SET_ASIDE, _ESTIMATE | every_year(1.5)]}),
    silent=(
        Example({"Korrektioner": [{"Beslutning": "Udskudt"}], "Beregning": [_SET_ASIDE, _ESTIMATE]}),
        Example({"Beregning": [_SET_ASIDE | every_year(0), _ESTIMATE | every_year(0.5)]}),
    ),
    check=check,
    requires=("corrections", "calculation"),
    omits="awaited",
)
