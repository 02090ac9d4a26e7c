from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console
from support.frames import Book, budgets
from support.nine_corrections import NINE, flat

from schemas.calculations.combined import combined, committee_totals
from workbook.reports.totals import as_json, as_text, mio, posts
from workbook.submissions.submission import Submission

if TYPE_CHECKING:
    from schemas.budgets import Budgets
    from schemas.finding import Language

FAULTS = {"encrypted": "ARK101"}
ZERO = [0, 0, 0, 0]


def files_of(found: Budgets) -> list[Submission]:
    """The files of these frames with their totals, as the door gives them."""
    totals, files = committee_totals(found), []
    for book, (path, fault, kind) in enumerate(found.files[["path", "fault", "kind"]].to_numpy()):
        parts = totals.get(book, {})
        files.append(
            Submission(
                path, None, None, None, None, FAULTS.get(fault), (), combined([*parts.values()]) if parts else None,
                parts, merged_committees=tuple(parts) if kind == "merged" else (),
            )
        )  # fmt: skip
    return files


def of(*books: Book) -> dict[str, Any]:
    """The last file's entry, as a script reads it."""
    entries = [json.loads(json.dumps(as_json(one, "da"))) for one in files_of(budgets(*books))]
    entry: dict[str, Any] = entries[-1]
    return entry


def text_of(*books: Book, language: Language = "da") -> str:
    printed = StringIO()
    for one in files_of(budgets(*books)):
        Console(width=140, file=printed).print(as_text(one, language))
    return printed.getvalue()


def rows_of(text: str) -> dict[str, list[str]]:
    """Label -> figures, for every printed row that ends in four figures."""
    figures = re.compile(r"^\s*(.*?)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$")
    found = (figures.match(line) for line in text.splitlines())
    return {match[1]: list(match.groups()[1:]) for match in found if match}


@pytest.fixture(scope="module")
def nine() -> dict[str, Any]:
    return of(NINE)


@pytest.fixture(scope="module")
def nine_shown() -> str:
    return text_of(NINE)


def test_the_nine_corrections_are_as_the_contract_has_them(nine: dict[str, Any]) -> None:
    later = [11.348] * 3
    found = {name: value for name, value in nine.items() if name != "corrections"}
    assert found.pop("committees") == []
    assert found == {
        "path": "a.xlsx",
        "error": None,
        "years": [2026, 2027, 2028, 2029],
        "unit": "mio. kr.",
        "price_level": 2026,
        "total": {"expenditure": [11.548, *later], "income": ZERO, "net": [11.548, *later], "fte": [1.54] * 4},
        "service_frame": {
            "inside": [10.703, 10.503, 10.503, 10.503],
            "outside": [0.6] * 4,
            "undecided": [0.245] * 4,
            "financed_inside": ZERO,
            "effect": [10.703, 10.503, 10.503, 10.503],
        },
        "financing": {
            "anlæg": [-2.95] * 4,
            "kassen": [-0.6] * 4,
            "omplacering": ZERO,
            "pulje": ZERO,
            "dut": ZERO,
            "andet": ZERO,
        },
        "cash_effect": [8.598, 8.398, 8.398, 8.398],
        "cash_effect_parts": {"stated": [0.6] * 4, "unfinanced": [8.068, 7.868, 7.868, 7.868], "released": [-0.07] * 4},
        "savings": {"budgeted": [0.07] * 4, "avoided": [0.3] * 4, "total": [0.37] * 4},
        "reservations": [],
        "unconverted": ["T106"],
        "awaiting": ["T103"],
        "incomplete": [],
    }


def test_every_correction_is_listed_with_its_own_figures(nine: dict[str, Any]) -> None:
    listed = {entry["key"]: entry for entry in nine["corrections"]}
    assert listed["T106"] == {
        "key": "T106",
        "committee": "Økonomiudvalget",
        "title": "Administrationsudgifter til sagsbehandling på arbejdsmarkedsområdet",
        "service_frame": "inside",
        "counts": True,
        "expenditure": [0.5] * 4,
        "income": ZERO,
        "net": [0.5] * 4,
        "fte": [1.0] * 4,
    }


def test_corrections_stand_in_the_order_of_the_workbook(nine: dict[str, Any]) -> None:
    expected = ["T101", "T102", "T103", "T104", "T105", "T106", "T108", "T109", "T304"]
    assert [entry["key"] for entry in nine["corrections"]] == expected


def test_a_file_that_cannot_be_read_has_its_rule_and_no_figure() -> None:
    entry = of(Book(path="b.xlsx", fault="encrypted"))
    parts = [entry[name] for name in ("total", "service_frame", "financing", "cash_effect_parts", "savings")]
    figures = [figure for part in parts for figure in part.values()]
    assert (entry["error"], {*figures, entry["cash_effect"], entry["years"], entry["price_level"]}) == (
        "ARK101",
        {None},
    )


def test_a_file_that_cannot_be_read_lists_nothing() -> None:
    entry = of(Book(fault="encrypted"))
    assert [entry[name] for name in ("unconverted", "awaiting", "incomplete", "corrections")] == [[]] * 4


def test_unreadable_files_do_not_shift_the_others() -> None:
    unread, read = Book(path="b.xlsx", fault="encrypted"), replace(NINE, path="c.xlsx")
    files = [as_json(one, "da") for one in files_of(budgets(unread, read))]
    assert [(entry["path"], entry["total"]["net"] and entry["total"]["net"][0]) for entry in files] == [
        ("b.xlsx", None),
        ("c.xlsx", 11.548),
    ]


