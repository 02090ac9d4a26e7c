"""A year header that is more than the year."""

from dataclasses import replace

from schemas.calculations.rows import Record
from schemas.evidence.header_rows import header_records
from schemas.evidence.year_headers import YEARS, header_row
from schemas.evidence.year_text import Form, read_header
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same


def faulty(rows: Frame) -> Frame:
    """Headers such as `B2026`, `2026-pl` and ` 2026` that can only be a year the table needs."""
    records = header_records(rows)
    return rows[[]].assign(**{column: [_is_dressed(row, row[column]) for row in records] for column in YEARS})


def _is_dressed(row: Record, text: object) -> bool:
    """Whether a header is more than its year; where the plain year stands too, that one is a doubled header."""
    said = read_header(text) if isinstance(text, str) else None
    return said is not None and said[1] is not Form.PLAIN and str(said[0]) not in row.values()


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Name the header and its year."""
    row = header_row(budgets, hit)
    year = row.year(hit.column or "")
    head = row.taken[year]
    return replace(hit, column=None, cell=f"{head.letter}{hit.row}", found=same(head.text), expected=same(year))


RULE = Rule(
    id="AAR205",
    name="year-header-not-plain",
    severity=Severity.ERROR,
    title=Text("En årsoverskrift er ikke et rent årstal", "A year header is not the plain year"),
    why=Text(
        "Kolonner findes på deres overskrift. »B2026« eller »2026-pl« er ikke 2026, heller ikke for "
        "totalernes formler.",
        "Columns are found by their header. “B2026” or “2026-pl” is not 2026, to the formulas of the totals "
        "neither.",
    ),
    message=Text(
        "{place}: Overskriften er »{found}«, og kolonnen er derfor ikke læst. Omdøb den til {expected}: ret teksten i "
        "cellen. Indsæt ikke en ny kolonne.",
        "{place}: The header is “{found}”, so the column was not read. Rename it to {expected}: change the text in the "
        "cell. Insert no new column.",
    ),
    wrong=Example(headers={"Finansiering": {"2027": "BO2027"}}),
    right=Example(),
    silent=(
        Example(
            {"Beløb": [{"B2026": 12.4, "Regnskab 2024": 11.9}]},
            order={
                "Beløb": [
                    "Nr", "Titel", "Ændring", "Tekst", "Varighed", "Servicerammen", "Konto", "Regnskab 2024",
                    "B2026", "2026", "2027", "2028", "2029", "Modpost",
                ]
            },
        ),
    ),
    faulty=faulty,
    sheets=("header_rows",),
    describe=describe,
    omits="unknown",
)  # fmt: skip
