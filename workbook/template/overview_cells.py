"""Where everything stands on Oversigt."""

from __future__ import annotations

from workbook.template.overview_lines import CONTROL as _COUNTS
from workbook.template.overview_lines import SECTIONS

TITLE, SUBTITLE, COMPUTED_BY = "A1", "A2", "I2"
CONTROL_ROW = 3
CONTROL = f"A{CONTROL_ROW}"
YEARS = "DEFG"
FIGURES_HEADER = 4


def _rows() -> tuple[dict[str, int], tuple[int, ...], int]:
    """Each line's row by its key, each section's heading row, and the first row below."""
    row, lines, sections = FIGURES_HEADER + 1, {}, []
    for section in SECTIONS:
        sections.append(row)
        for n, line in enumerate(section.lines, 1):
            lines[line.key] = row + n
        row += len(section.lines) + 1
    return lines, tuple(sections), row


ROW_OF, SECTION_ROWS, SIGNS_ROW = _rows()
LIST_TITLE = SIGNS_ROW + 1
LIST_HEADER = LIST_TITLE + 1
LIST_SUM = LIST_HEADER + 1
SHOWN = 100
"""So many corrections are listed; the totals count all."""
LIST_ROWS = range(LIST_SUM + 1, LIST_SUM + 1 + SHOWN + 1)
"""One row more than corrections, for the heading of those that count in nothing."""
MORE = f"I{LIST_TITLE}"

ROWS_ON_A_PAGE = 36
"""So many rows of the list are always in sight: they fill the second printed page."""
PLACE, COUNTS = "K", "L"
"""Hidden columns: the place in Korrektioner of the correction on a row of the list (a text on the heading of
those that count in nothing and on empty rows), and whether it counts."""
HIDDEN_COLUMNS = ("K", "L", "M")
COUNTING, LEFT_OUT = "M1", "M2"
"""Hidden cells: how many corrections count, and how many do not."""
COUNT_CELLS = tuple(f"M{FIGURES_HEADER + n}" for n in range(1, len(_COUNTS) + 1))
"""Hidden cells behind the control line, one a count."""
