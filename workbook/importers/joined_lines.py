"""What several lines are together: a row whose label is broken around its figures, a head or a sign rule over two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbook.importers import rows
from workbook.importers.labels import heading, title_label
from workbook.importers.lines import FormLine, squash
from workbook.importers.sign_rules import SignRule, is_stated, may_begin_rule, read_sign_rule

_LABEL_BEFORE_FIGURES = re.compile(r"(.*?[^\d\s])\s+((?:[+−–-]?\d[\d.,]*\s+){3,}.*)")


def following(ahead: Sequence[FormLine], count: int) -> tuple[FormLine, ...]:
    """Give the next `count` lines that are neither blank nor a page's edge, this one first."""
    found: list[FormLine] = []
    for line in ahead:
        if not line.blank and (not line.edge or line is ahead[0]):
            found.append(line)
            if len(found) == count:
                break
    return tuple(found)


def row_at(ahead: Sequence[FormLine], years: rows.FormRow | None) -> tuple[rows.FormRow, tuple[FormLine, ...]] | None:
    """Give the row that begins here: on one line, or with its label broken before or around the figures."""
    alone = rows.recognise(ahead[0], years)
    whole = None if alone is None else (alone, (ahead[0],))
    if alone is None and (head := _head_over_two(ahead)) is not None:
        return head
    if ahead[0].cells is not None or (alone is not None and alone.values):
        return whole
    near = following(ahead, 3)
    for used, text in _pieced(near):
        if all(_may_join(ahead[0], line, years) for line in used[1:]):
            row = rows.recognise(replace(ahead[0], text=text), years)
            if row is not None:
                return row, used
    other = rows.years_under_any_label(ahead[0]) if whole is None and years is None else None
    return (other, (ahead[0],)) if other is not None else whole


def _head_over_two(ahead: Sequence[FormLine]) -> tuple[rows.FormRow, tuple[FormLine, ...]] | None:
    """Give the years of a head whose cells go over two rows of the table."""
    near = following(ahead, 2)
    row = rows.two_lines(*near) if len(near) > 1 else None
    return (row, near) if row is not None else None


def is_unread_head(line: FormLine) -> bool:
    """Tell whether the line heads a table, though its years cannot be read, and so is no piece of a title."""
    cells = [cell for cell in line.cells or () if cell.strip()]
    return len(cells) > 3 or rows.heads_years(line.text) or rows.DATE_LABEL.search(line.text) is not None  # noqa: PLR2004


def _pieced(near: tuple[FormLine, ...]) -> Iterator[tuple[tuple[FormLine, ...], str]]:
    """Yield the ways lines can be pieces of one row, with its text: broken around or before the figures."""
    texts = [line.text.strip() for line in near]
    if len(near) > 2:  # noqa: PLR2004  label, figures, label
        yield near, f"{texts[0]} {texts[2]} {texts[1]}"
    if len(near) > 1:
        yield near[:2], f"{texts[0]} {texts[1]}"
        if beginning := _LABEL_BEFORE_FIGURES.fullmatch(texts[0]):
            ending, _, side = texts[1].partition("   ")
            yield near[:2], f"{beginning[1]} {ending} {beginning[2]} {side.strip()}"
    if len(near) > 2:  # noqa: PLR2004  as above
        yield near, f"{texts[0]} {texts[1]} {texts[2]}"


def _may_join(first: FormLine, line: FormLine, years: rows.FormRow | None) -> bool:
    """Tell whether the line can be a piece of a row begun above it: no label, row or cells of its own."""
    if line.cells is not None or title_label(line) is not None or heading(line.text) is not None:
        return False
    if (read_sign_rule(line.text) is None) is not (read_sign_rule(first.text) is None):
        return may_begin_rule(first.text)
    row = rows.recognise(line, years)
    unlabelled = row is not None and row.kind is rows.RowKind.YEARS and not row.label
    counted = row is not None and row.kind is rows.RowKind.FTE and squash(first.text) == "antal"
    return row is None or unlabelled or counted


def rule_at(ahead: Sequence[FormLine], *, in_title: bool) -> tuple[SignRule, tuple[FormLine, ...]] | None:
    """Give the lines of a sign rule: one, or two or three that only together are one."""
    near = following(ahead, 3)
    free = next((n for n, line in enumerate(near) if n and not _may_join(near[0], line, None)), len(near))
    alone, chosen = read_sign_rule(near[0].text), (near[:1], SignRule.NOT_UNDERSTOOD)
    for count in range(1, free + 1):
        text = " ".join(line.text.strip() for line in near[:count])
        rule = read_sign_rule(text)
        if rule in (None, SignRule.NOT_UNDERSTOOD) or (
            count > 1 and alone is None and not may_begin_rule(near[0].text)
        ):
            continue
        chosen = (near[:count], rule)
        if count == len(near) or read_sign_rule(near[count].text) is not SignRule.NOT_UNDERSTOOD:
            break
    lines, rule = chosen
    title = in_title and not is_stated(" ".join(line.text for line in lines)) and rule is SignRule.NOT_UNDERSTOOD
    return None if title or (alone is None and len(lines) == 1) else (rule, lines)
