"""A column of ours that stands twice in a table."""

from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.sheets import SHEETS
from schemas.words.seen import seen

_INPUTS = {
    (spec.key, seen(column.header)): column
    for spec in SHEETS
    for column in spec.columns
    if not column.calculated and column.span is None
}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the second and later headers that look like one column's."""
    headers = budgets.headers
    spare = headers[headers["column"].isna() & headers["in_table"]]
    for (book, row), sheet, letter, text in zip(
        spare.index, spare["sheet"], spare["letter"], spare["text"], strict=True
    ):
        column = _INPUTS.get((sheet, seen(text)))
        if column is not None:
            yield Hit(
                book=book,
                sheet=sheet,
                row=row,
                cell=f"{letter}{row}",
                found=same(text),
                expected=Text(f"{column.header} én gang", f"{column.header} once"),
                severity=None if column.essential else Severity.WARNING,
            )


RULE = Rule(
    id="ARK112",
    name="column-doubled",
    severity=Severity.ERROR,
    title=Text("En kolonne står to gange", "A column stands twice"),
    why=Text(
        "Når to kolonner hedder det samme, kan ingen vide, hvilken af dem der gælder.",
        "Where two columns have one name, nobody can tell which of them applies.",
    ),
    message=Text(
        "{place}: Kolonnen »{found}« står allerede i tabellen. Saml tallene i den ene, og slet eller omdøb den anden.",
        "{place}: The column “{found}” is in the table already. Merge the entries in one, and delete or "
        "rename the other.",
    ),
    wrong=Example(order={"PL": ["Fra år", "Til år", "Type", "Procent", "Kilde", "Dato", "Procent"]}),
    right=Example(order={"PL": ["Fra år", "Til år", "Type", "Procent", "Kilde", "Dato", "Procent i fjor"]}),
    silent=(Example(order={"PL": ["Fra år", "Til år", "Type", "Procent", "Kilde", "Dato", "Note", "Note"]}),),
    check=check,
    omits="unknown",
)
