"""From a committee's document to totals and findings, by the commands a person would type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur
from support.nine_documents import DOCUMENTS
from support.workbooks import sample_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=DOCUMENTS)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook that `korrektur import` makes of one source."""
    folder = tmp_path_factory.mktemp("import")
    workbook = folder / "t.xlsx"
    assert korrektur("import", DOCUMENTS[request.param](folder), "-o", workbook).code == 0
    return workbook


def totals_of(workbook: Path) -> dict[str, Any]:
    (file,) = json.loads(korrektur("totals", workbook, "--format", "json").out)["files"]
    assert isinstance(file, dict)
    return file


def findings_of(workbook: Path) -> set[tuple[str, str, str | None]]:
    (file,) = json.loads(korrektur("validate", workbook, "--format", "json").out)["files"]
    return {(one["rule"], one["key"], one["cell"]) for one in file["findings"]}


def test_the_totals_are_those_of_the_nine_forms(imported: Path) -> None:
    totals = totals_of(imported)
    frame = totals["service_frame"]
    assert totals["total"]["net"] == totals["total"]["expenditure"] == [11.548, 11.348, 11.348, 11.348]
    assert totals["total"]["fte"] == [1.54] * 4
    assert (frame["inside"], frame["outside"]) == ([10.703, 10.503, 10.503, 10.503], [0.6] * 4)
    assert frame["undecided"] == [0.245] * 4
    assert (totals["unconverted"], totals["awaiting"]) == (["T106"], ["T103"])


def test_the_findings_are_those_a_right_validator_has(imported: Path) -> None:
    found = {(rule, key) for rule, key, _ in findings_of(imported)}
    assert found == {
        ("PRI701", "T106"),
        ("TXT801", "T103"),
        ("TXT802", "T103"),
        ("SUM603", "T103"),
        ("VAE411", "T304"),
        ("NOG507", "T304"),
        ("TXT804", "T105"),
        ("TXT805", "T105"),
        ("TXT806", "T105"),
        ("NOG506", "T107"),
        ("SUM607", "-"),
        ("SUM602", "T103"),  # its estimate and its budget are a table of the prose
        ("PRI703", "T103"),
        ("PRI710", "T105"),
        ("IMP901", "T108"),  # the unit of its history is not printed
        ("IMP902", "T106"),
        ("IMP902", "T304"),
    }
    assert korrektur("validate", imported).code == 1


def test_the_sample_gives_the_whole_table(tmp_path: Path) -> None:
    totals = totals_of(sample_at(tmp_path / "a.xlsx"))
    assert totals["financing"] == {
        "anlæg": [-2.95] * 4,
        "kassen": [-0.6] * 4,
        **{source: [0] * 4 for source in ("omplacering", "pulje", "dut", "andet")},
    }
    assert totals["cash_effect"] == [8.598, 8.398, 8.398, 8.398]
    assert totals["cash_effect_parts"] == {
        "stated": [0.6] * 4,
        "unfinanced": [8.068, 7.868, 7.868, 7.868],
        "released": [-0.07] * 4,
    }
    assert totals["savings"] == {"budgeted": [0.07] * 4, "avoided": [0.3] * 4, "total": [0.37] * 4}
    assert totals["service_frame"]["effect"] == [10.703, 10.503, 10.503, 10.503]


def test_the_samples_findings_stand_at_their_cells(tmp_path: Path) -> None:
    assert findings_of(sample_at(tmp_path / "a.xlsx")) == {
        ("PRI701", "T106", "G9"),
        ("TXT801", "T103", "M6"),
        ("TXT802", "T103", "L6"),
        ("SUM603", "T103", "H7"),
        ("SUM602", "T103", "G7"),
        ("PRI703", "T103", "E8"),
        ("VAE411", "T304", "F12"),
        ("NOG507", "T304", "A12"),
        ("TXT804", "T105", "M8"),
        ("TXT805", "T105", "M8"),
        ("TXT806", "T105", "M8"),
        ("SUM608", "T101", "D4"),
        ("NOG506", "T107", "A10"),
        ("SUM607", "-", None),
    }


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_printed_forms_are_imported_and_checked_with_the_same_totals(ending: str, tmp_path: Path) -> None:
    sample, forms, again = sample_at(tmp_path / "a.xlsx"), tmp_path / f"f.{ending}", tmp_path / "b.xlsx"
    assert korrektur("forms", sample, "-o", forms).code == 0
    imported = korrektur("import", forms, "-o", again)
    assert (imported.code, "oversigt, beregnes på ny" in imported.out) == (0, True)
    assert korrektur("validate", again).code == 1
    assert totals_of(again)["total"] == totals_of(sample)["total"]
