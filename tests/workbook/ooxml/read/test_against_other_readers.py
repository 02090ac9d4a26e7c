"""Every public workbook at hand, read by us, by openpyxl and by python-calamine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.corpus import corpus_files, corpus_name, needs_corpus
from support.oracles import SheetFacts, calamine_sees, openpyxl_sees, safe_for_calamine, same

from workbook.grid import CellError, Grid, Unreadable, address
from workbook.reading.read import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbook.grid import Coordinate

_STRICT = "openpyxl knows no Strict Open XML and opens such a workbook without a sheet"

KNOWN_DISAGREEMENTS: dict[tuple[str, str, str], str] = {
    # (file, other reader, where): why ours is right
    ("calamine/strict_iso_paths.xlsx", "openpyxl", "no sheet ml_out"): _STRICT,
    ("poi/57914.xlsx", "openpyxl", "no sheet test_excel_2013"): _STRICT,
    ("poi/SampleSS.strict.xlsx", "openpyxl", "no sheet First Sheet"): _STRICT,
    ("poi/SampleSS.strict.xlsx", "openpyxl", "no sheet Sheet Number 2"): _STRICT,
    ("poi/SampleSS.strict.xlsx", "openpyxl", "no sheet Sheet3"): _STRICT,
    ("poi/sample.strict.xlsx", "openpyxl", "no sheet Sheet1"): _STRICT,
    ("poi/sample.strict.xlsx", "openpyxl", "no sheet rich test"): _STRICT,
    ("poi/sample.strict.xlsx", "openpyxl", "no sheet Sheet3"): _STRICT,
    ("poi/60289.xlsx", "openpyxl", "value TABLE!B2"): "openpyxl leaves the escape _x000d_ in inline text",
    ("poi/NewlineInFormulas.xlsx", "openpyxl", "formula Sheet1!B4 and 6 more"): (
        "openpyxl moves the line break to the front when it moves a shared formula"
    ),
    ("poi/bug60858.xlsx", "calamine", "value Arbeitszeitcheck_2.3!N2"): (
        "calamine turns -1 in a cell formatted as a date into midnight"
    ),
}

ONLY_WE_READ: dict[tuple[str, str], str] = {
    ("calamine/empty_s_attribute.xlsx", "openpyxl"): "an empty style attribute is no style",
    ("calamine/minimal_package.xlsx", "openpyxl"): "a package without styles is allowed",
    ("poi/60825.xlsx", "calamine"): "a Visual Basic module of Excel 5 stands among the tabs without a part",
    ("poi/64420.xlsm", "calamine"): "a sheet of Excel 4 macros in Excel's international relationship type",
    ("poi/picture.xlsx", "openpyxl"): "an attribute of another vocabulary in the styles",
    ("poi/style-alternate-content.xlsx", "openpyxl"): "alternative content in the styles",
}

ONLY_OTHERS_READ: dict[tuple[str, str], str] = {
    ("poi/duplicate-filename.xlsx", "openpyxl"): "two parts of one name: which of them counts is a guess",
    ("poi/duplicate-filename.xlsx", "calamine"): "two parts of one name: which of them counts is a guess",
    ("poi/xlsx-corrupted.xlsx", "openpyxl"): "its package relationships are no XML; openpyxl does not look at them",
}

UNREADABLE = {
    "calamine/pass_protected.xlsx": "encrypted",
    "poi/duplicate-filename.xlsx": "damaged",
    "poi/protected_passtika.xlsx": "encrypted",
    "poi/xlsx-corrupted.xlsx": "damaged",
}

pytestmark = [needs_corpus, pytest.mark.heavy]


def _differing(ours: Mapping[Coordinate, object], theirs: Mapping[Coordinate, object]) -> list[Coordinate]:
    places = ours.keys() | theirs.keys()
    return sorted(at for at in places if at not in ours or at not in theirs or not same(ours[at], theirs[at]))


def _where(kind: str, sheet: str, places: list[Coordinate]) -> str:
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"{kind} {sheet}!{address(*places[0])}{more}"


def _text_or_number(cells: Mapping[Coordinate, object]) -> dict[Coordinate, object]:
    """Without empty texts, which the others cannot tell from blank cells."""
    return {at: value for at, value in cells.items() if value != ""}


def _against_openpyxl(path: Path, grid: Grid) -> set[str]:
    seen = openpyxl_sees(path)
    found: set[str] = set()
    for sheet in grid.sheets:
        if sheet.kind != "worksheet":
            continue
        if sheet.name not in seen.values:
            found.add(f"no sheet {sheet.name}")
            continue
        values = _differing(_text_or_number(sheet.values), _text_or_number(seen.values[sheet.name]))
        formulas = _differing(sheet.formulas, seen.formulas[sheet.name])
        found |= {_where("value", sheet.name, values)} if values else set()
        found |= {_where("formula", sheet.name, formulas)} if formulas else set()
        facts = SheetFacts(
            sheet.visibility,
            {table.name: table.columns for table in sheet.tables},
            frozenset(sheet.merges),
            sheet.hidden_rows,
        )
        found |= {f"facts of {sheet.name}"} if facts != seen.facts[sheet.name] else set()
    return found


def _against_calamine(path: Path, grid: Grid) -> set[str]:
    seen = calamine_sees(path, date1904=grid.package.date1904)
    found: set[str] = set()
    for sheet in grid.sheets:
        if sheet.kind != "worksheet":
            continue
        if sheet.name not in seen:
            found.add(f"no sheet {sheet.name}")
            continue
        # calamine gives error cells as empty text
        ours = {at: value for at, value in sheet.values.items() if not isinstance(value, CellError)}
        values = _differing(_text_or_number(ours), seen[sheet.name])
        found |= {_where("value", sheet.name, values)} if values else set()
    return found


def _listed(path: Path, reader: str) -> set[str]:
    name = corpus_name(path)
    return {where for file, other, where in KNOWN_DISAGREEMENTS if (file, other) == (name, reader)}


@pytest.fixture(scope="module", params=corpus_files(), ids=corpus_name)
def book(request: pytest.FixtureRequest) -> tuple[Path, Grid | Unreadable]:
    """A workbook and what we read in it, once for every test about it."""
    return request.param, read(request.param)


def test_openpyxl_sees_the_same_cells_and_facts_but_for_the_listed_ones(book: tuple[Path, Grid | Unreadable]) -> None:
    path, grid = book
    name = corpus_name(path)
    if isinstance(grid, Grid) and (name, "openpyxl") not in ONLY_WE_READ:
        assert _against_openpyxl(path, grid) == _listed(path, "openpyxl")
    elif isinstance(grid, Unreadable) and (name, "openpyxl") in ONLY_OTHERS_READ:
        assert openpyxl_sees(path).values
    else:
        with pytest.raises(Exception):  # noqa: B017, PT011  # any failure: openpyxl has no family of its own
            openpyxl_sees(path)


def test_calamine_sees_the_same_values_but_for_the_listed_ones(book: tuple[Path, Grid | Unreadable]) -> None:
    path, grid = book
    name = corpus_name(path)
    # calamine would end the process on a sheet that spans too much, so ours must have read it first
    assert isinstance(grid, Unreadable) or safe_for_calamine(grid)
    if isinstance(grid, Grid) and (name, "calamine") not in ONLY_WE_READ:
        assert _against_calamine(path, grid) == _listed(path, "calamine")
    elif isinstance(grid, Unreadable) and (name, "calamine") in ONLY_OTHERS_READ:
        assert calamine_sees(path, date1904=False)
    else:
        with pytest.raises(Exception):  # noqa: B017, PT011  # its errors share no class
            calamine_sees(path, date1904=False)


def test_we_refuse_the_listed_ones_alone_each_for_its_fault(book: tuple[Path, Grid | Unreadable]) -> None:
    path, grid = book
    assert (grid.fault if isinstance(grid, Unreadable) else None) == UNREADABLE.get(corpus_name(path))


def test_every_listed_file_is_in_the_corpus() -> None:
    listed = {key[0] for key in (*KNOWN_DISAGREEMENTS, *ONLY_WE_READ, *ONLY_OTHERS_READ)} | set(UNREADABLE)
    assert listed <= {corpus_name(path) for path in corpus_files()}
    assert all(listed_reason for listed_reason in KNOWN_DISAGREEMENTS.values())
