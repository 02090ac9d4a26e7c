"""`korrektur roll`: what became of every correction, and what there is left to do."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from schemas.columns import Kind
from schemas.finding import Language, Text
from schemas.words import figures as wording
from schemas.words.harmless import harmless
from workbook.roll.new_book import BECAME, figure_kind
from workbook.roll.roll import Became, Entered, Rolled

SHOWN = 12
"""The most lines of one kind that the screen shows; the sheet Overførsel has them all."""
_MORE = Text("… og {count} til; se arket Overførsel", "… and {count} more; see the sheet Overførsel")
_NOTHING = Text(
    "Ingen korrektioner er Udskudt: projektmappen er tom.", "No correction is Udskudt: the workbook is empty."
)
_HEAD = Text("Fra budget {old} til budget {new}", "From budget {old} to budget {new}")
_ORDER = list(Became)


def lines(rolled: Rolled, language: Language) -> Iterator[str]:
    """The report, line by line."""
    yield _HEAD[language].format(old=rolled.from_year, new=rolled.contents.budget_year)
    if not any(one.became is Became.CARRIED for one in rolled.log):
        yield _NOTHING[language]
    ordered = sorted(rolled.log, key=lambda one: _ORDER.index(one.became))
    for became, entered in groupby(ordered, key=lambda one: one.became):
        listed = list(entered)
        yield f"\n{BECAME[became][language]} ({len(listed)})"
        for one in listed[:SHOWN]:
            yield f"  {said(one, language)}"
        if len(listed) > SHOWN:
            yield f"  {_MORE[language].format(count=len(listed) - SHOWN)}"


def said(one: Entered, language: Language) -> str:
    """One line of the log: `T104 Boligsikring · Beløb »Husleje« 2026: 0,200 · hvorfor`."""
    where = f"{one.sheet} »{one.line}«" if one.line else one.sheet
    year = "" if one.year is None else str(one.year)
    figure = "" if one.figure is None else _figure(one)[language]
    counted = f"{where} {year}".strip() + (f": {figure}" if figure else "")
    parts = (f"{one.nr} {one.title}".strip(), counted, one.why[language])
    return harmless(" · ".join(part for part in parts if part))


def _figure(one: Entered) -> Text:
    if isinstance(one.figure, str) or one.figure is None:
        return Text(str(one.figure), str(one.figure))
    value = Decimal(one.figure) if isinstance(one.figure, int | Decimal) else Decimal(0)
    match figure_kind(one):
        case Kind.AMOUNT:
            return wording.number(value / 1_000_000, 3)
        case Kind.FTE:
            return wording.number(value / 1000)
        case _:
            return wording.number(value)
