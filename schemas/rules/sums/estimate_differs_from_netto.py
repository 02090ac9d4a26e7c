"""A new estimate less the budget set aside that is not what the correction asks for."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.calculations.rows import Four, Record, total
from schemas.evidence.behind_amounts import comparable_rows, complete_years, lines_with_figures, of_type
from schemas.evidence.rows import canonical, hit, slack_kroner, year_words
from schemas.examples.shared_rows import every_year, rate
from schemas.layout import BUDGET_YEARS
from schemas.lists import NEW_ESTIMATE, SET_ASIDE
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount
from schemas.words.seen import seen


class EstimateReading(NamedTuple):
    """One way the estimate can be meant: what it gives, what it should give, and the years they differ."""

    shown: Four
    asked: Four
    differs: tuple[int, ...]


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction, at its first Nyt skøn, under the first year that differs."""
    lines = lines_with_figures(budgets)
    for name, every in comparable_rows(budgets).items():
        rows = of_type(every, NEW_ESTIMATE, SET_ASIDE)
        estimates, set_aside = of_type(rows, NEW_ESTIMATE), of_type(rows, SET_ASIDE)
        years = complete_years(rows)
        if not estimates or not set_aside or not years or name not in lines:
            continue
        slack = slack_kroner(budgets, name[0], len(rows) + len(lines[name]))
        best = best_reading(rows, lines[name], years, slack)
        if best.differs:
            first = best.differs[0]
            unit = budgets.unit_kroner(name[0])
            yield hit(
                estimates[0],
                "calculation",
                BUDGET_YEARS[first],
                found=amount(best.asked[first], unit),
                expected=amount(best.shown[first], unit),
                values={"years": year_words(budgets, name[0], best.differs)},
                rests_on=canonical(best.differs),
            )


def best_reading(rows: list[Record], lines: list[Record], years: tuple[int, ...], slack: int) -> EstimateReading:
    """The reading of rows of Beregning that meets the lines in most of these years."""
    return min(_readings(rows, lines, years, slack), key=lambda reading: len(reading.differs))


def _readings(rows: list[Record], lines: list[Record], years: tuple[int, ...], slack: int) -> Iterator[EstimateReading]:
    """Against the correction's netto; against the lines with the rows' Tekst; and Tekst by Tekst."""
    texts = {_words(row) for row in rows} - {""}
    yield _reading(rows, lines, years, slack)
    alike = [line for line in lines if _words(line) in texts]
    if alike:
        yield _reading(rows, alike, years, slack)
    parts = [
        _reading(
            [row for row in rows if _words(row) == text], [line for line in lines if _words(line) == text], years, slack
        )
        for text in sorted(texts)
    ]
    if len(parts) > 1 and all(_words(row) for row in rows):
        yield max(parts, key=lambda part: len(part.differs))


def _words(row: Record) -> str:
    return seen(row["text"] or "")


def _reading(rows: list[Record], lines: list[Record], years: tuple[int, ...], slack: int) -> EstimateReading:
    """The estimate of income is gross too, so that more income shows as a minus in Beløb."""
    sign = -1 if lines and all(line["income"] for line in lines) else 1
    estimates, set_aside = total(of_type(rows, NEW_ESTIMATE)), total(of_type(rows, SET_ASIDE))
    a, b, c, d = (sign * (new - old) for new, old in zip(estimates, set_aside, strict=True))
    shown, asked = (a, b, c, d), total(lines)
    return EstimateReading(shown, asked, tuple(year for year in years if abs(shown[year] - asked[year]) > slack))


_BEHIND = [
    {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Udmeldt pris"} | every_year(1.5),
    {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Budget til licenser"} | every_year(1.0),
]
_INCOME = {"Ændring": "Merindtægt", "Tekst": "Takst"} | every_year(-0.5)

RULE = Rule(
    id="SUM601",
    name="estimate-differs-from-netto",
    severity=Severity.WARNING,
    title=Text("Skønnet passer ikke med korrektionen", "The estimate does not fit the correction"),
    why=Text(
        "En korrektion er det nye skøn minus det, der allerede er afsat. Passer de to ikke sammen, er "
        "enten skønnet eller beløbet forældet.",
        "A correction is the new estimate less what is already set aside. When the two do not fit, either "
        "the estimate or the amount is out of date.",
    ),
    message=Text(
        "{place}: Nyt skøn minus Afsat budget giver {expected}, men korrektionen er på {found} ({years}). "
        "Ret skønnet eller beløbet, eller begrund forskellen.",
        "{place}: Nyt skøn less Afsat budget gives {expected}, but the correction is {found} ({years}). "
        "Correct the estimate or the amount, or justify the difference.",
    ),
    wrong=Example({"Beregning": [_BEHIND[0] | every_year(1.7), _BEHIND[1]]}),
    right=Example({"Beregning": _BEHIND}),
    silent=(
        Example(
            {
                "Beløb": [every_year(0.515)],
                "Finansiering": [every_year(-0.515)],
                "Beregning": [row | {"Prisniveau": 2025} for row in _BEHIND],
                "PL": [rate(2025)],
            }
        ),
        Example(
            {
                "Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Support"} | every_year(0.2)],
                "Finansiering": [every_year(-0.7)],
                "Beregning": [row | {"Tekst": "Licenser"} for row in _BEHIND],
            }
        ),
        Example({"Beløb": [_INCOME], "Finansiering": [every_year(0.5)], "Beregning": _BEHIND}),
    ),
    check=check,
    requires=("corrections", "amounts", "calculation", "amounts.text", "calculation.text"),
    derived=True,
)
