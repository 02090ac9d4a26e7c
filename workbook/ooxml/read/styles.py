"""Styles, as far as they say what a number is: cell format index to `NumberClass`."""

from workbook.grid import NumberClass
from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.fault import Limits, damaged, too_big
from workbook.ooxml.read.number_format import builtin_class, format_class
from workbook.ooxml.read.parser import feed, has_single_vocabulary, local_names, new_parser

Classes = dict[str | None, "NumberClass"]
"""By the text of a cell's `s` attribute; None for a cell without one. Plain numbers are absent."""


@kept_lately(entries=8, longest=262_144)
def read_classes(content: bytes, part: str, limits: Limits) -> Classes:
    """The classes of the cell formats; raises `PackageFault`."""
    reader = _StyleReader(part, limits)
    plain = has_single_vocabulary(content)
    parser = new_parser(part, namespaces=not plain)
    if plain:
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
    else:
        names = local_names()
        parser.StartElementHandler = lambda name, attributes: reader.start(names[name], attributes)
        parser.EndElementHandler = lambda name: reader.end(names[name])
    feed(parser, content, part)
    return reader.classes


class _StyleReader:
    __slots__ = ("classes", "codes", "depth", "formats", "limits", "part", "section", "skipped")

    def __init__(self, part: str, limits: Limits) -> None:
        self.part = part
        self.limits = limits
        self.codes: dict[str, NumberClass | None] = {}
        self.classes: Classes = {}
        self.formats = 0
        self.depth = 0
        self.skipped = 0  # depth below an unread alternative
        self.section = ""  # the list being read, of the two that matter

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > self.limits.depth:
            raise too_big(f"{self.part}: depth")
        if self.skipped or name == "mc:Choice":
            self.skipped += 1
        elif name == "xf":
            if self.section == "cellXfs":
                self._cell_format(attributes.get("numFmtId", "0"))
        elif name in {"cellXfs", "numFmts"}:
            self.section = name
        elif name == "numFmt" and self.section == "numFmts":
            self.codes[attributes.get("numFmtId", "")] = format_class(attributes.get("formatCode", ""))

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        elif name == self.section:
            self.section = ""

    def _cell_format(self, number: str) -> None:
        if number in self.codes:
            found = self.codes[number]
        elif number.isascii() and number.isdecimal():
            found = builtin_class(int(number[:9]))
        else:
            raise damaged(f"{self.part}: number format {number}")
        if found is not None:
            self.classes[str(self.formats)] = found
            if self.formats == 0:
                self.classes[None] = found
                self.classes[""] = found
        self.formats += 1
