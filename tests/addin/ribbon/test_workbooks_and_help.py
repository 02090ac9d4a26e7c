"""Ny projektmappe, Importér skemaer and Om, which need no open workbook."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from support.form_documents import write_text
from support.form_imports import BASE
from support.workbook_changes import changed
from support.workbooks import sample_at

import addin.ribbon.helping
from addin.ribbon import handlers as ribbon
from schemas.finding import KorrekturError
from workbook.grid import Grid
from workbook.reading.read import read
from workbook.reading.stamdata import read_stamdata

if TYPE_CHECKING:
    from pathlib import Path


def facts(path: Path) -> tuple[object, ...]:
    grid = read(path)
    assert isinstance(grid, Grid)
    stamdata = read_stamdata(grid)
    return stamdata.budget_year, stamdata.text("committee")


def test_year_and_committee_are_asked_for_one_by_one(tmp_path: Path) -> None:
    path = str(tmp_path / "ny.xlsx")
    questions = [
        ribbon.new_workbook(None, path=path).question,
        ribbon.new_workbook(None, path=path, year="2027").question,
    ]
    assert [question.name for question in questions if question] == ["year", "committee"]


def test_a_new_workbook_is_made_for_excel_to_open(tmp_path: Path) -> None:
    path = tmp_path / "ny.xlsx"
    reply = ribbon.new_workbook(None, path=str(path), year=" 2027 ", committee="Teknisk Udvalg ")
    assert (reply.opens, facts(path)) == (str(path), (2027, "Teknisk Udvalg"))


@pytest.mark.parametrize("year", ["næste", "27", "3000"])
def test_a_year_that_is_none_is_refused(tmp_path: Path, year: str) -> None:
    with pytest.raises(KorrekturError, match="no budget year"):
        ribbon.new_workbook(None, path=str(tmp_path / "ny.xlsx"), year=year, committee="Teknisk Udvalg")


def test_about_names_the_versions_and_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addin.ribbon.helping, "log_file", lambda: tmp_path / "ingen.log")
    message = ribbon.about(None).message
    assert message is not None
    assert message.da.split("\n") == [
        f"Korrektur {version('korrektur')}",
        "Standardindstillinger",
        f"xlwings {version('xlwings')}",
    ]


def test_a_log_is_offered_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "korrektur-excel.log"
    log.write_text("fejl", "utf-8")
    monkeypatch.setattr(addin.ribbon.helping, "log_file", lambda: log)
    question = ribbon.about(None).question
    assert question is not None
    assert (question.name, ribbon.about(None, log=True).opens) == ("log", str(log))


def test_forms_are_imported_and_what_was_read_is_said(tmp_path: Path) -> None:
    source = write_text(tmp_path / "skemaer.txt", [BASE])
    path = tmp_path / "importeret.xlsx"
    reply = ribbon.import_forms(None, path=str(path), sources=[str(source)])
    assert (reply.opens, facts(path)) == (str(path), (2026, "Økonomiudvalget"))
    assert reply.message is not None
    assert "Læst: 1 skema." in reply.message.da


def test_a_long_report_goes_to_a_file_beside_the_workbook(tmp_path: Path) -> None:
    pages = [replace(BASE, nr=f"K{number}", answer="?") for number in range(201, 231)]
    source = write_text(tmp_path / "skemaer.txt", pages)
    reply = ribbon.import_forms(None, path=str(tmp_path / "mange.xlsx"), sources=[str(source)])
    assert reply.message is not None
    assert reply.message.da.endswith("mange (import).txt")
    assert "K230" in (tmp_path / "mange (import).txt").read_text("utf-8-sig")


def test_committees_are_merged_and_what_is_to_be_decided_is_said(tmp_path: Path) -> None:
    sources = [sample_at(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"]
    sources[1].write_bytes(changed(sources[0].read_bytes(), {"cells": {"Beløb!H4": 3.5}}))
    path = tmp_path / "samlet.xlsx"
    reply = ribbon.merge(None, path=str(path), sources=[str(one) for one in sources])
    assert reply.opens == str(path)
    assert reply.message is not None
    assert "Skal afgøres" in reply.message.da
    grid = read(path)
    assert isinstance(grid, Grid)
    assert read_stamdata(grid).merged


def test_a_merge_is_never_written_over_one_of_its_parts(tmp_path: Path) -> None:
    source = sample_at(tmp_path / "a.xlsx")
    before = source.read_bytes()
    with pytest.raises(KorrekturError, match="another name"):
        ribbon.merge(None, path=str(source), sources=[str(source)])
    assert source.read_bytes() == before


def test_an_older_workbook_is_moved_to_the_present_template(tmp_path: Path) -> None:
    source, path = sample_at(tmp_path / "gammel.xlsx"), tmp_path / "ny.xlsx"
    source.write_bytes(changed(source.read_bytes(), {"cells": {"Stamdata!B15": 0}}))
    reply = ribbon.to_new_template(None, sources=[str(source)], path=str(path))
    assert (reply.opens, facts(path)) == (str(path), (2026, "Økonomiudvalget"))
    assert reply.message is not None
    assert "Korrektioner: 9 rækker" in reply.message.da


def test_a_workbook_of_the_present_template_needs_no_other(tmp_path: Path) -> None:
    source = sample_at(tmp_path / "nu.xlsx")
    with pytest.raises(KorrekturError, match="present template already"):
        ribbon.to_new_template(None, sources=[str(source)], path=str(tmp_path / "ny.xlsx"))
    assert not (tmp_path / "ny.xlsx").exists()


def test_one_older_workbook_is_chosen(tmp_path: Path) -> None:
    with pytest.raises(KorrekturError, match="Choose one"):
        ribbon.to_new_template(None, sources=["a.xlsx", "b.xlsx"], path=str(tmp_path / "ny.xlsx"))
