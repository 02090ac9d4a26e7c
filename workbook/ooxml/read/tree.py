"""Small parts (workbook, relationships, tables, styles) as a tree of elements in one vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbook.ooxml.read.fault import Limits, damaged, too_big
from workbook.ooxml.read.parser import RELATION_PREFIXES, STRICT, feed, local_names, new_parser


@dataclass(slots=True)
class Element:
    """An element: bare local name in the main vocabulary (`uri local` elsewhere), attributes, children, text.

    Attributes of the relationships namespace are named `r:…` whatever their prefix was.
    """

    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, *path: str) -> Iterator[Element]:
        """Every descendant reached by these names, one a level."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean attribute."""
        value = self.attributes.get(name)
        return default if value is None else value.strip().lower() in {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """A parsed part: its root element, and whether that is in the Strict namespace."""

    root: Element
    strict: bool


def read_document(content: bytes, part: str, limits: Limits) -> XmlDocument:
    """Parse a whole part; raises `PackageFault` when it is malformed, too deep or has too many elements."""
    builder = _Builder(part, limits)
    parser = new_parser(part, namespaces=True)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    feed(parser, content, part)
    if not builder.top.children:  # the root stood inside a choice that is not read
        raise damaged(f"{part}: no root element")
    return XmlDocument(builder.top.children[0], builder.strict)


class _Builder:
    def __init__(self, part: str, limits: Limits) -> None:
        self.part = part
        self.limits = limits
        self.names = local_names()
        self.top = Element("", {})
        self.open = [self.top]
        self.skipped = 0
        self.elements = 0
        self.strict = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self.limits.elements or len(self.open) + self.skipped > self.limits.depth:
            raise too_big(f"{self.part}: elements")
        short = self.names[name]
        if self.skipped or short == "mc:Choice":
            self.skipped += 1
            return
        if len(self.open) == 1:
            self.strict = name.startswith(STRICT)
        parent = self.open[-1]
        if short in {"mc:AlternateContent", "mc:Fallback"}:
            self.open.append(parent)  # its children belong to the parent
            return
        element = Element(short, {_attribute(key): value for key, value in attributes.items()})
        parent.children.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.open.pop()

    def characters(self, text: str) -> None:
        if not self.skipped:
            self.open[-1].text += text


def _attribute(key: str) -> str:
    for prefix in RELATION_PREFIXES:
        if key.startswith(prefix):
            return f"r:{key[len(prefix) :]}"
    return key
