"""Change named cells of a package losslessly: every part that is not named stays byte for byte."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from posixpath import basename, dirname
from typing import TypeVar

from schemas.finding import KorrekturError
from workbook.grid import Coordinate, NumberClass, Value
from workbook.ooxml.patch.column_formats import ColumnFormats
from workbook.ooxml.patch.outline import Span, applied, attribute_of, children, in_utf8, prefix_at, with_attribute
from workbook.ooxml.patch.repack import repack
from workbook.ooxml.patch.shared_parents import without_children
from workbook.ooxml.patch.sheet_patch import Dress, patch_cells
from workbook.ooxml.read.container import Container, relationships
from workbook.ooxml.read.fault import PackageFault, damaged
from workbook.ooxml.read.reader import sheet_targets, workbook_name
from workbook.ooxml.read.references import area, coordinate
from workbook.ooxml.read.workbook_part import read_workbook_part

_TYPES = "[Content_Types].xml"


def without_chain(container: Container, workbook: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What changes when the chain goes: the parts that named it, by name, and the names of the parts to leave out.

    Nothing at all where the package has none. Raises `PackageFault`.
    """
    chains = {
        name: relation.target
        for name, relation in relationships(container, workbook).items()
        if relation.kind == "calcChain" and not relation.external
    }
    if not chains:
        return {}, ()
    related = f"{dirname(workbook)}/_rels/{basename(workbook)}.rels".lstrip("/")
    gone = tuple(target for target in chains.values() if container.entry(target) is not None)
    named = {f"/{target}".lower() for target in chains.values()}
    return {
        related: _without(container.read(related), related, b"Id", set(chains)),
        _TYPES: _without(container.read(_TYPES), _TYPES, b"PartName", named, fold=True),
    }, gone


def _without(content: bytes, part: str, attribute: bytes, values: set[str], *, fold: bool = False) -> bytes:
    """The part without those children of its root whose attribute has one of these values."""
    content = in_utf8(content)
    _, spans = children(content, part)
    changes = []
    for span in spans:
        value = attribute_of(content[span.start : span.tag_end], attribute)
        if (value.lower() if fold else value) in values:
            changes.append((span.start, span.end, b""))
    return applied(content, changes)


_BEFORE_CALCULATION = frozenset({
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
    "functionGroups", "externalReferences", "definedNames",
})  # fmt: skip
_BEFORE_IGNORED = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches",
})  # fmt: skip
What = TypeVar("What")

IGNORABLE = frozenset({
    "evalError", "twoDigitTextYear", "numberStoredAsText", "formula", "formulaRange", "unlockedFormula",
    "emptyCellReference", "listDataValidation", "calculatedColumn",
})  # fmt: skip
"""The kinds of green triangle (ECMA-376 part 1, 18.3.1.51)."""


def set_values(
    package: bytes, values: Mapping[tuple[str, str], Value | None], *, recalculate_on_load: bool = True
) -> bytes:
    """The package with new values by (sheet name, cell such as `B7`), formulas and styles kept.

    A formula cell gets the value as its stored one; a plain cell gets it as number, inline text, boolean or
    error, None emptying it; a cell that is not there is made. Raises `KorrekturError` when the package
    cannot be read or has no such sheet, ValueError for a value no cell can hold.
    """
    return patch(package, values, recalculate_on_load=recalculate_on_load)


def ignore_errors(package: bytes, areas: Mapping[str, str], *, kinds: Iterable[str] = ("numberStoredAsText",)) -> bytes:
    """The package with green triangles of these kinds (`IGNORABLE`) switched off.

    `areas` gives the cells by sheet name, separated by spaces: `{"Beløb": "H3:K3 H4"}`. Raises
    `KorrekturError` when the package cannot be read or has no such sheet, ValueError for an unknown kind.
    """
    return patch(package, {}, ignored={sheet: (text, tuple(kinds)) for sheet, text in areas.items()})


