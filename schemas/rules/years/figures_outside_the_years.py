"""Figures under a year that the budget does not have."""

from schemas.evidence.year_headers import YearFault, year_hits
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find further year columns with figures, in the table (error) or beside it (warning)."""
    return year_hits(budgets, YearFault.OUTSIDE)


_COLUMNS = ["Nr", "Titel", "Tekst", "2026", "2027", "2028", "2029", "2030"]
_LINE = {"Nr": "T101", "Tekst": "Licenser", **every_year(1)}

RULE = Rule(
    id="AAR206",
    name="figures-outside-the-years",
    severity=Severity.ERROR,
    title=Text("Tal under et år, budgettet ikke har", "Figures under a year the budget does not have"),
    why=Text(
        "Kun budgetåret og de tre overslagsår tæller med. Tal i et år mere ser ud, som om de er givet, men "
        "er glemt i alle totaler.",
        "Only the budget year and the three overslagsår count. Figures in one more year look approved but are "
        "in no total.",
    ),
    message=Text(
        "{place}: Der står tal under {found}, men budgettet har {expected}. Slet kolonnen, eller giv den en "
        "overskrift, der ikke er et årstal.",
        "{place}: Figures stand under {found}, but the budget has {expected}. Delete the column, or give it "
        "a header that is not a year.",
    ),
    wrong=Example({"Fuldtidsstillinger": [{**_LINE, "2030": 1}]}, order={"Fuldtidsstillinger": _COLUMNS}),
    right=Example({"Fuldtidsstillinger": [_LINE]}, order={"Fuldtidsstillinger": _COLUMNS[:-1]}),
    silent=(
        Example({"Fuldtidsstillinger": [_LINE]}, order={"Fuldtidsstillinger": _COLUMNS}),
        Example({"Fuldtidsstillinger": [{**_LINE, "Normering 2025": 7}]},
                order={"Fuldtidsstillinger": [*_COLUMNS[:-1], "Normering 2025"]}),
    ),
    check=check,
    omits="rows",
    omitted=Text("Tal under {found}", "Figures under {found}"),
)  # fmt: skip
