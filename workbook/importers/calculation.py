"""Rows of Beregning from the prose: a table of the budget years whose rows say estimated or set aside."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schemas.layout import BUDGET_YEARS
from schemas.lists import NEW_ESTIMATE, SET_ASIDE
from schemas.words.danish_numbers import NumberDoubt
from workbook.grid import Row
from workbook.importers.figure_texts import figure_like, kroner_or_parts
from workbook.importers.lines import FormLine, tabular
from workbook.importers.price_text import PriceText, read_price_text
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.prose import printed
from workbook.importers.rows import YEARS_SHOWN, FormRow, RowKind, recognise, years_under_any_label

_ESTIMATE = re.compile(r"\bskøn|\bprognose|\bforvent", re.IGNORECASE)
_SET_ASIDE = re.compile(
    r"\bafsat|indregnet|\bbudgetteret|\bbudgetlagt|nuværende budget|\bhidtidigt? budget", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"teknisk korrektion|forskel|difference|ændring|i alt|mer-?/?mindre|behov", re.IGNORECASE)
_LONGEST_LABEL = 90


@dataclass(frozen=True, slots=True)
class _Table:
    head: FormRow
    rows: tuple[FormLine, ...]


def find_calculation(
    lines: Sequence[FormLine], nr: str | None, place: FormPlace, budget_year: int, *, told: Collection[FormLine]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Find the rows of Beregning, and a problem for each table of years with figures that is neither that nor history.

    Heads that are `told` have been named already, as those of a form that may be missed.
    Amounts are integer kroner, gross as printed: a form's sign rule is not theirs. The price level is the table's own.
    """
    found: list[Row] = []
    problems: list[Problem] = []
    wanted = tuple(str(budget_year + n) for n in range(YEARS_SHOWN))
    for table in _tables(lines):
        price, here = read_price_text(table.head.label), place.at(table.head.line)
        kinds = [_kind(_label(line)) for line in table.rows]
        if table.head.values != wanted or price.kroner is None or not any(kinds):
            problems.extend(_left(table, here, budget_year) if table.head.line not in told else [])
            continue
        for line, kind in zip(table.rows, kinds, strict=True):
            if kind is not None:
                row, doubts = _row(line, table.head, kind, len(found), price, place)
                found.append({"nr": nr, "price_level": price.level, **row})
                problems.extend(doubts)
            elif not _DIFFERENCE.search(_label(line)) and any(map(figure_like, _values(line, table.head))):
                problems.append(_not_carried(printed(line), place.at(line)))
    return tuple(found), tuple(problems)


def _tables(lines: Sequence[FormLine]) -> list[_Table]:
    """Give each row of years with the rows below it, to the first line that is no row of its table."""
    found: list[_Table] = []
    head: FormRow | None = None
    rows: list[FormLine] = []
    for line in lines:
        if line.blank:
            continue
        row = recognise(line, None)
        years = row if row is not None and row.kind is RowKind.YEARS else years_under_any_label(line)
        if years is None and head is not None and _belongs(line):
            rows.append(line)
            continue
        if head is not None:
            found.append(_Table(head, tuple(rows)))
        head, rows = years, []
    return [*found, *([_Table(head, tuple(rows))] if head is not None else [])]


def _belongs(line: FormLine) -> bool:
    """Tell whether a line below a head is a row: cells, figures, or a label whose figures are still to come."""
    text = line.text.strip()
    waits = len(text) <= _LONGEST_LABEL and not text.endswith((".", ":")) and _kind(text) is not None
    return tabular(line) or waits or _DIFFERENCE.fullmatch(text) is not None


def _label(line: FormLine) -> str:
    if line.cells is not None:
        return next((" ".join(cell.split()) for cell in line.cells if cell.strip()), "")
    words = line.text.split()
    while words and figure_like(words[-1]):
        words.pop()
    return " ".join(words)


def _values(line: FormLine, head: FormRow) -> tuple[str, ...]:
    """Give what stands under the years: by their columns where the row fills no other, else all behind the label."""
    if line.cells is None:
        return tuple(line.text.split()[len(_label(line).split()) :])
    cells = [" ".join(cell.split()) for cell in line.cells]
    filled = [n for n, cell in enumerate(cells) if cell and cell != _label(line)]
    under = [n for n, cell in enumerate(head.line.cells or ()) if any(year in cell for year in head.values)]
    if len(under) == YEARS_SHOWN and len(head.line.cells or ()) == len(cells) and {*filled} <= {*under}:
        return tuple(cells[n] for n in under)
    return tuple(cells[n] for n in filled)


def _kind(label: str) -> str | None:
    """Give the Type that a label says; None where it says neither, or both."""
    estimate, set_aside = _ESTIMATE.search(label), _SET_ASIDE.search(label)
    if bool(estimate) is bool(set_aside):
        return None
    return NEW_ESTIMATE if estimate else SET_ASIDE


def _row(  # noqa: PLR0917  the row, and what its table says
    line: FormLine, head: FormRow, kind: str, number: int, price: PriceText, place: FormPlace
) -> tuple[Row, tuple[Problem, ...]]:
    """Give a row with its four years; what is printed and cannot be read is blank and told."""
    values = _values(line, head)
    texts = values if len(values) == YEARS_SHOWN else ("",) * YEARS_SHOWN
    read = [kroner_or_parts(text, price.kroner or 1, decimals_expected=price.decimals_expected) for text in texts]
    bad = [
        n for n, one in enumerate(read) if isinstance(one, NumberDoubt) and (texts[n] or kind == SET_ASIDE or values)
    ]
    awaited = kind == NEW_ESTIMATE and not any(values)
    row: Row = {"type": kind, "text": _label(line)}
    row |= {year: None if isinstance(one, NumberDoubt) else one for year, one in zip(BUDGET_YEARS, read, strict=True)}
    if not bad or awaited:
        return row, ()
    return row, (
        place.at(line).tell(
            ProblemKind.UNREADABLE,
            f"Beregning »{_label(line)}«: »{' '.join(values)}« kan ikke læses som fire tal. Felterne står tomme.",
            f"Beregning “{_label(line)}”: “{' '.join(values)}” cannot be read as the years' four figures; left blank.",
            printed=printed(line),
            cells=tuple(("calculation", number, BUDGET_YEARS[n]) for n in bad),
        ),
    )


def _left(table: _Table, here: FormPlace, budget_year: int) -> list[Problem]:
    """Say of a table of years with figures that it stands in the text alone; one of past years is history's."""
    past = all(int(year) < budget_year for year in table.head.values)
    figures = any(any(map(figure_like, _values(line, table.head))) for line in table.rows)
    return [_not_carried(printed(table.head.line), here)] if figures and not past else []


def _not_carried(text: str, here: FormPlace) -> Problem:
    return here.tell(
        ProblemKind.READ_AS,
        f"Tallene ved »{text}« i teksten står kun i teksten.",
        f"The figures at “{text}” in the prose stand in the prose alone.",
        printed=text,
        read_as="tekst",
    )
