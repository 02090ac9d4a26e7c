"""The scripting API, as a strictly typed client of it: mypy checks the tests too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from schemas.settings import DEFAULTS
from workbook import api

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and a file that is no workbook."""
    folder = tmp_path_factory.mktemp("indsendt")
    sample_at(folder / "a.xlsx")
    not_a_workbook_at(folder / "b.xlsx")
    return folder


@pytest.fixture(scope="module")
def sample(folder: Path) -> Path:
    return folder / "a.xlsx"


@pytest.fixture(scope="module")
def checked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> api.Validation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KORREKTUR_CACHE", str(tmp_path_factory.mktemp("husket")))
        return api.validate(folder, config=DEFAULTS, with_totals=True)


@pytest.fixture(scope="module")
def totals(folder: Path) -> api.AllTotals:
    return api.totals([folder])


def test_validate_finds_what_the_command_finds(folder: Path, checked: api.Validation) -> None:
    ran = json.loads(korrektur("validate", folder, "--format", "json").out)
    listed = [(one["rule"], one["cell"], one["message"]) for file in ran["files"] for one in file["findings"]]
    assert [(one.rule, one.place.cell, one.message.da) for one in checked] == listed
    assert {name: getattr(checked.summary, name) for name in ran["summary"] if name != "seconds"} == {
        name: count for name, count in ran["summary"].items() if name != "seconds"
    }
    assert checked.settings_source == ran["config"] == "defaults"


def test_a_file_that_cannot_be_read_is_its_findings(checked: api.Validation) -> None:
    _, unreadable = checked.files
    assert (unreadable.error, [one.rule for one in unreadable.findings]) == ("ARK102", ["ARK102"])


def test_validate_gives_totals_where_they_are_asked_for(checked: api.Validation) -> None:
    known = checked.files[0].totals
    assert known is not None
    assert known.net == (11_548_000, 11_348_000, 11_348_000, 11_348_000)


def test_findings_are_a_frame_with_the_words_of_a_language(checked: api.Validation) -> None:
    frame = checked.to_frame("en")
    assert len(frame) == len(checked.findings)
    (prices,) = frame[frame["rule"].eq("PRI701")].to_dict("records")
    assert (prices["sheet"], prices["cell"], prices["row"], prices["key"]) == ("Korrektioner", "G9", 9, "T106")
    assert "price" in prices["message"]


def test_no_findings_are_a_frame_with_the_same_columns(checked: api.Validation, tmp_path: Path) -> None:
    frame = api.validate(empty_at(tmp_path / "tom.xlsx")).to_frame()
    assert len(frame) == 0
    assert [*frame.dtypes.items()] == [*checked.to_frame().dtypes.items()]


def rules(found: api.Validation) -> set[str]:
    return {one.rule for one in found.findings}


def test_rules_are_chosen_by_id_name_or_family(sample: Path) -> None:
    assert rules(api.validate(sample, select=["PRI", "answer-undecided"])) == {"PRI701", "PRI703", "VAE411"}
    assert rules(api.validate(sample, select="PRI", ignore="PRI703")) == {"PRI701"}


def test_a_status_judges_as_the_command_does(sample: Path) -> None:
    assert api.validate(sample, as_status="Endelig").summary.error > api.validate(sample).summary.error


def test_a_settings_file_is_read_and_named(sample: Path, tmp_path: Path) -> None:
    config = tmp_path / "korrektur.toml"
    config.write_text('select = ["PRI701"]\n', "utf-8")
    found = api.validate(str(sample), config=config)
    assert (rules(found), found.settings_source) == ({"PRI701"}, str(config))


def test_the_environment_names_the_settings_as_for_the_command(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "korrektur.toml").write_text('select = ["PRI701"]\n', "utf-8")
    monkeypatch.setenv("KORREKTUR_CONFIG", str(tmp_path / "korrektur.toml"))
    assert rules(api.validate(sample)) == {"PRI701"}


def test_settings_can_be_values(sample: Path) -> None:
    assert rules(api.validate(sample, config=replace(DEFAULTS, ignore=frozenset({"PRI701"})))).isdisjoint({"PRI701"})


def test_a_list_of_committees_is_held_against_the_files(sample: Path, tmp_path: Path) -> None:
    listed = tmp_path / "udvalg.txt"
    listed.write_text("Økonomiudvalget\nSkoleudvalget\n", "utf-8")
    (missing,) = [one for one in api.validate(sample, expect=listed).findings if one.rule == "ARK140"]
    assert missing.place.committee == "Skoleudvalget"


def test_progress_is_told_of_every_file(folder: Path) -> None:
    done: list[int] = []
    api.validate(folder, progress=done.append, use_cache=False, jobs=1)
    assert sum(done) == 2


