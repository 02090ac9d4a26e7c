"""The shared string table: plain and rich texts, without phonetic readings."""

import re

from workbook.grid import RichText
from workbook.ooxml.read.fault import Limits, PackageFault, too_big
from workbook.ooxml.read.parser import MAIN, feed, has_single_vocabulary, local_names, new_parser, says_utf8
from workbook.ooxml.read.plain_text import NotPlainError, chunks, plain_texts
from workbook.ooxml.read.text import decoded, trimmed

_ITEM = re.compile(r'<si><t( xml:space="preserve")?+>([^<]*+)</t></si>|\Z|([\s\S])')
_CLOSING = b"</si>"


def read_strings(content: bytes, part: str, limits: Limits) -> list[str]:
    """The texts of the table in order; raises `PackageFault`."""
    try:
        return _plain_strings(content, part, limits)
    except (NotPlainError, PackageFault):  # faults are reported by the parser, with their place
        return parsed_strings(content, part, limits)


def _plain_strings(content: bytes, part: str, limits: Limits) -> list[str]:
    """The texts of a table in the plain form programs write, proved well-formed; raises `NotPlainError`."""
    start, end = content.find(b"<si>"), content.rfind(_CLOSING) + len(_CLOSING)
    if not 0 < start < end or not says_utf8(content):
        raise NotPlainError
    before = content[:start]
    opened: list[tuple[str, int]] = []
    parser = new_parser(part, namespaces=True)
    parser.StartElementHandler = lambda name, _: opened.append((name, parser.CurrentByteIndex))
    feed(parser, before, part, whole=False)
    # the texts are the table's own: they follow upon its tag, and do not stand in a comment
    if not any(opened == [(f"{uri} sst", before.rfind(b"<sst"))] for uri in MAIN):
        raise NotPlainError
    if before.find(b">", opened[0][1]) != start - 1:
        raise NotPlainError
    texts = plain_texts(limits.text)
    strings: list[str] = []
    for chunk in chunks(content, start, end, _CLOSING):
        for kept, text, other in _ITEM.findall(chunk):
            if other:
                raise NotPlainError
            strings.append(texts.untrimmed[text] if kept else texts.words[text])
        strings.pop()  # the end of the chunk
    feed(parser, content[end:], part)
    if len(opened) > 1:
        raise NotPlainError
    return strings


def parsed_strings(content: bytes, part: str, limits: Limits) -> list[str]:
    """The texts of any table, by the events of the parser; raises `PackageFault`."""
    reader = StringReader(part, limits)
    plain = has_single_vocabulary(content)
    parser = new_parser(part, namespaces=not plain)
    names = local_names()
    if plain:
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
    else:
        parser.StartElementHandler = lambda name, attributes: reader.start(names[name], attributes)
        parser.EndElementHandler = lambda name: reader.end(names[name])
    parser.CharacterDataHandler = reader.characters
    feed(parser, content, part)
    return reader.strings


class StringReader:
    """Collects the text of `si` and `is` elements from the events of a parser; names come bare."""

    __slots__ = ("attributes", "depth", "limits", "part", "pieces", "rich", "skipped", "strings", "text")

    def __init__(self, part: str, limits: Limits) -> None:
        self.part = part
        self.limits = limits
        self.strings: list[str] = []
        self.pieces: list[str] = []
        self.text: str | None = None  # None outside a text element
        self.attributes: dict[str, str] = {}
        self.rich = False
        self.skipped = 0  # depth below a phonetic reading or an unread alternative
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise too_big(f"{self.part}: depth")
        if self.skipped or name in {"rPh", "mc:Choice"}:
            self.skipped += 1
        elif name == "t":
            self.text = ""
            self.attributes = attributes
        elif name == "r":
            self.rich = True

    def characters(self, data: str) -> None:
        """Text arrives, perhaps in pieces."""
        if self.text is not None:
            self.text = self.text + data if self.text else data
            if len(self.text) > self.limits.text:
                raise too_big(f"{self.part}: text of more than {self.limits.text} characters")

    def end(self, name: str) -> None:
        """An element closes; at `si` or `is` a whole text is done."""
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        elif name == "t":
            self._piece()
        elif name in {"si", "is"}:
            text = decoded("".join(self.pieces))
            if len(text) > self.limits.text:
                raise too_big(f"{self.part}: text of more than {self.limits.text} characters")
            self.strings.append(RichText(text) if self.rich else text)
            self.pieces = []
            self.rich = False

    def _piece(self) -> None:
        text = self.text or ""
        self.text = None
        # a run of nothing but space parts two words: Excel keeps it
        self.pieces.append(text if self.rich and text.isspace() else trimmed(text, self.attributes))
