from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.command_line import korrektur
from support.workbooks import empty_at, not_a_workbook_at, sample_at

if TYPE_CHECKING:
    from pathlib import Path

    from support.command_line import Ran


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_at(tmp_path_factory.mktemp("bog") / "a.xlsx")


def words(path: Path) -> str:
    return " ".join(ET.parse(path).getroot().itertext())  # noqa: S314  our own drawing


def test_a_chart_is_drawn_and_the_totals_are_printed_as_ever(sample: Path, tmp_path: Path) -> None:
    ran = korrektur("totals", sample, "--chart", tmp_path / "a.svg")
    assert (ran.code, ran.out) == (0, korrektur("totals", sample).out)
    assert ran.err == f"Skrev {tmp_path / 'a.svg'}\n"
    assert "netto pr. korrektion" in words(tmp_path / "a.svg")
    assert "11,548" in words(tmp_path / "a.svg")


def test_the_ending_decides_the_kind(sample: Path, tmp_path: Path) -> None:
    assert korrektur("totals", sample, "--chart", tmp_path / "a.PNG", "--format", "json").code == 0
    assert (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")


def refused(ran: Ran, why: str) -> bool:
    return (ran.code, ran.out) == (2, "") and why in ran.err


def test_another_ending_is_refused(sample: Path, tmp_path: Path) -> None:
    assert refused(korrektur("totals", sample, "--chart", tmp_path / "a.gif"), "skal ende på .png eller .svg")


def test_a_file_that_is_there_is_replaced_only_when_asked(sample: Path, tmp_path: Path) -> None:
    path = not_a_workbook_at(tmp_path / "a.svg")
    assert refused(korrektur("totals", sample, "--chart", path), "findes allerede")
    assert korrektur("totals", sample, "--chart", path, "--overwrite").code == 0
    assert "11,548" in words(path)


def test_chart_and_report_are_two_files(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert refused(korrektur("totals", sample, "--chart", path, "--format", "text", "-o", path), "samme fil")


def test_where_nothing_can_be_drawn_that_is_said_after_the_totals(tmp_path: Path) -> None:
    ran = korrektur("totals", empty_at(tmp_path / "tom.xlsx"), "--chart", tmp_path / "a.svg")
    assert ran.code == 2
    assert "Udgifter" in ran.out
    assert "intet at tegne" in ran.err
    assert not (tmp_path / "a.svg").exists()


def test_a_file_that_cannot_be_read_is_named_in_the_picture(sample: Path, tmp_path: Path) -> None:
    ran = korrektur("totals", sample, not_a_workbook_at(tmp_path / "b.xlsx"), "--chart", tmp_path / "a.svg")
    assert ran.code == 1
    assert "Ikke tegnet, fordi tallene ikke kan kendes: b.xlsx." in words(tmp_path / "a.svg")