def test_all_six_sources_are_unknown_without_finansiering() -> None:
    assert set(of(replace(NINE, without=("financing",)))["financing"].values()) == {None}


def test_incomplete_cells_are_named_by_sheet_and_cell() -> None:
    book = Book({"corrections": [{"nr": "T1"}], "fte": [{"nr": "T1", **flat(0), "y3": None}]})
    assert [set(cell) for cell in of(book)["incomplete"]] == [{"sheet", "cell"}]


@pytest.mark.parametrize(
    ("kroner", "written"),
    [(11_548_000, "11.548"), (1, "1e-06"), (-70_000, "-0.07"), (0, "0.0"), (123_456_789_012_345, "123456789.012345")],
)
def test_kroner_are_written_as_mio_with_at_most_six_decimals(kroner: int, written: str) -> None:
    assert json.dumps(mio(kroner)) == written


def test_thousandths_are_written_as_fte() -> None:
    assert [posts(thousandths) for thousandths in (1_540, -500, 1)] == [1.54, -0.5, 0.001]


def test_the_table_shows_danish_decimals(nine_shown: str) -> None:
    assert rows_of(nine_shown)["Netto"] == ["11,548", "11,348", "11,348", "11,348"]


def test_the_table_shows_english_decimals_and_words() -> None:
    assert rows_of(text_of(NINE, language="en"))["Net"] == ["11.548", "11.348", "11.348", "11.348"]


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("Inden for servicerammen", "10,703"),
        ("Uden for servicerammen", "0,600"),
        ("Uafklaret", "0,245"),
        ("Inden for, hvis de uafklarede regnes med", "10,948"),
        ("Fuldtidsstillinger", "1,54"),
        ("Finansiering: Anlæg", "-2,950"),
        ("Træk på kassen (+ = kassen falder)", "8,598"),
        ("angivet kassen", "0,600"),
        ("uden angivet finansiering", "8,068"),
        ("frigivet", "-0,070"),
        ("Besparelser i budgettet", "0,070"),
        ("Undgået merudgift (indgår ikke i budgettet)", "0,300"),
        ("Besparelser i alt", "0,370"),
    ],
)
def test_the_table_has_every_line_of_the_overview(nine_shown: str, label: str, first: str) -> None:
    assert rows_of(nine_shown)[label][0] == first


def test_a_source_without_money_is_not_printed(nine_shown: str) -> None:
    assert "Pulje" not in nine_shown


def test_unknown_figures_say_so() -> None:
    assert rows_of(text_of(replace(NINE, without=("amounts",))))["Netto"] == ["ukendt"] * 4


def test_financing_is_one_unknown_line_without_finansiering() -> None:
    assert rows_of(text_of(replace(NINE, without=("financing",))))["Finansiering"] == ["ukendt"] * 4


def test_the_control_line_names_what_makes_the_totals_incomplete(nine_shown: str) -> None:
    expected = (
        "UFULDSTÆNDIG: afventer tal: T103 · andet prisniveau uden sats: T106 · linjer med uafklaret serviceramme: 1"
    )
    assert expected in nine_shown


def test_nothing_is_called_incomplete_where_all_is_well() -> None:
    sheets = {"corrections": [{"nr": "T1", "service_frame": "Ja"}], "amounts": [{"nr": "T1", **flat(5)}]}
    assert "UFULDSTÆNDIG" not in text_of(Book(sheets))


def test_a_long_control_line_is_cut_with_the_number_left_out() -> None:
    rows = [{"nr": f"T{n}", "status": "Foreløbig"} for n in range(20)]
    assert "T11 + 8" in text_of(Book({"corrections": rows}))


def test_what_does_not_count_is_listed_apart_with_its_netto() -> None:
    sheets = {
        "committees": [],
        "corrections": [{"nr": "T1", "title": "Droppet", "status": "Udgået"}],
        "amounts": [{"nr": "T1", **flat(1_234_567_000)}],
    }
    apart = text_of(Book(sheets)).partition("Regnes ikke med")[2]
    assert re.search(r"T1\s+Droppet\s+uafklaret\s+1\.234,567", apart)


def test_titles_with_brackets_are_printed_as_they_are() -> None:
    assert "[red]x[/]" in text_of(Book({"corrections": [{"nr": "T1", "title": "[red]x[/]"}]}))


def test_a_file_that_cannot_be_read_is_one_line() -> None:
    assert "b.xlsx: Filen er låst med en adgangskode." in text_of(Book(path="b.xlsx", fault="encrypted"))


def test_a_merged_workbook_has_each_committees_part() -> None:
    rows = [{"udvalg": "Socialudvalget", "nr": "T1", **flat(5)}, {"udvalg": "Kulturudvalget", "nr": "T1", **flat(7)}]
    numbers = [{"udvalg": row["udvalg"], "nr": "T1", "service_frame": "Ja"} for row in rows]
    both = budgets(
        Book(
            {"corrections": numbers, "amounts": rows}, committee="Socialudvalget", other_committees=("Kulturudvalget",)
        )
    )
    merged = replace(both, files=both.files.assign(kind="merged"))
    file = as_json(files_of(merged)[0], "da")
    assert [(one["committee"], one["total"]["net"]) for one in file["committees"]] == [
        ("Socialudvalget", [0.000005] * 4), ("Kulturudvalget", [0.000007] * 4),
    ]  # fmt: skip
    assert file["total"]["net"] == [0.000012] * 4
