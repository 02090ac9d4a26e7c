"""Lines that stand under a table and not in it."""

from schemas.evidence.fact_hits import sheets_where
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Formula, Hit, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find tables that are shorter than the data under their headers."""
    below = budgets.sheets["rows_below"].gt(0) & budgets.sheets["sheet"].ne("checklist")
    for book, sheet, (count, first) in sheets_where(budgets, below, "rows_below", "first_below"):
        column = "field" if sheet == "master_data" else "from_year" if sheet == "rates" else "nr"
        found = Text(f"{count} rækker under tabellen", f"{count} rows under the table")
        if count == 1:
            found = Text("1 række under tabellen", "1 row under the table")
        row = first if isinstance(first, int) else None
        yield Hit(book=book, sheet=sheet, row=row, column=column, found=found, expected=Text("ingen", "none"))


RULE = Rule(
    id="ARK115",
    name="rows-below-table",
    severity=Severity.ERROR,
    title=Text("Der står rækker under tabellen", "Rows stand under the table"),
    why=Text(
        "Kun rækker i selve tabellen tæller med i totalerne, også i Excel. En linje under den er glemt.",
        "Only rows of the table itself count in the totals, in Excel too. A line under it is forgotten.",
    ),
    message=Text(
        "{place}: {found} tæller ikke med. Træk tabellens nederste højre hjørne ned over det, der mangler, "
        "eller flyt det op i tabellen.",
        "{place}: Not counted: {found}. Drag the table's lower right corner down over what is left out, or move it up.",
    ),
    wrong=Example(below={"Beløb": [{"Nr": "T101", "Ændring": "Merudgift", **every_year(0.1)}]}),
    right=Example({"Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Drift", **every_year(0)}]}),
    silent=(
        Example(below={"Beløb": [{"Tekst": "I alt", **every_year(0.5)}]}),
        Example(below={"Beløb": [{"2026": Formula("SUM(H4:H4)", 0.5), "2027": Formula("SUM(I4:I4)", 0.5)}]}),
        Example(below={"Korrektioner": [{"Titel": "Husk at spørge Økonomi"}]}),
    ),
    check=check,
    spoils="rows",
    omits="rows",
    omitted=Text("{found}", "{found}"),
)
