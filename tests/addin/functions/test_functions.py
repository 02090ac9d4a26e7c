"""The custom functions, called as Excel calls them, give what the cells beside them hold."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.dirty_contents import ERRORS, TEXTS, dirty, dirty_merged, with_cells
from support.workbooks import sample_package

from addin.functions import custom_functions as functions
from addin.functions.arguments import budgets_of, totals_of
from addin.log import log
from schemas.calculations.lines import lines_of
from schemas.calculations.measures import MEASURES, SECTIONS
from schemas.calculations.rounding import kroner
from schemas.finding import KorrekturError
from schemas.formulas import overview_cells
from schemas.formulas.custom_functions import FUNCTIONS, LONGEST_HELP
from schemas.formulas.overview_formulas import native_formulas, overview_formulas
from schemas.layout import layout
from workbook.grid import Contents, Grid
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.stored_values import stored_values
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MIO, THOUSAND = "mio. kr.", "1.000 kr."
BOOKS: dict[str, Callable[[], bytes]] = {
    "sample": sample_package,
    "empty": lambda: build(Contents(2026, MIO)),
    "texts": lambda: with_cells(build(dirty()), 2026, MIO, TEXTS),
    "errors": lambda: with_cells(build(dirty()), 2026, MIO, {**TEXTS, **ERRORS}),
    "merged": lambda: build(dirty_merged()),
    "year 2027 in thousands": lambda: with_cells(build(dirty(2027, THOUSAND)), 2027, THOUSAND, TEXTS),
}
each_book = pytest.mark.parametrize("book", BOOKS)
ORDER = ("Stamdata", "Korrektioner", "Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning", "PL")


@cache
def grid(book: str) -> Grid:
    read = read_bytes(BOOKS[book](), Path("bog.xlsx"))
    assert isinstance(read, Grid)
    return read


@cache
def whole_table(book: str, name: str) -> tuple[tuple[Any, ...], ...]:
    """A table with its headers, as Excel hands it over: errors as text."""
    sheet = grid(book).sheet(name)
    assert sheet is not None
    (table,) = (one for one in sheet.tables if one.name == name)
    area = table.area
    return tuple(
        tuple(
            None if (value := sheet.values.get((row, column))) is None else str(value) if _is_text(value) else value
            for column in range(area.first_column, area.last_column + 1)
        )
        for row in range(area.first_row, area.last_row + 1)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def called(book: str, name: str, *asked: Any) -> Any:
    """A function over a workbook's tables; `asked` are its other arguments."""
    (described,) = (one for one in FUNCTIONS if one.name == name)
    others = iter(asked)
    arguments = []
    for argument in described.arguments:
        if argument.table is not None:
            table = next(n for n in ORDER if _key(n) == argument.table)
            arguments.append([list(row) for row in whole_table(book, table)])
        elif (given := next(others, None)) is not None:
            arguments.append(given)
    return getattr(functions, described.python)(*arguments)


def _key(name: str) -> str:
    keys = ("master_data", "corrections", "amounts", "fte", "financing", "calculation", "rates")
    return dict(zip(ORDER, keys, strict=True))[name]


@cache
def stored(book: str) -> dict[tuple[str, str], Any]:
    return dict(stored_values(parse([grid(book)]), 0, grid(book)))


def figures(book: str) -> Iterator[tuple[str, tuple[str, ...], str, Any]]:
    """Every figure of Oversigt: its cell, the function's name and question, the year's header, what is stored."""
    year = 2027 if "2027" in book else 2026
    for one in sorted(MEASURES.values(), key=lambda one: overview_cells.ROW_OF[one.key]):
        asked = (one.function, one.argument) if one.argument else (one.function,)
        for n, letter in enumerate(overview_cells.YEARS):
            cell = f"{letter}{overview_cells.ROW_OF[one.key]}"
            yield cell, asked, str(year + n), stored(book)["Oversigt", cell]


@each_book
def test_each_function_gives_what_oversigt_holds(book: str) -> None:
    wrong = {
        cell: (found, value)
        for cell, (name, *asked), year, value in figures(book)
        if (found := called(book, name, *asked, year)) != value
    }
    assert wrong == {}


@each_book
def test_a_year_may_come_as_a_number(book: str) -> None:
    for _, (name, *asked), year, value in figures(book):
        assert called(book, name, *asked, float(year)) == value


@each_book
def test_the_overview_spills_the_same_figures(book: str) -> None:
    rows = called(book, "KORREKTUR_OVERSIGT")
    labels = [one.name for section in SECTIONS for one in section.lines]
    assert [row[0] for row in rows if row[1] != ""][1:] == labels
    assert [figure for row in rows[1:] if row[1] != "" for figure in row[1:]] == [one[3] for one in figures(book)]


def test_corrections_add_up_to_the_total() -> None:
    numbers = [row[0] for row in whole_table("texts", "Korrektioner")[1:]]
    nettos = [called("texts", "KORREKTUR_NETTO", nr, 2026) for nr in dict.fromkeys(numbers) if nr]
    loose = totals_of(_all_tables("texts")).loose
    assert len(nettos) > 5
    assert loose, "the book has lines of no correction, which are in no netto"
    known = sum(kroner(netto, 1_000_000) for netto in nettos)
    alone = sum(line["as_if"][0] for line in _loose_lines("texts"))
    assert known + alone == kroner(called("texts", "KORREKTUR_TOTAL", "Netto", 2026), 1_000_000)


