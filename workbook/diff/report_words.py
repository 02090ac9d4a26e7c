"""How a difference between two versions reads: labels, values, and what was changed line by line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from schemas.calculations.measures import FTE, INSIDE, NET, OPEN, OUTSIDE
from schemas.columns import Kind
from schemas.finding import Language, Text, same
from schemas.layout import layout
from schemas.words import figures as wording
from workbook.diff import difference
from workbook.grid import Entry

HEADINGS = {
    difference.ChangeKind.ADDED: Text("Nye korrektioner", "Corrections added"),
    difference.ChangeKind.WITHDRAWN: Text("Korrektioner, der er taget ud", "Corrections withdrawn"),
    difference.ChangeKind.CHANGED: Text("Ændrede korrektioner", "Corrections changed"),
}
LINES = {
    difference.ChangeKind.ADDED: Text("ny linje", "line added"),
    difference.ChangeKind.WITHDRAWN: Text("linje slettet", "line deleted"),
    difference.ChangeKind.CHANGED: Text("linje ændret", "line changed"),
}
UNKNOWN = Text("ukendt", "unknown")
NOT_SHOWN = Text("ændret; indholdet vises ikke", "changed; what it says is not shown")
LOOSE = Text("linjer uden korrektion", "lines without a correction")
LINES_LEFT = Text("Linjerne står der stadig, uden korrektion.", "Its lines are still there, without a correction.")
GONE = Text("Står ikke i den nye projektmappe.", "Is not in the new workbook.")
RENUMBERED = Text("før {nr}", "formerly {nr}")
_FRAMES = (INSIDE, OUTSIDE, OPEN)
_LABELS = ("change", "source", "type", "rule", "nr", "text", "reference", "from_year")
INTERNAL = "internal_note"
"""The column whose contents no report to read shows: it may be passed on to others."""
_CONTEXT = 6
"""Words shown around a change in a long text."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of a long text: kept, deleted or inserted."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that differs: what it is, before, after, and the change where it is a figure."""

    label: str
    old: str = ""
    new: str = ""
    change: str = ""
    prose: tuple[TextPart, ...] = ()


class Reader:
    """Puts cells into words; amounts are mio. kr. whatever unit they were typed in."""

    def __init__(self, years: difference.Years, language: Language) -> None:
        self.language: Language = language
        self.years = years
        self.layout = layout(2000)

    def header(self, sheet: str, column: str) -> str:
        """A column's header as people know it; a year's is the year."""
        return column if column.isdigit() else self.layout.sheet(sheet).column(column).header

    def sheet(self, sheet: str) -> str:
        """The sheet's name."""
        return self.layout.sheet(sheet).name

    def kind(self, sheet: str, column: str) -> Kind:
        """What the column's cells hold."""
        if column.isdigit():
            return self.layout.sheet(sheet).years[0].kind
        return self.layout.sheet(sheet).column(column).kind

    def value(self, sheet: str, column: str, entry: Entry) -> str:
        """A cell as it reads in this language."""
        if entry is None:
            return wording.BLANK[self.language]
        return _words(self.kind(sheet, column), entry)[self.language]

    def figure(self, measure: str, figure: int) -> str:
        """A figure of a measure."""
        said = wording.fte(figure) if difference.MEASURES[measure].fte else wording.amount(figure)
        return said[self.language]

    def change(self, measure: str, figure: int) -> str:
        """A change of a measure with its sign."""
        return f"+{self.figure(measure, figure)}" if figure > 0 else self.figure(measure, figure)

    def figures(self, one: difference.CorrectionChange) -> Iterator[Detail]:
        """What the correction's change does to the budget: netto, and what does not move along with it."""
        net = one.figure(NET.key)
        frame = next((m for m in _FRAMES if net.differs and one.figure(m.key).change == net.change), None)
        for figures in one.figures:
            measure = difference.MEASURES[figures.measure]
            moves_along = figures is not net and figures.change == net.change
            if figures.differs and not (moves_along and not measure.fte):
                label = measure.alone[self.language]
                if figures is net and frame is not None:
                    label = f"{label}, {frame.within[self.language]}"
                yield from self._spans(label, figures)

    def _spans(self, label: str, figures: difference.Figures) -> Iterator[Detail]:
        """One detail for years in a row that change alike."""
        if figures.old is None or figures.new is None:
            unknown = UNKNOWN[self.language]
            old_words, new_words = (unknown if side is None else "…" for side in (figures.old, figures.new))
            yield Detail(label, old_words, new_words)
            return
        for years, old, new in _runs(self.years, figures.old, figures.new):
            before, after = (self.figure(figures.measure, one) for one in (old, new))
            yield Detail(f"{label} {years}", before, after, self.change(figures.measure, new - old))

    def fields(self, one: difference.CorrectionChange) -> Iterator[Detail]:
        """What differs in the correction's own row."""
        for cell in one.fields:
            yield self.cell("corrections", self.header("corrections", cell.column), cell)

    def cell(self, sheet: str, label: str, cell: difference.CellChange) -> Detail:
        """One cell; of a long text what was deleted and inserted, of an internal note only that it changed."""
        if cell.column == INTERNAL:
            return Detail(label, new=NOT_SHOWN[self.language])
        kind = self.kind(sheet, cell.column)
        old, new = (self.value(sheet, cell.column, entry) for entry in (cell.old, cell.new))
        if kind is Kind.PROSE and cell.old is not None and cell.new is not None:
            return Detail(label, prose=tuple(prose_parts(str(cell.old), str(cell.new))))
        if kind in (Kind.AMOUNT, Kind.FTE) and not any(isinstance(entry, str) for entry in (cell.old, cell.new)):
            change = _whole(cell.new) - _whole(cell.old)
            return Detail(label, old, new, self.change((FTE if kind is Kind.FTE else NET).key, change))
        return Detail(label, old, new)

    def line(self, change: difference.LineChange) -> Iterator[Detail]:
        """A line that differs: one detail where it is new or gone, else one for each thing that changed."""
        name = self.line_name(change)
        if change.kind is not difference.ChangeKind.CHANGED:
            line = change.new or change.old
            label = f"{self.sheet(change.sheet)}, {LINES[change.kind][self.language]}"
            said = "" if line is None else self.whole_line(change.sheet, line)
            yield Detail(label, said, "") if change.kind is difference.ChangeKind.WITHDRAWN else Detail(label, "", said)
            return
        years = [cell for cell in change.cells if cell.column.isdigit()]
        for cell in change.cells:
            if cell not in years:
                yield self.cell(change.sheet, f"{name}, {self.header(change.sheet, cell.column)}", cell)
        for label, cell in _year_runs(years):
            yield self.cell(change.sheet, f"{name}, {label}", cell)

    def line_name(self, change: difference.LineChange) -> str:
        """`Beløb »Husleje«`, or by the kind of line where it has no text."""
        line = change.new or change.old
        cells = {} if line is None else line.cells
        known = [str(cells[column]) for column in ("text", "reference", *_LABELS) if column in cells]
        return f"{self.sheet(change.sheet)} »{known[0]}«" if known else self.sheet(change.sheet)

    def whole_line(self, sheet: str, line: difference.TableLine) -> str:
        """All a line says, the years that are alike in one."""
        texts = [
            self.value(sheet, column, entry)
            for column, entry in line.cells.items()
            if not column.isdigit() and column != "nr"
        ]
        if sheet == "justifications":
            texts.insert(0, line.nr)
        years = [difference.CellChange(column, None, entry) for column, entry in line.cells.items() if column.isdigit()]
        figures = [f"{label}: {self.value(sheet, cell.column, cell.new)}" for label, cell in _year_runs(years)]
        return " · ".join([*texts, *figures])


