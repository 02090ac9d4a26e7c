"""Merged cells among a table's rows."""

from schemas.evidence.fact_hits import sheets_where
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find tables with merged cells, each at the first of them."""
    merged = budgets.sheets["merges"].gt(0) & budgets.sheets["found_by"].notna()
    for book, sheet, (count, cell) in sheets_where(budgets, merged, "merges", "merged_at"):
        found = Text(f"{count} flettede områder", f"{count} merged areas")
        if count == 1:
            found = Text("1 flettet område", "1 merged area")
        yield Hit(book=book, sheet=sheet, cell=str(cell), found=found, expected=Text("ingen", "none"))


RULE = Rule(
    id="ARK132",
    name="merged-cells-in-table",
    severity=Severity.ERROR,
    title=Text("Der er flettede celler i tabellen", "The table has merged cells"),
    why=Text(
        "Kun den øverste venstre celle i et flettet område har en værdi. Resten læses som tomme, også et "
        "nummer eller et beløb, man ser på skærmen.",
        "Only the upper left cell of a merged area has a value. The rest read as blank, even a number or an "
        "amount that one sees on the screen.",
    ),
    message=Text(
        "{place}: {found} i tabellen. Ophæv fletningen (Hjem > Flet og centrer), og skriv værdien i hver række.",
        "{place}: {found} in the table. Unmerge them (Home > Merge & Center), and write the value in every row.",
    ),
    wrong=Example(merged={"Korrektioner": ("B4:C4",)}),
    right=Example(),
    silent=(Example(merged={"Korrektioner": ("A1:F1", "A2:F2")}),),
    check=check,
)
