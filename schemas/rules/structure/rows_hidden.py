"""Rows with data that are hidden by hand."""

from schemas.evidence.fact_hits import sheets_where
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find tables with hidden rows and no filter in force, each at the first of them."""
    hidden = budgets.sheets["hidden_rows"].gt(0) & budgets.sheets["sheet"].ne("checklist")
    for book, sheet, (count, first) in sheets_where(budgets, hidden, "hidden_rows", "first_hidden"):
        column = "field" if sheet == "master_data" else "from_year" if sheet == "rates" else "nr"
        found = Text(f"{count} skjulte rækker", f"{count} hidden rows")
        if count == 1:
            found = Text("1 skjult række", "1 hidden row")
        row = first if isinstance(first, int) else None
        yield Hit(book=book, sheet=sheet, row=row, column=column, found=found, expected=Text("ingen", "none"))


RULE = Rule(
    id="ARK134",
    name="rows-hidden",
    severity=Severity.WARNING,
    title=Text("Rækker med data er skjult", "Rows with data are hidden"),
    why=Text(
        "Skjulte rækker tæller med i totalerne, men ses ikke på skærm eller tryk: summen passer ikke med "
        "det, man læser.",
        "Hidden rows count in the totals but are seen neither on screen nor in print: the sum does not fit "
        "what one reads.",
    ),
    message=Text(
        "{place}: {found} med data. Markér rækkerne omkring, højreklik og vælg Vis; brug filteret, når "
        "noget skal skjules.",
        "{place}: {found} with data. Select the rows around them, right-click and choose Unhide; use the "
        "filter to hide something.",
    ),
    wrong=Example(hidden_rows={"Beløb": (4,)}),
    right=Example(hidden_rows={"Beløb": ()}),
    silent=(Example(hidden_rows={"Beløb": (4,)}, filtered=("Beløb",)), Example(hidden_rows={"Beløb": (2, 40, 41)})),
    check=check,
)
