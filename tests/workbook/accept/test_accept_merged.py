"""`korrektur accept` in a workbook that many committees are merged in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from schemas.checking.check import check
from schemas.finding import KorrekturError
from workbook.accept.accept import Justification, accept
from workbook.grid import Contents, Grid
from workbook.reading.parse import parse
from workbook.reading.read import read
from workbook.template import build
from workbook.template.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.grid import Row


def test_in_a_merged_workbook_the_committee_is_named_where_several_have_the_number(tmp_path: Path) -> None:
    path = tmp_path / "samlet.xlsx"
    rows: dict[str, list[Row]] = {"committees": [{"udvalg": name} for name in ("Økonomiudvalget", "Socialudvalget")]}
    for sheet, its in sample().rows.items():
        rows[sheet] = [{**row, "udvalg": str(one["udvalg"])} for one in rows["committees"][:2] for row in its]
    facts = {**sample().master_data, "committee": "2 udvalg samlet"}
    path.write_bytes(build(Contents(2026, master_data=facts, rows=rows, merged=True)))
    justification = Justification("SUM608", "T101", "Nummeret gives senere", "", date(2025, 6, 2))
    with pytest.raises(KorrekturError, match="several committees"):
        accept(path, justification)
    accept(path, replace(justification, udvalg="socialudvalget"))
    grid = read(path)
    assert isinstance(grid, Grid)
    found = [one for one in check(parse([grid])) if one.rule == "SUM608" and one.place.key == "T101"]
    assert {one.place.committee: one.accepted is not None for one in found} == {
        "Økonomiudvalget": False, "Socialudvalget": True,
    }  # fmt: skip
