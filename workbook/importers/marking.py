"""The state machine over a document's lines: every line that is not blank gets exactly one use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from schemas.words import printed as words
from workbook.importers import labels
from workbook.importers.joined_lines import following, is_unread_head, row_at, rule_at
from workbook.importers.lines import FormLine, squash, tabular
from workbook.importers.price_text import is_price_line
from workbook.importers.rows import FormRow, RowKind, continues_tail, recognise
from workbook.importers.sign_rules import SignRule, is_whole_rule, read_sign_rule


class Use(StrEnum):
    """What became of a line."""

    COMMITTEE = "committee"
    DOCUMENT_TITLE = "document_title"
    TITLE_LABEL = "title_label"
    TITLE_REST = "title_rest"  # the number, or the title, on a line below the label
    TITLE = "title"
    ROW = "row"
    TAIL = "tail"  # the rest of a label or date that a narrow column broke
    SIGN_RULE = "sign_rule"
    UNIT = "unit"  # a line of its own that states the unit of the amounts
    NOTE = "note"  # between table and prose: a footnote, or a row that is not known
    HEADING = "heading"
    BACKGROUND = "background"
    CONSEQUENCES = "consequences"
    REPEATED = "repeated"  # a header printed again on a new page
    PAGE_EDGE = "page_edge"
    OVERVIEW = "overview"  # of our own print: totals that the forms give again
    REMARK = "remark"  # likewise: what the print says of a form's figures
    ANSWER = "answer"  # likewise: that the correction does not count, or is preliminary
    HISTORY = "history"  # likewise: past series under a heading of their own
    CONTENTS = "contents"  # a table of contents
    UNKNOWN = "unknown"  # before the first form, and understood as nothing


_OVERVIEW, _HISTORY = squash(words.OVERVIEW_HEADING), squash(words.HISTORY_HEADING)
_OVERVIEW_HEAD = 5  # lines: its own, the committee's name over several, the document's title
_LOOKAHEAD = 50  # lines: a row's pieces and the blank lines between them
PROSE_USES = (Use.NOTE, Use.BACKGROUND, Use.CONSEQUENCES)


class _MarkingState(Enum):
    PREAMBLE = auto()
    OVERVIEW = auto()
    TITLE = auto()
    TABLE = auto()
    BACKGROUND = auto()
    CONSEQUENCES = auto()
    HISTORY = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A line and its use, and what was recognised in it; blank lines have the use of the prose they part."""

    line: FormLine
    use: Use
    row: FormRow | None = None
    title: labels.TitleLabel | None = None
    heading: labels.Heading | None = None
    rule: SignRule | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    state: _MarkingState = _MarkingState.PREAMBLE
    rows: tuple[FormRow, ...] = ()
    document_title: str = ""

    @property
    def years(self) -> FormRow | None:
        return next((row for row in self.rows if row.kind is RowKind.YEARS), None)


_Step = tuple[_Context, tuple[Marked, ...]]


def mark(lines: Sequence[FormLine]) -> tuple[Marked, ...]:
    """Give every line its use; blank lines only where they part prose."""
    context = _Context()
    marked: list[Marked] = []
    position = 0
    while position < len(lines):
        ahead = lines[position : position + _LOOKAHEAD]
        if ahead[0].blank:
            marked.extend(_blank(context, ahead[0]))
            position += 1
            continue
        context, step = _step(context, ahead)
        uses = {id(one.line): one for one in step}
        while uses:
            line = lines[position]
            position += 1
            if (used := uses.pop(id(line), None)) is not None:
                marked.append(used)
            else:
                marked.extend(_blank(context, line) if line.blank else (Marked(line, Use.PAGE_EDGE),))
    return tuple(marked)


def _blank(context: _Context, line: FormLine) -> tuple[Marked, ...]:
    use = {
        _MarkingState.TABLE: Use.NOTE,
        _MarkingState.BACKGROUND: Use.BACKGROUND,
        _MarkingState.CONSEQUENCES: Use.CONSEQUENCES,
    }
    return (Marked(line, use[context.state]),) if context.state in use else ()


