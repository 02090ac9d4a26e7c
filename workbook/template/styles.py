"""Fonts, colours, borders and number formats of the workbook: one place, few of each."""

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

from schemas.columns import Kind
from schemas.layout import Column, Unit

FONT = "Arial"
"""Found on every office PC, and with the same widths as its free substitutes."""
NAVY, BLUE, PALE, GREY, LINE, RED, PALE_RED, WHITE = (
    "1F3864", "2F5597", "E9EEF6", "F4F5F7", "C9CFD9", "B3261E", "FBE6E4", "FFFFFF",
)  # fmt: skip
MUTED = "6B7280"
INPUT = "FFFDF2"
"""The fill of cells a person fills in."""

TITLE = Font(name=FONT, size=14, bold=True, color=NAVY)
SUBTITLE = Font(name=FONT, size=10, color=MUTED)
NOTE = Font(name=FONT, size=9, italic=True, color=MUTED)
BODY = Font(name=FONT, size=10)
BOLD = Font(name=FONT, size=10, bold=True)
HEADER = Font(name=FONT, size=10, bold=True, color=WHITE)
SECTION = Font(name=FONT, size=10, bold=True, color=BLUE)
CALCULATED = Font(name=FONT, size=10, color="44546A")
ALARM = Font(name=FONT, size=10, bold=True, color=RED)
LINK = Font(name=FONT, size=10, underline="single", color=BLUE)

HEADER_FILL = PatternFill("solid", fgColor=NAVY)
PALE_FILL = PatternFill("solid", fgColor=PALE)
CALCULATED_FILL = PatternFill("solid", fgColor=GREY)
INPUT_FILL = PatternFill("solid", fgColor=INPUT)

_HAIR = Side(style="thin", color=LINE)
_RULE = Side(style="medium", color=NAVY)
UNDER = Border(bottom=_HAIR)
SUM_ABOVE = Border(top=Side(style="thin", color=NAVY), bottom=_HAIR)
RULED = Border(bottom=_RULE)
BOX = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)

TOP = Alignment(vertical="top")
TOP_WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRE_WRAPPED = Alignment(vertical="center", wrap_text=True)
MIDDLE = Alignment(vertical="center")
RIGHT = Alignment(horizontal="right", vertical="center", wrap_text=True)
TOP_RIGHT = Alignment(horizontal="right", vertical="top", wrap_text=True)
"""Of headers with a filter button, which Excel draws over the bottom right of the cell."""
FIGURE = Alignment(horizontal="right", vertical="top")
FIGURE_MIDDLE = Alignment(horizontal="right", vertical="center")
TOP_LEFT = Alignment(horizontal="left", vertical="top")
SHRUNK = Alignment(vertical="center", shrink_to_fit=True)
FIGURE_SHRUNK = Alignment(horizontal="right", vertical="center", shrink_to_fit=True)
SET_OFF = Alignment(horizontal="left", vertical="center", indent=1)
"""Indented, beside a text that fills its column."""
CENTRED = Alignment(horizontal="center", vertical="center")

UNLOCKED = Protection(locked=False)

FTE, PERCENT, YEAR, DATE = "#,##0.00", "0.00%", "0", "mm-dd-yy"
"""FTEs show hundredths. The date format is Excel's number 14: the short date of the country."""


def alignment(column: Column) -> Alignment:
    """How a column's cells stand: figures to the right, years and dates to the left, long texts wrapped."""
    match column.kind:
        case Kind.AMOUNT | Kind.FTE | Kind.NUMBER | Kind.PERCENT:
            return FIGURE
        case Kind.YEAR | Kind.DATE:
            return TOP_LEFT
        case Kind.KEY:
            return TOP
        case _:
            return TOP if column.hidden else TOP_WRAPPED


def number_format(column: Column, unit: Unit) -> str:
    """The number format of a column's cells."""
    return {
        Kind.AMOUNT: unit.number_format,
        Kind.FTE: FTE,
        Kind.PERCENT: PERCENT,
        Kind.YEAR: YEAR,
        Kind.DATE: DATE,
    }.get(column.kind, "General")


def set_cell(
    cell: Cell,
    font: Font = BODY,
    *,
    fill: PatternFill | None = None,
    align: Alignment | None = None,
    border: Border | None = None,
    form: str | None = None,
) -> None:
    """Apply a style to a cell."""
    cell.font = font
    if fill is not None:
        cell.fill = fill
    if align is not None:
        cell.alignment = align
    if border is not None:
        cell.border = border
    if form is not None:
        cell.number_format = form


def alarm_when(formula: str) -> Rule:
    """Red on pale red where the formula holds; it may name cells of the same sheet only."""
    return when(formula, font=Font(bold=True, color=RED), fill=PatternFill(bgColor=PALE_RED))


def muted_when(formula: str) -> Rule:
    """Grey italics where the formula holds: what counts in nothing."""
    return when(formula, font=Font(italic=True, color="9AA1AC"))


def when(formula: str, *, font: Font, fill: PatternFill | None = None, border: Border | None = None) -> Rule:
    """Conditional formatting by a formula relative to the first cell of its range."""
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(font=font, fill=fill, border=border))
