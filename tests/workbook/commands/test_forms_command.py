from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import not_a_workbook_at, sample_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_at(tmp_path_factory.mktemp("skemaer") / "udvalg.xlsx")


@pytest.mark.parametrize(("name", "begins"), [("skemaer.pdf", b"%PDF-"), ("skemaer.DOCX", b"PK")])
def test_the_file_is_written_by_its_ending(workbook: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    target = tmp_path / name
    ran = korrektur("forms", workbook, "-o", target, "--only", "T101, T104")
    assert (ran.code, ran.out) == (0, "")
    assert f"Skrev {target}" in ran.err
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize(("ending", "said"), [("pdf", True), ("docx", False)])
def test_a_letter_printed_as_a_box_is_said(workbook: Path, tmp_path: Path, ending: str, said: bool) -> None:
    its = tmp_path / "glad.xlsx"
    its.write_bytes(changed(workbook.read_bytes(), {"cells": {"Korrektioner!L4": "Glad 😀 nu."}}))
    ran = korrektur("forms", its, "-o", tmp_path / f"skemaer.{ending}", "--only", "T101")
    assert ran.code == 0
    assert ("Disse er trykt som □ (gem til Word, hvis de skal med): 😀" in ran.err) is said


def test_another_ending_is_refused(workbook: Path, tmp_path: Path) -> None:
    ran = korrektur("forms", workbook, "-o", tmp_path / "skemaer.odt")
    assert ran.code == 2
    assert "skal ende på .pdf eller .docx" in ran.err


def test_a_file_that_is_there_is_replaced_only_when_asked(workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "skemaer.pdf"
    target.write_bytes(b"mit")
    assert korrektur("forms", workbook, "-o", target).code == 2
    assert target.read_bytes() == b"mit"
    assert korrektur("forms", workbook, "-o", target, "--only", "T101", "--overwrite").code == 0
    assert target.read_bytes() != b"mit"


def test_an_unknown_number_writes_nothing(workbook: Path, tmp_path: Path) -> None:
    ran = korrektur("forms", workbook, "-o", tmp_path / "skemaer.pdf", "--only", "T999")
    assert ran.code == 2
    assert "ingen korrektion T999" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path) -> None:
    ran = korrektur("forms", not_a_workbook_at(tmp_path / "brev.xlsx"), "-o", tmp_path / "skemaer.pdf")
    assert ran.code == 2
    assert "brev.xlsx" in ran.err


def test_an_older_version_can_be_compared_with(workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "skemaer.docx"
    assert korrektur("forms", workbook, "-o", target, "--changed-since", workbook, "--only", "T101").code == 0
    assert target.exists()
