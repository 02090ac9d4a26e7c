"""The rows of a form's table: recognised in a line of text or in a row of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from schemas.words.danish_dates import is_month, read_date
from schemas.words.danish_numbers import is_sign, value_like
from workbook.importers.lines import squash

if TYPE_CHECKING:
    from workbook.importers.lines import FormLine

YEARS_SHOWN = 4
_MANY_YEARS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_LINE = re.compile(r"(?P<label>.*?)[ \t]*(?P<years>(?:(?<!\d)(?:19|20)\d\d(?:[ \t]+|$)){3,})(?P<tail>.*)")
_PRICE_LETTERS = re.compile(
    r"(?:alle)?(?:beløb)?i?(?:hele)?(?:mio|mill|millioner|t|tusinde?)?(?:kr|kroner)?i?(?:års?)?(?:faste)?(?:pris|pl|niveau|er)*"
)
"""The letters of `(Mio. kr. i 2026-priser)`, `1.000 kr. (2026-pl)` and their like."""
_WHOLE_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_LONGEST_LABEL = 3


class RowKind(StrEnum):
    """The rows a form's table has, by the label in its first column."""

    YEARS = "years"
    EXPENDITURE = "expenditure"
    INCOME = "income"
    NET = "net"
    FTE = "fte"


LABELS = {
    "udgifter": RowKind.EXPENDITURE,
    "udgift": RowKind.EXPENDITURE,
    "indtægter": RowKind.INCOME,
    "indtægt": RowKind.INCOME,
    "netto": RowKind.NET,
    "nettoudgift": RowKind.NET,
    "nettoudgifter": RowKind.NET,
    "antalfuldtidsstillinger": RowKind.FTE,
    "fuldtidsstillinger": RowKind.FTE,
}
PRINTED = {
    RowKind.YEARS: "årstal",
    RowKind.EXPENDITURE: "Udgifter",
    RowKind.INCOME: "Indtægter",
    RowKind.NET: "Netto",
    RowKind.FTE: "Antal fuldtidsstillinger",
}
"""The rows' labels as the form prints them."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: its values as printed, and what stands to the right of them.

    columns  where the values stand among `width` cells; () where the line has no cells.
    """

    kind: RowKind
    line: FormLine
    values: tuple[str, ...]
    tail: str
    label: str = ""
    columns: tuple[int, ...] = ()
    width: int = 0


def recognise(line: FormLine, years: FormRow | None) -> FormRow | None:
    """Give the table row this line is, or None; the columns of the form's year row hold for the others."""
    if line.cells is not None and (row := _cell_row(line, line.cells, years)):
        return row
    return _years_in_text(line) or _values_in_text(line)


def _cell_row(line: FormLine, printed: tuple[str, ...], years: FormRow | None) -> FormRow | None:
    cells = tuple(" ".join(cell.split()) for cell in printed)
    found = tuple(n for n, cell in enumerate(cells) if _YEAR.fullmatch("".join(cell.split())))
    if len(found) >= _MANY_YEARS:
        label = " ".join(cells[: found[0]]).strip()
        tail = " ".join(cells[found[-1] + 1 :]).strip()
        return FormRow(
            RowKind.YEARS, line, tuple("".join(cells[n].split()) for n in found), tail, label, found, len(cells)
        )
    first = next((n for n, cell in enumerate(cells) if cell), None)
    if first is None or (kind := LABELS.get(squash(cells[first]))) is None or re.search(r"\d", cells[first]):
        return None
    same_grid = years is not None and years.width == len(cells)
    columns = years.columns if years is not None and same_grid else tuple(range(first + 1, min(first + 5, len(cells))))
    values = tuple(cells[n] for n in columns)
    if any(len(value.split()) >= YEARS_SHOWN for value in values):
        return None  # a cell that holds the whole row is a line of text
    tail = " ".join(cells[max(columns, default=first) + 1 :]).strip()
    return FormRow(kind, line, values, tail, cells[first], columns, len(cells))


def _years_in_text(line: FormLine) -> FormRow | None:
    found = _YEARS_LINE.fullmatch(line.text.strip())
    if found is None:
        return None
    label = found["label"].strip()
    if _PRICE_LETTERS.fullmatch(squash(label)) is None or label.count("(") != label.count(")"):
        return None
    return FormRow(RowKind.YEARS, line, tuple(found["years"].split()), found["tail"].strip(), label)


def _values_in_text(line: FormLine) -> FormRow | None:
    tokens = re.split(r"[ \t]+", line.text.strip())
    for length in range(min(_LONGEST_LABEL, len(tokens)), 0, -1):
        head, rest = tokens[:length], tokens[length:]
        kind = LABELS.get(squash("".join(head)))
        if kind is None or any(value_like(token) for token in head):
            continue
        values = _leading_values(rest)
        tail = " ".join(rest[len(values) :])
        if not values and tail and not is_label(tail):
            return None  # prose that begins with the word
        return FormRow(
            kind,
            line,
            _signed(values)[:YEARS_SHOWN],
            " ".join([*_signed(values)[YEARS_SHOWN:], tail]).strip(),
            " ".join(head),
        )
    return None


def _leading_values(tokens: list[str]) -> list[str]:
    """Give the words that stand in the year columns: up to the first date or word."""
    values: list[str] = []
    for token, following in pairwise([*tokens, ""]):
        if not value_like(token) or _WHOLE_DATE.fullmatch(token) or (token.endswith(".") and is_month(following)):
            break
        values.append(token)
    return values


def _signed(tokens: list[str]) -> tuple[str, ...]:
    """Give the values; a minus set apart from its number (`- 0,2`) joins it where there are too many."""
    if len(tokens) <= YEARS_SHOWN:
        return tuple(tokens)
    joined: list[str] = []
    for token in tokens:
        if joined and is_sign(joined[-1]) and not is_sign(token):
            joined[-1] += token
        else:
            joined.append(token)
    return tuple(joined)


_BESIDE = ("iværksættelsestidspunkt", "indenforservicerammen")
_SHORTEST_PIECE = 5


def _however_broken(label: str) -> re.Pattern[str]:
    """Make the pattern of a label that a narrow cell may break anywhere, with or without a hyphen."""
    return re.compile(r"[\s-]*".join(label) + r"\s*:?\s*", re.IGNORECASE)


DATE_LABEL, ANSWER_LABEL = (_however_broken(label) for label in _BESIDE)


def is_label(tail: str) -> bool:
    """Tell whether the text right of the years is one of the two labels, whole or the beginning of it."""
    letters = squash(tail)
    whole = letters.startswith(_BESIDE)
    return whole or (len(letters) >= _SHORTEST_PIECE and any(label.startswith(letters) for label in _BESIDE))


def continues_tail(tail: str, text: str) -> bool:
    """Tell whether a text is the rest of a label or date that a narrow column broke off."""
    letters = squash(tail + text)
    label = is_label(tail) and bool(squash(text)) and any(one.startswith(letters) for one in _BESIDE)
    return label or (bool(tail) and read_date(tail) is None and read_date(f"{tail} {text}") is not None)
