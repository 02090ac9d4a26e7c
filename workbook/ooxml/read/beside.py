"""What lies on a sheet beside its cells: notes, and drawings and other objects by kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.words.danish_numbers import whole_number
from workbook.grid import Coordinate
from workbook.ooxml.read.container import Container, Relationship, relationships
from workbook.ooxml.read.damage import Damage
from workbook.ooxml.read.fault import LIMITS
from workbook.ooxml.read.reader import sheet_targets, workbook_name
from workbook.ooxml.read.references import coordinate
from workbook.ooxml.read.text import decoded
from workbook.ooxml.read.tree import Element, read_document
from workbook.ooxml.read.workbook_part import read_workbook_part

DRAWN = {"graphicFrame": "chart", "pic": "picture", "sp": "shape", "cxnSp": "shape", "grpSp": "shape"}
"""Elements of a drawing -> what a person calls them."""
OBJECTS = {
    "pivotTable": "pivot", "threadedComment": "thread", "oleObject": "object", "ctrlProp": "control",
    "slicer": "slicer", "queryTable": "query",
}  # fmt: skip
"""Relationships of a sheet -> what a person calls their ends."""


DAMAGED = "damaged"
"""How the parts are counted that could not be read."""


@dataclass(frozen=True, slots=True)
class Note:
    """A cell's note: who wrote it, and what it says."""

    author: str
    text: str


@dataclass(slots=True)
class Beside:
    """One sheet's notes by cell, and how many of each other object it has."""

    notes: dict[Coordinate, Note] = field(default_factory=dict)
    objects: Counter[str] = field(default_factory=Counter)


def beside_cells(data: bytes) -> dict[str, Beside]:
    """What lies beside the cells of every sheet of a package, by the sheet's name; raises `PackageFault`."""
    container = Container(data, LIMITS)
    part = workbook_name(container)
    workbook = read_workbook_part(container.read(part), part, LIMITS)
    found: dict[str, Beside] = {}
    for entry, relation in sheet_targets(workbook, relationships(container, part)):
        beside = found[entry.name] = Beside()
        damage = Damage(container)
        if container.entry(relation.target) is None:
            continue
        for one in damage.related(relation.target).values():
            with damage.noted(one.target):
                _add(container, one, beside)
        beside.objects.update({DAMAGED: len(damage.parts)} if damage.parts else {})
    return found


def _add(container: Container, one: Relationship, beside: Beside) -> None:
    if one.external or container.entry(one.target) is None:
        return
    if one.kind == "comments":
        beside.notes.update(_notes(container, one.target))
    elif one.kind == "drawing":
        beside.objects.update(_drawn(container, one.target))
    elif one.kind in OBJECTS:
        beside.objects[OBJECTS[one.kind]] += 1


def _notes(container: Container, part: str) -> Iterator[tuple[Coordinate, Note]]:
    root = read_document(container.read(part), part, container.limits).root
    authors = [decoded(author.text) for author in root.all("authors", "author")]
    for comment in root.all("commentList", "comment"):
        author = whole_number(comment.attributes.get("authorId", ""))
        by = authors[author] if author is not None and author < len(authors) else ""
        yield coordinate(comment.attributes.get("ref", "")), Note(by, decoded("".join(_texts(comment))))


def _texts(element: Element) -> Iterator[str]:
    if element.name == "t":
        yield element.text
    for child in element.children:
        yield from _texts(child)


def _drawn(container: Container, part: str) -> Iterator[str]:
    """The outermost objects of a drawing; those inside a group are the group's."""
    root = read_document(container.read(part), part, container.limits).root
    for anchor in root.children:
        for element in anchor.children:
            kind = DRAWN.get(element.name.rpartition(" ")[2])
            if kind is not None:
                yield kind
