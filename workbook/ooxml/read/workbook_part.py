"""The workbook part: sheets in tab order, defined names, the date system."""

from dataclasses import dataclass

from workbook.grid import Visibility
from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import Limits, PackageFault, damaged
from workbook.ooxml.read.text import decoded
from workbook.ooxml.read.tree import Element, read_document


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A tab: its name, whether it is shown, and the id of the relationship to its part."""

    name: str
    visibility: Visibility
    relation: str


@dataclass(frozen=True, slots=True)
class WorkbookPart:
    """What the workbook part says; names of one sheet only are keyed `Sheet!name`."""

    sheets: tuple[SheetEntry, ...]
    names: dict[str, str]
    date1904: bool
    strict: bool
    links: tuple[str, ...] = ()  # relationship ids of other files, in the order by which formulas number them


@kept_lately(entries=8, longest=65_536)
def read_workbook_part(content: bytes, part: str, limits: Limits) -> WorkbookPart:
    """The workbook part; raises `PackageFault`, `not-a-workbook` when its root is another document's."""
    document = read_document(content, part, limits)
    root = document.root
    if root.name != "workbook":
        raise PackageFault("not-a-workbook", part)
    sheets = tuple(_sheet(element, part) for element in root.all("sheets", "sheet"))
    return WorkbookPart(
        sheets=sheets,
        names=dict(_name(element, sheets, part) for element in root.all("definedNames", "definedName")),
        date1904=any(properties.flag("date1904") for properties in root.all("workbookPr")),
        strict=document.strict,
        links=tuple(one.attributes.get("r:id", "") for one in root.all("externalReferences", "externalReference")),
    )


def _sheet(element: Element, part: str) -> SheetEntry:
    name = element.attributes.get("name")
    if name is None:
        raise damaged(f"{part}: sheet without a name")
    state = element.attributes.get("state", Visibility.VISIBLE)
    if state not in set(Visibility):
        raise damaged(f"{part}: sheet state {state[:20]!r}")
    return SheetEntry(decoded(name), Visibility(state), element.attributes.get("r:id", ""))


def _name(element: Element, sheets: tuple[SheetEntry, ...], part: str) -> tuple[str, str]:
    name = decoded(element.attributes.get("name", ""))
    local = element.attributes.get("localSheetId")
    if local is None:
        return name, decoded(element.text)
    if not (local.isascii() and local.isdecimal() and len(local) < 8 and int(local) < len(sheets)):  # noqa: PLR2004
        raise damaged(f"{part}: name {name[:40]!r} of no sheet")
    return f"{sheets[int(local)].name}!{name}", decoded(element.text)
