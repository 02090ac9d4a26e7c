"""What the batch is measured against: others reading, and others checking, the same files one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa
from openpyxl import load_workbook
from pandera.errors import SchemaErrors
from python_calamine import load_workbook as calamine_workbook

from schemas.budgets import DATA
from schemas.columns import Kind
from schemas.layout import HEADER_ROW, layout
from schemas.lists import LISTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from schemas.layout import Column, Sheet

SHEETS = tuple(sheet for sheet in layout(2026).tables if sheet.key in DATA)
_NUMBERS = {Kind.AMOUNT: float, Kind.FTE: float, Kind.NUMBER: float, Kind.PERCENT: float, Kind.YEAR: float}


def calamine_reading(paths: Sequence[Path]) -> None:
    """Every value of every sheet with python-calamine: the floor."""
    for path in paths:
        book = calamine_workbook(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def openpyxl_reading(paths: Sequence[Path]) -> None:
    """Every value of every sheet with openpyxl, read only."""
    for path in paths:
        book = load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()


def naive_loop(paths: Sequence[Path]) -> int:
    """pandas and pandera as most people would: a file, a sheet, a schema at a time; returns the faults found."""
    schemas = {sheet.name: _schema(sheet) for sheet in SHEETS}
    faults = 0
    for path in paths:
        for name, schema in schemas.items():
            frame = pd.read_excel(path, sheet_name=name, header=HEADER_ROW - 1, engine="openpyxl")
            frame.columns = frame.columns.astype(str)
            try:
                schema.validate(frame, lazy=True)
            except SchemaErrors as errors:
                faults += len(errors.failure_cases)
    return faults


def _schema(sheet: Sheet) -> pa.DataFrameSchema:
    """What a schema can say of single columns: they are there, numbers are numbers, answers are in their lists."""
    return pa.DataFrameSchema({column.header: _column(column) for column in sheet.inputs})


def _column(column: Column) -> pa.Column:
    if column.kind in _NUMBERS:
        return pa.Column(_NUMBERS[column.kind], nullable=True, coerce=True)
    checks = []
    if column.choices is not None:
        checks.append(pa.Check.isin(LISTS[column.choices]))
    if column.kind is Kind.KEY:
        checks.append(pa.Check.str_matches(r"^T\d+$"))
    return pa.Column(checks=checks, nullable=True)


def frictionless_check(paths: Sequence[Path]) -> int:
    """The same tables with frictionless; returns the errors found."""
    from frictionless import Detector, Dialect, Resource, Schema, fields, formats  # noqa: PLC0415  slow to load

    faults = 0
    for path in paths:
        for sheet in SHEETS:
            control = formats.ExcelControl(sheet=sheet.name)
            resource = Resource(
                path=path.name,
                basepath=str(path.parent),
                dialect=Dialect(header_rows=[HEADER_ROW], controls=[control]),
                schema=Schema(fields=[fields.NumberField(name=year.header) for year in sheet.years]),
                detector=Detector(schema_sync=True),  # the columns it is not told of are let be
            )
            faults += len(resource.validate().flatten(["type"]))
    return faults
