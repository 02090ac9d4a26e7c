"""One form page as it is printed: its parts put together from the marked lines, nothing interpreted yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from workbook.importers.labels import NR, Heading, committee, document_year, sign_rule
from workbook.importers.marking import PROSE_USES, Marked, Use, mark
from workbook.importers.prose import glue
from workbook.importers.rows import FormRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbook.importers.lines import FormDocument, FormLine


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """One correction's form.

    line      where it is cited: its title line, or its first line where it has none.
    numbers   what may be its Nr: one where it is plain, several or none where it is not.
    rows      the table's rows by kind; a row printed twice counts the first time.
    sides     the texts to the right of the years, row by row, broken ones put together.
    notes, background, consequences  lines of prose, blank lines included.
    history   lines under the heading that our own print has for past series.
    sign_rules  the printed sign rules' lines, and whether each agrees with the form's.
    """

    line: FormLine
    title: str
    numbers: tuple[str, ...]
    rows: Mapping[RowKind, FormRow]
    sides: tuple[tuple[FormRow, str], ...]
    notes: tuple[FormLine, ...]
    background: tuple[FormLine, ...]
    consequences: tuple[FormLine, ...]
    history: tuple[FormLine, ...]
    headings: frozenset[Heading]
    sign_rules: tuple[tuple[FormLine, bool], ...]


@dataclass(frozen=True, slots=True)
class FormPages:
    """A document's forms, and what stands around them."""

    forms: tuple[ImportedForm, ...]
    committees: tuple[tuple[FormLine, str], ...]
    years: tuple[tuple[FormLine, int], ...]
    unknown: tuple[FormLine, ...]
    marked: tuple[tuple[int | None, Marked], ...]
    """Every marked line, with the number (from 0) of its form; None before the first."""


def read_forms(document: FormDocument) -> FormPages:
    """Take a document apart into forms."""
    marked = mark(document.lines)
    groups = _merge_split(_by_form(marked))
    forms = tuple(_form(group) for group in groups[1:])
    return FormPages(
        forms,
        _committees(marked),
        tuple(
            (one.line, year)
            for one in marked
            if one.use is Use.DOCUMENT_TITLE and (year := document_year(one.line.text))
        ),
        tuple(one.line for one in marked if one.use is Use.UNKNOWN),
        tuple((n - 1 if n else None, one) for n, group in enumerate(groups) for one in group),
    )


def _by_form(marked: Sequence[Marked]) -> list[list[Marked]]:
    """Give the lines before the first form, then those of each form."""
    groups: list[list[Marked]] = [[]]
    for one in marked:
        if one.use is Use.TITLE_LABEL:
            groups.append([])
        groups[-1].append(one)
    return groups


def _merge_split(groups: list[list[Marked]]) -> list[list[Marked]]:
    """Put together a form whose head is printed again where a page breaks inside its table."""
    merged = groups[:2]
    for group in groups[2:]:
        if _continues(merged[-1], group):
            merged[-1] = [*merged[-1], *(_as_repeated(one) for one in group)]
        else:
            merged.append(group)
    return merged


def _continues(before: Sequence[Marked], group: Sequence[Marked]) -> bool:
    first, second = _form(before), _form(group)
    again = set(first.rows) & set(second.rows) - {RowKind.YEARS}
    same = first.title == second.title and first.numbers == second.numbers and len(first.numbers) == 1
    return same and not first.headings and not again


def _as_repeated(one: Marked) -> Marked:
    repeated = one.use in (Use.TITLE_LABEL, Use.TITLE) or (one.row is not None and one.row.kind is RowKind.YEARS)
    return Marked(one.line, Use.REPEATED) if repeated else one


