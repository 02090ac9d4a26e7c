"""The counts by rule and by committee as tables on a terminal."""

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from schemas.finding import Language
from workbook.reports.drawn import drawn
from workbook.reports.statistics import (
    BY_COMMITTEE,
    BY_RULE,
    COUNTED,
    HEADS,
    CountLine,
    committee_words,
    rule_words,
    statistics,
)
from workbook.submissions.submission import Report


def render(report: Report, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """Both tables, drawn `width` characters wide; nothing where nothing was found."""
    counted = statistics(report.files)
    if not counted.rules:
        return ""
    parts = [
        _table(BY_RULE[language], [(rule_words(line, language), line) for line in counted.rules], language),
        _table(
            BY_COMMITTEE[language], [(committee_words(line, language), line) for line in counted.committees], language
        ),
    ]
    return drawn(Group("", *parts), width=width, colour=colour)


def _table(head: str, lines: list[tuple[str, CountLine]], language: Language) -> Padding:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column(Styled(head, "bold underline"), ratio=1, overflow="fold")
    for name in (*COUNTED, "files"):
        table.add_column(HEADS[name][language], justify="right", no_wrap=True)
    for words, line in lines:
        table.add_row(Styled(words), *(str(number) if number else "·" for number in (*line.counts, line.files)))
    return Padding(table, (0, 0, 1, 0))