def prose_parts(old: str, new: str) -> Iterator[TextPart]:
    """What was deleted and inserted in a text, with a few words around it; `…` where words are left out."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after)
    codes = matcher.get_opcodes()
    for n, (tag, b0, b1, a0, a1) in enumerate(codes):
        if tag == "equal":
            yield TextPart("kept", _around(before[b0:b1], first=n == 0, last=n == len(codes) - 1))
            continue
        if b1 > b0:
            yield TextPart("deleted", " ".join(before[b0:b1]))
        if a1 > a0:
            yield TextPart("inserted", " ".join(after[a0:a1]))
    if before == after:
        yield TextPart("kept", "…")


def _around(words: Sequence[str], *, first: bool, last: bool) -> str:
    if first:
        return " ".join(words) if len(words) <= _CONTEXT else "… " + " ".join(words[-_CONTEXT:])
    if last:
        return " ".join(words) if len(words) <= _CONTEXT else " ".join(words[:_CONTEXT]) + " …"
    if len(words) <= 2 * _CONTEXT:
        return " ".join(words)
    return " ".join([*words[:_CONTEXT], "…", *words[-_CONTEXT:]])


def _words(kind: Kind, entry: Entry) -> Text:
    if isinstance(entry, difference.Unread | str) or entry is None:
        return same(" ".join(str(entry or "").split()))
    if isinstance(entry, date):
        return same(entry.strftime("%d-%m-%Y"))
    read = {
        Kind.AMOUNT: lambda: wording.amount(int(entry)),
        Kind.FTE: lambda: wording.fte(int(entry)),
        Kind.PERCENT: lambda: wording.percent(Decimal(entry)),
        Kind.NUMBER: lambda: wording.number(Decimal(entry)),
    }
    return read[kind]() if kind in read else same(entry)


def _whole(entry: Entry) -> int:
    return entry if isinstance(entry, int) else 0


def _runs(years: difference.Years, old: difference.Years, new: difference.Years) -> Iterator[tuple[str, int, int]]:
    """(`2027-2029`, before, after) for years in a row that change alike; years without a change are left out."""
    cells = [
        difference.CellChange(str(year), was, now) for year, was, now in zip(years, old, new, strict=True) if was != now
    ]
    for label, cell in _year_runs(cells):
        yield label, _whole(cell.old), _whole(cell.new)


def _year_runs(cells: Iterable[difference.CellChange]) -> Iterator[tuple[str, difference.CellChange]]:
    run: list[difference.CellChange] = []
    for cell in cells:
        if run and (cell.old, cell.new, int(cell.column)) != (run[-1].old, run[-1].new, int(run[-1].column) + 1):
            yield _run(run)
            run = []
        run.append(cell)
    if run:
        yield _run(run)


def _run(run: Sequence[difference.CellChange]) -> tuple[str, difference.CellChange]:
    first, last = run[0], run[-1]
    return (first.column if first is last else f"{first.column}–{last.column}"), first
