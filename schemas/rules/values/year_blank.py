"""A year cell that nobody has filled in."""

from dataclasses import replace

from schemas.calculations.rows import unreadable_places
from schemas.columns import Kind
from schemas.evidence.fact_hits import value_at
from schemas.evidence.sheet_rows import blank_cells, only, sheet_of, sheets_with
from schemas.layout import BUDGET_YEARS
from schemas.lists import NEW_ESTIMATE, ONE_OFF
from schemas.rule import Budgets, Example, Frame, Hit, Rule, Severity, Text
from schemas.words.figures import BLANK

_ALL_BLANK = Text("Alle linjens år er tomme", "All the line's years are blank")
_ONE_BLANK = Text("Året er ikke udfyldt", "The year is not filled in")


def faulty(rows: Frame) -> Frame:
    """Blank year cells: each of them, or the first where no year of the line is filled in."""
    blank = blank_cells(rows, *BUDGET_YEARS)
    whole = blank.all(axis=1)
    looked_at = rows["nr"].notna() | ~whole  # a row with neither lacks its number
    if sheet_of(rows) == "calculation":
        looked_at &= rows["type"].ne(NEW_ESTIMATE)
    if sheet_of(rows) == "amounts":
        looked_at &= rows["duration"].ne(ONE_OFF) | whole
    later = list(BUDGET_YEARS[1:])
    blank[later] = only(blank[later], ~whole)
    return only(blank, looked_at)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Say whether the one year or all the line's years are blank."""
    unreadable = unreadable_places(budgets)
    whole = all(
        not isinstance(value_at(budgets, replace(hit, column=year)), int)
        and (hit.book, hit.sheet, hit.row, year) not in unreadable
        for year in BUDGET_YEARS
    )
    return replace(
        hit,
        found=BLANK,
        expected=Text("et tal eller 0", "a number or 0"),
        values={"what": _ALL_BLANK if whole else _ONE_BLANK},
        rests_on=BUDGET_YEARS if whole else (),
    )


RULE = Rule(
    id="VAE402",
    name="year-blank",
    severity=Severity.ERROR,
    draft_severity=Severity.WARNING,
    title=Text("Et år er ikke udfyldt", "A year is not filled in"),
    why=Text(
        "En tom celle siger ikke, om beløbet er 0 eller glemt. Den, der ved det, skriver 0.",
        "A blank cell does not say whether the amount is 0 or forgotten. Whoever knows writes 0.",
    ),
    message=Text(
        "{place}: {what}. Skriv beløbet, eller 0 hvor der intet er. Gælder linjen kun ét år, så vælg "
        "Varighed Engangsbeløb.",
        "{place}: {what}. Write the amount, or 0 where there is none. If the line is for one year only, "
        "choose Varighed Engangsbeløb.",
    ),
    wrong=Example({"Beløb": [{"2028": None}]}),
    right=Example({"Beløb": [{"2028": 0.5}]}),
    silent=(
        Example({"Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Varighed": "Engangsbeløb", "2026": 0}]}),
        Example({"Historik": [{"Nr": "T101", "Tekst": "Sager", "Enhed": "antal", "2025": 43}]}),
    ),
    faulty=faulty,
    sheets=sheets_with(Kind.AMOUNT, Kind.FTE),
    describe=describe,
    spoils="cell",
    omits="cells",
)
