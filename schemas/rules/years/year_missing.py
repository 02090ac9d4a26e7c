"""A year column that a table lacks."""

from dataclasses import replace

from schemas.calculations.rows import Record
from schemas.evidence.header_rows import YEAR_SHEETS, doubled_years, header_records
from schemas.evidence.year_headers import YEARS, header_row, span
from schemas.examples.shared_rows import years
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text, same
from schemas.words.figures import BLANK


def faulty(rows: Frame) -> Frame:
    """Years without a header that no doubled header can be; the first of them where no year has one."""
    missing = [_missing(row) for row in header_records(rows)]
    return rows[[]].assign(**{column: [column in years for years in missing] for column in YEARS})


def _missing(row: Record) -> list[str]:
    own = YEAR_SHEETS[row["sheet"]]
    without = [column for column in own if column not in row["places"]]
    lacking = without[len(doubled_years(row)) :]
    return lacking if row["places"] else lacking[:1]


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Point at the header cell where the year should stand, or at the row where it has no year at all."""
    row = header_row(budgets, hit)
    year = row.year(hit.column or "")
    place = row.missing[year]
    if place is None:
        found, expected, cell = BLANK, span(row.expected), None
    else:
        found = same(place.text) if place.text.strip() else BLANK
        expected, cell = same(year), f"{place.letter}{hit.row}"
    return replace(hit, column=None, cell=cell, found=found, expected=expected, values={"standing": _standing(found)})


def _standing(found: Text) -> Text:
    """What stands at a header's place, as a clause."""
    if found == BLANK:
        return Text("her er ingen overskrift", "there is no header here")
    return Text(f"her står {found.da}", f"here stands {found.en}")


RULE = Rule(
    id="AAR201",
    name="year-missing",
    severity=Severity.ERROR,
    title=Text("En årskolonne mangler", "A year column is missing"),
    why=Text(
        "En korrektion vedtages for budgetåret og de tre overslagsår. Mangler et år, kan totalerne ikke regnes ud.",
        "A correction is adopted for the budget year and the three overslagsår. Where one is missing, no "
        "total can be computed.",
    ),
    message=Text(
        "{place}: Årskolonnen {expected} mangler; {standing}. Indsæt kolonnen, og skriv {expected} som overskrift.",
        "{place}: The year column {expected} is missing; {standing}. Insert the column, and write "
        "{expected} as its header.",
    ),
    wrong=Example(headers={"Beløb": {"2028": None}}),
    right=Example(),
    silent=(
        Example(
            {
                "Beløb": [{**years(None, 0.5, 0.5, 0.5), "2030": 0.5}],
                "Finansiering": [{**years(None, -0.5, -0.5, -0.5), "2030": -0.5}],
                "Korrektioner": [{"Iværksættelsestidspunkt": None}],
            },
            master_data={"Budgetår": 2027, "Prisniveau": 2027},
        ),
    ),
    faulty=faulty,
    sheets=("header_rows",),
    describe=describe,
    omits="unknown",
)
