"""Hits made straight from the frames of facts: files, Stamdata, sheets, and cells that could not be read."""

from collections.abc import Iterator, Mapping
from numbers import Integral
from typing import Any, NamedTuple

from schemas.budgets import Frame, Mask, once
from schemas.evidence.year_headers import YearFault, year_hits
from schemas.layout import TEMPLATE_VERSION
from schemas.rule import Budgets, Hit, Hits, Text, same


def unreadable_files(budgets: Budgets, faults: Mapping[str, Text]) -> Hits:
    """A hit for every file that could not be read for one of these reasons, each found as its words say."""
    found = budgets.files["fault"].dropna()
    for book, fault in zip(found.index.get_level_values("book"), found, strict=True):
        if fault in faults:
            yield Hit(book=book, found=faults[fault])


def readable(budgets: Budgets) -> Frame:
    """The rows of `files` that could be read as workbooks; a list of committees is none."""
    return budgets.files[budgets.files["fault"].isna() & budgets.files["kind"].ne("list")]


class FactValue(NamedTuple):
    """A fact of one workbook's Stamdata as it stands: its row (None where it has none) and its text."""

    book: int
    row: int | None
    field: str
    text: str

    def hit(self, found: Text, expected: Text) -> Hit:
        """A hit at the fact's cell."""
        return Hit(
            book=self.book, sheet="master_data", row=self.row, column="value", found=found, expected=expected,
            values={"field": same(self.field), "given": self._given()},
        )  # fmt: skip

    def _given(self) -> Text:
        return Text(f"»{self.text}«", f"“{self.text}”") if self.text else Text("ikke udfyldt", "not filled in")


def fact_values(budgets: Budgets, key: str, field: str) -> Iterator[FactValue]:
    """This fact of every workbook whose Stamdata can be read, present or not."""
    present = _present(budgets)
    for book in sorted(budgets.books_with(("master_data",))):
        yield FactValue(book, *present.get((book, key), (None, field, "")))


@once
def _present(budgets: Budgets) -> dict[tuple[int, str], tuple[int, str, str]]:
    """(book, key) -> the row of Stamdata, what it is called there, and its text."""
    facts = budgets.stamdata
    rows = zip(facts.index, facts["key"], facts["field"], facts["value"].fillna(""), strict=True)
    return {(book, key): (row, own, text) for (book, row), key, own, text in rows}


def sheets_where(budgets: Budgets, mask: Mask, *columns: str) -> Iterator[tuple[int, str, list[object]]]:
    """(book, canonical sheet, these facts) of the rows of `sheets` that the mask picks."""
    rows = budgets.sheets[mask.fillna(value=False).astype(bool)]
    for book, sheet, *facts in zip(
        rows.index.get_level_values("book"), rows["sheet"], *(rows[column] for column in columns), strict=True
    ):
        yield book, sheet, [int(fact) if isinstance(fact, Integral) else fact for fact in facts]


def value_at(budgets: Budgets, hit: Hit) -> Any:
    """The value of the cell that a pandera check failed on."""
    return budgets.cells(hit.sheet or "", hit.column or "")[hit.book, hit.row or 0]


def text_at(budgets: Budgets, hit: Hit) -> Text:
    """What stands in a cell that could not be read."""
    return same(_unread(budgets)[hit.book, hit.sheet, hit.row, hit.column][0])


def problem_at(budgets: Budgets, hit: Hit) -> str:
    """Why it could not be read (`budgets.FACT_COLUMNS`)."""
    return _unread(budgets)[hit.book, hit.sheet, hit.row, hit.column][1]


@once
def _unread(budgets: Budgets) -> dict[tuple[int, str | None, int | None, str | None], tuple[str, str]]:
    """(book, sheet, row, column) -> the text and the problem of every cell that could not be read."""
    facts = budgets.unreadable
    return {
        (book, sheet, row, column): (text, problem)
        for (book, row), sheet, column, text, problem in zip(
            facts.index.tolist(), facts["sheet"], facts["column"], facts["text"], facts["problem"], strict=True
        )
    }


def unreadable_cells(budgets: Budgets, *problems: str) -> Iterator[tuple[Hit, str]]:
    """A hit for every cell that could not be read for one of these problems, and what it should have held."""
    rows = budgets.unreadable[budgets.unreadable["problem"].isin(problems)]
    for (book, row), udvalg, sheet, column, key, text, wanted in zip(
        rows.index, rows["udvalg"], rows["sheet"], rows["column"], rows["key"], rows["text"], rows["wanted"],
        strict=True,
    ):  # fmt: skip
        own = "-" if sheet == "rates" else ""
        yield (
            Hit(
                book=book, udvalg=udvalg, sheet=sheet, row=row, column=column,
                key=key if isinstance(key, str) else own, found=same(text),
            ),
            wanted,
        )  # fmt: skip


@once
def older_books(budgets: Budgets) -> dict[int, Hit]:
    """The workbooks made from an older template than ours or another year's, each with its hit."""
    older = {hit.book: hit for hit in year_hits(budgets, YearFault.OLDER_BOOK)}
    versions = budgets.files["template_version"].dropna()
    rows = {value.book: value for value in fact_values(budgets, "template_version", "Skabelonversion")}
    old = versions[versions < TEMPLATE_VERSION]
    for book, version in zip(old.index.get_level_values("book"), old, strict=True):
        if book in rows:
            words = (f"skabelon {number}" for number in (version, TEMPLATE_VERSION))
            english = (f"template {number}" for number in (version, TEMPLATE_VERSION))
            found, expected = (Text(da, en) for da, en in zip(words, english, strict=True))
            older.setdefault(book, rows[book].hit(found, expected))
    return older
