"""The corrections and lines that rules look at, hits made of them, and the tolerance for rounded figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict, Unpack

from schemas.budgets import DATA, Budgets, once
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, Four, Record, grouped, key_of, rows_of
from schemas.columns import Kind
from schemas.layout import BUDGET_YEARS, layout
from schemas.rule import Hit, RowEdit, Severity, Text, same
from schemas.words.danish_numbers import whole_number
from schemas.words.seen import seen


def listed_answer(text: str, choices: Sequence[str]) -> str | None:
    """The one answer that differs from the text in spaces, case or a stop at its end alone, else None."""
    meant = [choice for choice in choices if _bare(choice) == _bare(text)]
    return meant[0] if len(meant) == 1 else None


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".,").rstrip().casefold()


LINE_TABLES = ("amounts", "fte", "financing", "calculation", "history")
"""The tables whose rows belong to a correction."""


@once
def grouped_counting(budgets: Budgets, table: str) -> dict[CorrectionName, list[Record]]:
    """The lines of a table that count and have a correction, by that correction."""
    return grouped(line for line in lines_of(budgets, table) if line["counts"] and not line["loose"])


@once
def first_corrections(budgets: Budgets) -> list[Record]:
    """Every correction once, whether it counts or not, and the rows of Korrektioner without a number."""
    return [record for record in lines_of(budgets, "corrections") if record["first"]]


@once
def counting_corrections(budgets: Budgets) -> list[Record]:
    """The corrections that count, each number once: neither withdrawn, postponed nor rejected."""
    return [record for record in first_corrections(budgets) if record["counts"] and record["key"] != ""]


@once
def formula_places(budgets: Budgets) -> set[tuple[int, str | None, int | None, str | None]]:
    """(book, sheet, row, column) of every input cell that holds a formula."""
    facts = budgets.input_formulas
    return {
        (int(book), sheet, int(row), column)
        for (book, row), sheet, column in zip(facts.index, facts["sheet"], facts["column"], strict=True)
    }


class Details(TypedDict, total=False):
    """The parts of a hit that differ from rule to rule."""

    found: Text
    expected: Text
    values: Mapping[str, Text]
    rests_on: tuple[str, ...]
    other_keys: tuple[str, ...]
    severity: Severity
    draft_severity: Severity


def hit(record: Record, sheet: str, column: str, **details: Unpack[Details]) -> Hit:
    """A hit at one cell of a record's row; its key is the Nr as written, empty when blank, `-` for a rate."""
    nr = record.get("nr", "-")
    return Hit(
        book=record["book"],
        udvalg=record["udvalg"],
        sheet=sheet,
        row=record["row"],
        column=column,
        key=nr if isinstance(nr, str) else "",
        **details,
    )


def differing(first: Four, second: Four, slack: int) -> tuple[int, ...]:
    """The places (0 is the budget year) where two lists of years differ by more than `slack` kroner."""
    return tuple(year for year, (one, other) in enumerate(zip(first, second, strict=True)) if abs(one - other) > slack)


def slack_kroner(budgets: Budgets, book: int, rows: int) -> int:
    """Half the unit's last decimal plus 1 krone for each row added: the most that rounding can explain."""
    return last_decimal_kroner(budgets, book) // 2 + rows


def last_decimal_kroner(budgets: Budgets, book: int) -> int:
    """The kroner of the last decimal that the workbook's unit shows."""
    return budgets.unit(book).last_decimal


def canonical(years: Iterable[int]) -> tuple[str, ...]:
    """The canonical columns of years given by their places."""
    return tuple(BUDGET_YEARS[year] for year in years)


def year_words(budgets: Budgets, book: int, years: Iterable[int]) -> Text:
    """Years given by their places, as the workbook's headers name them."""
    first = int(budgets.fact(book, "budget_year"))
    return same(", ".join(str(first + year) for year in years))


CommitteeName = tuple[int, str]
"""(book, udvalg)"""

_LETTERS_AND_DIGITS = re.compile(r"[^\W\d_]+\d+")
CLOSE_UP = Text("Fjern mellemrummet i nummeret", "Remove the space in the number")
_PARTED = re.compile(r"(?P<prefix>\S+)\s+(?P<digits>[0-9]+)")
"""A number with a space before its digits."""


def bare(nr: str) -> str:
    """A number's key without the spaces around it, which have a finding of their own."""
    return key_of(nr.strip())


@once
def series_of(budgets: Budgets) -> dict[CommitteeName, str]:
    """The number series of every committee that names one, as Stamdata writes it."""
    committees = budgets.committees
    return {
        (int(book), udvalg): series.strip()
        for book, udvalg, series in zip(
            committees.index.get_level_values("book"), committees["udvalg"], committees["number_series"], strict=True
        )
        if isinstance(series, str) and series.strip()
    }


