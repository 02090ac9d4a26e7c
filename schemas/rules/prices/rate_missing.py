"""A rate that is not there: a cell of PL, one of several years, or the year of a row of Beregning."""

from schemas.calculations.lines import lines_of
from schemas.calculations.price_level import MAX_STEPS, Step
from schemas.calculations.rows import CorrectionName, Record, name_of, records, unreadable_places
from schemas.evidence.rates import ESSENTIAL, Rates, words
from schemas.evidence.rows import counting_corrections, first_corrections, hit
from schemas.examples.shared_rows import every_year, rate
from schemas.layout import BUDGET_YEARS
from schemas.lists import COMBINED, LISTS
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import BLANK, percent


def check(budgets: Budgets, _: Settings) -> Hits:
    """Unfinished rows of PL; corrections with a year missing between; rows of Beregning without a rate."""
    yield from _unfinished(budgets)
    rates = Rates(budgets)
    for record in counting_corrections(budgets):
        if record["price_level"] is not None and (record["rate_type"] or COMBINED) in LISTS["PL-type"]:
            steps = rates.steps(record, record["price_level"], record["rate_type"])
            missing = rates.missing(steps)
            some_are_there = len(missing) < len(steps) <= MAX_STEPS
            if missing and some_are_there and not rates.are_reported(missing):
                yield _without(record, "corrections", missing, rates, Severity.ERROR)
    yield from _behind_amounts(budgets, rates)


def _unfinished(budgets: Budgets) -> Hits:
    """A row of PL whose year, type or percentage is blank, or whose percentage leaves nothing."""
    unreadable = unreadable_places(budgets)
    for row in records(budgets.rates):
        for column in ESSENTIAL:
            blank = row[column] is None and (row["book"], "rates", row["row"], column) not in unreadable
            nothing_left = column == "percent" and row[column] is not None and row[column] <= -1
            if blank or nothing_left:
                yield hit(
                    row,
                    "rates",
                    column,
                    found=BLANK if blank else percent(row[column]),
                    expected=Text("en hel sats", "a whole rate"),
                    values={
                        "fault": Text("Satsen er ikke udfyldt", "The rate is not filled in"),
                        "remedy": Text("Udfyld rækken.", "Fill in the row."),
                    },
                )
                break


def _behind_amounts(budgets: Budgets, rates: Rates) -> Hits:
    """One hit for each correction and missing rate, unless the correction itself lacks that rate."""
    corrections = {name_of(one): one for one in first_corrections(budgets)}
    reported: set[tuple[CorrectionName, Step]] = set()
    for name, one in corrections.items():
        if one["price_level"] is not None:
            reported |= {(name, step) for step in rates.missing(rates.steps(one, one["price_level"], one["rate_type"]))}
    for row in lines_of(budgets, "calculation"):
        if not row["counts"] or row["loose"] or not row["unconverted"]:
            continue
        one = corrections[name_of(row)]
        level, kind = (row["price_level"] or one["price_level"], row["rate_type"] or one["rate_type"] or COMBINED)
        if level is None or kind not in LISTS["PL-type"] or all(row[year] is None for year in BUDGET_YEARS):
            continue
        steps = rates.steps(row, level, kind)
        missing = rates.missing(steps) if len(steps) <= MAX_STEPS else steps
        new = {(name_of(row), step) for step in missing} - reported
        if new and not rates.are_reported(missing):
            reported |= new
            yield _without(row, "calculation", missing, rates, Severity.WARNING)


def _without(record: Record, sheet: str, missing: tuple[Step, ...], rates: Rates, severity: Severity) -> Hit:
    level = rates.level(record["book"])
    years = words(missing)
    return hit(
        record,
        sheet,
        "price_level",
        found=same(missing[0].year if record["price_level"] is None else record["price_level"]),
        expected=same(level),
        values={
            "fault": Text(
                f"Der mangler en sats for {years} for at omregne til {level}-priser",
                f"A rate for {years} is missing to convert to {level} prices",
            ),
            "remedy": Text("Skriv satsen i PL.", "Enter the rate in PL."),
        },
        severity=severity,
    )


_OLD = {"Nr": "T101", "Type": "Undgået merudgift", "Tekst": "Licenser", "Prisniveau": 2025} | every_year(0.3)

RULE = Rule(
    id="PRI703",
    name="rate-missing",
    severity=Severity.ERROR,
    title=Text("En pris- og lønsats mangler", "A price and wage rate is missing"),
    why=Text(
        "Der føres frem ét år ad gangen med satsen for netop det år og den PL-type. Mangler ét år, kan "
        "beløbet ikke omregnes, og ingen sats gættes.",
        "Amounts are carried forward one year at a time with that year's rate of the PL-type. When one "
        "year is missing the amount cannot be converted, and no rate is guessed.",
    ),
    message=Text("{place}: {fault} (står: {found}). {remedy}", "{place}: {fault} (found: {found}). {remedy}"),
    wrong=Example({"Korrektioner": [{"Prisniveau": 2024}], "PL": [rate(2025)]}),
    right=Example({"Korrektioner": [{"Prisniveau": 2024}], "PL": [rate(2025), rate(2024)]}),
    silent=(
        Example({"Beregning": [_OLD], "PL": [rate(2025)]}),
        Example({"Beregning": [_OLD | {"Prisniveau": 2026}]}),
        Example({"Korrektioner": [{"Beslutning": "Forkastet"}], "Beregning": [_OLD]}),
    ),
    check=check,
    requires=("corrections", "rates"),
    rests_on=("prices",),
    omits="unconverted",
)
