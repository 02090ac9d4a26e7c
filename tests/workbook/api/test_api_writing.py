"""What the scripting API writes, and what it gives back of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import empty_at, not_a_workbook_at, sample_at

from workbook import api

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_at(tmp_path_factory.mktemp("bog") / "a.xlsx")


def test_roll_writes_next_years_workbook_and_gives_the_log(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "ny.xlsx"
    rolled = api.roll(sample, 2027, target)
    assert (rolled.from_year, len(rolled.log)) == (2026, 9)
    assert api.read(target).budget_year == 2027
    with pytest.raises(api.KorrekturError, match="exists already"):
        api.roll(sample, 2027, target)


def test_upgrade_writes_the_present_template_and_gives_what_is_not_in_its_place(tmp_path: Path) -> None:
    old = empty_at(tmp_path / "a.xlsx")
    old.write_bytes(changed(old.read_bytes(), {"cells": {"Stamdata!B15": "", "Korrektioner!A20": "husk T110"}}))
    upgraded = api.upgrade(old, tmp_path / "ny.xlsx")
    assert [(loss.sheet, loss.cell, loss.content) for loss in upgraded.losses] == [("Korrektioner", "A20", "husk T110")]


def test_merge_writes_the_committees_in_one_and_gives_what_is_to_be_decided(sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "andet.xlsx"
    other.write_bytes(changed(sample.read_bytes(), {"cells": {"Stamdata!B5": "Socialudvalget"}}))
    merged = api.merge([sample, other], tmp_path / "samlet.xlsx")
    assert merged.conflicts == ()
    (whole,) = api.totals(tmp_path / "samlet.xlsx").files
    (alone,) = api.totals(sample).files
    assert whole.totals is not None
    assert alone.totals is not None
    assert whole.totals.net == tuple(2 * year for year in alone.totals.net or ())


def test_forms_are_written_by_their_ending(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "skemaer.pdf"
    written = api.forms(sample, target, only=["T101"])
    assert written.package.startswith(b"%PDF-")
    assert (target.read_bytes(), written.boxed) == (written.package, ())
    with pytest.raises(api.KorrekturError, match=r"\.pdf"):
        api.forms(sample, tmp_path / "skemaer.odt")


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg"), ("a.PNG", b"\x89PNG")])
def test_a_chart_is_the_one_the_command_draws(sample: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    paths = [sample, not_a_workbook_at(tmp_path / "b.xlsx")]
    drawn = api.chart(paths, tmp_path / name)
    assert [file.error is None for file in drawn.files] == [True, False]
    assert (tmp_path / name).read_bytes().startswith(begins)
    korrektur("totals", *paths, "--chart", tmp_path / f"b{name}")
    assert (tmp_path / f"b{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_a_chart_of_nothing_and_one_that_cannot_be_written_are_refused(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(api.KorrekturError, match="nothing to draw"):
        api.chart(empty_at(tmp_path / "tom.xlsx"), tmp_path / "a.svg")
    with pytest.raises(api.KorrekturError, match=r"\.svg"):
        api.chart(sample, tmp_path / "a.gif")
    assert [one.name for one in tmp_path.iterdir()] == ["tom.xlsx"]


def test_the_sample_is_written_but_over_nothing(sample: Path) -> None:
    with pytest.raises(api.KorrekturError, match="exists already"):
        api.write_sample(sample)
