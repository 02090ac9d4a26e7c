"""Which cell format a cell gets that must show its number otherwise: as the cells near it in its column do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schemas.finding import KorrekturError
from workbook.grid import Coordinate, NumberClass
from workbook.ooxml.patch.outline import Span, applied, attribute_of, in_utf8, span, with_attribute
from workbook.ooxml.patch.sheet_scan import SheetSpans, scan
from workbook.ooxml.read.container import Container, relationships
from workbook.ooxml.read.fault import LAST_ROW, LIMITS
from workbook.ooxml.read.parser import feed, local_names, new_parser
from workbook.ooxml.read.styles import read_classes

_GENERAL, _SHORT_DATE = "0", "14"
_LONG = 8
_IRRELEVANT = ("numFmtId", "quotePrefix", "pivotButton")
"""Attributes that say nothing of a cell's looks; neither do those that say which of the others were chosen."""


@dataclass(frozen=True, slots=True)
class _Format:
    """One `xf`: its bytes, its number format's id, the class of that, and its looks apart from that."""

    xml: bytes
    number_format: str
    number_class: NumberClass | None
    quoted: bool
    looks: object


class CellFormats:
    """The cell formats of a package; one that is wanted and not there is added at the end.

    Raises `PackageFault` when the part is malformed.
    """

    def __init__(self, content: bytes, part: str) -> None:
        self._content = in_utf8(content)
        classes = read_classes(self._content, part, LIMITS)
        self._list, items = _listed(self._content, part)
        self._formats = [
            _Format(xml, number_format, classes.get(str(index)), quoted, looks)
            for index, (xml, number_format, quoted, looks) in enumerate(items)
        ]
        self._count = len(self._formats)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._formats)

    def like(self, own: str, wanted: NumberClass | None, nearby: Iterable[str]) -> str:
        """The index of a format that looks as `own` does but shows a number as the class `wanted`.

        The number format is that of the first of `nearby` (indices as the sheet gives them) that has the class, one
        that says more than General before General; else Excel's own short date, or General.
        """
        mine = self._at(own)
        if mine.number_class is wanted and not mine.quoted:
            return own
        places = [_number(index) for index in nearby if self._at(index).number_class is wanted]
        near = [self._formats[place].number_format for place in places]
        fallback = _SHORT_DATE if wanted is NumberClass.DATE else _GENERAL
        number_format = next((one for one in near if one != _GENERAL), fallback)
        if mine.number_class is wanted:
            number_format = mine.number_format
        for index in (*places, *range(len(self._formats))):
            one = self._at(str(index))
            if one.number_format == number_format and one.looks == mine.looks and not one.quoted:
                return str(index)
        return self._added(mine, number_format, wanted)

    def changed(self) -> bytes | None:
        """The part with what has been added, or None where nothing was."""
        added = self._formats[self._count :]
        place, content = self._list, self._content
        if not added or place is None:
            return None
        tag = with_attribute(content[place.start : place.tag_end], b"count", str(len(self._formats)).encode())
        xml = b"".join(one.xml for one in added)
        return applied(content, [(place.start, place.tag_end, tag), (place.content_end, place.content_end, xml)])

    def _at(self, index: str) -> _Format:
        number = _number(index)
        return self._formats[number if number < len(self._formats) else 0]

    def _added(self, like: _Format, number_format: str, number_class: NumberClass | None) -> str:
        end = like.xml.index(b">") + 1
        tag = with_attribute(like.xml[:end], b"numFmtId", number_format.encode())
        tag = with_attribute(with_attribute(tag, b"quotePrefix", None), b"applyNumberFormat", b"1")
        self._formats.append(_Format(tag + like.xml[end:], number_format, number_class, False, like.looks))
        return str(len(self._formats) - 1)


def _number(index: str) -> int:
    """A cell's format by number; a cell without one has the first, and so has one that names none there is."""
    return int(index) if index.isascii() and index.isdecimal() and len(index) < _LONG else 0


_Item = tuple[bytes, str, bool, object]


