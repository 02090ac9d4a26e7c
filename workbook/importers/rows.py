"""The rows of a form's table: recognised in a line of text or in a row of cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from schemas.words.danish_dates import read_date
from workbook.importers.figure_texts import figure_like, row_figures
from workbook.importers.lines import FormLine, squash
from workbook.importers.price_text import is_price_label

_KIND = (
    r"budget-?forslag|budget-?år(?:et)?|budget|budg|bud|overslags-?år(?:et)?|overslag|regnskab|forventet|år"
    r"|bo|bf|fb|fr|os|b|o|r"
)
_AFTER = r"(?:[ \t]*\((?:b|bo|bf|o|r|budget|overslag|overslagsår|regnskab)\))?"
_END = r"(?=[ \t]|$)"
_SHORT = r"(?:(?:bo|bf|os|b|o)[ \t]?['’]?|['’])\d\d"
_YEAR = rf"(?<![\w.,/-])(?:(?:(?:{_KIND})\.?[ \t]*)?(?:19|20)\d\d|{_SHORT}){_AFTER}{_END}"
_TOTAL = (
    r"(?:(?:i[ ]?alt|sum|total|samlet|hele perioden)\.?(?:[ \t]+(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d)?"
    rf"|(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d){_END}"
)
_LINE = re.compile(
    rf"(?P<label>.*?)[ \t]*(?P<years>(?:{_YEAR}[ \t]*){{3,}})(?:(?P<total>{_TOTAL})[ \t]*)?(?P<tail>.*)", re.IGNORECASE
)
_ONE = re.compile(_YEAR, re.IGNORECASE)
_HEADER_WORD = re.compile(
    rf"(?:{_KIND}|budgetåret|overslagsårene|(?:bo|o)[1-3]|(?:19|20)\d\d|(?:bo|b)\d\d)\.?", re.IGNORECASE
)
_MANY = 3


def year_of(text: str) -> str | None:
    """Give the year a cell names, four digits, whatever kind of year it says it is; None where it names none."""
    words = " ".join(text.split())
    squeezed = re.sub(r"(?<=\d)\s+(?=\d)|(?<=[a-zæøå]{3})-?\s+(?=[a-zæøå])", "", words, flags=re.IGNORECASE)
    for candidate in (words, squeezed):
        if _ONE.fullmatch(candidate):
            return _digits(candidate)
    return None


def is_total(text: str) -> bool:
    """Tell whether a cell heads the column of totals."""
    return re.fullmatch(_TOTAL, " ".join(text.split()), re.IGNORECASE) is not None


def years_in_line(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...], bool, str] | None:
    """Give a line's label, its three years or more as digits and as printed, whether a total follows, and the rest."""
    found = _LINE.fullmatch(text.strip())
    if found is None:
        return None
    printed = tuple(one[0].strip() for one in _ONE.finditer(found["years"]))
    years = tuple(map(_digits, printed))
    return found["label"].strip(), years, printed, found["total"] is not None, found["tail"].strip()


def is_year_heading(text: str) -> bool:
    """Tell whether the words only say what kind of years stand below: `Budget Overslag Overslag Overslag`."""
    words = text.split()
    return bool(words) and all(_HEADER_WORD.fullmatch(word) for word in words)


def heads_years(text: str) -> bool:
    """Tell whether three words or more are of the kind that heads a table of years, so that it is no title."""
    words = [word for word in text.split() if _HEADER_WORD.fullmatch(word)]
    return sum(bool(re.search(r"\d|budget|overslag", word, re.IGNORECASE)) for word in words) >= _MANY


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) > 2 else f"20{digits}"  # noqa: PLR2004  `BO27`


YEARS_SHOWN = 4
_MANY_YEARS = 3
_LONGEST_LABEL = 5
_LONGEST_HEAD = 60  # letters before the years, where they are no words of a known kind


class RowKind(StrEnum):
    """The rows a form's table has, by the label in its first column."""

    YEARS = "years"
    EXPENDITURE = "expenditure"
    INCOME = "income"
    NET = "net"
    FTE = "fte"


