"""A data sheet with a second table like its own."""

from schemas.evidence.fact_hits import sheets_where
from schemas.examples.shared_rows import every_year
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the second table whose columns are the sheet's."""
    doubled = budgets.sheets["other_table"].notna() & budgets.sheets["sheet"].ne("checklist")
    for book, sheet, (name, cell) in sheets_where(budgets, doubled, "other_table", "other_table_at"):
        yield Hit(
            book=book,
            sheet=sheet,
            cell=str(cell),
            found=same(name),
            expected=Text("én tabel på arket", "one table on the sheet"),
        )


RULE = Rule(
    id="ARK114",
    name="table-doubled",
    severity=Severity.ERROR,
    title=Text("Arket har to tabeller af samme slags", "The sheet has two tables of one kind"),
    why=Text(
        "Kun arkets egen tabel tæller med. Linjer i en kopi ved siden af eller under den er glemt i alle totaler.",
        "Only the sheet's own table counts. Lines in a copy beside or below it are forgotten in every total.",
    ),
    message=Text(
        "{place}: Tabellen {found} ligner arkets egen, men tæller ikke med. Flyt dens rækker op i arkets "
        "tabel, og slet den.",
        "{place}: The table {found} looks like the sheet's own but does not count. Move its rows up into "
        "the sheet's table, and delete it.",
    ),
    wrong=Example(below={"Beløb": [{"Nr": "T101", "Ændring": "Merudgift", **every_year(0)}]}, second_table=("Beløb",)),
    right=Example({"Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Drift", **every_year(0)}]}),
    silent=(Example(below={"Beløb": [{"Tekst": "Egen lille opstilling"}]}),),
    check=check,
    omits="rows",
    omitted=Text("Tabellen {found}", "The table {found}"),
)
