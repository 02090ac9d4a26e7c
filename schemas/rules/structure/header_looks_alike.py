"""A header, or a sheet's name, that looks as it should and is written otherwise."""

from collections.abc import Iterator
from numbers import Integral

from schemas.budgets import once
from schemas.layout import FIRST_YEAR, layout
from schemas.rule import Budgets, Example, Hit, Hits, RowEdit, Rule, RuleFix, Settings, Severity, Text, same
from schemas.sheets import MERGED_SHEETS
from schemas.words.figures import listed
from schemas.words.seen import hidden_characters

_SHEET_NAMES = {spec.key: spec.name for spec in MERGED_SHEETS}
_BLANKS = Text("mellemrum, der ikke hører til", "spaces that do not belong")
_ONE, _SEVERAL = Text("Overskriften", "The header"), Text("Overskrifterne", "The headers")
_SHEET = Text("Arkets navn", "The sheet's name")


@once
def _headers(budgets: Budgets) -> dict[tuple[int, str], list[tuple[int, str, str, str]]]:
    """(row, letter, text, what it should be) of every such header, by book and sheet."""
    tables: dict[tuple[int, str], list[tuple[int, str, str, str]]] = {}
    years = budgets.files["budget_year"].droplevel("row").to_dict()
    own = budgets.headers[budgets.headers["column"].notna()]
    cells = zip(own.index.tolist(), own["sheet"], own["column"], own["letter"], own["text"], strict=True)
    for (book, row), sheet, column, letter, text in cells:
        first = years[book] if isinstance(years[book], Integral) else FIRST_YEAR
        header = layout(int(first), merged=True).sheet(sheet).column(column).header
        if text.casefold() != header.casefold():
            tables.setdefault((book, sheet), []).append((row, letter, text, header))
    return tables


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a table at the first such header, and one a sheet's name."""
    for (book, sheet), cells in _headers(budgets).items():
        row, letter, *_rest = cells[0]
        texts = [text for _, _, text, _ in cells]
        yield Hit(
            book=book, sheet=sheet, row=row, cell=f"{letter}{row}",
            found=listed(f"»{text}«" for text in texts), expected=listed(header for *_, header in cells),
            values={"what": _ONE if len(cells) == 1 else _SEVERAL, "because": _because(*texts)},
        )  # fmt: skip
    yield from _names_of_sheets(budgets)


def _names_of_sheets(budgets: Budgets) -> Hits:
    tabs = budgets.tabs.dropna(subset="sheet")
    for (book, _), sheet, name in zip(tabs.index.tolist(), tabs["sheet"], tabs["name"], strict=True):
        if name.casefold() != _SHEET_NAMES[sheet].casefold():
            values = {"what": _SHEET, "because": _because(name)}
            yield Hit(
                book=book, sheet=sheet, found=same(f"»{name}«"), expected=same(_SHEET_NAMES[sheet]), values=values
            )


def _because(*texts: str) -> Text:
    hidden = hidden_characters("".join(texts))
    return hidden if hidden.da else _BLANKS


def as_it_should_be(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """Every such header of the table as the layout has it."""
    for row, letter, _, header in _headers(budgets)[hit.book, hit.sheet or ""] if hit.cell else ():
        yield RowEdit(header, cell=f"{letter}{row}")


RULE = Rule(
    id="ARK122",
    name="header-looks-alike",
    severity=Severity.NOTE,
    title=Text("En overskrift ser rigtig ud, men er skrevet anderledes", "A header only looks right"),
    why=Text(
        "Et linjeskift, et hårdt mellemrum eller et usynligt tegn i en overskrift ses ikke. Kolonnen læses som den, "
        "den ligner, men Excels formler finder den ikke.",
        "A line break, a no-break space or an invisible character in a header is not seen. The column is read as the "
        "one it looks like, but Excel's formulas do not find it.",
    ),
    message=Text(
        "{place}: {what} er læst som {expected}, men er skrevet anderledes: {because}. Skriv {expected}.",
        "{place}: {what} was read as {expected} but is written otherwise: {because}. Write {expected}.",
    ),
    wrong=Example(headers={"Beløb": {"2028": "2028 ", "Varighed": "Varig\xadhed"}}),
    right=Example(headers={"Beløb": {"Varighed": "VARIGHED"}}),
    silent=(Example(headers={"Beløb": {"Kontrol": None}}),),
    check=check,
    fix=RuleFix(Text("Skriv overskriften rigtigt", "Write the header right"), safe=True, cells=as_it_should_be),
)  # fmt: skip
