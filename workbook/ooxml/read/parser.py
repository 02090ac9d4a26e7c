"""An expat parser that refuses document type declarations, and the names of the vocabularies it meets."""

import re
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from workbook.ooxml.read.fault import damaged

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = (TRANSITIONAL, STRICT)
RELATION_PREFIXES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships ",
    "http://purl.oclc.org/ooxml/officeDocument/relationships ",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})
_ATTRIBUTE = re.compile(rb"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_ROOT = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<[^\s:/>!?]+((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)"""
)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_LONGEST_DECLARATION = 1024  # bytes
_MAIN_BYTES = frozenset(uri.encode() for uri in MAIN)
_BUFFER = 65_536  # longer texts arrive in pieces of this size


def new_parser(part: str, *, namespaces: bool) -> XMLParserType:
    """A parser for one part; with `namespaces`, names come as `uri local`, else as they are written."""
    parser = expat.ParserCreate(None, " " if namespaces else None)
    parser.buffer_size = _BUFFER
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> None:
        raise damaged(f"{part}: document type declaration")

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise damaged(f"{part}: encoding {encoding}")

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.XmlDeclHandler = check_encoding
    return parser


def feed(parser: XMLParserType, content: bytes, part: str, *, whole: bool = True) -> None:
    """Run the whole part (or its beginning) through the parser; malformed XML is a `PackageFault` naming the line."""
    try:
        parser.Parse(content, whole)
    except expat.ExpatError as fault:
        raise damaged(f"{part}: {fault}") from fault


def says_utf8(content: bytes) -> bool:
    """Whether a part declares no encoding but UTF-8; one without a declaration is in that, unless a BOM says else."""
    declaration, end, _ = content[:_LONGEST_DECLARATION].partition(b"?>")
    if b"<?xml" not in declaration:
        return True
    declared = _ENCODING.search(declaration)
    return bool(end) and (declared is None or declared[1].lower() == b"utf-8")


def has_single_vocabulary(content: bytes) -> bool:
    """Whether names without a prefix all belong to the main vocabulary: no namespaces need be resolved.

    True when the part declares a default namespace exactly once, that one is a main namespace, and
    nothing in it is wrapped for compatibility; anything else is read with namespaces, at a third more time.
    """
    if content.count(b"xmlns") != content.count(b"xmlns:") + 1 or b"AlternateContent" in content:
        return False
    root = _ROOT.match(content)
    return root is not None and any(
        name == b"xmlns" and value[1:-1] in _MAIN_BYTES for name, value in _ATTRIBUTE.findall(root[1])
    )


def local_names() -> dict[str, str]:
    """From `uri local` of either main namespace to the bare local name, filled as names are met."""
    return _LocalNames()


class _LocalNames(dict[str, str]):
    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        short = local if uri in MAIN else name
        if uri == COMPATIBILITY:
            short = f"mc:{local}"
        self[name] = short
        return short
