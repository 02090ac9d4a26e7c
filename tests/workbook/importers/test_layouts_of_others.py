"""Documents of other committees, in text, Word and PDF: each form's number, title and figures come through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.other_layouts import OTHER_LAYOUTS, WRITERS, OtherLayout

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", OTHER_LAYOUTS, ids=lambda layout: layout.name)
def test_the_forms_of_another_layout_are_read(layout: OtherLayout, suffix: str, tmp_path: Path) -> None:
    source, out = WRITERS[suffix](tmp_path / f"forms.{suffix}", layout.text), tmp_path / "out.xlsx"
    said = korrektur("import", source, "-o", out)
    assert said.code == 0
    totals = json.loads(korrektur("totals", "--format", "json", out).out)["files"][0]["corrections"]
    read = tuple((one["key"], one["title"], tuple(one["net"]), tuple(one["fte"])) for one in totals)
    assert read == layout.forms
    assert "Kunne ikke læses" not in said.out or layout.name.endswith("without prose")