def _step(context: _Context, ahead: Sequence[FormLine]) -> _Step:
    """Give the uses of the next line, and of those it belongs together with."""
    line = ahead[0]
    if _begins_overview(ahead):
        return replace(context, state=_MarkingState.OVERVIEW, rows=()), (Marked(line, Use.OVERVIEW),)
    if (document := _document_header(context, ahead)) is not None:
        return document
    if line.edge:
        rule = read_sign_rule(line.text)
        return context, (Marked(line, Use.SIGN_RULE if rule else Use.PAGE_EDGE, rule=rule),)
    label = _label(context, ahead)
    if label is not None:
        begun = replace(context, state=_MarkingState.TITLE, rows=())
        named, *others = label[1]
        rest = (Marked(one, Use.TITLE_REST) for one in others)
        return begun, (Marked(named, Use.TITLE_LABEL, title=label[0]), *rest)
    if context.state is _MarkingState.OVERVIEW:
        return context, (Marked(line, Use.OVERVIEW),)
    return _before(context, ahead) if context.state is _MarkingState.PREAMBLE else _inside(context, ahead)


def _label(context: _Context, ahead: Sequence[FormLine]) -> tuple[labels.TitleLabel, tuple[FormLine, ...]] | None:
    """Give the label that a form begins with and its lines: title and number may stand on two."""
    line = ahead[0]
    if (label := labels.title_label(line)) is not None:
        return label, (line,)
    below = following(ahead, 2)[1:]
    for title, nr, second in (
        (labels.title_alone(line), None, labels.nr_alone),
        (None, labels.nr_alone(line), labels.title_alone),
    ):
        if (title or nr) and below and (other := second(below[0])):
            return labels.TitleLabel(title or other, nr or other), (line, below[0])
    if context.state in (_MarkingState.OVERVIEW, _MarkingState.TITLE, _MarkingState.TABLE):
        return None
    alone = labels.title_alone(line)
    label = labels.TitleLabel(alone) if alone else labels.numbered_title(line.text)
    return (label, (line,)) if label is not None and _years_below(ahead) else None


def _years_below(ahead: Sequence[FormLine]) -> bool:
    """Tell whether a form's row of years stands below the line, before anything else that begins one."""
    for one in following(ahead, _OVERVIEW_HEAD)[1:]:
        if labels.title_label(one) is not None or labels.heading(one.text) is not None:
            return False
        if (row := recognise(one, None)) is not None:
            return row.kind is RowKind.YEARS
    return False


def _rule(context: _Context, ahead: Sequence[FormLine]) -> tuple[Marked, ...] | None:
    found = rule_at(ahead, in_title=context.state is _MarkingState.TITLE)
    if found is None:
        return None
    rule, (first, *others) = found
    return (Marked(first, Use.SIGN_RULE, rule=rule), *(Marked(line, Use.SIGN_RULE) for line in others))


def _before(context: _Context, ahead: Sequence[FormLine]) -> _Step:
    """Give a line above the first form: what it says of signs and units holds for all."""
    line = ahead[0]
    if (found := _rule(context, ahead)) is not None:
        return context, found
    use = (
        Use.UNIT
        if is_price_line(line.text)
        else Use.CONTENTS
        if labels.CONTENTS_LINE.fullmatch(line.text)
        else Use.UNKNOWN
    )
    return context, (Marked(line, use),)


def _begins_overview(ahead: Sequence[FormLine]) -> bool:
    """Tell whether our print's overview begins: a sentence of the same words has no document's title below it."""
    if squash(ahead[0].text) != _OVERVIEW:
        return False
    return any(labels.document_year(one.text) is not None for one in following(ahead, _OVERVIEW_HEAD))


def _inside(context: _Context, ahead: Sequence[FormLine]) -> _Step:
    """Give the same for a line of a form."""
    line = ahead[0]
    if (under := _heading(context, ahead)) is not None:
        return under
    if context.state in (_MarkingState.TITLE, _MarkingState.TABLE):
        return _table(context, ahead)
    if is_whole_rule(line.text):
        return context, (Marked(line, Use.SIGN_RULE, rule=read_sign_rule(line.text)),)
    if squash(line.text) == _HISTORY:
        return replace(context, state=_MarkingState.HISTORY), (Marked(line, Use.HEADING),)
    if context.state is _MarkingState.HISTORY and tabular(line):
        return context, (Marked(line, Use.HISTORY),)
    use = Use.BACKGROUND if context.state is _MarkingState.BACKGROUND else Use.CONSEQUENCES
    return context, (Marked(line, use),)


