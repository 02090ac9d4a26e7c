"""Year columns that do not stand in their order."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.evidence.year_headers import YEARS, header_row
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """The first year of a row that stands where an earlier one belongs."""
    first = [next(_misplaced(row["places"]), ("", "")) for row in rows.to_dict("records")]
    return rows[[]].assign(**{column: [column == here for here, _ in first] for column in YEARS})


def _misplaced(places: dict[str, int]) -> Iterator[tuple[str, str]]:
    """The years, by their columns' names, that stand where others belong."""
    standing = sorted(places, key=lambda column: places[column])
    wanted = sorted(places, key=YEARS.index)
    return ((here, other) for here, other in zip(standing, wanted, strict=True) if here != other)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the year that stands there, and the one that belongs there."""
    row = header_row(budgets, hit)
    places = {row.column(year): head.number for year, head in row.taken.items()}
    here, wanted = (row.year(column) for column in next(_misplaced(places)))
    cell = f"{row.taken[here].letter}{hit.row}"
    return replace(hit, column=None, cell=cell, found=same(here), expected=same(wanted))


_COLUMNS = ["Nr", "Titel", "Tekst", "Enhed"]

RULE = Rule(
    id="AAR203",
    name="years-out-of-order",
    severity=Severity.ERROR,
    title=Text("Årene står i forkert rækkefølge", "The years are out of order"),
    why=Text(
        "Den, der taster, taster fra venstre mod højre. Er to år byttet om, havner beløbene i det forkerte år.",
        "Figures are typed from left to right. Where two years are swapped, amounts end up in the wrong year.",
    ),
    message=Text(
        "{place}: Her står {found}, hvor {expected} skal stå. Kontrollér, hvilket år tallene hører til, og "
        "ret overskrifterne.",
        "{place}: Here stands {found}, where {expected} belongs. Check which year the figures are of, and "
        "correct the headers.",
    ),
    wrong=Example(order={"Historik": [*_COLUMNS, "2021", "2023", "2022", "2024", "2025"]}),
    right=Example(order={"Historik": [*_COLUMNS, "2021", "2022", "2023", "2024", "2025"]}),
    silent=(Example(order={"Historik": ["2021", "2022", "Bemærkning", "2023", "2024", "2025", *_COLUMNS]}),),
    faulty=faulty,
    sheets=("header_rows",),
    describe=describe,
    omits="unknown",
)
