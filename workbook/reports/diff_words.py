"""A difference in words: the same headings, figures and lines for every form it is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from schemas.columns import Kind
from schemas.finding import Text
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from workbook.reports.harmless import harmless
from workbook.reports.totals_table import UNKNOWN, amount, posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.calculations.records import Four
    from schemas.columns import Column
    from schemas.finding import Language
    from workbook.diff import CorrectionChange, Difference
    from workbook.diff_lines import Field, LineChange

TITLE = Text("Forskelle", "Differences")
BETWEEN = Text("Fra {old} til {new}", "From {old} to {new}")
TOTALS = Text("Totaler, mio. kr.", "Totals, mio. kr.")
FACTS = Text("Stamdata", "Master data")
CORRECTIONS = Text("Korrektioner", "Corrections")
OTHERS = Text("Satser og begrundelser", "Rates and explanations")
BEFORE, AFTER, CHANGE = Text("før", "before"), Text("nu", "now"), Text("ændring", "change")
NET = Text("Netto", "Net")
NONE = Text("Ingen forskelle.", "No differences.")
BLANK = Text("(tomt)", "(blank)")
ADDED, WITHDRAWN = Text("tilføjet", "added"), Text("taget ud", "taken out")
CHANGED, RENUMBERED = Text("ændret", "changed"), Text("nyt nummer, før {key}", "new number, before {key}")
LOOSE = Text("linjer uden korrektion", "lines without a correction")
_LONGEST = 160
"""Characters of a text that are shown; JSON has it whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of figures: its name, and a text a year."""

    name: str
    figures: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: `mark` is + (came), − (went) or ~ (changed)."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, what it comes to, and what changed below it."""

    heading: str
    about: str
    rows: tuple[Row, ...]
    items: tuple[Item, ...]


def measures(found: Difference, language: Language) -> list[Row]:
    """Before, now and the change of every total."""
    rows = []
    for one in found.measures:
        rows.append(Row(f"{one.name[language]}, {BEFORE[language]}", _figures(one.before, found, language)))
        rows.append(Row(f"{one.name[language]}, {AFTER[language]}", _figures(one.after, found, language)))
        rows.append(Row(CHANGE[language], _change(one.before, one.after, found, language), strong=True))
    return rows


def facts(found: Difference, language: Language) -> list[Item]:
    """What changed on Stamdata."""
    return [
        Item("~", f"{harmless(one.field)}: {_text(one.old, language)} → {_text(one.new, language)}")
        for one in found.facts
    ]


def blocks(found: Difference, language: Language) -> Iterator[Block]:
    """Every correction that changed."""
    for one in found.corrections:
        rows = []
        if one.net_before != one.net_after:
            rows = [
                Row(f"{NET[language]}, {BEFORE[language]}", _figures(one.net_before, found, language)),
                Row(f"{NET[language]}, {AFTER[language]}", _figures(one.net_after, found, language)),
                Row(CHANGE[language], _change(one.net_before, one.net_after, found, language), strong=True),
            ]
        items = [Item("~", field_words(field, language)) for field in one.fields]
        items += [line_item(line, found, language) for line in one.lines]
        heading = f"{harmless(one.new_key or one.old_key or one.number)} {harmless(one.title)}".strip()
        yield Block(heading, _kind(one, language), tuple(rows), tuple(items))


def others(found: Difference, language: Language) -> list[Item]:
    """What changed in the tables that belong to the whole workbook."""
    return [line_item(line, found, language) for line in found.others]


def line_item(line: LineChange, found: Difference, language: Language) -> Item:
    """A row that came, went or changed."""
    name = f"{line.sheet.name}: {harmless(line.label)}".removesuffix(": ")
    if line.old is not None and line.new is not None:
        return Item("~", f"{name}: {'; '.join(field_words(field, language) for field in line.fields)}")
    row = line.new or line.old or {}
    told = [
        f"{column.header} {value_words(column, row[column.key], language)}"
        for column in line.sheet.inputs
        if column.key in (*BUDGET_YEARS, *HISTORY_YEARS, "percent") and row.get(column.key) is not None
    ]
    del found
    return Item("−" if line.new is None else "+", f"{name}: {'; '.join(told)}" if told else name)


def field_words(field: Field, language: Language) -> str:
    """`Status: Foreløbig → Endelig`."""
    old, new = (value_words(field.column, value, language) for value in (field.old, field.new))
    return f"{field.column.header}: {old} → {new}"


def value_words(column: Column, value: Any, language: Language) -> str:
    """A frame's value as a person reads it."""
    if value is None:
        return BLANK[language]
    if column.kind is Kind.AMOUNT:
        return amount(int(value), language)
    if column.kind is Kind.POSITIONS:
        return posts(int(value), language)
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y" if language == "da" else "%Y-%m-%d")
    if isinstance(value, Decimal):
        number = format((value * 100 if column.kind is Kind.PERCENT else value).normalize(), "f")
        number = number.replace(".", ",") if language == "da" else number
        return f"{number}%" if column.kind is Kind.PERCENT else number
    return _text(str(value), language)


def _kind(one: CorrectionChange, language: Language) -> str:
    if one.old_key is None and one.new_key is None:
        return LOOSE[language]
    if one.old_key is None:
        return ADDED[language]
    if one.new_key is None:
        return WITHDRAWN[language]
    return RENUMBERED[language].format(key=harmless(one.old_key)) if one.renumbered else CHANGED[language]


def _figures(four: Four | None, found: Difference, language: Language) -> tuple[str, ...]:
    return (
        tuple(UNKNOWN[language] for _ in found.years) if four is None else tuple(amount(one, language) for one in four)
    )


def _change(before: Four | None, after: Four | None, found: Difference, language: Language) -> tuple[str, ...]:
    if before is None or after is None:
        return tuple(UNKNOWN[language] for _ in found.years)
    changes = [new - old for old, new in zip(before, after, strict=True)]
    return tuple(f"{'+' if one > 0 else ''}{amount(one, language)}" if one else "0" for one in changes)


def _text(text: str, language: Language) -> str:
    shown = harmless(text).strip()
    if not shown:
        return BLANK[language]
    return f"»{shown}«" if len(shown) <= _LONGEST else f"»{shown[: _LONGEST - 1]}…«"
