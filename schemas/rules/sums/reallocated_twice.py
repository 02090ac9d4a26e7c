"""Money moved that stands both as a line of Beløb and in Finansiering."""

from schemas.evidence.reallocations import counted_twice
from schemas.evidence.rows import hit
from schemas.examples.shared_rows import every_year, line
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a row of Finansiering whose money is also a line in Beløb."""
    for row, nr in counted_twice(budgets):
        year = next(year for year, kroner in enumerate(row["figures"]) if kroner)
        yield hit(
            row,
            "financing",
            BUDGET_YEARS[year],
            found=amount(row["figures"][year], budgets.unit_kroner(row["book"])),
            expected=Text("ét af stederne", "one of the places"),
            values={"number": same(nr)},
        )


_LESS = line("T101", -0.2, Tekst="Boligydelse")
_MOVED = {"Nr": "T101", "Kilde": "Omplacering", "Reference": "Boligydelse", "Servicerammen": "Nej"}

RULE = Rule(
    id="SUM610",
    name="reallocated-twice",
    severity=Severity.ERROR,
    title=Text("Omplaceringen er talt med to gange", "The reallocation is counted twice"),
    why=Text(
        "Penge, der flyttes inden for projektmappen, står som linjer i Beløb; Finansiering er til den anden "
        "ende, når den ikke er her. Står de begge steder, er de talt to gange.",
        "Money moved inside the workbook stands as lines in Beløb; Finansiering is for the other end when "
        "it is not here. When it stands in both places, it is counted twice.",
    ),
    message=Text(
        "{place}: Omplaceringen på {found} står også som linje i Beløb ({number}). Slet den ene af dem.",
        "{place}: The reallocation of {found} also stands as a line in Beløb ({number}). Delete one of them.",
    ),
    wrong=Example({"Beløb": [{}, _LESS], "Finansiering": [every_year(-0.3), _MOVED | every_year(-0.2)]}),
    right=Example({"Beløb": [{}, _LESS], "Finansiering": [every_year(-0.3)]}),
    silent=(
        Example(
            {
                "Beløb": [every_year(0.7), _LESS],
                "Finansiering": [every_year(-0.3), _MOVED | {"Reference": "Socialudvalget"} | every_year(-0.2)],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "financing.reference"),
    derived=True,
)
