"""One form page as it is printed: its parts put together from the marked lines, nothing interpreted yet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from schemas.words import printed as words
from workbook.importers.labels import NR, Heading, committee, document_year, nr_alone
from workbook.importers.lines import FormDocument, FormLine
from workbook.importers.marking import PROSE_USES, Marked, Use, mark
from workbook.importers.prose import glue, printed
from workbook.importers.rows import FormRow, RowKind, recognise
from workbook.importers.sign_rules import SignRule, read_sign_rule

PrintedRule = tuple["FormLine", str, SignRule]
"""Where a sign rule stands, its words, and what they say."""
_SIGN_OF_LABEL = re.compile(r"\(\s*[+−–÷-]\s*\)")
_SPEAKS_OF_SIGNS = re.compile(r"\bfortegn", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """One correction's form.

    line      where it is cited: its title line, or its first line where it has none.
    numbers   what may be its Nr: one where it is plain, several or none where it is not.
    rows      the table's rows by kind; a row printed twice counts the first time.
    sides     the texts to the right of the years, row by row, broken ones put together.
    notes, background, consequences  lines of prose, blank lines included.
    history   lines under the heading that our own print has for past series.
    sign_rules  the sign rules that hold for the form, its own or those above the first: line, words, what they say.
    units       the lines of their own that state a unit, likewise.
    answers     columns of Korrektioner that a remark of our own print gives: withdrawn, postponed, preliminary.
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
    sign_rules: tuple[PrintedRule, ...]
    units: tuple[FormLine, ...]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormPages:
    """A document's forms, and what stands around them."""

    forms: tuple[ImportedForm, ...]
    committees: tuple[tuple[FormLine, str], ...]
    years: tuple[tuple[FormLine, int], ...]
    unknown: tuple[FormLine, ...]
    unread: tuple[FormLine, ...]
    marked: tuple[tuple[int | None, Marked], ...]
    """Every marked line, with the number (from 0) of its form; None before the first.

    `unread` are the heads of tables outside the forms that look like a form's own, so that one may be missed.
    """


def read_forms(document: FormDocument) -> FormPages:
    """Take a document apart into forms."""
    marked = mark(document.lines)
    groups = _merge_split(_by_form(marked))
    forms = tuple(_form(group) for group in groups[1:])
    above = [one for one in marked if one.line.edge or any(one is other for other in groups[0])]
    forms = _with_what_holds_for_all(forms, _rules(above), tuple(_of_use(above, Use.UNIT)))
    return FormPages(
        forms,
        _committees(marked),
        tuple(
            (one.line, year)
            for one in marked
            if one.use is Use.DOCUMENT_TITLE and (year := document_year(one.line.text))
        ),
        tuple(one.line for one in marked if one.use is Use.UNKNOWN),
        _unread(marked),
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
        sign_rules=(*_rules(group), *_rules_in_prose(group), *_rules_of_labels(rows)),
        units=tuple(_of_use(group, Use.UNIT)),
        answers=dict(words.ANSWERS[" ".join(line.text.split())] for line in _of_use(group, Use.ANSWER)),
    )


def _of(group: Iterable[Marked], use: Use) -> tuple[FormLine, ...]:
    return tuple(_of_use(group, use)) if use in PROSE_USES else ()


def _of_use(group: Iterable[Marked], use: Use) -> Iterator[FormLine]:
    return (one.line for one in group if one.use is use)


def _rules(group: Iterable[Marked]) -> tuple[PrintedRule, ...]:
    """Give the sign rules of these lines, each with its words, however many lines they go over."""
    found: list[PrintedRule] = []
    for one in group:
        if one.use is Use.SIGN_RULE and one.rule is not None:
            found.append((one.line, printed(one.line), one.rule))
        elif one.use is Use.SIGN_RULE and found:
            line, text, rule = found[-1]
            found[-1] = (line, f"{text} {printed(one.line)}", rule)
    return tuple(found)


def _rules_of_labels(rows: Mapping[RowKind, FormRow]) -> tuple[PrintedRule, ...]:
    """Give the signs that rows name behind their own labels: `Udgifter (-)`."""
    return tuple(
        (row.line, row.label, rule)
        for kind, row in rows.items()
        if kind in (RowKind.EXPENDITURE, RowKind.INCOME) and _SIGN_OF_LABEL.search(row.label)
        if (rule := read_sign_rule(row.label)) is not None
    )


def _rules_in_prose(group: Sequence[Marked]) -> tuple[PrintedRule, ...]:
    """Give the sentences of the prose that speak of signs: they hold, though they stay where they are."""
    lines = [one.line for one in group if one.use in PROSE_USES and not one.line.blank]
    if not any(_SPEAKS_OF_SIGNS.search(line.text) for line in lines):
        return ()
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", " ".join(printed(line) for line in lines))
    first = next(line for line in lines if _SPEAKS_OF_SIGNS.search(line.text))
    said = (sentence for sentence in sentences if _SPEAKS_OF_SIGNS.search(sentence))
    return tuple((first, one, read_sign_rule(one) or SignRule.NOT_UNDERSTOOD) for one in said)


def _with_what_holds_for_all(
    forms: tuple[ImportedForm, ...], rules: tuple[PrintedRule, ...], units: tuple[FormLine, ...]
) -> tuple[ImportedForm, ...]:
    """Give each form what stands above the first, where it says nothing itself.

    A form without a rule, in a document where another form's rule is not ours, has none that is known.
    """
    others = [rule for form in forms for rule in form.sign_rules if rule[2] is not SignRule.SAME]
    doubt = tuple((line, text, SignRule.NOT_UNDERSTOOD) for line, text, _ in others[:1])
    return tuple(
        replace(form, sign_rules=form.sign_rules or rules or doubt, units=form.units or units) for form in forms
    )


def _unread(marked: Sequence[Marked]) -> tuple[FormLine, ...]:
    """Give the rows of years outside a form's table below which udgifter and netto stand."""
    lines = [one.line for one in marked if one.use in (*PROSE_USES, Use.UNKNOWN) and not one.line.blank]
    found = []
    for n, line in enumerate(lines):
        years = recognise(line, None)
        if years is not None and years.kind is RowKind.YEARS:
            below = {row.kind for one in lines[n + 1 : n + 8] if (row := recognise(one, years)) is not None}
            found.extend([line] if {RowKind.EXPENDITURE, RowKind.NET} <= below else [])
    return tuple(found)


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
        text, nr = _title_line(line, only_apart=bool(apart), nr_first=label is not None and label.nr_first)
        parts.extend(_broken(text))
        numbers.extend([nr] if nr else [])
    title = ""
    for part in parts:
        title = glue(title, " ", part) if title else part
    if len(numbers) > 1:
        title = " ".join([title, *numbers])
    return title, tuple(numbers)


_NUMBER_LAST = re.compile(rf"(?:^|\s)(?P<nr>{NR.pattern})$", re.IGNORECASE)
_NUMBER_FIRST = re.compile(rf"(?P<nr>{NR.pattern})(?=\s|$)", re.IGNORECASE)
_NUMBER_APART = re.compile(rf"(?:^|\s\s+)(?P<nr>{NR.pattern})$", re.IGNORECASE)


def _title_line(line: FormLine, *, only_apart: bool, nr_first: bool) -> tuple[str, str | None]:
    """Give a line's piece of the title, and the number that ends it, or begins it where the label says so."""
    if (alone := nr_alone(line)) is not None:
        return "", alone
    if nr_first and (found := _NUMBER_FIRST.match(printed(line))):
        return printed(line)[found.end() :].strip(), found["nr"]
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