def _document_header(context: _Context, ahead: Sequence[FormLine]) -> _Step | None:
    """Give the committee and the document's title, at the beginning or once more on a later page."""
    line = ahead[0]
    first = context.state is _MarkingState.PREAMBLE
    if labels.document_year(line.text) is not None and (first or squash(line.text) == squash(context.document_title)):
        use = Use.REPEATED if context.document_title else Use.DOCUMENT_TITLE
        return replace(context, document_title=context.document_title or line.text), (Marked(line, use),)
    if labels.committee(line.text) is None:
        return None
    named = [line]
    for one in following(ahead, 3)[1:]:
        if labels.document_year(one.text) is not None:
            marked = (*(Marked(part, Use.COMMITTEE) for part in named), Marked(one, Use.DOCUMENT_TITLE))
            return replace(context, document_title=one.text), marked
        if not (one.text.strip()[:1].islower() or line.text.strip().endswith((",", " og", "-"))):
            break
        named.append(one)
    return (context, (Marked(line, Use.COMMITTEE),)) if first else None


def _heading(context: _Context, ahead: Sequence[FormLine]) -> _Step | None:
    """Give a heading of the prose, on one line or broken over two; each counts once in a form."""
    one_or_two = following(ahead, 2)
    found, used = labels.heading(ahead[0].text), one_or_two[:1]
    if found is None and len(one_or_two) > 1 and labels.begins_heading(ahead[0].text):
        found, used = labels.heading(" ".join(line.text for line in one_or_two)), one_or_two
    below = {
        labels.Heading.BACKGROUND: _MarkingState.BACKGROUND,
        labels.Heading.CONSEQUENCES: _MarkingState.CONSEQUENCES,
    }
    if found is None or below[found].value <= context.state.value:
        return None
    return replace(context, state=below[found]), tuple(Marked(line, Use.HEADING, heading=found) for line in used)


def _table(context: _Context, ahead: Sequence[FormLine]) -> _Step:
    """Give a line of the form's head: title, row, sign rule, the rest of a broken label, or a note."""
    line = ahead[0]
    text = " ".join(line.text.split())
    if text in words.REMARKS or text in words.ANSWERS:
        return context, (Marked(line, Use.ANSWER if text in words.ANSWERS else Use.REMARK),)
    if (found := row_at(ahead, context.years)) is not None:
        row, lines = found
        return _with_row(context, row, lines)
    if (rule := _rule(context, ahead)) is not None:
        return context, rule
    if is_price_line(line.text):
        return context, (Marked(line, Use.UNIT),)
    return _no_row(context, line)


def _no_row(context: _Context, line: FormLine) -> _Step:
    """Give a line of the form's head that is neither row nor rule."""
    if context.state is _MarkingState.TITLE:
        if is_unread_head(line):
            return replace(context, state=_MarkingState.TABLE), (Marked(line, Use.NOTE),)
        return context, (Marked(line, Use.TITLE),)
    if _ends_tail(context, line):
        row = context.rows[-1]
        longer = replace(row, tail=f"{row.tail} {line.text.strip()}")
        return replace(context, rows=(*context.rows[:-1], longer)), (Marked(line, Use.TAIL, row=row),)
    return context, (Marked(line, Use.NOTE),)


def _with_row(context: _Context, row: FormRow, lines: tuple[FormLine, ...]) -> _Step:
    before = next((one for one in context.rows if one.kind is row.kind), None)
    rest = tuple(Marked(line, Use.ROW) for line in lines[1:])
    if before is None:
        inside = replace(context, state=_MarkingState.TABLE, rows=(*context.rows, row))
        return inside, (Marked(lines[0], Use.ROW, row=row), *rest)
    same = before.values == row.values and squash(before.label) == squash(row.label)
    return context, tuple(Marked(line, Use.REPEATED if same else Use.NOTE) for line in lines)


def _ends_tail(context: _Context, line: FormLine) -> bool:
    """Tell whether the line is the rest of what stands to the right of the years in the row above."""
    alone = line.cells is None or sum(bool(cell.strip()) for cell in line.cells) == 1
    return bool(context.rows) and alone and continues_tail(context.rows[-1].tail, line.text.strip())
