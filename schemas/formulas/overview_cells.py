"""Where everything stands on Oversigt."""

from dataclasses import dataclass

from schemas.calculations.measures import SECTIONS
from schemas.formulas.control_line import CONTROL as _COUNTS

TITLE, SUBTITLE = "A1", "A2"
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
ROWS = 51
"""So many rows of the list stand on the second printed page."""
LIST_ROWS = range(LIST_SUM + 1, LIST_SUM + 1 + ROWS)


@dataclass(frozen=True, slots=True)
class Block:
    """One of the list's two blocks, side by side: the letters of its columns, the last three of them hidden.

    `place` is the place in Korrektioner of the correction on a row (a text on the heading of those that count
    in nothing, and on empty rows), `counts` whether it counts, `remark` what is said of it.
    """

    nr: str
    title: str
    frame: str
    years: str
    place: str
    counts: str
    remark: str

    @property
    def shown(self) -> str:
        """The letters of the columns in sight, in order."""
        return f"{self.nr}{self.title}{self.frame}{self.years}"


LEFT = Block("A", "B", "C", YEARS, "Q", "R", "S")
RIGHT = Block("I", "J", "K", "LMNO", "T", "U", "V")
"""The rows that do not fit on the left. As long as they all do, its titles' column holds the remarks instead."""
LAST = RIGHT.shown[-1]
MORE = f"{LAST}{LIST_TITLE}"
COMPUTED_BY = f"{LAST}2"
CONTROL_AREA = f"{CONTROL}:{LAST}{CONTROL_ROW}"
_HIDDEN = "W"
HIDDEN_COLUMNS = (LEFT.place, LEFT.counts, LEFT.remark, RIGHT.place, RIGHT.counts, RIGHT.remark, _HIDDEN)
COUNTING, LEFT_OUT, TWO_BLOCKS = f"{_HIDDEN}1", f"{_HIDDEN}2", f"{_HIDDEN}3"
"""Hidden cells: how many corrections count, how many do not, and 1 where the right block is in use."""
COUNT_CELLS = tuple(f"{_HIDDEN}{FIGURES_HEADER + n}" for n in range(1, len(_COUNTS) + 1))
"""Hidden cells behind the control line, one a count."""
SLOTS = tuple((n, block, row) for n, (block, row) in enumerate(((b, r) for b in (LEFT, RIGHT) for r in LIST_ROWS), 1))
"""Every place of the list in the order it is filled: its number, block and row."""
