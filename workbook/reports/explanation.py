"""One rule explained: what it says, why, and a wrong and a right example drawn like the sheet."""

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from schemas.finding import Language, Text
from schemas.rule import Example, Rule
from workbook.reports.catalogue import FAMILIES, severity_now_and_later
from workbook.reports.drawn import drawn
from workbook.reports.examples import ExampleCell, ShownSheet, shown_example
from workbook.reports.text import STYLE

WRONG, RIGHT = Text("Forkert", "Wrong"), Text("Rigtigt", "Right")
NOTHING_SPECIAL = Text(
    "Den almindelige projektmappe, hvor alt er i orden.", "The ordinary workbook, where all is well."
)
OFF = Text(
    "Reglen er slået fra og bruges kun, når den vælges med --select.",
    "The rule is off and is used only when chosen with --select.",
)
FIXED = {
    True: Text(
        "korrektur fix retter det, hvor kun ét kan være ment: {title}.",
        "korrektur fix fixes it where only one thing can be meant: {title}.",
    ),
    False: Text(
        "korrektur fix --unsafe kan rette det, men det er et gæt: {title}.",
        "korrektur fix --unsafe can fix it, but that is a guess: {title}.",
    ),
}
"""By whether the fix is safe."""


def render_explanation(rule: Rule, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """Everything about a rule that a person may want to know."""
    heading = Styled.assemble((f"{rule.id} ", "bold"), (rule.title[language], "bold"))
    facts = Styled.assemble(
        (severity_now_and_later(rule, language), STYLE[rule.severity]),
        (f" · {rule.name} · {rule.family}: {FAMILIES[rule.family][language]}", "dim"),
    )
    parts: list[RenderableType] = [heading, facts, "", Styled(rule.why[language])]
    if not rule.on:
        parts += ["", Styled(OFF[language])]
    if rule.fix is not None:
        parts += ["", Styled(FIXED[rule.fix.safe][language].format(title=rule.fix.title[language]))]
    parts += _example(WRONG[language], "red", rule.wrong, rule.right, language)
    parts += _example(RIGHT[language], "green", rule.right, rule.wrong, language)
    return drawn(Group(*parts), width=width, colour=colour)


def _example(heading: str, style: str, example: Example, other: Example, language: Language) -> list[RenderableType]:
    drawing = shown_example(example, other)
    parts: list[RenderableType] = ["", Styled(heading, f"bold {style}")]
    parts += [Padding(Styled(remark[language]), (0, 0, 0, 2)) for remark in drawing.remarks]
    parts += [Padding(_sheet(sheet, style), (0, 0, 0, 2)) for sheet in drawing.sheets]
    if not drawing.sheets and not drawing.remarks:
        parts.append(Padding(Styled(NOTHING_SPECIAL[language]), (0, 0, 0, 2)))
    return parts


def _sheet(sheet: ShownSheet, style: str) -> Table:
    table = Table(title=sheet.name, title_justify="left", title_style="", box=box.SQUARE)
    table.add_column("", style="dim", justify="right")
    for column, header in enumerate(sheet.headers):
        numbers = any(cells[column].is_number for _, cells in sheet.rows)
        table.add_column(
            Styled(header.text, f"bold {style}" if header.changed else ""), justify="right" if numbers else "left"
        )
    for at, cells in sheet.rows:
        table.add_row(str(at) if at else "", *(_cell(cell, style) for cell in cells))
    return table


def _cell(cell: ExampleCell, style: str) -> Styled:
    text = Styled(cell.text, f"bold {style}" if cell.changed else "")
    # A text in a column of numbers keeps to the left, as in Excel, where that is how one sees it.
    text.justify = "right" if cell.is_number else "left"
    return text
