"""The shape of a rule: everything about one fault, in one value of one module."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from schemas.budgets import Budgets, Frame
from schemas.calculations.rows import key_of
from schemas.finding import Omission, Severity, Text, same
from schemas.settings import DEFAULTS, Settings

ExampleRow = dict[str, Any]

NOTHING = same("")
"""An empty text."""

Spoils = Literal["cell", "number", "rows", "prices", "amounts"]
"""Which figures cannot be trusted while a hit stands.

cell      while it is an error: its year of its number and the years it `rests_on`, or every year of that number
          where the cell is no year's. On the sheet of rates also the committee's prices, error or not.
number    every year of its number and of the others it names.
rows      whatever counts the rows of its sheet.
prices    while it is an error: what is converted with its committee's rates, or, where it does not stand on the
          sheet of rates, anywhere in its workbook.
amounts   every amount of its workbook.
"""

Within = Literal["number", "named", "committee", "book"] | Callable[["Hit", "Hit"], bool]
"""How near the hit that is silent must be to the one that speaks, both always in the same workbook.

number    the one that speaks is about its number, or one of the others it names.
named     the one that speaks names its number among others, whatever the committee.
committee, book  the same one's.
A function is asked (the silent hit, the speaking hit).
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A tiny change laid over the shared minimal workbook (`schemas.examples.minimal_workbook`).

    sheets       {sheet name: rows}. Row i is laid over the minimal workbook's row i, or stands alone beyond
                 its last; a value of None empties the cell; a row of None takes the row away; None for the
                 rows takes the sheet away. Values are as typed: numbers in the workbook's unit, `str`,
                 `datetime.date` (a date-formatted number), `Percent`, `ErrorValue`, `Formula`. A calculated
                 column holds its formula in every row that does not say otherwise.
    master_data  {field: value} over Stamdata.
    headers      {sheet name: {old header: new header}}; a new header of None takes the column away.
    order        {sheet name: headers in the order they shall stand}, doubled ones included.
    no_table     sheets whose table object is taken away, leaving its cells.
    files        facts of the package (`files` frame): {column: value}.
    unreadable   why the file cannot be read at all (`workbook.grid.FAULTS`).
    below        {sheet: rows} under the table, after one empty row and outside its object.
    second_table sheets whose rows `below` stand in a table of their own, headers and all.
    merged       {sheet: areas such as "A4:A5"}.
    hidden_rows  {sheet: Excel rows}; `filtered` names the sheets whose table has a filter in force.
    hidden       {sheet: headers of hidden columns}.
    overview     {line's label: {year: stored value}} over the right ones of Oversigt; None: there is no Oversigt.
    tabs         {sheet: visibility}; a sheet that is none of ours is added, with a figure in A1.
    expected     the committees that should submit (`--expect`); `others` are committees of further workbooks.
    merged     the committees of a merged workbook; rows that do not say otherwise are the first one's.
    settings     what it is judged by.
    """

    sheets: Mapping[str, Sequence[ExampleRow | None] | None] = field(default_factory=dict)
    master_data: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    order: Mapping[str, Sequence[str]] = field(default_factory=dict)
    no_table: Sequence[str] = ()
    files: Mapping[str, Any] = field(default_factory=dict)
    unreadable: str | None = None
    below: Mapping[str, Sequence[ExampleRow]] = field(default_factory=dict)
    second_table: Sequence[str] = ()
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hidden_rows: Mapping[str, Sequence[int]] = field(default_factory=dict)
    filtered: Sequence[str] = ()
    hidden: Mapping[str, Sequence[str]] = field(default_factory=dict)
    overview: Mapping[str, Mapping[str, Any]] | None = None
    tabs: Mapping[str, str] = field(default_factory=dict)
    expected: Sequence[str] = ()
    others: Sequence[str] = ()
    merged_committees: Sequence[str] = ()
    settings: Settings = DEFAULTS


@dataclass(frozen=True, slots=True)
class Percent:
    """A number in a cell formatted as per cent."""

    value: float


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error cell such as #REF!."""

    code: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its stored value."""

    text: str
    value: float | str | None = None


def plain(value: Any) -> Any:
    """A value as Python has it: numpy's numbers, and pandas' days and blanks, become its own; all others stay."""
    if type(value).__module__.partition(".")[0] not in {"numpy", "pandas"}:
        return value
    if isinstance(value, datetime):
        return None if value != value else value.date()  # noqa: PLR0124  NaT, a day that is none, is not itself
    return value.item() if hasattr(value, "item") else None  # pandas' NA


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: the place of a fault and its values, of which `check` makes a finding.

    `sheet` and `column` are canonical names; `row` is an Excel row, None for a whole sheet or book. `cell`
    is given only where no canonical column leads to it. `key` is the correction's Nr, `-` for a whole book.
    `values` fill the message's fields, to which place, key, found and expected are added. `rests_on` are the
    canonical years the hit was derived from: it is dropped when one of them is already at fault for that
    correction (none given: any of its years). A hit at one year's cell that spoils further years of the same
    correction names these there.
    """

    book: int
    udvalg: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    cell: str | None = None
    key: str = "-"
    found: Text = NOTHING
    expected: Text = NOTHING
    values: Mapping[str, Text] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    other_keys: tuple[str, ...] = ()  # further corrections that the hit was derived from
    severity: Severity | None = None  # in place of the rule's own, on submission
    draft_severity: Severity | None = None
    cells: tuple[str, ...] = ()  # all of them, where one hit stands for several cells of its sheet

    def __post_init__(self) -> None:
        """Frames hand out numbers of numpy's own, which no report can write."""
        for name in ("book", "row"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    @property
    def committee(self) -> tuple[int, str]:
        """(book, udvalg), the latter empty where the hit names none."""
        return self.book, self.udvalg or ""

    @property
    def correction(self) -> tuple[int, str, str]:
        """(book, udvalg, key) of the number it is about."""
        return *self.committee, key_of(self.key)


Hits = Iterator[Hit]
"""What a rule's check yields."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One cell as a fix leaves it: a value in the workbook's unit, or a formula (without `=`).

    `sheet`, `column` and `row` name another cell than the hit's own, `cell` one that no canonical column leads
    to. `shown_as` is given where the cell's number format is part of the fault, and always with a date.
    """

    value: str | float | date | None = None
    formula: str | None = None
    shown_as: Literal["date", "number"] | None = None
    sheet: str | None = None
    column: str | None = None
    row: int | None = None
    cell: str | None = None

    def __post_init__(self) -> None:
        for name in ("value", "row"):
            object.__setattr__(self, name, plain(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class RuleFix:
    """What can be done about a rule's hits without a person.

    `safe` fixes cannot change what is meant. `cells` gives the cells of one hit as they are to be, and none
    where it cannot be told. A value meant for a cell with a formula is left out: what is wrong is what it
    is computed from.
    """

    title: Text
    safe: bool
    cells: Callable[[Budgets, Hit], Iterable[RowEdit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault a workbook can have.

    id              family letters and number, never reused.
    name            what is wrong, in kebab-case; the module has the same name.
    severity        on submission; `draft_severity` while Stamdata's Status is Kladde, where milder.
    message         may use {place} {key} {found} {expected} and the hit's own values.
    wrong, right    laid over the minimal workbook: `wrong` fires this rule alone, `right` fires none.
    silent          further honest workbooks that fire nothing.
    check           yields the hits; None where `faulty` finds them, or where the rule is about the findings
                    themselves (`schemas.checking.justifications`) or compares the workbooks with a list
                    (`workbook.submissions.expected`).
    faulty          which cells of one sheet's rows (`schemas.evidence.sheet_rows`) are at fault, True, by column.
    sheets          the sheets of data whose pandera schemas have `faulty` as a check; `header_rows` for the schema of
                    the header rows of every sheet with years (`schemas.evidence.year_headers`).
    describe        gives such a cell's hit its words: found, expected and the message's values.
    fix             what can be done about it without a person, where anything can.
    requires        sheets (`amounts`) and columns (`amounts.text`) without which a book is not looked at.
    derived         is silent where it rests on figures that another rule's hit spoils (one fault, one finding).
    rests_on        the kinds of figures a rule that is not derived is silent about once they are spoiled.
    spoils          the figures that cannot be trusted while a hit of it stands.
    omits           how figures fall short of the workbook for it (`schemas.finding.Reservation`); None: they do not.
    omitted         what is left out, in the words of a reservation ({found}), where the title does not say it.
    hides           {rule name, family, or * for every rule: how near}: these are silent beside its hits.
    yields_to       {rule name or family: how near}: it is silent beside theirs.
    of_withdrawn    looks at corrections with Status Udgået too.
    about_justifications  is about the rows of Begrundelser that cover no finding (only one rule is).
    on              whether it runs when nothing is selected.
    file_only       cannot be told from an open Excel book.
    """

    id: str
    name: str
    severity: Severity
    title: Text
    why: Text
    message: Text
    wrong: Example
    right: Example
    silent: tuple[Example, ...] = ()
    check: Callable[[Budgets, Settings], Iterator[Hit]] | None = None
    faulty: Callable[[Frame], Frame] | None = None
    sheets: tuple[str, ...] = ()
    describe: Callable[[Budgets, Hit], Hit] | None = None
    fix: RuleFix | None = None
    draft_severity: Severity | None = None
    requires: tuple[str, ...] = ()
    derived: bool = False
    rests_on: tuple[Spoils, ...] = ()
    spoils: Spoils | None = None
    omits: Omission | None = None
    omitted: Text | None = None
    hides: Mapping[str, Within] = field(default_factory=dict)
    yields_to: Mapping[str, Within] = field(default_factory=dict)
    of_withdrawn: bool = False
    about_justifications: bool = False
    on: bool = True
    file_only: bool = False

    @property
    def family(self) -> str:
        """The three letters that begin the ID."""
        return self.id[:3]


# fmt: off
__all__ = [
    "Budgets", "ErrorValue", "Example", "Formula", "Frame", "Hit", "Hits", "Percent", "RowEdit", "Rule", "RuleFix",
    "Settings", "Severity", "Text", "same",
]
