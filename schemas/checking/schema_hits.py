"""The schemas run over a set of workbooks: the cells they find at fault, as hits."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from schemas.budgets import DATA, Budgets, Frame, data_dtypes
from schemas.columns import FRAME_UNITS
from schemas.evidence.header_rows import SURPLUS
from schemas.evidence.sheet_rows import PLACE, beside, rows_to_check
from schemas.evidence.year_headers import YEARS, headers_to_check
from schemas.layout import Column, layout
from schemas.rule import Hit, Rule
from schemas.rules import RULES

EXAMPLE_YEAR = 2026
"""Stands for any budget year where a column's header is asked for: the frames have canonical names."""


@cache
def sheet_schema(key: str) -> pa.DataFrameSchema:
    """The schema of a sheet's rows (`evidence.sheet_rows`): every column there, of its type, in order, and its rules.

    It never coerces: types are read once, in reading. A missing cell is a rule's to judge, so all may be missing.
    """
    sheet = layout(EXAMPLE_YEAR).sheet(key)
    own = {column.key: column for column in sheet.inputs}
    columns = {
        name: pa.Column(
            dtype, nullable=True, title=own[name].title.da, description=own[name].prompt, metadata=_metadata(own[name])
        )
        if name in own
        else pa.Column(dtype, nullable=True)
        for name, dtype in (PLACE | data_dtypes(key) | beside(key)).items()
    }
    return pa.DataFrameSchema(
        columns,
        _checks(key),
        strict=True,
        ordered=True,
        name=sheet.name,
        title=sheet.title.da,
        description=sheet.title.en,
    )


@cache
def header_schema() -> pa.DataFrameSchema:
    """The schema of header rows that are not plain (`evidence.year_headers`), one column a year."""
    columns = {
        "book": pa.Column("int64"),
        "sheet": pa.Column("str"),
        "row": pa.Column("int64"),
        "first_year": pa.Column("int64"),
        "places": pa.Column("object"),
        **{year: pa.Column("str", nullable=True) for year in YEARS},
        rf"^{SURPLUS}\d+$": pa.Column("str", nullable=True, regex=True, required=False),
    }
    return pa.DataFrameSchema(columns, _checks("header_rows"), strict=True, name="header row", title="Årskolonner")


def _metadata(column: Column) -> dict[str, str | None]:
    """The column's Danish header, what its numbers count, and what their sign means."""
    sign = None if column.sign is None else column.sign.en
    return {"header": column.header, "unit": FRAME_UNITS.get(column.kind), "sign": sign}


def _checks(frame: str) -> list[pa.Check]:
    return [_check(rule) for rule in RULES if frame in rule.sheets]


def _check(rule: Rule) -> pa.Check:
    """A rule as a check of the whole frame, whose output holds (position of the row, column) of each cell at fault.

    pandera keeps such an output as it is: one that has the frame's own index it also turns into text, which nobody
    reads and which takes longer than all the rest.
    """
    assert rule.faulty is not None, rule.name  # noqa: S101  a programming error, never input
    faulty: Callable[[pd.DataFrame], pd.DataFrame] = rule.faulty

    def no_cell_at_fault(rows: pd.DataFrame) -> Any:
        marks = faulty(rows)
        positions, places = np.nonzero(marks.to_numpy(dtype=bool))
        if not len(positions):
            return True
        index = pd.MultiIndex.from_arrays([positions, marks.columns[places]], names=["position", "column"])
        return pd.Series(False, index=index)

    return pa.Check(
        no_cell_at_fault, name=rule.name, error=rule.id, title=rule.title.da, description=rule.why.da, ignore_na=False
    )


def schema_hits(budgets: Budgets) -> dict[str, list[Hit]]:
    """Every cell that a schema finds at fault, by the ID of the rule that says so."""
    found: dict[str, list[Hit]] = {}
    for schema, rows in _frames(budgets):
        for rule, hit in _hits(schema, rows):
            found.setdefault(rule, []).append(hit)
    return found


def _frames(budgets: Budgets) -> Iterator[tuple[DataFrameSchema, Frame]]:
    """Each schema with its rows, where there are any."""
    headers = headers_to_check(budgets)
    if not headers.empty:
        yield header_schema(), headers
    for sheet in DATA:
        if not budgets.frame(sheet).empty:
            yield sheet_schema(sheet), rows_to_check(budgets, sheet)


def _hits(schema: DataFrameSchema, rows: Frame) -> Iterator[tuple[str, Hit]]:
    try:
        schema.validate(rows, lazy=True, inplace=True)
    except SchemaErrors as errors:
        records = rows[[name for name in ("book", "sheet", "row", "udvalg", "nr") if name in rows]].to_dict("records")
        for error in errors.schema_errors:
            if error.check_output is None:  # the frame does not match the schema: a bug of ours
                raise TypeError(f"{schema.name}: {error}") from errors
            for position, column in error.check_output.index.tolist():
                record = records[position]
                key = record.get("nr", "-")
                yield (
                    error.check.error,
                    Hit(
                        book=record["book"], udvalg=record.get("udvalg"), sheet=record["sheet"], row=record["row"],
                        column=column, key=key if isinstance(key, str) else "",
                    ),
                )  # fmt: skip
