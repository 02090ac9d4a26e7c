"""The schemas run over a set of workbooks: the cells they find at fault, as hits."""

from collections.abc import Iterator

from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from schemas.budgets import DATA, Budgets, Frame
from schemas.checking.schemas import header_schema, sheet_schema
from schemas.evidence.sheet_rows import rows_to_check
from schemas.evidence.year_headers import headers_to_check
from schemas.rule import Hit


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
