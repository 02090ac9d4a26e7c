"""The rows of the sheet Import: what an import says, so that it is not lost with the terminal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from schemas.layout import FIRST_DATA_ROW, layout
from workbook.grid import Row, column_letter
from workbook.importers.problems import FormCell, Problem, ProblemKind, where
from workbook.importers.reading import FormReading


def placed(readings: Iterable[FormReading]) -> list[Problem]:
    """Give the forms' problems in order, their cells by the rows that the workbook's sheets will have."""
    before: Counter[str] = Counter()
    found: list[Problem] = []
    for reading in readings:
        for problem in reading.problems:
            cells = tuple(
                (sheet, FIRST_DATA_ROW + before[sheet] + row, column)
                for sheet, row, column in problem.cells
                if row < len(reading.rows[sheet]) and reading.rows[sheet][row].get(column) is None
            )
            found.append(replace(problem, cells=cells))
        before.update({sheet: len(rows) for sheet, rows in reading.rows.items()})
    return found


def remembered(problems: Sequence[Problem]) -> list[Row]:
    """Give a row of Import for each problem."""
    return [_row(problem) for problem in problems]


def _row(problem: Problem) -> Row:
    name = PurePath(problem.file).name
    at = where(problem.file, problem.page, problem.line, "da")
    whole_file = name if problem.kind is ProblemKind.FILE else ""
    return {
        "nr": problem.nr,
        "place": f"{name}, {at}" if at else name,
        "what": problem.message.da,
        "printed": problem.printed or whole_file or None,
        "read_as": problem.read_as or None,
        "cell": ", ".join(addresses(problem.cells)) or None,
        "handled": None,
    }


def addresses(cells: Sequence[FormCell]) -> list[str]:
    """Name cells as a person finds them, those beside each other as one: `Beløb!H4:K4`."""
    its_layout = layout(2000)
    found: list[str] = []
    for (key, row), run in groupby(cells, key=lambda cell: cell[:2]):
        sheet = its_layout.sheet(key)
        numbers = [column.key for column in sheet.columns]
        places = sorted(numbers.index(column) + 1 for _, _, column in run)
        for _, beside in groupby(enumerate(places), key=lambda one: one[1] - one[0]):
            run_of = [place for _, place in beside]
            first, last = (f"{column_letter(run_of[end])}{row}" for end in (0, -1))
            found.append(f"{sheet.name}!{first}" + (f":{last}" if first != last else ""))
    return found
