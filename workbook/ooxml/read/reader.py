"""A package's bytes as a `Grid`: the parts found by their relationships and put together."""

from collections.abc import Iterable
from dataclasses import replace

from workbook.grid import Package, SheetGrid
from workbook.ooxml.read.container import Container, Relationship, relationships
from workbook.ooxml.read.damage import Damage
from workbook.ooxml.read.fault import LIMITS, Limits, PackageFault, damaged
from workbook.ooxml.read.sheet_part import Shelf
from workbook.ooxml.read.strings import read_strings
from workbook.ooxml.read.styles import Classes, read_classes
from workbook.ooxml.read.tables import read_table
from workbook.ooxml.read.tree import read_document
from workbook.ooxml.read.workbook_part import SheetEntry, WorkbookPart, read_workbook_part
from workbook.ooxml.read.worksheet import read_sheet

_KINDS = {
    "worksheet": "worksheet",
    "chartsheet": "chartsheet",
    "dialogsheet": "dialogsheet",
    "xlMacrosheet": "macrosheet",
    "xlIntlMacrosheet": "macrosheet",
}
_MODULE = Relationship("module", "", external=False)
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def read_package(data: bytes, limits: Limits = LIMITS) -> tuple[tuple[SheetGrid, ...], dict[str, str], Package]:
    """The sheets, the defined names and the package facts of an .xlsx or .xlsm; raises `PackageFault`."""
    container = Container(data, limits)
    part = workbook_name(container)
    workbook = read_workbook_part(container.read(part), part, limits)
    related, damage = relationships(container, part), Damage(container)
    damage.related(part)
    shelf = Shelf(_strings(container, related), _classes(damage, related), workbook.date1904, limits)
    sheets, owners = _sheets(damage, workbook, related, shelf)
    package = _facts(damage, workbook, related, sheets)
    return sheets, dict(workbook.names), replace(package, damaged=damage.look_through(owners))


def workbook_name(container: Container) -> str:
    """The name of the workbook part; raises `PackageFault` naming the format when it is another one."""
    if container.entry("mimetype") is not None and container.read("mimetype").startswith(_OPENDOCUMENT):
        raise PackageFault("opendocument")
    if container.entry("[Content_Types].xml") is None:
        raise PackageFault("not-a-workbook", "[Content_Types].xml")
    target = _target(relationships(container, "").values(), "officeDocument")
    if target is None:
        raise PackageFault("not-a-workbook", "_rels/.rels")
    if target.lower().endswith(".bin"):
        raise PackageFault("binary-xlsb", target)
    return target


def sheet_targets(
    workbook: WorkbookPart, related: dict[str, Relationship]
) -> Iterable[tuple[SheetEntry, Relationship]]:
    """Each tab with the relationship to its part; a tab whose part is missing is a `PackageFault`.

    Visual Basic modules of Excel 5 stand among the tabs with an empty relationship id.
    """
    for entry in workbook.sheets:
        relation = related.get(entry.relation) if entry.relation else _MODULE
        if relation is None or relation.external:
            raise damaged(f"sheet {entry.name!r}: no part")
        yield entry, relation


def _target(relations: Iterable[Relationship], kind: str) -> str | None:
    inside = (relation for relation in relations if not relation.external)
    return next((relation.target for relation in inside if relation.kind == kind), None)


def _strings(container: Container, related: dict[str, Relationship]) -> list[str]:
    part = _target(related.values(), "sharedStrings")
    if part is None or container.entry(part) is None:
        return []  # no text cell refers to it, or that cell says so
    return read_strings(container.read(part), part, container.limits)


def _classes(damage: Damage, related: dict[str, Relationship]) -> Classes:
    part, container = _target(related.values(), "styles"), damage.container
    classes: Classes = {}
    if part is not None and container.entry(part) is not None:
        with damage.noted(part):
            classes = read_classes(container.read(part), part, container.limits)
    return classes


def _sheets(
    damage: Damage, workbook: WorkbookPart, related: dict[str, Relationship], shelf: Shelf
) -> tuple[tuple[SheetGrid, ...], dict[str, str]]:
    """The sheets, and the sheet of each part that one points to."""
    container = damage.container
    sheets: list[SheetGrid] = []
    owners: dict[str, str] = {}
    allowed = container.limits.cells
    for entry, relation in sheet_targets(workbook, related):
        kind = _KINDS.get(relation.kind, relation.kind)
        sheet = SheetGrid(entry.name, entry.visibility, kind=kind)
        sheets.append(sheet)
        if kind not in {"worksheet", "macrosheet"}:
            continue
        tables = read_sheet(container.read(relation.target), relation.target, sheet, shelf, allowed)
        allowed -= max(len(sheet.values), len(sheet.formulas))
        targets = damage.related(relation.target, entry.name)
        drawings = [one.target for one in targets.values() if one.kind == "drawing" and not one.external]
        pointed = [*targets.values(), *(one for name in drawings for one in damage.related(name, entry.name).values())]
        owners |= {one.target: entry.name for one in pointed if not one.external}
        for part in [targets[name].target for name in tables if name in targets]:
            with damage.noted(part, entry.name):
                sheet.tables = (*sheet.tables, read_table(container.read(part), part, container.limits))
    return tuple(sheets), owners


def _facts(
    damage: Damage, workbook: WorkbookPart, related: dict[str, Relationship], sheets: tuple[SheetGrid, ...]
) -> Package:
    container = damage.container
    vba = any(relation.kind == "vbaProject" for relation in related.values())
    named = any(name.lower().endswith("vbaproject.bin") for name in container.names)
    return Package(
        macros=vba or named or any(sheet.kind == "macrosheet" for sheet in sheets),
        external_links=tuple(_external_links(damage, workbook, related)),
        strict=workbook.strict,
        date1904=workbook.date1904,
        parts=container.names,
    )


def _external_links(damage: Damage, workbook: WorkbookPart, related: dict[str, Relationship]) -> Iterable[str]:
    """What each external link part points to, numbered as formulas number them: a file, or `service|topic` of DDE.

    The part's name stands where it says nothing.
    """
    for identity in (*workbook.links, *(one for one in related if one not in workbook.links)):
        relation = related.get(identity)
        if relation is not None and relation.kind == "externalLink":
            outside = [r.target for r in damage.related(relation.target).values() if r.external]
            yield outside[0] if outside else _dde(damage, relation.target) or relation.target


def _dde(damage: Damage, part: str) -> str:
    """The program and the topic that a link asks by DDE; empty where it is none."""
    container, asked = damage.container, ""
    if container.entry(part) is not None:
        with damage.noted(part):
            for link in read_document(container.read(part), part, container.limits).root.all("ddeLink"):
                asked = asked or f"{link.attributes.get('ddeService', '')}|{link.attributes.get('ddeTopic', '')}"
    return asked