_WHOSE, _ALL = r"(?:drifts|brutto|samlede|årlige)?", r"(?:ialt|total|samlet)?"
_POSITIONS = r"(?:stilling(?:er)?|årsværk|værk|ansatte|personer)"
_OF_LABEL = (
    (RowKind.EXPENDITURE, rf"{_WHOSE}udgift(?:er|erne)?{_ALL}|udgiftsændring(?:er)?"),
    (RowKind.INCOME, rf"{_WHOSE}indtægt(?:er|erne)?{_ALL}|indtægtsændring(?:er)?"),
    (RowKind.NET, rf"{_ALL}netto(?:drifts)?(?:udgift(?:er)?|virkning|effekt|beløb|ændring|resultat)?{_ALL}"),
    (RowKind.FTE, rf"(?:antal)?(?:fuldtids{_POSITIONS}|helårs{_POSITIONS}|årsværk)|antalstillinger"),
)
_LABELS = [(kind, re.compile(pattern)) for kind, pattern in _OF_LABEL]
PRINTED = {
    RowKind.YEARS: "årstal",
    RowKind.EXPENDITURE: "Udgifter",
    RowKind.INCOME: "Indtægter",
    RowKind.NET: "Netto",
    RowKind.FTE: "Antal fuldtidsstillinger",
}
"""The labels of the rows as the form prints them."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: its values as printed, and what stands to the right of them.

    columns   where the values stand among `width` cells, or words where the line has no cells.
    total     what stands in the column of totals, which is none of the values; of the years, its head.
    printed   the years as printed, where the row is theirs.
    doubtful  spaces may part thousands, but not in one way only.
    """

    kind: RowKind
    line: FormLine
    values: tuple[str, ...]
    tail: str
    label: str = ""
    columns: tuple[int, ...] = ()
    width: int = 0
    total: str = ""
    printed: tuple[str, ...] = ()
    doubtful: bool = False


def kind_of_label(text: str) -> RowKind | None:
    """Give the row a label heads, remarks in brackets aside; None where it is no label of the form."""
    if text.lstrip().startswith("("):
        return None
    letters = squash(re.sub(r"\([^()]*\)", "", text))
    return next((kind for kind, pattern in _LABELS if letters and pattern.fullmatch(letters)), None)


def begins_row(line: FormLine) -> bool:
    """Tell whether the line begins with the label of a row and a figure stands next, readable or not."""
    words = line.text.split()
    heads = (n for n in range(1, min(_LONGEST_LABEL, len(words) - 1) + 1) if kind_of_label("".join(words[:n])))
    return any(re.search(r"\d", words[n]) for n in heads)


def recognise(line: FormLine, years: FormRow | None) -> FormRow | None:
    """Give the table row this line is, or None; the columns of the form's year row hold for the others."""
    if line.cells is not None and (row := _cell_row(line, line.cells, years)):
        return row
    return _years_in_text(line, is_price_label) or _values_in_text(line, years)


def years_under_any_label(line: FormLine) -> FormRow | None:
    """Give the row of years that stands behind a label of any words, where they follow one another."""
    row = _years_in_text(line, lambda label: len(label) <= _LONGEST_HEAD and label.count("(") == label.count(")"))
    return row if row is not None and follow(row.values) else None


def follow(years: tuple[str, ...]) -> bool:
    """Tell whether each year is the one after the year before it."""
    return all(int(after) == int(before) + 1 for before, after in pairwise(years))


def two_lines(above: FormLine, below: FormLine) -> FormRow | None:
    """Give the row of years whose cells are broken over two table rows (`Budget` above `2026`)."""
    if above.cells is None or below.cells is None or len(above.cells) != len(below.cells):
        return None
    heads = [" ".join(cell.split()) for cell in above.cells]
    known = all(
        not one or is_year_heading(one) or is_price_label(one) or is_label(one) or is_total(one) for one in heads
    )
    if not known or not any(map(is_year_heading, heads)):
        return None
    cells = tuple(f"{head} {cell}".strip() for head, cell in zip(above.cells, below.cells, strict=True))
    row = _cell_row(above, cells, None)
    return row if row is not None and row.kind is RowKind.YEARS else None


