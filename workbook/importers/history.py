"""Past series in the prose: a table of exactly the five years before the budget year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.layout import HISTORY_YEARS
from schemas.words.danish_numbers import NumberDoubt, number, value_like
from workbook.importers.lines import FormLine
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.prose import printed

YEARS_BEFORE = 5
_UNIT = re.compile(r"\bmio\.?\s*kr\.?|\b1\.?000\s*kr\.?|\bkr\.|\bkroner\b|\bpct\.|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HistorySeries:
    """One past series: five values, oldest first, None where unreadable; unit is None where not stated."""

    line: FormLine
    text: str
    unit: str | None
    values: tuple[Decimal | None, ...]


def find_series(
    lines: Sequence[FormLine], place: FormPlace, budget_year: int
) -> tuple[tuple[HistorySeries, ...], tuple[Problem, ...]]:
    """Find the rows of every table whose header has exactly the five years before `budget_year`, in order."""
    wanted = tuple(str(budget_year - n) for n in range(YEARS_BEFORE, 0, -1))
    series: list[HistorySeries] = []
    problems: list[Problem] = []
    header: str | None = None
    for line in lines:
        if line.blank:
            continue
        label, values = _split(line)
        if values == wanted:
            header = label
        elif header is not None and len(values) == YEARS_BEFORE and label:
            one = _series(line, label, values, header)
            series.append(one)
            problems.extend(_problems(one, len(series) - 1, values, wanted, place.at(line)))
        else:
            if header is not None and len(values) > 1:
                problems.append(_wrong_length(line, place))
            header = None
    return tuple(series), tuple(problems)


def _split(line: FormLine) -> tuple[str, tuple[str, ...]]:
    """Give a row's label and its values: cells, or the figures at the end of the line."""
    if line.cells is not None:
        cells = [" ".join(cell.split()) for cell in line.cells]
        filled = [cell for cell in cells[1:] if cell]
        if len(filled) == YEARS_BEFORE and all(map(value_like, filled)):  # a table may have more columns than years
            return cells[0], tuple(filled)
        if any(map(value_like, cells[1:-YEARS_BEFORE])):
            return cells[0], tuple(filled)
        if len(cells) > YEARS_BEFORE and all(value_like(cell) or not cell for cell in cells[-YEARS_BEFORE:]):
            values = tuple(cells[-YEARS_BEFORE:])
            return " ".join(cells[:-YEARS_BEFORE]).strip(), values if any(values) else ()
    tokens = re.split(r"[ \t]+", line.text.strip())
    count = 0
    while count < len(tokens) and value_like(tokens[-1 - count]):
        count += 1
    return " ".join(tokens[: len(tokens) - count]), tuple(tokens[len(tokens) - count :])


def _series(line: FormLine, label: str, values: tuple[str, ...], header: str) -> HistorySeries:
    found = _UNIT.search(header) or _UNIT.search(label)
    unit = found[0].lower() if found else None
    fine = unit is not None and unit.startswith("mio")
    read = (number(text, decimals_expected=fine) for text in values)
    return HistorySeries(line, label, unit, tuple(None if isinstance(one, NumberDoubt) else one for one in read))


def _problems(
    series: HistorySeries, row: int, texts: tuple[str, ...], years: tuple[str, ...], here: FormPlace
) -> Iterator[Problem]:
    for column, year, text, value in zip(HISTORY_YEARS, years, texts, series.values, strict=True):
        if value is None:
            yield here.tell(
                ProblemKind.UNREADABLE,
                f"Historik »{series.text}« ({year}): »{text}« kan ikke læses. Cellen står tom.",
                f"Past series “{series.text}” ({year}): “{text}” cannot be read. The cell is left blank.",
                printed=text,
                cells=(("history", row, column),),
            )
    if series.unit is None:
        yield here.tell(
            ProblemKind.MISSING,
            f"Historik »{series.text}«: enheden er ikke angivet. Skriv den selv under Enhed.",
            f"Past series “{series.text}”: the unit is not stated. Enter it under Enhed yourself.",
            cells=(("history", row, "unit"),),
        )


def _wrong_length(line: FormLine, place: FormPlace) -> Problem:
    return place.at(line).tell(
        ProblemKind.UNREADABLE,
        f"»{printed(line)}« har ikke fem tal som tabellens årstal. Rækken er ikke sat i Historik.",
        f"“{printed(line)}” has not five figures like the table's years. The row is not put into Historik.",
        printed=printed(line),
    )
