"""Contents: what a new workbook is filled with, whoever supplies it (an importer, the sample, a merge)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Entry = str | int | Decimal | date | None
"""A cell's content as the frames hold it: amounts in integer kroner, FTEs in integer thousandths,
percentages as Decimal fractions, history as Decimal, dates as dates, anything else as text."""

Row = dict[str, Entry]
"""One table row by canonical column names (`schemas.layout`)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Stamdata by fact key (`schemas.lists.FACTS`), and the rows of each table by canonical sheet name.

    `merged` where many committees are merged: then `rows` has them under `committees`, and every row its `udvalg`.
    """

    budget_year: int
    unit: str = "mio. kr."
    master_data: Mapping[str, Entry] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    merged: bool = False
