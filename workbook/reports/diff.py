"""What changed between two versions, to read on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workbook.reports import diff_words as words
from workbook.reports.drawn import drawn
from workbook.reports.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from schemas.finding import Language
    from workbook.diff import Difference
    from workbook.reports.diff_words import Item, Row

STYLE = {"+": "green", "−": "red", "~": "yellow"}


def render(found: Difference, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """The whole difference, drawn `width` characters wide."""
    return drawn(Group(*_parts(found, language)), width=width, colour=colour)


def _parts(found: Difference, language: Language) -> Iterator[RenderableType]:
    between = words.BETWEEN[language].format(old=harmless(found.old), new=harmless(found.new))
    yield Text(between, "bold")
    yield ""
    if found.is_empty:
        yield Text(words.NONE[language], "green")
        return
    yield _figures(words.TOTALS[language], words.measures(found, language), found)
    if found.facts:
        yield Text(words.FACTS[language], "bold underline")
        yield _items(words.facts(found, language))
        yield ""
    if found.corrections:
        yield Text(words.CORRECTIONS[language], "bold underline")
    for block in words.blocks(found, language):
        yield Text.assemble("\n", (block.heading, "bold"), (f" · {block.about}", "dim"))
        if block.rows:
            yield _figures("", block.rows, found)
        yield _items(block.items)
    if found.others:
        yield Text(f"\n{words.OTHERS[language]}", "bold underline")
        yield _items(words.others(found, language))


def _figures(title: str, rows: Sequence[Row], found: Difference) -> Padding:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column(Text(title, "bold underline"), ratio=1)
    for year in found.years:
        table.add_column(str(year), justify="right", no_wrap=True)
    for row in rows:
        table.add_row(Text(row.name), *row.figures, style="bold" if row.strong else "")
    return Padding(table, (0, 0, 1, 0))


def _items(items: Sequence[Item]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right")
    table.add_column(ratio=1)
    for item in items:
        table.add_row(Text(item.mark, STYLE[item.mark]), Text(item.words))
    return table
