"""The native formulas of the measures, made of the parts that their calculations add."""

from schemas.calculations.measures import Measure, Part
from schemas.formulas.references import table
from schemas.layout import CONVERTED, Layout


def measure_formula(layout: Layout, one: Measure, n: int, *, of_committee: bool = False) -> str:
    """The native formula of year n, rounding left to the sheet; of the row's committee on the sheet Udvalg."""
    signed = (
        f"{'+' if part.sign > 0 else '-'}{_part(layout, part, n, of_committee=of_committee)}" for part in one.parts
    )
    return "".join(signed).removeprefix("+")


def _part(layout: Layout, part: Part, n: int, *, of_committee: bool) -> str:
    """The converted column of a table, summed over the rows that the part asks for."""
    rows = table(layout, part.table)
    if part.table == "corrections":
        return f'SUMIF({rows.all(f"r{n}")},"<0")'
    asked = [f"{rows.all('udvalg')},{table(layout, 'committees').udvalg}"] if of_committee else []
    asked += [f'{rows.all(part.column)},"{part.answer}"'] if part.column else []
    return f"SUMIFS({','.join([rows.all(CONVERTED[n]), *asked])})" if asked else f"SUM({rows.all(CONVERTED[n])})"
