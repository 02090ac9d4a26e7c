"""The byte positions of a part's elements, so that they can be changed without rewriting the rest."""

import re
from dataclasses import dataclass

from workbook.ooxml.read.fault import damaged
from workbook.ooxml.read.parser import feed, local_names, new_parser

_TAG = re.compile(rb"<([^\s/>]+)(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_DECLARED = re.compile(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])([A-Za-z0-9._-]+)")
_HEAD = 200

ByteChange = tuple[int, int, bytes]
"""Bytes from, to, and what takes their place."""


@dataclass(frozen=True, slots=True)
class Span:
    """An element: its bare name, where it starts, where its start tag ends, where its content and it end."""

    name: str
    start: int
    tag_end: int
    content_end: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, `<…/>`."""
        return self.tag_end == self.end


def tag_end(content: bytes, start: int) -> tuple[int, bool]:
    """Where the start tag at `start` ends, and whether it closes itself."""
    match = _TAG.match(content, start)
    if match is None:
        raise damaged("start tag")
    return match.end(), bool(match[2])


def prefix_at(content: bytes, start: int) -> bytes:
    """The namespace prefix of the tag at `start` with its colon, or nothing."""
    match = _TAG.match(content, start)
    if match is None:
        raise damaged("start tag")
    return match[1].rpartition(b":")[0] + b":" if b":" in match[1] else b""


def children(content: bytes, part: str) -> tuple[Span, tuple[Span, ...]]:
    """The root element and its children; raises `PackageFault` when the part is malformed."""
    names = local_names()
    parser = new_parser(part, namespaces=True)
    opened: list[tuple[str, int]] = []
    spans: list[Span] = []
    deepest = 2  # the root and its children

    def start(name: str, _attributes: dict[str, str]) -> None:
        opened.append((names[name], parser.CurrentByteIndex))

    def end(_name: str) -> None:
        name, begin = opened.pop()
        if len(opened) < deepest:
            spans.append(span(content, name, begin, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    feed(parser, content, part)
    return spans[-1], tuple(spans[:-1])


def span(content: bytes, name: str, begin: int, end_event: int) -> Span:
    """The span of an element from the positions its two events reported."""
    after, closed = tag_end(content, begin)
    if closed:
        return Span(name, begin, after, after, after)
    return Span(name, begin, after, end_event, content.index(b">", end_event) + 1)


def applied(content: bytes, changes: list[ByteChange]) -> bytes:
    """The bytes with all changes made; insertions at one place keep the order they are given in."""
    pieces: list[bytes] = []
    position = 0
    for begin, end, replacement in sorted(changes, key=lambda change: change[:2]):
        pieces += (content[position:begin], replacement)
        position = end
    pieces.append(content[position:])
    return b"".join(pieces)


def with_attribute(tag: bytes, name: bytes, value: bytes | None) -> bytes:
    """A start tag with one attribute set, or taken away for None."""
    bare = re.sub(rb"\s+" + re.escape(name) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)
    if value is None:
        return bare
    close = b"/>" if bare.endswith(b"/>") else b">"
    return bare[: -len(close)].rstrip() + b" " + name + b'="' + value + b'"' + close


def attribute_of(tag: bytes, name: bytes) -> str:
    """The plain ASCII text of one attribute of a start tag; empty where it has none."""
    match = re.search(rb"\s" + re.escape(name) + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return "" if match is None else (match[1] or match[2] or b"").decode("ascii", "replace")


def in_utf8(content: bytes) -> bytes:
    """The part in UTF-8, its declaration put right; nearly every part is so already."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        declared = _DECLARED.search(content[:_HEAD].decode("ascii", "replace"))
        if declared is None or declared[2].lower() in {"utf-8", "utf8", "us-ascii", "ascii"}:
            return content
        text = content.decode(declared[2])
    return _DECLARED.sub(r"\g<1>UTF-8", text, count=1).encode()
