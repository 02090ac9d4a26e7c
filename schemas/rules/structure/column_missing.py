"""An input column that a table lacks, or that was given another name."""

from collections.abc import Sequence
from difflib import get_close_matches

from schemas.columns import Column
from schemas.evidence.fact_hits import older_books
from schemas.evidence.year_text import read_header
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.sheets import SHEETS
from schemas.words.seen import seen

_WANTED = {
    spec.key: tuple(column for column in spec.columns if not column.calculated and column.span is None)
    for spec in SHEETS
    if spec.columns and spec.key != "checklist"
}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Name each missing column; a header that looks like it is its place."""
    sheets, headers = budgets.sheets, budgets.headers
    known = headers[headers["column"].notna()]
    present = set(zip(known.index.get_level_values("book"), known["sheet"], known["column"], strict=True))
    found = sheets[sheets["found_by"].notna() & sheets["sheet"].isin(list(_WANTED))]
    tables = list(zip(found.index.get_level_values("book"), found["sheet"], strict=True))
    if all((*table, column.key) in present for table in tables for column in _WANTED[table[1]]):
        return
    older = older_books(budgets)
    for book, sheet in tables:
        gone = [column for column in _WANTED[sheet] if (book, sheet, column.key) not in present]
        if gone and book not in older:
            yield from _hits(book, sheet, gone, _unknown(budgets, book, sheet))


def _unknown(budgets: Budgets, book: int, sheet: str) -> list[tuple[int, str, str]]:
    """(row, letter, text) of the table's headers that stand for nothing of ours."""
    headers = budgets.headers
    own = headers[
        (headers.index.get_level_values("book") == book)
        & headers["sheet"].eq(sheet)
        & headers["column"].isna()
        & headers["in_table"]
    ]
    return [
        (row, letter, text)
        for (_, row), letter, text in zip(own.index, own["letter"], own["text"], strict=True)
        if text.strip() and read_header(text) is None
    ]


def _hits(book: int, sheet: str, gone: Sequence[Column], unknown: list[tuple[int, str, str]]) -> Hits:
    for column in gone:
        texts = {seen(text): (row, letter, text) for row, letter, text in unknown}
        like = get_close_matches(seen(column.header), list(texts), 1)
        row, letter, text = texts[like[0]] if like else (None, None, None)
        yield Hit(
            book=book,
            sheet=sheet,
            row=row,
            cell=f"{letter}{row}" if letter else None,
            found=same(text) if text else Text("(mangler)", "(missing)"),
            expected=same(column.header),
            values={"remedy": _remedy(text, column.header)},
            severity=None if column.essential else Severity.WARNING,
        )


def _remedy(like: str | None, header: str) -> Text:
    if like is None:
        return Text(
            "Indsæt den igen med præcis den overskrift; rækkefølgen er fri.",
            "Insert it again under exactly that header; the order is free.",
        )
    return Text(
        f"Overskriften »{like}« ligner. Ret den til {header}.",
        f"The header “{like}” looks like it. Change it to {header}.",
    )


RULE = Rule(
    id="ARK111",
    name="column-missing",
    severity=Severity.ERROR,
    title=Text("En kolonne mangler eller er omdøbt", "A column is missing or renamed"),
    why=Text(
        "Kolonner findes på deres overskrift, aldrig på deres plads. En omdøbt kolonne er en kolonne, ingen læser.",
        "Columns are found by their header, never by position. Nobody reads a renamed column.",
    ),
    message=Text(
        "{place}: Kolonnen {expected} mangler i tabellen. {remedy}",
        "{place}: The column {expected} is missing from the table. {remedy}",
    ),
    wrong=Example(headers={"Beløb": {"Varighed": "Varihed"}}),
    right=Example(headers={"Beløb": {"Varighed": "VARIGHED"}}),
    silent=(
        Example(order={"PL": ["Til år", "Fra år", "Procent", "Min note", "Type", "Dato", "Kilde"]}),
        Example(headers={"Beløb": {"Kontrol": None}}),
    ),
    check=check,
    omits="unknown",
)
