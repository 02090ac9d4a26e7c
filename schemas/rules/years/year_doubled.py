"""A year that stands over two columns of a table."""

from dataclasses import replace

from schemas.evidence.header_rows import SURPLUS, doubled_years, header_records
from schemas.evidence.year_headers import header_row
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """Second headers of one year, also those Excel made different (`20262`)."""
    doubled = [doubled_years(row) for row in header_records(rows)]
    surplus = [column for column in map(str, rows) if column.startswith(SURPLUS)]
    return rows[[]].assign(**{column: [column in columns for columns in doubled] for column in surplus})


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the header, and the missing year that it may be meant for."""
    row = header_row(budgets, hit)
    head, year = row.doubled[int((hit.column or "").removeprefix(SURPLUS)) - 1]
    meant = row.stands_for.get((head, year))
    expected = Text(f"{year} én gang", f"{year} once") if meant is None else same(meant)
    return replace(hit, column=None, cell=f"{head.letter}{hit.row}", found=same(head.text), expected=expected)


RULE = Rule(
    id="AAR202",
    name="year-doubled",
    severity=Severity.ERROR,
    title=Text("Et år står over to kolonner", "A year stands over two columns"),
    why=Text(
        "Når to kolonner har samme år, kan ingen vide, hvilken der gælder, eller om de skulle lægges sammen.",
        "Where two columns have one year, nobody can tell which applies, or whether they should be added.",
    ),
    message=Text(
        "{place}: Året {found} står allerede i tabellen; forventet: {expected}. Ret overskriften, eller slet kolonnen.",
        "{place}: The year {found} is in the table already; expected: {expected}. Correct the header, or "
        "delete the column.",
    ),
    wrong=Example(headers={"Beløb": {"2028": "2027"}}),
    right=Example(),
    silent=(
        Example(
            {"Historik": [{"Nr": "T101", "Tekst": "Sager", "Enhed": "antal", "2025": 61, "Heraf i 2025": 20}]},
            order={
                "Historik": ["Nr", "Titel", "Tekst", "Enhed", "2021", "2022", "2023", "2024", "2025", "Heraf i 2025"]
            },
        ),
    ),
    faulty=faulty,
    sheets=("header_rows",),
    describe=describe,
    omits="unknown",
)
