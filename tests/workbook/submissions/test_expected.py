"""Workbooks held against a list of the committees that should submit."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support.command_line import korrektur
from support.reports import SIGN, file_of, report_of, unreadable
from support.workbooks import empty_at, not_a_workbook_at

from schemas.finding import KorrekturError
from schemas.settings import DEFAULTS, Settings
from workbook.reports.json import schema
from workbook.submissions.expected import Expected, held_against, read_expected
from workbook.submissions.submission import Submission, report_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("u.txt", "Økonomiudvalget\n\n# fagudvalg\n  Skoleudvalget \n", [(1, "Økonomiudvalget"), (4, "Skoleudvalget")]),
        ("u.txt", "\ufeffØkonomiudvalget\r\nSkoleudvalget", [(1, "Økonomiudvalget"), (2, "Skoleudvalget")]),
        ("u.csv", 'Nr;Udvalg\n1;"Teknik; Miljø"\n2;\n', [(2, "Teknik; Miljø")]),
        ("u.csv", "Committee,Mail\nSchools,a@b\n", [(2, "Schools")]),
        ("u.csv", "Skoleudvalget\nHavneudvalget\n", [(1, "Skoleudvalget"), (2, "Havneudvalget")]),
        ("u.txt", "Kultur, Fritid", [(1, "Kultur, Fritid")]),
    ],
)
def test_a_list_is_read(tmp_path: Path, name: str, data: str, names: Sequence[tuple[int, str]]) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode())
    assert read_expected(path).names == tuple(names)


def test_a_list_of_older_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_bytes("Udvalg\r\nØkonomiudvalget\r\n".encode("cp1252"))
    assert read_expected(path).names == ((2, "Økonomiudvalget"),)


def test_a_list_saved_as_unicode_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "u.txt"
    path.write_bytes("Økonomiudvalget\r\n".encode("utf-16"))
    assert read_expected(path).names == ((1, "Økonomiudvalget"),)


@pytest.mark.parametrize(
    "data", [b"", b"# ingen\n", b"PK\x03\x04\0\0", b"x" * 200_000, b"x\n" * 600_000, None],
    ids=["nothing", "a remark", "no text", "a long line", "a long file", "no file"],
)  # fmt: skip
def test_what_is_no_list_is_said(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "u.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KorrekturError) as said:
        read_expected(path)
    assert "Skriv ét udvalg på hver linje." in said.value.text.da


def committee(name: str | None, path: str) -> Submission:
    return Submission(path, "0" * 64, name, 2026, "Indsendt", None, ())


def found(names: Sequence[str], *files: Submission, settings: Settings = DEFAULTS) -> list[tuple[str, str, str]]:
    """(path, rule, found) of every finding there is then."""
    from pathlib import Path  # noqa: PLC0415

    expected = Expected(Path("udvalg.txt"), tuple(enumerate(names, 1)))
    report = held_against(report_of(*files), expected, settings)
    return [(file.path, one.rule, one.found.da) for file in report.files for one in file.findings]


def test_a_committee_without_a_workbook_is_an_error_on_the_list() -> None:
    files = (committee("Økonomiudvalget", "a.xlsx"),)
    assert found(["økonomiudvalget", "Havneudvalget"], *files) == [("udvalg.txt", "ARK140", "ingen projektmappe")]


def test_a_name_that_is_nearly_the_same_is_named() -> None:
    assert found(["Skoleudvalget"], committee("Skoleudvlaget", "a.xlsx")) == [
        ("a.xlsx", "ARK141", "Skoleudvlaget"),
        ("udvalg.txt", "ARK140", "»Skoleudvlaget«"),
    ]


@pytest.mark.parametrize(
    ("asked", "submitted"),
    [
        ("Skoleudvalget", "Havneudvalget"),
        ("Kulturudvalget", "Naturudvalget"),
        ("Teknik- og Miljøudvalget", "Teknik- og Klimaudvalget"),
        ("Social- og Sundhedsudvalget", "Social- og Ældreudvalget"),
        ("-", "––"),
    ],
)
def test_another_committee_is_not_taken_for_a_misspelling(asked: str, submitted: str) -> None:
    assert found([asked], committee(submitted, "a.xlsx"))[-1] == ("udvalg.txt", "ARK140", "ingen projektmappe")


@pytest.mark.parametrize(
    ("asked", "submitted"),
    [
        ("Teknik- og Miljøudvalget", "Teknik & Miljø"),
        ("Økonomiudvalget", "Økonomiudvalg"),
        ("Kultur- og Fritidsudvalget", "Kultur og fritidudvalget"),
    ],
)
def test_another_spelling_of_a_committee_is_named(asked: str, submitted: str) -> None:
    assert found([asked], committee(submitted, "a.xlsx"))[-1] == ("udvalg.txt", "ARK140", f"»{submitted}«")


@pytest.mark.parametrize(
    "submitted", ["skoleudvalget  for  ældre", "Skoleudvalget for Ældre ", "Skoleudvalget for \u00c6ldre"]
)
def test_case_and_spaces_are_no_other_spelling(submitted: str) -> None:
    assert found(["Skoleudvalget for Ældre"], committee(submitted, "a.xlsx")) == []


def test_letters_of_two_parts_and_other_hyphens_are_no_other_spelling() -> None:
    assert found(["Gade- og Åudvalget"], committee("Gade\u2011 og A\u030audvalget", "a.xlsx")) == []


def test_a_committee_listed_twice_is_missed_once() -> None:
    assert len(found(["Havneudvalget", "havneudvalget"])) == 1


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ((), "Ret listen."),
        (("x.xlsx",), "Én fil kan ikke læses; den kan være udvalgets."),
        (("x.xlsx", "y.xlsx"), "2 filer kan ikke læses; en af dem kan være udvalgets."),
        (("x.xlsx", "ind/Oekonomi 2026.xlsx"), "Filen Oekonomi 2026.xlsx kan ikke læses; den kan være udvalgets."),
    ],
)
def test_a_file_that_may_be_the_missing_committees_is_pointed_out(broken: Sequence[str], said: str) -> None:
    from pathlib import Path  # noqa: PLC0415

    files = [unreadable(path=path) for path in broken]
    report = held_against(report_of(*files), Expected(Path("u.txt"), ((1, "Økonomiudvalget"),)), DEFAULTS)
    (finding,) = report.files[-1].findings
    assert finding.message.da.lower().endswith(said.lower())


def test_the_reports_are_taken_one_at_a_time_and_counted_as_a_whole() -> None:
    from pathlib import Path  # noqa: PLC0415

    around = replace(file_of(SIGN), excerpts=(None,))
    report = held_against(report_of(around), Expected(Path("u.txt"), ((1, "Havneudvalget"),)), DEFAULTS)
    first, last = report.files
    assert ([one.rule for one in first.findings], len(first.excerpts)) == (["FOR301", "ARK141"], 2)
    assert (report.files[0], report.files[-1], report.files[:]) == (first, last, [first, last])
    assert report.expected == last
    assert report.summary == report_on(report.files, DEFAULTS).summary


def test_a_second_workbook_of_a_committee_is_a_warning_there() -> None:
    files = committee("Skoleudvalget", "a.xlsx"), committee("SKOLEUDVALGET ", "b.xlsx")
    assert found(["Skoleudvalget"], *files) == [("b.xlsx", "ARK142", "SKOLEUDVALGET ")]


def test_files_that_cannot_be_read_are_of_no_committee() -> None:
    assert found(["Skoleudvalget"], unreadable(path="b.xlsx"), committee(None, "c.xlsx")) == [
        ("udvalg.txt", "ARK140", "ingen projektmappe")
    ]


def test_what_the_settings_leave_out_is_not_found() -> None:
    assert found(["Havneudvalget"], settings=Settings(ignore=frozenset({"ARK140"}))) == []
    assert found(["Havneudvalget"], settings=Settings(select=frozenset({"FOR301"}))) == []


def test_the_report_counts_the_list_but_not_as_a_file() -> None:
    from pathlib import Path  # noqa: PLC0415

    report = held_against(report_of(file_of(SIGN)), Expected(Path("udvalg.txt"), ((1, "Havneudvalget"),)), DEFAULTS)
    assert (report.summary.files, report.summary.error) == (1, 2)


def test_the_command_says_who_is_missing_and_fails(tmp_path: Path) -> None:
    folder = tmp_path / "indsendt"
    folder.mkdir()
    empty_at(folder / "a.xlsx")
    not_a_workbook_at(folder / "b.xlsx")
    (tmp_path / "udvalg.txt").write_text("Økonomiudvalget\nSkoleudvalget\n", "utf-8")
    ran = korrektur("validate", folder, "--expect", tmp_path / "udvalg.txt")
    assert ran.code == 1
    assert "Skoleudvalget mangler: der er ingen projektmappe." in ran.out
    assert "listen over udvalg, der skal indsende" in ran.out
    document = json.loads(
        korrektur("validate", folder, "--expect", tmp_path / "udvalg.txt", "--format", "json", "--statistics").out
    )
    Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/validate"}]}).validate(document)
    assert document["summary"]["files"] == len(document["files"]) == 2
    (finding,) = document["expect"]["findings"]
    assert finding["rule"] == "ARK140"
    assert finding["message"].endswith("Én fil kan ikke læses; den kan være udvalgets.")
    assert {"rule": "ARK140", "error": 1, "warning": 0, "note": 0, "accepted": 0, "files": 1} in (
        document["statistics"]["by_rule"]
    )


def test_everybody_has_submitted(tmp_path: Path) -> None:
    path = empty_at(tmp_path / "a.xlsx")
    (tmp_path / "udvalg.txt").write_text("økonomiudvalget", "utf-8")
    assert korrektur("validate", path, "--expect", tmp_path / "udvalg.txt", "--fail-on", "note").code == 0
