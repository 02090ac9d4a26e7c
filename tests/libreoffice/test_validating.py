"""Validér and Ryd markeringer on the sample in a running spreadsheet program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from libreoffice.saved import Cell, cells, rows
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import sample_package

from addin.live.marks import FILLS
from addin.ribbon.handlers import clear_marks, validate
from schemas.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

NOTE = "Økonomi:\nhusk møde"
ERROR, WARNING = FILLS[Severity.ERROR], FILLS[Severity.WARNING]
WORDS = {"error": "Fejl", "warning": "Advarsel", "note": "Note"}


@dataclass(frozen=True)
class Seen:
    """What was there before, once validated, and once cleared."""

    printed: list[dict[str, Any]]
    before: dict[tuple[str, str], Cell]
    listed: list[dict[str, object]]
    link: object
    marked: dict[str, tuple[object, str | None]]
    front: list[str]
    status: str
    counts: list[str]
    after: dict[tuple[str, str], Cell]
    left: list[dict[str, object]]


def look(book: xw.Book, place: str) -> tuple[object, str | None]:
    sheet, cell = place.split("!")
    there = book.sheets[sheet][cell]
    return there.color, there.note.text if there.note else None


@pytest.fixture(scope="module")
def seen(open_package: Callable[[bytes], xw.Book], tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The sample with a note and a fill of a person's own, known to Excel by an address on the web."""
    package = changed(sample_package(), {"comments": {"Korrektioner!G9": NOTE, "Beløb!B4": "en anden note"}})
    path: Path = tmp_path_factory.mktemp("fil") / "udvalg.xlsx"
    path.write_bytes(package)
    book = open_package(package)
    book.impl.known_as = "https://kommune.sharepoint.com/sites/budget/udvalg.xlsx"
    book.sheets["Korrektioner"]["M8"].color = (1, 2, 3)
    book.sheets["Finansiering"].activate()
    book.sheets["Finansiering"]["C5"].select()
    before = cells(book)
    status = validate(book).status
    assert status is not None
    selected = book.selection
    assert selected is not None
    link = book.sheets["Kontrolliste"]["D4"].formula
    listed, front = rows(book), [book.sheets.active.name, selected.sheet.name, selected.address]
    marked = {at: look(book, at) for at in ("Korrektioner!G9", "Korrektioner!M8", "Beløb!B4", "Finansiering!D4")}
    cleared = clear_marks(book).status
    assert cleared is not None
    return Seen(
        printed=json.loads(korrektur("validate", path, "--format", "json").out)["files"][0]["findings"],
        before=before,
        listed=listed,
        link=link,
        marked=marked,
        front=front,
        status=status.da,
        counts=[cleared.da, cleared.en],
        after=cells(book),
        left=rows(book),
    )


def as_listed(finding: dict[str, Any]) -> tuple[object, ...]:
    severity = WORDS[finding["severity"]], WORDS[finding["on_submission"]]
    key = None if finding["key"] == "-" else finding["key"]
    return (
        *severity,
        finding["sheet"],
        finding["cell"] or "–",
        key,
        finding["rule"],
        finding["found"],
        finding["expected"],
    )


def test_the_list_holds_what_the_command_line_prints_for_the_file(seen: Seen) -> None:
    columns = ("Alvor", "Ved indsendelse", "Ark", "Celle", "Nr", "Regel", "Fundet", "Forventet")
    listed = [tuple(row[column] for column in columns) for row in seen.listed]
    assert sorted(listed, key=str) == sorted(map(as_listed, seen.printed), key=str)


def test_the_gravest_stand_first(seen: Seen) -> None:
    assert [row["Alvor"] for row in seen.listed] == ["Fejl"] + ["Advarsel"] * 10 + ["Note"] * 3


def test_the_status_bar_counts(seen: Seen) -> None:
    assert seen.status == "1 fejl nu, 5 ved indsendelse · 10 advarsler · 3 noter"


def test_each_line_links_to_its_cell(seen: Seen) -> None:
    assert seen.link == '=HYPERLINK("#\'Korrektioner\'!G9","G9")'


def test_a_cell_is_filled_and_tells_what_is_wrong(seen: Seen) -> None:
    colour, note = seen.marked["Finansiering!D4"]
    assert colour == WARNING
    assert note is not None
    assert note.startswith("— Korrektur —\nSUM608: T101, Reference: Pengene kommer fra anlæg")


def test_a_note_of_a_persons_own_stays_above_ours(seen: Seen) -> None:
    colour, note = seen.marked["Korrektioner!G9"]
    assert colour == ERROR
    assert note is not None
    assert note.startswith(f"{NOTE}\n— Korrektur —\nPRI701: ")


def test_several_findings_at_one_cell_share_its_note_and_take_the_gravest_colour(seen: Seen) -> None:
    colour, note = seen.marked["Korrektioner!M8"]
    assert colour == WARNING
    assert note is not None
    assert [line.partition(":")[0] for line in note.split("\n")[1:]] == ["TXT804", "TXT805", "TXT806"]


def test_cells_without_findings_stay_as_they_are(seen: Seen) -> None:
    assert seen.marked["Beløb!B4"][1] == "en anden note"


def test_the_selection_stays_where_it_was(seen: Seen) -> None:
    assert seen.front == ["Finansiering", "Finansiering", "$C$5"]


def test_the_list_remembers_how_cells_looked(seen: Seen) -> None:
    remembered = {row["Celle"]: (row["Før farve"], row["Før note"]) for row in seen.listed if row["Før farve"]}
    assert (remembered["G9"], remembered["M8"]) == (("ingen", NOTE), ("#010203", None))


def test_cleared_the_saved_file_is_as_it_was(seen: Seen) -> None:
    assert seen.after == seen.before


def test_cleared_the_list_is_empty(seen: Seen) -> None:
    assert (seen.left, seen.counts) == ([], ["11 markeringer er fjernet", "11 marks are removed"])
