"""New cell values put into the bytes of a worksheet part; whatever is not a patched cell stays as it is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.words.writable import LONGEST, cut, fits
from workbook.grid import CellError, Coordinate, Value, address
from workbook.ooxml.patch.outline import ByteChange, applied, in_utf8, tag_end, with_attribute
from workbook.ooxml.patch.sheet_scan import RowSpan, SheetSpans, scan
from workbook.ooxml.read.fault import damaged
from workbook.ooxml.read.number_format import spelled
from workbook.ooxml.read.references import area
from workbook.ooxml.read.text import encoded

CellValues = dict["Coordinate", "Value | None"]


@dataclass(frozen=True, slots=True)
class Dress:
    """What patched cells get besides their values: formulas (without `=`), and indices of cell formats."""

    formulas: Mapping[Coordinate, str] = field(default_factory=dict)
    styles: Mapping[Coordinate, str] = field(default_factory=dict)


UNDRESSED = Dress()


def patch_cells(
    content: bytes, part: str, values: Mapping[Coordinate, Value | None], dress: Dress = UNDRESSED
) -> bytes:
    """The part with these values: beside the formula of a formula cell, in place of the value elsewhere.

    `dress` gives some of these cells a new formula or another style. None empties a plain cell and takes a
    formula's stored value away. A cell that is not there is made in its place, with the style of its row or
    column. Raises `PackageFault` when the part is malformed, ValueError for a value no cell can hold.
    """
    content = in_utf8(content)
    spans = scan(content, part, values.keys())
    if spans.data is None:
        raise damaged(f"{part}: no sheetData")
    changes = [_changed_cell(content, spans, at, values[at], dress) for at in spans.cells]
    missing: CellValues = {
        at: value
        for at, value in values.items()
        if at not in spans.cells and (value is not None or at in dress.formulas)
    }
    if missing:
        changes += _new_cells(content, spans, missing, dress)
        changes += _widened_dimension(content, spans, missing)
    return applied(content, changes)


def _changed_cell(content: bytes, spans: SheetSpans, at: Coordinate, value: Value | None, dress: Dress) -> ByteChange:
    cell, written = spans.cells[at], dress.formulas.get(at)
    kept = [part for part in cell.parts if part.name not in {"v", "is"} and (part.name != "f" or written is None)]
    formula = written is not None or any(part.name == "f" for part in kept)
    tag = content[cell.whole.start : cell.whole.tag_end]
    kind, inner = _value_xml(spans.prefix, value, formula=formula)
    tag = with_attribute(tag, b"t", kind)
    tag = with_attribute(tag, b"vm", None)  # what a picture or a data type in the old value was
    if not formula or written is not None:
        tag = with_attribute(tag, b"cm", None)
    if at in dress.styles:
        tag = with_attribute(tag, b"s", dress.styles[at].encode())
    before = _formula_xml(spans.prefix, written)
    before += b"".join(content[part.start : part.end] for part in kept if part.name == "f")
    after = b"".join(content[part.start : part.end] for part in kept if part.name != "f")
    return cell.whole.start, cell.whole.end, _element(tag, before + inner + after, content, cell.whole.start)


def _element(tag: bytes, inner: bytes, content: bytes, start: int) -> bytes:
    """A start tag with this content, closed; the name is taken from the bytes at `start`."""
    name = content[start + 1 : start + 1 + _name_length(content, start)]
    bare = tag[:-2].rstrip() if tag.endswith(b"/>") else tag[:-1]
    return bare + b"/>" if not inner else bare + b">" + inner + b"</" + name + b">"


def _name_length(content: bytes, start: int) -> int:
    end = start + 1
    while content[end : end + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">"):
        end += 1
    return end - start - 1


def _value_xml(prefix: bytes, value: Value | None, *, formula: bool) -> tuple[bytes | None, bytes]:
    """The type attribute and the content that hold a value."""
    if value is None:
        return None, b""
    if isinstance(value, CellError):
        return b"e", _tagged(prefix, b"v", encoded(value).encode())
    if isinstance(value, str):
        if not fits(value) and not formula:
            raise ValueError(f"a cell holds at most {LONGEST} characters")
        value = cut(value)  # what a formula joins may be longer, until Excel computes it
        text = encoded(value).encode()
        space = b' xml:space="preserve"' if value != value.strip() else b""
        if formula:
            return b"str", _tagged(prefix, b"v", text, space)
        return b"inlineStr", _tagged(prefix, b"is", _tagged(prefix, b"t", text, space))
    if isinstance(value, bool):
        return b"b", _tagged(prefix, b"v", b"1" if value else b"0")
    return None, _tagged(prefix, b"v", spelled(value).encode())


def _formula_xml(prefix: bytes, formula: str | None) -> bytes:
    return b"" if formula is None else _tagged(prefix, b"f", encoded(formula).encode())


def _tagged(prefix: bytes, name: bytes, inner: bytes, attributes: bytes = b"") -> bytes:
    return b"<" + prefix + name + attributes + b">" + inner + b"</" + prefix + name + b">"


def _new_cells(content: bytes, spans: SheetSpans, missing: CellValues, dress: Dress) -> list[ByteChange]:
    by_row: dict[int, CellValues] = defaultdict(dict)
    for at in sorted(missing):
        by_row[at[0]][at] = missing[at]
    present = {row.number: row for row in spans.rows}
    changes: list[ByteChange] = []
    loose: list[tuple[int, bytes]] = []
    for number, cells in by_row.items():
        row = present.get(number)
        if row is not None:
            changes += _into_row(content, spans, row, cells, dress)
        else:
            made = b"".join(_new_cell(spans, at, value, None, dress) for at, value in cells.items())
            loose.append((number, _tagged(spans.prefix, b"row", made, f' r="{number}"'.encode())))
    return changes + _new_rows(content, spans, loose)


def _new_cell(spans: SheetSpans, at: Coordinate, value: Value | None, row_style: str | None, dress: Dress) -> bytes:
    written = dress.formulas.get(at)
    kind, inner = _value_xml(spans.prefix, value, formula=written is not None)
    inner = _formula_xml(spans.prefix, written) + inner
    column_style = next((style for first, last, style in spans.columns if first <= at[1] <= last), None)
    style = dress.styles.get(at) or row_style or column_style
    attributes = f' r="{address(*at)}"' + (f' s="{style}"' if style else "")
    return _tagged(spans.prefix, b"c", inner, attributes.encode() + (b' t="' + kind + b'"' if kind else b""))


def _into_row(content: bytes, spans: SheetSpans, row: RowSpan, cells: CellValues, dress: Dress) -> list[ByteChange]:
    made = {at[1]: _new_cell(spans, at, value, row.style, dress) for at, value in cells.items()}
    whole = row.whole
    tag = with_attribute(content[whole.start : whole.tag_end], b"spans", None)  # only a hint, now untrue
    if whole.empty:
        return [(whole.start, whole.end, _element(tag, b"".join(made.values()), content, whole.start))]
    changes: list[ByteChange] = [(whole.start, whole.tag_end, tag)]
    for column, xml in made.items():
        later = (start for other, start in row.cells if other > column)
        place = next(later, whole.content_end)
        changes.append((place, place, xml))
    return changes


def _new_rows(content: bytes, spans: SheetSpans, rows: list[tuple[int, bytes]]) -> list[ByteChange]:
    data = spans.data
    if not rows or data is None:
        return []
    if data.empty:
        tag = content[data.start : data.tag_end]
        return [(data.start, data.end, _element(tag, b"".join(xml for _, xml in rows), content, data.start))]
    changes: list[ByteChange] = []
    following = iter(spans.rows)
    row = next(following, None)
    for number, xml in rows:
        while row is not None and row.number < number:
            row = next(following, None)
        place = row.whole.start if row is not None else data.content_end
        changes.append((place, place, xml))
    return changes


def _widened_dimension(content: bytes, spans: SheetSpans, missing: CellValues) -> list[ByteChange]:
    """The sheet's stated range, stretched over new cells, since some readers trust it."""
    stated = spans.dimension
    if stated is None:
        return []
    tag = content[stated.start : stated.tag_end]
    reference = tag.partition(b'ref="')[2].partition(b'"')[0].decode("ascii", "replace")
    old = area(reference)
    rows, columns = zip(*missing, strict=True)
    first = address(min(old.first_row, *rows), min(old.first_column, *columns))
    last = address(max(old.last_row, *rows), max(old.last_column, *columns))
    end, _ = tag_end(content, stated.start)
    return [(stated.start, end, with_attribute(tag, b"ref", f"{first}:{last}".encode()))]