def digits_in(series: str, nr: str) -> str | None:
    """The digits after the series' prefix; None where the number is not one of that series."""
    key, prefix = bare(nr), key_of(series)
    digits = key[len(prefix) :]
    return digits if key.startswith(prefix) and whole_number(digits) is not None else None


def committees_of(nr: str, series: Iterable[tuple[str, str]]) -> list[str]:
    """The committees whose series (series, committee) a number can be of, the longest prefix first."""
    fitting = [one for one in series if digits_in(one[0], nr) is not None]
    return [committee for _, committee in sorted(fitting, key=lambda one: -len(one[0]))]


def same_committee(one: str, other: str) -> bool:
    """Whether two names are one committee's, as a person sees them."""
    return seen(one) == seen(other)


def is_well_formed(nr: str, series: str | None) -> bool:
    """Whether a number is one of the committee's series, or at least letters followed by digits."""
    if series is not None and key_of(nr.strip()).startswith(key_of(series)):
        return digits_in(series, nr) is not None
    return _LETTERS_AND_DIGITS.fullmatch(nr.strip()) is not None


def closed_up(nr: str, series: str | None) -> str | None:
    """The number without the space behind its letters or the series' prefix: T 104 and, in the series T1, T1 04.

    None for any other number, and where that gives none of the series: T10 4 may be T10.
    """
    parted = _PARTED.fullmatch(nr.strip())
    if parted is None or not (parted["prefix"].isalpha() or key_of(parted["prefix"]) == key_of(series or "")):
        return None
    closed = parted["prefix"] + parted["digits"]
    return closed if series is None or digits_in(series, closed) else None


@once
def uses_of_numbers(budgets: Budgets) -> dict[tuple[int, str, str], list[tuple[str, int, str]]]:
    """Every cell (sheet, row, column) with a correction's number, by book, committee and bare key."""
    found: dict[tuple[int, str, str], list[tuple[str, int, str]]] = {}
    for sheet in layout(2000).tables:
        for column in sheet.inputs if sheet.key in DATA else ():
            if column.kind is Kind.KEY:
                for record in (row for row in rows_of(budgets, sheet.key) if row[column.key] is not None):
                    name = (record["book"], record["udvalg"] or "", bare(record[column.key]))
                    found.setdefault(name, []).append((sheet.key, record["row"], column.key))
    return found


def renumbered(budgets: Budgets, hit: Hit, new: str) -> Iterator[RowEdit]:
    """Every cell that holds the hit's number, with the new one."""
    for sheet, row, column in uses_of_numbers(budgets)[hit.book, hit.udvalg or "", bare(hit.key)]:
        yield RowEdit(new, sheet=sheet, row=row, column=column)


@once
def numbered(budgets: Budgets, table: str) -> list[Record]:
    """A table's rows that have a Nr, with their key."""
    return [row for row in rows_of(budgets, table) if row["nr"] is not None]


@once
def numbers_of_corrections(budgets: Budgets) -> dict[CommitteeName, set[str]]:
    """The bare keys of every committee's corrections, whatever their status."""
    found: dict[CommitteeName, set[str]] = {}
    for record in numbered(budgets, "corrections"):
        found.setdefault((record["book"], record["udvalg"]), set()).add(bare(record["nr"]))
    return found


@once
def loose_lines(budgets: Budgets) -> dict[tuple[int, str, str], list[tuple[str, Record]]]:
    """The lines whose Nr is no correction's even without spaces: (table, row) by committee and bare key."""
    known = numbers_of_corrections(budgets)
    found: dict[tuple[int, str, str], list[tuple[str, Record]]] = {}
    for table in LINE_TABLES:
        for record in numbered(budgets, table):
            committee = (record["book"], record["udvalg"])
            if bare(record["nr"]) not in known.get(committee, set()):
                found.setdefault((*committee, bare(record["nr"])), []).append((table, record))
    return found


def mistyped_for(key: str, known: set[str], series: str | None) -> str | None:
    """The one existing number that an unknown number was probably meant to be, or None where that is unclear.

    The slips: an O for a 0, spaces, a character too many, too few, or two in the wrong order; another
    character only where one of the two is no number at all, since T104 for T105 may be any other.
    """
    meant = [one for one in sorted(known) if _one_slip(key, one, series)]
    return meant[0] if len(meant) == 1 else None


def _one_slip(one: str, other: str, series: str | None) -> bool:
    if _folded(one) == _folded(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short):
        return False
    unlike = [at for at in range(len(one)) if one[at] != other[at]]
    if len(unlike) == 1:
        return not (is_well_formed(one, series) and is_well_formed(other, series))
    first, last = unlike[0], unlike[-1]
    return len(unlike) == last - first + 1 == _NEIGHBOURS and (one[first], one[last]) == (other[last], other[first])


def _folded(key: str) -> str:
    return "".join(key.split()).replace("o", "0")


_NEIGHBOURS = 2
