"""The only module that knows pandera's error frame: schemas in, (rule ID, hit) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pandera.errors import SchemaErrors

from schemas.rule import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.sheets.sheet_schema import SheetSchema


def pandera_hits(budgets: Budgets, schemas: tuple[SheetSchema, ...]) -> Iterator[tuple[str, Hit]]:
    """Every failure of the schemas, as the rule it names and where it stands.

    The frame is validated under its row positions: pandera turns a tuple of book and row into text.
    """
    for one in schemas:
        whole = budgets.frame(one.sheet)
        frame = whole if one.rows is None else one.rows(whole)
        if frame.empty:
            continue
        try:
            one.schema.validate(frame.reset_index(drop=True), lazy=True)
        except SchemaErrors as errors:
            yield from _hits(one.sheet, frame, errors.failure_cases)


def _hits(sheet: str, frame: pd.DataFrame, failures: pd.DataFrame) -> Iterator[tuple[str, Hit]]:
    udvalg = frame["udvalg"].tolist()
    keys = frame["nr"].tolist() if "nr" in frame else ["-"] * len(frame)
    for rule, column, value, position in zip(
        failures["check"], failures["column"], failures["failure_case"], failures["index"], strict=True
    ):
        if not isinstance(position, int):  # the frame itself is not as the schema says, which is a bug of ours
            raise TypeError(f"{sheet}: {rule} {column}: {value}")
        book, row = map(int, frame.index[position])  # numpy's own integers cannot be written as JSON
        key = keys[position]
        yield (
            str(rule),
            Hit(
                book=book, udvalg=udvalg[position], sheet=sheet, row=row, column=str(column),
                key=key if isinstance(key, str) else "",
            ),
        )  # fmt: skip