def _form(group: Sequence[Marked]) -> ImportedForm:
    title, numbers = _title(group)
    rows: dict[RowKind, FormRow] = {}
    for one in group:
        if one.use is Use.ROW and one.row is not None:
            rows.setdefault(one.row.kind, one.row)
    titles = [one.line for one in group if one.use is Use.TITLE]
    return ImportedForm(
        line=titles[0] if titles else group[0].line,
        title=title,
        numbers=numbers,
        rows=rows,
        sides=tuple((row, _side(row, group)) for row in rows.values()),
        notes=_of(group, Use.NOTE),
        background=_of(group, Use.BACKGROUND),
        consequences=_of(group, Use.CONSEQUENCES),
        history=tuple(one.line for one in group if one.use is Use.HISTORY),
        headings=frozenset(one.heading for one in group if one.heading is not None),
        sign_rules=tuple((one.line, sign_rule(one.line.text) is True) for one in group if one.use is Use.SIGN_RULE),
    )


def _of(group: Iterable[Marked], use: Use) -> tuple[FormLine, ...]:
    return tuple(one.line for one in group if one.use is use and use in PROSE_USES)


def _side(row: FormRow, group: Iterable[Marked]) -> str:
    """Give the text to the right of a row's years, with the pieces that were broken off it."""
    pieces = [
        one.line.text.strip()
        for one in group
        if one.use is Use.TAIL and one.row is not None and one.row.line is row.line
    ]
    text = row.tail
    for piece in pieces:
        text = glue(text, " ", piece)
    return text


def _title(group: Sequence[Marked]) -> tuple[str, tuple[str, ...]]:
    """Give the title, lines put together, and what may be the number: in its own cell, or last on a line."""
    parts: list[str] = []
    numbers: list[str] = []
    label = next((one.title for one in group if one.title is not None), None)
    if label is not None:
        parts.extend(_broken(label.title))
        numbers.extend([label.nr] if label.nr else [])
    lines = [one.line for one in group if one.use is Use.TITLE]
    apart = [line for line in lines if line.cells is None and _NUMBER_APART.search(line.text.rstrip())]
    for line in lines:
        text, nr = _title_line(line, only_apart=bool(apart))
        parts.extend(_broken(text))
        numbers.extend([nr] if nr else [])
    title = ""
    for part in parts:
        title = glue(title, " ", part) if title else part
    if len(numbers) > 1:
        title = " ".join([title, *numbers])
    return title, tuple(numbers)


_NUMBER_LAST = re.compile(rf"(?:^|\s)(?P<nr>{NR.pattern})$", re.IGNORECASE)
_NUMBER_APART = re.compile(rf"(?:^|\s\s+)(?P<nr>{NR.pattern})$", re.IGNORECASE)


def _title_line(line: FormLine, *, only_apart: bool) -> tuple[str, str | None]:
    """Give a line's piece of the title, and the number that ends it."""
    if line.cells is not None:
        cells = [cell.strip() for cell in line.cells if cell.strip()]
        last = ("" if "\n" in cells[-1] else " ").join(cells[-1].split())
        if len(cells) > 1 and not re.search(r"\s", last):
            return "\n".join(cells[:-1]), last
        return ("\n".join(cells), None) if len(cells) > 1 or not NR.fullmatch(last) else ("", last)
    text = line.text.strip()
    found = (_NUMBER_APART if only_apart else _NUMBER_LAST).search(text)
    return (text[: found.start()].strip(), found["nr"]) if found else (text, None)


def _broken(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n") if part.strip()]


def _committees(marked: Sequence[Marked]) -> tuple[tuple[FormLine, str], ...]:
    """Give the committees named: lines that follow each other are one name."""
    found: list[tuple[FormLine, str]] = []
    for use, run in groupby(marked, key=lambda one: one.use):
        if use is not Use.COMMITTEE:
            continue
        lines = [one.line for one in run]
        starts = [n for n, line in enumerate(lines) if committee(line.text)] or [0]
        for start, end in pairwise([*starts, len(lines)]):
            name = " ".join(" ".join(line.text.split()) for line in lines[start:end])
            found.append((lines[start], committee(name) or name))
    return tuple(found)
