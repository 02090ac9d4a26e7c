"""The difference to read on a terminal: the four lines, Stamdata, then correction by correction."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Drawn

from schemas.finding import Language, Text
from schemas.words.harmless import harmless
from workbook.diff import report_layout as diff_page
from workbook.diff.difference import ChangeKind, Difference
from workbook.diff.report_layout import ChangeEntry, Headline, Page
from workbook.diff.report_words import Detail
from workbook.reports.drawn import drawn

STYLE = {ChangeKind.ADDED: "green", ChangeKind.WITHDRAWN: "red", ChangeKind.CHANGED: "yellow"}
_PARTS = {"kept": "", "deleted": "red strike", "inserted": "green"}
_MARKS = {"kept": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
"""Marks around deleted and inserted words, so that they can be told apart without colours (as in `wdiff`)."""


def render(found: Difference, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """The whole report, drawn `width` characters wide."""
    return drawn(Group(*_parts(diff_page.page(found, language), language)), width=width, colour=colour)


def _parts(page: Page, language: Language) -> Iterator[RenderableType]:
    yield Drawn(harmless(page.about), "bold")
    yield Drawn(f"{page.words['old']}: {harmless(page.old)}\n{page.words['new']}: {harmless(page.new)}")
    for remark in page.remarks:
        yield Drawn(harmless(remark), "yellow")
    yield _headlines(page, language)
    if page.is_empty:
        yield Drawn(page.words["equal"], "bold green")
        return
    if page.facts:
        yield from _heading(page.words["facts"])
        yield _details(page.facts)
    for section in page.sections:
        yield from _heading(f"{section.title} ({len(section.entries)})")
        for entry in section.entries:
            yield from _entry(entry)


def _headlines(page: Page, language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column(page.unit)
    for year in page.years:
        table.add_column(year, justify="right", no_wrap=True)
    for line in page.headlines:
        table.add_row(line.label, *_figures(line, language))
    return table


def _figures(line: Headline, language: Language) -> Iterator[Drawn]:
    """Before and after with the change below; a figure that did not change stands once."""
    unchanged = Text("uændret", "unchanged")[language]
    for old, new, change in line.figures:
        if change:
            yield Drawn.assemble(f"{old} → {new}\n", (change, "bold"))
        else:
            yield Drawn.assemble(f"{new}\n", (unchanged, "dim"))


def _heading(title: str) -> Iterator[RenderableType]:
    yield Drawn(f"\n{title}", "bold underline")


def _entry(entry: ChangeEntry) -> Iterator[RenderableType]:
    head = Drawn.assemble((harmless(entry.nr), f"bold {STYLE[entry.kind]}"), "  ", (harmless(entry.title), "bold"))
    if entry.remark:
        head.append(f" ({harmless(entry.remark)})", "dim")
    yield Padding(head, (1, 0, 0, 2))
    yield _details(entry.details)


def _details(details: Iterable[Detail]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=5)
    table.add_column(ratio=7)
    table.add_column(justify="right", no_wrap=True, min_width=7)
    for one in details:
        table.add_row(Drawn(harmless(one.label)), _said(one), Drawn(one.change, "bold"))
    return Padding(table, (0, 0, 0, 4))


def _said(one: Detail) -> Drawn:
    if one.prose:
        text = Drawn()
        for part in one.prose:
            before, after = _MARKS[part.kind]
            text.append(f"{before}{harmless(part.text)}{after} ", _PARTS[part.kind])
        return text
    both = one.old and one.new
    return Drawn(f"{harmless(one.old)} → {harmless(one.new)}" if both else harmless(one.old or one.new))