def _listed(content: bytes, part: str) -> tuple[Span | None, list[_Item]]:
    """Where `cellXfs` stands, if at all, and its formats in order."""
    scanner = _FormatScanner(content, part)
    feed(scanner.parser, content, part)
    return scanner.list, scanner.items


class _FormatScanner:
    def __init__(self, content: bytes, part: str) -> None:
        self.content = content
        self.names = local_names()
        self.list: Span | None = None
        self.items: list[_Item] = []
        self.path: list[tuple[str, int]] = []
        self.skipped = 0  # depth inside an alternative that is not read
        self.looks: list[object] = []
        self.parser = new_parser(part, namespaces=True)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = self.names[name]
        if self.skipped or short == "mc:Choice":
            self.skipped += 1
            return
        open_names = [one for one, _ in self.path]
        if "cellXfs" in open_names:
            if short == "xf":
                self.looks = []
            kept = {
                key: value
                for key, value in attributes.items()
                if key not in _IRRELEVANT and not (short == "xf" and key.startswith("apply"))
            }
            self.looks.append((short, tuple(sorted(kept.items()))))
        self.path.append((short, self.parser.CurrentByteIndex))

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        name, begin = self.path.pop()
        inside = [one for one, _ in self.path]
        if name == "xf" and "cellXfs" in inside:
            place = span(self.content, name, begin, self.parser.CurrentByteIndex)
            tag = self.content[begin : place.tag_end]
            quoted = attribute_of(tag, b"quotePrefix") in {"1", "true"}
            number_format = attribute_of(tag, b"numFmtId") or _GENERAL
            self.items.append((self.content[begin : place.end], number_format, quoted, tuple(self.looks)))
        elif name == "cellXfs":
            self.list = span(self.content, name, begin, self.parser.CurrentByteIndex)


NEAR = 500
"""A column is looked through so many rows up and down."""


class ColumnFormats:
    """Picks formats for the cells of a package, and knows what the styles part must then say."""

    def __init__(self, container: Container, workbook: str) -> None:
        targets = (one.target for one in relationships(container, workbook).values() if one.kind == "styles")
        self._part = next((target for target in targets if container.entry(target) is not None), None)
        self._formats = None if self._part is None else CellFormats(container.read(self._part), self._part)

    def styles(
        self, content: bytes, part: str, wanted: Mapping[Coordinate, NumberClass | None]
    ) -> dict[Coordinate, str]:
        """The index of the format each cell of this sheet part gets; raises `PackageFault`."""
        if not self._formats:
            if any(number_class is not None for number_class in wanted.values()):
                raise KorrekturError("Projektmappen har ingen celleformater.", "The workbook has no cell formats.")
            return {}
        content = in_utf8(content)
        spans = scan(content, part, {cell for at in wanted for cell in (at, *_column(at))})
        return {
            at: self._formats.like(
                _style(content, spans, at), number_class, [_style(content, spans, cell) for cell in _near(spans, at)]
            )
            for at, number_class in wanted.items()
        }

    def changed(self) -> dict[str, bytes]:
        """The styles part by its name, where a format had to be added."""
        content = None if self._formats is None else self._formats.changed()
        return {} if self._part is None or content is None else {self._part: content}


def _column(at: Coordinate) -> Iterator[Coordinate]:
    """The cells of its column, nearest first."""
    row, column = at
    for distance in range(1, NEAR + 1):
        for other in (row + distance, row - distance):
            if 0 < other <= LAST_ROW:
                yield other, column


def _near(spans: SheetSpans, at: Coordinate) -> Iterator[Coordinate]:
    """Those that are there, and last the column's own format, as at a cell that is not."""
    yield from (cell for cell in _column(at) if cell in spans.cells)
    yield 0, at[1]


def _style(content: bytes, spans: SheetSpans, at: Coordinate) -> str:
    """The format of a cell as the sheet gives it; of one that is not there, that of its row or column."""
    cell = spans.cells.get(at)
    if cell is not None:
        return attribute_of(content[cell.whole.start : cell.whole.tag_end], b"s")
    row = next((row.style for row in spans.rows if row.number == at[0]), None)
    column = next((style for first, last, style in spans.columns if first <= at[1] <= last), "")
    return row or column
