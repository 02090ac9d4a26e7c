"""The facts of a whole import: budget year, committee, price level, unit and number series."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from schemas.finding import KorrekturError
from schemas.layout import DEFAULT_UNIT
from schemas.words.seen import seen
from workbook.importers.form import FormPages
from workbook.importers.lines import FormLine
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.rows import RowKind

Pages = Sequence[tuple[str, FormPages]]
"""Each file's path and forms, in the order given."""

_T = TypeVar("_T", bound="Hashable")
_COUNTING_DIGITS = 2


def budget_year(pages: Pages, given: int | None) -> tuple[int, tuple[Problem, ...]]:
    """Give the budget year: the one given, else what most documents say, else what most year rows begin with.

    Raises KorrekturError where none can be read.
    """
    stated = [(path, line, year) for path, one in pages for line, year in one.years]
    votes = [one.years[0][1] for _, one in pages if one.years for _ in one.forms]
    if given is None and not votes:
        return _from_rows(pages)
    year = given if given is not None else _most(votes)
    assert year is not None  # noqa: S101  there is a vote or a given year
    return year, tuple(_other_year(path, line, other, year) for path, line, other in stated if other != year)


def _from_rows(pages: Pages) -> tuple[int, tuple[Problem, ...]]:
    rows = [form.rows[RowKind.YEARS] for _, one in pages for form in one.forms if RowKind.YEARS in form.rows]
    year = _most([int(row.values[0]) for row in rows])
    if year is None:
        raise KorrekturError(
            "Budgetåret kan ikke læses: der er hverken en overskrift med »budget« og årstal eller en række med årstal.",
            "The budget year cannot be read: there is neither a heading with “budget” and a year nor a row of years.",
        )
    return year, (
        FormPlace(pages[0][0]).tell(
            ProblemKind.READ_AS,
            f"Dokumentet har ingen overskrift med budgetåret. Det er læst som {year} af skemaernes årstal.",
            f"The document has no heading with the budget year. It is read as {year} from the forms' years.",
        ),
    )


def _other_year(path: str, line: FormLine, other: int, year: int) -> Problem:
    return FormPlace(path, line.page, line.number).tell(
        ProblemKind.DISAGREES,
        f"Her står budget {other}, men projektmappen er for {year}. Skemaer for andre år står uden beløb.",
        f"This says budget {other}, but the workbook is for {year}. Forms with other years have no amounts.",
    )


def committee(pages: Pages, given: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """Give the committee: the one given, else the only one named; None where none or several are."""
    named = [(path, line, name) for path, one in pages for line, name in one.committees]
    names = {seen(name) for _, _, name in named}
    wanted = given if given is not None else named[0][2] if named else None
    if wanted is None:
        return None, (
            FormPlace(pages[0][0]).tell(
                ProblemKind.MISSING,
                "Udvalget står ikke i dokumentet. Skriv det selv på Stamdata.",
                "The committee is not named in the document. Enter it on Stamdata yourself.",
            ),
        )
    others = [one for one in named if seen(one[2]) != seen(wanted)]
    told = tuple(_other_committee(path, line, name, wanted, blank=given is None) for path, line, name in others)
    return (wanted if given is not None or len(names) == 1 else None), told


def _other_committee(path: str, line: FormLine, name: str, wanted: str, *, blank: bool) -> Problem:
    return FormPlace(path, line.page, line.number).tell(
        ProblemKind.DISAGREES,
        f"Her står {name}, et andet sted {wanted}." + (" Udvalg står tomt." if blank else ""),
        f"This says {name}, elsewhere {wanted}." + (" Udvalg is left blank." if blank else ""),
    )


def price_level(levels: Iterable[int | None], year: int) -> int:
    """Give the price level most forms are in; the budget year where none or no one level leads."""
    found = Counter(level for level in levels if level is not None).most_common(2)
    leads = found and (len(found) == 1 or found[0][1] > found[1][1])
    return found[0][0] if leads else year


def unit(units: Iterable[str | None]) -> str:
    """Give the unit most forms are in; mio. kr. where none leads."""
    return _most([one for one in units if one is not None]) or DEFAULT_UNIT.text


def number_series(numbers: Iterable[str]) -> str | None:
    """Give the prefix most numbers have, all but two digits (`T104` is of T1); None where none leads."""
    found = Counter(_prefix(nr) for nr in numbers).most_common(2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


def _prefix(nr: str) -> str:
    letters = nr.rstrip("0123456789")
    return f"{letters}{nr[len(letters) : -_COUNTING_DIGITS]}".upper()


def _most(votes: Sequence[_T]) -> _T | None:
    """Give the most frequent, the first of those that are equally so."""
    return Counter(votes).most_common(1)[0][0] if votes else None
