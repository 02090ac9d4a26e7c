"""A correction that begins during a year but has the whole year's amount in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schemas.calculations.rows import keys
from schemas.layout import BUDGET_YEARS
from schemas.lists import ONE_OFF
from schemas.rule import Budgets, Example, Frame, Hit, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import amount

_EXPECTED = Text("mindre end året efter", "less than the year after")


class _Start(NamedTuple):
    """A correction that begins later than January of the budget year; `first` is its year's place, from 0."""

    book: int
    row: int
    udvalg: str
    nr: str
    key: str
    day: date
    first: int


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find late starts whose first year, or the year before, has the following year's amount."""
    starts = list(_starts(budgets))
    if not starts:
        return
    sums = _lasting_sums(budgets.amounts)
    for start in starts:
        figures = sums.get((start.book, start.udvalg, start.key))
        full = None if figures is None else _full_year(start, figures)
        if figures is not None and full is not None:
            found = amount(figures[full], budgets.unit_kroner(start.book))
            year = start.day.year - start.first + full
            yield Hit(
                book=start.book, udvalg=start.udvalg, sheet="corrections", row=start.row,
                column="effective_date", key=start.nr, found=found, expected=_EXPECTED,
                values={"day": same(f"{start.day:%d-%m-%Y}"), "year": same(year)},
                rests_on=(BUDGET_YEARS[full], BUDGET_YEARS[full + 1]),
            )  # fmt: skip


def _starts(budgets: Budgets) -> Iterator[_Start]:
    rows = budgets.corrections
    rows = rows[rows["effective_date"].notna()]
    years = budgets.files["budget_year"].droplevel("row").to_dict()
    udvalg_and_nr = rows[["udvalg", "nr"]].fillna("").itertuples(index=False, name=None)
    days = rows["effective_date"].dt.date
    for (book, row), (udvalg, nr), key, day in zip(rows.index, udvalg_and_nr, keys(rows["nr"]), days, strict=True):
        first = day.year - years[book]
        late = day.month > 1 or first > 0
        if late and 0 <= first < len(BUDGET_YEARS):
            yield _Start(book, row, udvalg, nr, key, day, first)


def _lasting_sums(amounts: Frame) -> dict[tuple[int, str, str], list[int]]:
    """The year sums of every correction's lines but the one-off ones, where no year is blank."""
    lines = amounts[amounts["duration"].ne(ONE_OFF)]
    names = [lines.index.get_level_values("book"), lines["udvalg"].fillna(""), keys(lines["nr"])]
    sums = lines[list(BUDGET_YEARS)].groupby(names).sum(min_count=1).dropna()
    return {name: [int(figure) for figure in row] for name, row in zip(sums.index, sums.to_numpy(), strict=True)}


def _full_year(start: _Start, figures: list[int]) -> int | None:
    """The place of a year that has the next year's amount although the correction does not run all of it."""
    early = start.first - 1
    if early >= 0 and figures[early] == figures[start.first] != 0:
        return early
    last = len(BUDGET_YEARS) - 1
    if start.day.month > 1 and start.first < last and figures[start.first] == figures[start.first + 1] != 0:
        return start.first
    return None


RULE = Rule(
    id="VAE413",
    name="mid-year-start-with-full-first-year",
    severity=Severity.WARNING,
    title=Text("Begynder midt i året med et helt års beløb", "Begins in mid-year with a whole year's amount"),
    why=Text(
        "Begynder noget 1. juli, koster det kun et halvt år det første år. Samme beløb i alle år tyder på, "
        "at datoen eller beløbet er forkert.",
        "What begins on 1 July costs half a year in its first year. The same amount in all years suggests "
        "that the date or the amount is wrong.",
    ),
    message=Text(
        "{place}: Korrektionen begynder {day}, men {year} har samme beløb som året efter ({found}). Ret det "
        "første års beløb eller datoen, eller begrund det.",
        "{place}: The correction begins {day}, but {year} has the same amount as the year after ({found}). "
        "Correct the first year's amount or the date, or justify it.",
    ),
    wrong=Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}]}),
    right=Example(
        {
            "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}],
            "Beløb": [{"2026": 0.25}],
            "Finansiering": [{"2026": -0.25}],
        }
    ),
    silent=(
        Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2025, 7, 1)}]}),
        Example(
            {
                "Korrektioner": [{"Iværksættelsestidspunkt": date(2027, 1, 1)}],
                "Beløb": [{"2026": 0}],
                "Finansiering": [{"2026": 0}],
            }
        ),
    ),
    check=check,
    requires=("corrections", "amounts"),
    derived=True,
    spoils="cell",
    yields_to={"financing-differs-from-netto": "number", "estimate-differs-from-netto": "number"},
)
