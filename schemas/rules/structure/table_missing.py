"""A data sheet whose Excel table is gone."""

from schemas.evidence.fact_hits import sheets_where
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

_NONE = Text("ingen tabel", "no table")
_TABLE, _TABLES = Text("en Excel-tabel", "an Excel table"), Text("Excel-tabeller", "Excel tables")
_ONE = Text("Arkets tabel", "the sheet's rows")
_UPGRADE = Text(
    "Rækkerne under overskrifterne er læst alligevel. Kør »korrektur upgrade«, der gør dem til tabeller igen.",
    "The rows under the headers were read all the same. Run “korrektur upgrade”, which makes them tables again.",
)
_MERGE = Text(
    "Rækkerne under overskrifterne er læst alligevel. Saml udvalgenes egne projektmapper igen.",
    "The rows under the headers were read all the same. Merge the committees' own workbooks again.",
)
_UNREAD = Text(
    "Overskrifterne kan heller ikke genkendes, så arket er ikke læst. Kopiér rækkerne over i en ny skabelon.",
    "The headers cannot be recognised either, so the sheet was not read. Copy the rows into a new template.",
)


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find sheets read by their headers, one hit a workbook, and those that could not be read at all."""
    sheets = budgets.sheets
    gone = sheets["found_by"].ne("table") & sheets["sheet"].ne("checklist")
    merged = set(budgets.files.index[budgets.files["kind"].eq("merged")].get_level_values("book"))
    ranges: dict[int, list[tuple[str, str, int]]] = {}
    for book, sheet, (found_by, first_row, name) in sheets_where(budgets, gone, "found_by", "first_row", "name"):
        if found_by == "header" and isinstance(first_row, int):
            ranges.setdefault(book, []).append((sheet, str(name), first_row - 1))
        else:
            values = {"what": _ONE, "remedy": _UNREAD}
            yield Hit(book, sheet=sheet, found=_NONE, expected=_TABLE, values=values)
    for book, found in ranges.items():
        remedy = {"remedy": _MERGE if book in merged else _UPGRADE}
        if len(found) == 1:
            ((sheet, name, row),) = found
            yield Hit(book, sheet=sheet, row=row, found=_NONE, expected=_TABLE, values={"what": _ONE} | remedy)
        else:
            names = ", ".join(name for _sheet, name, _row in found)
            what = Text(f"Tabellerne på {names}", names)
            yield Hit(book, found=same(names), expected=_TABLES, values={"what": what} | remedy)


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
        "{place}: {what} findes ikke længere. {remedy}", "{place}: No longer an Excel table: {what}. {remedy}"
    ),
    wrong=Example(no_table=("Beløb",)),
    right=Example(),
    silent=(Example(order={"Historik": ["Tekst", "Nr", "Enhed", "Min egen", "2021", "2022", "2023", "2024", "2025"]}),),
    check=check,
    omits="unknown",
)
