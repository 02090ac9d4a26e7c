"""A merge adds up: no krone and no finding is lost or made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.plain_grids import plain_grid
from support.random_books import AMOUNTS, CALCULATION, CORRECTIONS, FINANCING, FTE

from schemas.calculations.combined import combined
from schemas.calculations.totals import totals
from schemas.settings import DEFAULTS
from workbook.merge.merge import merge
from workbook.merge.values import Merged, Source
from workbook.reading.parse import parse
from workbook.submissions.checking import check_reads

if TYPE_CHECKING:
    from schemas.finding import Finding
    from workbook.grid import Grid

pytestmark = pytest.mark.heavy

NAMES = ("Økonomiudvalget", "Socialudvalget", "Kulturudvalget")
MEASURES = ("expenditure", "income", "net", "fte", "inside", "outside", "undecided", "cash_effect", "stated")
OF_THE_WHOLE_FILE = ("ARK", "AAR")
"""Families about a file as such, and not about its rows."""
ABOUT_STAMDATA = "VAE415"


PART = st.fixed_dictionaries({
    "corrections": CORRECTIONS, "amounts": AMOUNTS, "financing": FINANCING, "fte": FTE,
    "calculation": CALCULATION, "unit": st.sampled_from(["mio. kr.", "1.000 kr."]),
    "status": st.sampled_from(["Kladde", "Endelig"]),
})  # fmt: skip
PARTS = st.lists(PART, min_size=2, max_size=3)


def grids_of(parts: list[dict[str, Any]]) -> list[Grid]:
    """One committee's workbook each, some in 1.000 kr."""
    grids = []
    for name, part in zip(NAMES, parts, strict=False):
        rows = {sheet: [_own(row) for row in part[sheet]] for sheet in part if sheet not in ("unit", "status")}
        facts = {"committee": name, "status": part["status"]}
        grids.append(plain_grid(rows, unit=part["unit"], facts=facts, path=f"{name}.xlsx"))
    return grids


def _own(row: dict[str, Any]) -> dict[str, Any]:
    return {column: entry for column, entry in row.items() if column != "udvalg"}


def merged_of(grids: list[Grid]) -> Merged:
    return merge([Source(report) for report in check_reads(grids, DEFAULTS, with_cells=True)])


def as_grid(merged: Merged) -> Grid:
    contents = merged.contents
    facts = {"number_series": None, "version": None, **contents.master_data}
    return plain_grid(contents.rows, year=contents.budget_year, facts=facts, merged=True, path="samlet.xlsx")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARTS)
def test_the_whole_is_the_sum_of_its_parts_to_the_krone(parts: list[dict[str, Any]]) -> None:
    grids = grids_of(parts)
    before = {udvalg: part for (_, udvalg), part in totals(parse(grids)).items()}
    after = {udvalg: part for (_, udvalg), part in totals(parse([as_grid(merged_of(grids))])).items()}
    for udvalg, part in before.items():
        for name in MEASURES:
            its = getattr(after[udvalg], name) if udvalg in after else (0, 0, 0, 0)
            assert getattr(part, name) == its, (udvalg, name)
    whole = combined(list(after.values()))
    assert whole.net == tuple(
        sum(year) for year in zip(*(part.net for part in before.values() if part.net), strict=True)
    )


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARTS)
def test_the_same_is_found_in_the_whole_as_in_its_parts(parts: list[dict[str, Any]]) -> None:
    grids = grids_of(parts)
    before = Counter(_said(finding) for report in check_reads(grids, DEFAULTS) for finding in report.findings)
    after = Counter(_said(one) for one in check_reads([as_grid(merged_of(grids))], DEFAULTS)[0].findings)
    for of_files in (before, after):
        for said in [one for one in of_files if one[0][:3] in OF_THE_WHOLE_FILE or one[0] == ABOUT_STAMDATA]:
            del of_files[said]
    assert after == before


def _said(finding: Finding) -> tuple[str, str | None, str, str | None, str | None]:
    place = finding.place
    return finding.rule, place.committee, place.key, place.sheet, place.column
