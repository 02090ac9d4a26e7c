"""The part of a sheet's schema that follows from the layout: its columns, their types, lists and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandera.pandas as pa

from schemas.budgets import DATA, data_dtypes
from schemas.columns import Kind
from schemas.layout import BUDGET_YEARS, layout
from schemas.lists import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ANSWER_NOT_IN_LIST = "VAE410"
STRAY_SPACES = "NOG501"
SERVICE_FRAME = "service_frame"
"""Any answer there but Ja and Nej is undecided, which is one finding and not two: the rule VAE411 takes it."""


def frame_schema(sheet: str, checks: Mapping[str, Sequence[pa.Check]] | None = None) -> pa.DataFrameSchema:
    """The schema of a sheet's frame: every column there, of its type, in order; `checks` adds more by column.

    A missing cell passes every check: blank cells and cells that could not be read have rules of their own.
    """
    assert sheet in DATA  # noqa: S101  a programming error, never input
    more = checks or {}
    kinds = {column.key: column for column in layout(2000).sheet(sheet).inputs}
    columns = {}
    for name, dtype in data_dtypes(sheet).items():
        own: list[pa.Check] = list(more.get(name, ()))
        column = kinds.get(name)
        if column is not None and column.kind is Kind.CHOICE and name != SERVICE_FRAME:
            own.append(pa.Check.isin(LISTS[column.choices or ""], error=ANSWER_NOT_IN_LIST))
        if column is not None and column.kind is Kind.KEY:
            own.append(pa.Check.str_matches(r"^\S(?:.*\S)?$", error=STRAY_SPACES))
        columns[name] = pa.Column(dtype, own, nullable=True)
    return pa.DataFrameSchema(columns, strict=True, ordered=True)


def year_checks(check: pa.Check) -> dict[str, list[pa.Check]]:
    """The same check on the budget year and each of the three overslagsår."""
    return {year: [check] for year in BUDGET_YEARS}


def years_schema(check: pa.Check) -> pa.DataFrameSchema:
    """A schema of the four year columns alone, for rows whose sign the convention fixes."""
    return pa.DataFrameSchema({year: pa.Column("Int64", check, nullable=True) for year in BUDGET_YEARS})