def _all_tables(book: str) -> tuple[tuple[str, Any], ...]:
    return tuple((_key(name), whole_table(book, name)) for name in ORDER)


def _loose_lines(book: str) -> list[dict[Any, Any]]:
    budgets = budgets_of(_all_tables(book))
    return [line for line in lines_of(budgets, "amounts") if line["loose"]]


@pytest.mark.parametrize(("nr", "year", "netto"), [("T105", "2026", 3.1), ("t105", 2027.0, 2.9), ("T104", "2029", 0.6)])
def test_one_corrections_netto(nr: str, year: str | float, netto: float) -> None:
    assert called("sample", "KORREKTUR_NETTO", nr, year) == netto


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("KORREKTUR_NETTO", ("T999", 2026)),
        ("KORREKTUR_TOTAL", ("Brutto", 2026)),
        ("KORREKTUR_TOTAL", ("Netto", 2031)),
        ("KORREKTUR_TOTAL", ("Netto", "næste år")),
        ("KORREKTUR_FINANSIERING", ("Banken", 2026)),
        ("KORREKTUR_FREMSKRIV", (1.0, 2020.0, 2026.0)),
        ("KORREKTUR_FREMSKRIV", ("en million", 2026.0, 2026.0)),
    ],
)
def test_a_question_it_cannot_answer_is_an_error_with_its_reason_in_the_log(
    name: str, asked: tuple[Any, ...], caplog: pytest.LogCaptureFixture
) -> None:
    log().addHandler(caplog.handler)
    with pytest.raises(KorrekturError):
        called("sample", name, *asked)
    log().removeHandler(caplog.handler)
    (record,) = caplog.records
    assert record.message.startswith(f"{name}: ")


@pytest.mark.parametrize(
    "given", [None, 3.0, [], [[None, None]], [["Nr"]], [[1.0, 2.0], [3.0, 4.0]], [["a", "b"], [1, 2]]]
)
def test_an_argument_that_is_no_table_is_an_error(given: Any) -> None:
    good = [whole_table("sample", name) for name in ("Stamdata", "Korrektioner", "Beløb", "PL")]
    with pytest.raises(KorrekturError):
        functions.korrektur_total("Netto", 2026, good[0], good[1], given, good[3])


def test_an_amount_is_taken_from_year_to_year_by_the_rates() -> None:
    master_data = [["Felt", "Værdi"], ["Budgetår", 2027.0], ["Enhed", "mio. kr."]]
    headers = ["Fra år", "Til år", "Type", "Procent", "Kilde", "Dato"]
    rates = [headers, [2025.0, 2026.0, "Samlet", 0.03, None, None], [2026.0, 2027.0, "Samlet", 0.021, None, None]]
    two_steps = functions.korrektur_fremskriv(1.0, 2025.0, 2027.0, master_data, rates)
    assert two_steps == 1.05163  # 1 × 1,03 × 1,021
    assert functions.korrektur_fremskriv(1.0, 2025.0, 2025.0, master_data, rates) == 1.0
    assert functions.korrektur_fremskriv(1.0, 2026.0, 2027.0, master_data, rates, "samlet") == 1.021
    with pytest.raises(KorrekturError):
        functions.korrektur_fremskriv(1.0, 2026.0, 2027.0, master_data, rates, "Løn")


def test_the_same_tables_are_computed_once() -> None:
    totals_of.cache_clear()
    for _, (name, *asked), year, _ in figures("sample"):
        called("sample", name, *asked, year)
    kinds = {tuple(a.table for a in one.arguments if a.table) for one in FUNCTIONS if one.name in _in_oversigt()}
    assert totals_of.cache_info().misses == len(kinds)


def _in_oversigt() -> set[str]:
    return {one.function for one in MEASURES.values()}


def test_help_is_as_long_as_excel_shows() -> None:
    texts = [one.help for one in FUNCTIONS] + [argument.help for one in FUNCTIONS for argument in one.arguments]
    assert [text for text in texts if not 0 < len(text) <= LONGEST_HELP] == []


def test_optional_arguments_stand_last_and_every_function_is_there() -> None:
    for one in FUNCTIONS:
        optional = [argument.optional for argument in one.arguments]
        assert optional == sorted(optional)
        assert callable(getattr(functions, one.python))


def test_oversigt_asks_the_functions_in_every_figure_and_nowhere_else() -> None:
    with_functions, native = overview_formulas(layout(2026)), native_formulas(layout(2026))
    assert with_functions.keys() == native.keys()
    asking = {cell for cell, formula in with_functions.items() if "KORREKTUR_" in formula}
    figures_and_who = {cell for cell, *_ in figures("sample")} | {overview_cells.COMPUTED_BY}
    assert asking == figures_and_who
    for cell in asking - {overview_cells.COMPUTED_BY}:
        assert re.fullmatch(r"IFERROR\(KORREKTUR_\w+\(.+?\)," + re.escape(native[cell]) + r"\)", with_functions[cell])
    assert not any("KORREKTUR_" in formula for formula in native.values())


def test_a_number_that_several_committees_have_and_rates_of_several_are_not_guessed() -> None:
    with pytest.raises(KorrekturError, match="Several committees"):
        called("merged", "KORREKTUR_NETTO", "T102", 2026)
    with pytest.raises(KorrekturError, match="Several committees"):
        called("merged", "KORREKTUR_FREMSKRIV", 1, 2025, 2026)
