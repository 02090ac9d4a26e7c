"""Damage to a part that the cells do not stand in: it is named, and the rest of the workbook is read."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.container import Container, Relationship, relationships, relationships_part
from workbook.ooxml.read.fault import PackageFault
from workbook.ooxml.read.parser import feed, new_parser

_XML = re.compile(r"\[content_types\]\.xml$|(?:xl|docprops)/(?!media/|embeddings/).*\.(?:xml|rels)$")
"""Parts of the workbook that have to be XML; what others put beside it (customXml) is theirs."""
_MUST_BE_THERE = frozenset({"table", "drawing", "comments", "styles", "theme", "chart", "pivotTable"})
"""The kinds of parts that Excel misses where they are pointed to and not there."""


class Damage:
    """The damaged parts of one package, each with the sheet it belongs to, if any."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.parts: dict[str, str] = {}

    @contextmanager
    def noted(self, part: str, sheet: str = "") -> Iterator[None]:
        """Note the part where reading it meets damage; whatever goes past a limit is the whole file's fault."""
        try:
            yield
        except PackageFault as fault:
            if fault.fault != "damaged":
                raise
            self.parts.setdefault(part, sheet)

    def related(self, part: str, sheet: str = "") -> dict[str, Relationship]:
        """What a part points to; nothing where that cannot be read. Missing ends are noted."""
        found: dict[str, Relationship] = {}
        with self.noted(relationships_part(part), sheet):
            found = relationships(self.container, part)
        for one in found.values():
            if not one.external and one.kind in _MUST_BE_THERE and self.container.entry(one.target) is None:
                self.parts.setdefault(one.target, sheet)
        return found

    def look_through(self, owners: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Every damaged part with its sheet, once the parts that nobody has read are looked at too.

        `owners` has the sheet of each part that a sheet points to.
        """
        for name in self.container.names:
            if name.lower() not in self.container.opened and _XML.match(name.lower()):
                with self.noted(name, owners.get(name, "")):
                    _well_formed(self.container.read(name), name)
        return tuple(sorted(self.parts.items()))


@kept_lately(entries=256, longest=65_536)
def _well_formed(content: bytes, part: str) -> None:
    """Raises `PackageFault` for XML that is not."""
    feed(new_parser(part, namespaces=False), content, part)