def _cell_row(line: FormLine, printed: tuple[str, ...], years: FormRow | None) -> FormRow | None:
    cells = tuple(" ".join(cell.split()) for cell in printed)
    found = {n: year for n, cell in enumerate(cells) if (year := year_of(cell))}
    if len(found) >= _MANY_YEARS:
        columns = tuple(found)
        label = " ".join(cells[: columns[0]]).strip()
        after = columns[-1] + 1
        total = cells[after] if after < len(cells) and is_total(cells[after]) else ""
        tail = " ".join(cells[after + bool(total) :]).strip()
        as_printed = tuple(cells[n] for n in columns)
        return FormRow(RowKind.YEARS, line, tuple(found.values()), tail, label, columns, len(cells), total, as_printed)
    first = next((n for n, cell in enumerate(cells) if cell), None)
    if first is None or (kind := kind_of_label(cells[first])) is None or re.search(r"\d", cells[first]):
        return None
    same_grid = years is not None and years.width == len(cells) and years.line.cells is not None
    columns = years.columns if years is not None and same_grid else tuple(range(first + 1, min(first + 5, len(cells))))
    values = tuple(cells[n] for n in columns)
    if any(len(value.split()) >= YEARS_SHOWN for value in values):
        return None  # a cell that holds the whole row is a line of text
    after = max(columns, default=first) + 1
    total = cells[after] if years is not None and same_grid and years.total else ""
    tail = " ".join(cells[after + bool(years and same_grid and years.total) :]).strip()
    return FormRow(kind, line, values, tail, cells[first], columns, len(cells), total)


def _years_in_text(line: FormLine, may_head: Callable[[str], bool]) -> FormRow | None:
    found = years_in_line(line.text)
    if found is None or not may_head(found[0]):
        return None
    label, years, printed, total, tail = found
    columns = tuple(range(len(years)))
    width = len(years) + total
    return FormRow(RowKind.YEARS, line, years, tail, label, columns, width, "I alt" if total else "", printed)


def _values_in_text(line: FormLine, years: FormRow | None) -> FormRow | None:
    text = line.text.strip()
    words = list(re.finditer(r"[^ \t]+", text))
    for length in range(min(_LONGEST_LABEL, len(words)), 0, -1):
        head = [word[0] for word in words[:length]]
        kind = kind_of_label("".join(head))
        if kind is None or any(figure_like(word) or re.search(r"\d", word) for word in head):
            continue
        width = YEARS_SHOWN if years is None else len(years.values) + bool(years.total)
        found = row_figures(text[words[length - 1].end() :], width)
        if not any(re.search(r"[\dxX½¼¾]", value) for value in found.values) and (
            found.values or not (not found.tail or is_label(found.tail))
        ):
            return None  # prose that begins with the word
        return _with_total(
            FormRow(kind, line, found.values, found.tail, " ".join(head), doubtful=found.doubtful), years
        )
    return None


def _with_total(row: FormRow, years: FormRow | None) -> FormRow:
    """Set the last figure apart where the head has a column of totals."""
    if years is None or not years.total or len(row.values) != len(years.values) + 1:
        return row
    return replace(row, values=row.values[:-1], total=row.values[-1])


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


def cut_label(text: str) -> int:
    """Give which of the two labels (from 1) a cell has cut the end off; 0 where it is neither."""
    letters = squash(text)
    fits = [n for n, label in enumerate(_BESIDE, 1) if len(letters) > _SHORTEST_PIECE and label.startswith(letters)]
    return fits[0] if len(fits) == 1 else 0


def continues_tail(tail: str, text: str) -> bool:
    """Tell whether a text is the rest of a label or date that a narrow column broke off."""
    letters = squash(tail + text)
    label = is_label(tail) and bool(squash(text)) and any(one.startswith(letters) for one in _BESIDE)
    return label or (bool(tail) and read_date(tail) is None and read_date(f"{tail} {text}") is not None)
