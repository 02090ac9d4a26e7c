"""The pandera schemas: what they say of their columns, and that a fault of ours does not pass as a finding."""

from __future__ import annotations

import pandas as pd
import pytest
from support.example_grids import read_of

import schemas.checking.schema_hits
from schemas.budgets import DATA, data_dtypes
from schemas.checking.schema_hits import header_schema, schema_hits, sheet_schema
from schemas.rule import Example
from workbook.reading.parse import parse


@pytest.mark.parametrize("sheet", DATA)
def test_every_column_of_a_sheet_has_its_danish_header(sheet: str) -> None:
    columns = sheet_schema(sheet).columns
    for name in data_dtypes(sheet):
        metadata = columns[name].metadata or {}
        assert name == "udvalg" or metadata["header"]


def test_a_year_column_says_its_unit_and_its_sign() -> None:
    year = sheet_schema("amounts").columns["y1"]
    assert year.metadata == {
        "header": "2027",
        "unit": "kroner",
        "sign": "- = less expenditure/more income and + = more expenditure/less income",
    }
    assert year.description is not None
    assert year.description.startswith("- = mindreudgift")


def test_the_schema_of_header_rows_has_a_column_a_year() -> None:
    years = {"y0", "y1", "y2", "y3", "h5", "h4", "h3", "h2", "h1"}
    assert years <= set(header_schema().columns)
    assert {check.error for check in header_schema().checks} == {"AAR201", "AAR202", "AAR203", "AAR205"}


def test_a_frame_that_is_not_as_its_schema_says_is_a_bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_texts(*_: object) -> pd.DataFrame:
        return pd.DataFrame({"book": [0], "sheet": ["amounts"], "row": [4]})

    monkeypatch.setattr(schemas.checking.schema_hits, "rows_to_check", without_texts)
    with pytest.raises(TypeError):
        schema_hits(parse([read_of(Example())]))
