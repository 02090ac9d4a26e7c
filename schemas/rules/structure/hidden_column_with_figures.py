"""A year or rate column with figures that is hidden."""

from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

_FIGURES = (*BUDGET_YEARS, *HISTORY_YEARS, "percent")
"""The input columns that hold figures; people may hide any other."""


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find hidden columns with numbers in them, at their headers."""
    headers = budgets.headers
    hidden = headers[headers["hidden"] & headers["has_figures"] & headers["column"].isin(_FIGURES)]
    for (book, row), sheet, column, text in zip(
        hidden.index, hidden["sheet"], hidden["column"], hidden["text"], strict=True
    ):
        yield Hit(book=book, sheet=sheet, row=row, column=column, found=same(text), expected=Text("synlig", "visible"))


RULE = Rule(
    id="ARK135",
    name="hidden-column-with-figures",
    severity=Severity.WARNING,
    title=Text("En kolonne med tal er skjult", "A column with figures is hidden"),
    why=Text(
        "Tallene i en skjult årskolonne tæller med, men ingen ser dem, når de læser korrektionen igennem.",
        "The figures of a hidden year column count, but nobody sees them when reading the correction.",
    ),
    message=Text(
        "{place}: Kolonnen {found} er skjult og indeholder tal. Markér kolonnerne omkring, højreklik og vælg Vis.",
        "{place}: The column {found} is hidden and holds figures. Select the columns around it, right-click "
        "and choose Unhide.",
    ),
    wrong=Example(hidden={"Beløb": ("2028",)}),
    right=Example(hidden={"Beløb": ()}),
    silent=(Example({"Beløb": [{"Konto": 645}]}, hidden={"Beløb": ("Konto", "Modpost"), "Historik": ("2021",)}),),
    check=check,
)