def test_folders_without_workbooks_are_named(sample: Path, tmp_path: Path) -> None:
    assert api.validate([sample, tmp_path]).empty == (str(tmp_path),)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"select": ["FEJL999"]}, "There is no rule “FEJL999”"),
        ({"as_status": "Færdig"}, "“Færdig” is no status: Kladde, Indsendt, Endelig."),
        ({"config": "findes-ikke.toml"}, "does not exist"),
        ({"expect": "findes-ikke.txt"}, "findes-ikke.txt"),
    ],
)
def test_what_cannot_be_asked_is_said(sample: Path, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(api.KorrekturError, match=why):
        api.validate(sample, **asked)


def test_nothing_meant_is_said(tmp_path: Path) -> None:
    with pytest.raises(api.KorrekturError, match="no workbooks"):
        api.totals(tmp_path)


def test_totals_are_those_of_the_command(folder: Path, totals: api.AllTotals) -> None:
    ran = json.loads(korrektur("totals", folder, "--format", "json").out)["files"]
    assert [(file.path, file.error) for file in totals.files] == [(file["path"], file["error"]) for file in ran]
    whole = totals.files[0].totals
    assert whole is not None
    assert whole.effect is not None
    assert [kroner / 1_000_000 for kroner in whole.effect] == ran[0]["service_frame"]["effect"]
    assert totals.files[1].totals is None


def test_totals_are_a_frame_of_kroner_by_committee_and_year(totals: api.AllTotals) -> None:
    frame = totals.to_frame().set_index(["committee", "year"])
    assert frame.loc[("Økonomiudvalget", 2026), "net"] == 11_548_000
    assert frame.loc[("Økonomiudvalget", 2029), "financing_kassen"] == -600_000
    assert len(frame) == 4


def test_a_total_that_is_unknown_is_missing(sample: Path, tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(changed(sample.read_bytes(), {"cells": {"Beløb!H3": "et år"}}))
    frame = api.totals(broken).to_frame()
    assert frame["net"].isna().all()
    assert frame["fte"].notna().all()


def test_corrections_are_a_frame_by_year(totals: api.AllTotals) -> None:
    frame = totals.corrections_frame()
    assert frame[frame["counts"]].groupby("year")["net"].sum().to_dict() == {
        2026: 11_548_000, 2027: 11_348_000, 2028: 11_348_000, 2029: 11_348_000,
    }  # fmt: skip


def test_a_workbook_that_is_read_has_its_facts_and_rows(sample: Path) -> None:
    book = api.read(sample)
    assert (book.committees, book.budget_year, book.price_level) == (("Økonomiudvalget",), 2026, 2026)
    amounts = book.table("Beløb")
    assert (amounts.loc[4, "Nr"], amounts.loc[4, "2026"]) == ("T101", 1_000_000)
    assert book.totals().net == (11_548_000, 11_348_000, 11_348_000, 11_348_000)


@pytest.mark.parametrize(
    ("cells", "table", "why"),
    [
        ({}, "Oversigt", "There is no table “Oversigt”"),
        ({"Beløb!H3": "et år"}, "Beløb", "Budgetår or the sheet Beløb cannot be read"),
    ],
)
def test_a_table_that_is_none_or_cannot_be_used_is_refused(
    sample: Path, tmp_path: Path, cells: dict[str, str], table: str, why: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(sample.read_bytes(), {"cells": cells}))
    book = api.read(path)
    with pytest.raises(api.KorrekturError, match=why):
        book.table(table)


def test_a_file_that_cannot_be_read_alone_is_refused(folder: Path) -> None:
    with pytest.raises(api.KorrekturError) as refused:
        api.read(folder / "b.xlsx")
    assert "Filen er ikke en Excel-projektmappe" in refused.value.text.da


def test_a_difference_is_a_frame_that_leads_from_the_old_totals_to_the_new(sample: Path, tmp_path: Path) -> None:
    new = tmp_path / "ny.xlsx"
    new.write_bytes(changed(sample.read_bytes(), {"cells": {"Beløb!H4": 3.5}}))
    found = api.diff(sample, new)
    frame = found.to_frame()
    assert api.diff(sample, sample).to_frame().empty
    (whole,) = frame[frame["key"].isna() & frame["measure"].eq("inside")].to_dict("records")
    assert (whole["year"], whole["old"] + whole["change"]) == (2026, whole["new"])
    (own,) = frame[frame["key"].eq("T101") & frame["measure"].eq("net")].to_dict("records")
    assert (own["kind"], own["change"]) == ("changed", 2_500_000)


def test_nothing_is_printed(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    api.validate([folder, tmp_path], jobs=1)
    api.roll(api.write_sample(tmp_path / "a.xlsx"), 2027, tmp_path / "b.xlsx")
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_reaches_the_script(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbook.submissions.door.share_out", interrupted)
    with pytest.raises(KeyboardInterrupt):
        api.validate(folder, use_cache=False)


def test_the_api_loads_nothing_heavy_until_it_is_called() -> None:
    heavy = "{'pandas', 'pandera', 'openpyxl', 'rich', 'typst'} & set(sys.modules)"
    program = [sys.executable, "-c", f"import sys; from workbook import api; print({heavy} or '')"]
    ran = subprocess.run(program, capture_output=True, text=True, check=True, env=os.environ)  # noqa: S603  our own interpreter
    assert ran.stdout.strip() == ""
