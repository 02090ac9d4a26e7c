"""Amounts under Økonomiske konsekvenser of which none is a figure of the rows."""

from schemas.calculations.rows import name_of
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year
from schemas.prose.amounts import holds_any, stated_amounts
from schemas.prose.figures_of_rows import figures_of_rows
from schemas.prose.passages import prose
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction whose rows hold figures, none of them stated."""
    rows = figures_of_rows(budgets)
    for record, passages in prose(budgets):
        own = rows.get(name_of(record), set())
        stated = [each for one in passages if one.column == "consequences" for each in stated_amounts(one.text)]
        if stated and any(own) and not any(holds_any(each.kroner, own) for each in stated):
            yield hit(
                record,
                "corrections",
                "consequences",
                found=same(", ".join(dict.fromkeys(each.words for each in stated))),
                expected=Text("mindst ét af rækkernes beløb", "at least one amount of the rows"),
            )


RULE = Rule(
    id="TXT808",
    name="no-stated-amount-matches",
    severity=Severity.NOTE,
    title=Text("Ingen af tekstens beløb står i rækkerne", "None of the text's amounts stands in the rows"),
    why=Text(
        "Nævner teksten beløb, men ingen af dem, der står i rækkerne, er det ene tit blevet rettet uden det andet.",
        "When the text states amounts but none of those in the rows, one was often corrected without the other.",
    ),
    message=Text(
        "{place}: Teksten nævner {found}, men ikke {expected}. Se efter, om teksten eller tallene er de nyeste.",
        "{place}: The text states {found}, but not {expected}. See whether the text or the figures are the latest.",
    ),
    wrong=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Den nye aftale koster 0,700 mio. kr. mere."}]}),
    right=Example({"Korrektioner": [{"Økonomiske konsekvenser": "Den nye aftale koster 500.000 kr. mere."}]}),
    silent=(
        Example(
            {
                "Korrektioner": [
                    {"Økonomiske konsekvenser": ("Aftalen er på 4 mio. kr., heraf ca. 0,5 mio. kr. mere end i dag.")}
                ]
            }
        ),
        Example(
            {
                "Korrektioner": [{"Økonomiske konsekvenser": "Dyrere licenser til 300.000 kr. undgås."}],
                "Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", "Tekst": "Licenser"} | every_year(0.3)],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "calculation"),
    derived=True,
    on=False,
)
