"""A data sheet whose Excel table is gone."""

from collections.abc import Iterator

from schemas.budgets import Budgets
from schemas.evidence.fact_hits import sheets_where
from schemas.rule import Example, Hit, Rule, Severity, Text
from schemas.settings import Settings

_READ = Text("Rækkerne under overskrifterne er læst alligevel.", "The rows under the headers were read all the same.")
_UNREAD = Text(
    "Overskrifterne kan heller ikke genkendes, så arket er ikke læst.",
    "The headers cannot be recognised either, so the sheet was not read.",
)


def check(budgets: Budgets, _: Settings) -> Iterator[Hit]:
    """Find sheets read by their headers, or not at all."""
    sheets = budgets.sheets
    gone = sheets["found_by"].ne("table") & sheets["sheet"].ne("checklist")
    for book, sheet, (found_by, first_row) in sheets_where(budgets, gone, "found_by", "first_row"):
        read = found_by == "header"
        yield Hit(
            book=book,
            sheet=sheet,
            row=first_row - 1 if read and isinstance(first_row, int) else None,
            found=Text("ingen tabel", "no table"),
            expected=Text("en Excel-tabel", "an Excel table"),
            values={"read": _READ if read else _UNREAD},
        )


RULE = Rule(
    id="ARK113",
    name="table-missing",
    severity=Severity.ERROR,
    title=Text("Arkets tabel er væk", "The sheet's table is gone"),
    why=Text(
        "Totaler og kontrolkolonner regner på tabellen. Er den lavet om til et almindeligt område, regner "
        "Excel ikke længere rigtigt, selv om tallene står der.",
        "Totals and check columns work on the table. Once it is turned into a plain range Excel no longer "
        "calculates correctly, although the figures are there.",
    ),
    message=Text(
        "{place}: Arkets tabel findes ikke længere. {read} Kopiér rækkerne over i en ny skabelon.",
        "{place}: The sheet's table no longer exists. {read} Copy the rows into a new template.",
    ),
    wrong=Example(no_table=("Beløb",)),
    right=Example(),
    silent=(Example(order={"Historik": ["Tekst", "Nr", "Enhed", "Min egen", "2021", "2022", "2023", "2024", "2025"]}),),
    check=check,
    omits="unknown",
)