def patch(
    package: bytes,
    values: Mapping[tuple[str, str], Value | None],
    *,
    formulas: Mapping[tuple[str, str], str] | None = None,
    shown: Mapping[tuple[str, str], NumberClass | None] | None = None,
    ignored: Mapping[str, tuple[str, tuple[str, ...]]] | None = None,
    recalculate_on_load: bool = False,
) -> bytes:
    """All of this in one pass; raises as the functions above do.

    values    what `set_values` takes.
    formulas  new formulas (without `=`) of some of these cells, whose values are then what they give. The
              calculation chain goes.
    shown     what some of these cells' number format is to make of a number (None: a plain number): the cell
              gets the number format of the nearest one in its column that does, its own looks kept; a format
              that the workbook lacks is added to its styles.
    ignored   what `ignore_errors` takes, as (cells, kinds) by sheet name.
    """
    cells, written, classes = _by_sheet(values), _by_sheet(formulas or {}), _by_sheet(shown or {})
    triangles = {sheet.casefold(): rest for sheet, rest in (ignored or {}).items()}
    _refuse_unknown(triangles.values())
    try:
        container = Container(package)
        workbook = workbook_name(container)
        parts = _sheet_parts(container, workbook, {*cells, *triangles})
        formats = ColumnFormats(container, workbook) if classes else None
        changed: dict[str, bytes] = {}
        without: tuple[str, ...] = ()
        if written:
            changed, without = without_chain(container, workbook)
        for sheet, part in parts.items():
            content = container.read(part)
            if sheet in written:
                content = without_children(content, part, written[sheet].keys())
            if sheet in cells:
                styles = formats.styles(content, part, classes[sheet]) if formats and sheet in classes else {}
                content = patch_cells(content, part, cells[sheet], Dress(written.get(sheet, {}), styles))
            if sheet in triangles:
                content = _with_ignored(content, part, *triangles[sheet])
            changed[part] = content
        if recalculate_on_load:
            changed[workbook] = _recalculated(container.read(workbook), workbook)
        return repack(container, changed | (formats.changed() if formats else {}), without)
    except PackageFault as fault:
        raise cannot_be_changed(fault) from fault


def cannot_be_changed(fault: PackageFault) -> KorrekturError:
    """What is said of a package in which something that a change hangs on cannot be read."""
    return KorrekturError(
        f"Projektmappen kan ikke rettes ({fault.fault}): {fault.detail}",
        f"The workbook cannot be changed ({fault.fault}): {fault.detail}",
    )


def _by_sheet(values: Mapping[tuple[str, str], What]) -> dict[str, dict[Coordinate, What]]:
    cells: dict[str, dict[Coordinate, What]] = defaultdict(dict)
    for (sheet, cell), value in values.items():
        try:
            at = coordinate(cell)
        except PackageFault as fault:
            raise ValueError(f"{cell!r} is no cell") from fault
        cells[sheet.casefold()][at] = value
    return dict(cells)


def _refuse_unknown(triangles: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    for text, kinds in triangles:
        if not kinds or not set(kinds) <= IGNORABLE:
            raise ValueError(f"{kinds} are not all kinds of ignored error")
        try:
            areas = [area(reference) for reference in text.split()]
        except PackageFault as fault:
            raise ValueError(f"{text!r} are no cells") from fault
        if not areas:
            raise ValueError("no cells to ignore errors in")


def _sheet_parts(container: Container, workbook: str, wanted: set[str]) -> dict[str, str]:
    """The part of each wanted sheet, by its name with case folded as Excel compares names."""
    book = read_workbook_part(container.read(workbook), workbook, container.limits)
    found = {
        entry.name.casefold(): relation.target
        for entry, relation in sheet_targets(book, relationships(container, workbook))
    }
    missing = sorted(wanted - {name for name, part in found.items() if part})
    if missing:
        raise KorrekturError(f"Arket {missing[0]} findes ikke.", f"There is no sheet {missing[0]}.")
    return {name: found[name] for name in sorted(wanted)}


def _recalculated(content: bytes, part: str) -> bytes:
    content = in_utf8(content)
    root, spans = children(content, part)
    for span in spans:
        if span.name == "calcPr":
            tag = with_attribute(content[span.start : span.tag_end], b"fullCalcOnLoad", b"1")
            return applied(content, [(span.start, span.tag_end, tag)])
    element = b"<" + prefix_at(content, root.start) + b'calcPr fullCalcOnLoad="1"/>'
    place = _after_last(spans, _BEFORE_CALCULATION, part)
    return applied(content, [(place, place, element)])


def _with_ignored(content: bytes, part: str, text: str, kinds: tuple[str, ...]) -> bytes:
    content = in_utf8(content)
    root, spans = children(content, part)
    prefix = prefix_at(content, root.start)
    flags = "".join(f' {kind}="1"' for kind in sorted(set(kinds)))
    element = b"<" + prefix + f'ignoredError sqref="{" ".join(text.split())}"{flags}/>'.encode()
    for span in spans:
        if span.name == "ignoredErrors" and not span.empty:
            if element in content[span.tag_end : span.end]:
                return content
            return applied(content, [(span.content_end, span.content_end, element)])
    place = _after_last(spans, _BEFORE_IGNORED, part)
    whole = b"<" + prefix + b"ignoredErrors>" + element + b"</" + prefix + b"ignoredErrors>"
    return applied(content, [(place, place, whole)])


def _after_last(spans: tuple[Span, ...], names: frozenset[str], part: str) -> int:
    """Where the last element of these names ends: what the schema lets follow stands after it."""
    ends = [span.end for span in spans if span.name in names]
    if not ends:
        raise damaged(f"{part}: nothing of a worksheet or workbook in it")
    return max(ends)
