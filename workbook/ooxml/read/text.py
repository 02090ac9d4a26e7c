"""Text as the cells hold it: `_xHHHH_` escapes, and white space that is kept only where the file says so."""

import re
from collections.abc import Mapping

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_WHITE_SPACE = " \t\r\n"
_SPACE_ATTRIBUTES = ("xml:space", "http://www.w3.org/XML/1998/namespace space")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def decoded(text: str) -> str:
    """Text with its `_xHHHH_` escapes resolved (ECMA-376 part 1, 22.9.2.19).

    Halves of no pair become U+FFFD.
    """
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def encoded(text: str) -> str:
    """Text as XML content: what `decoded` and an XML parser turn back into the same text."""
    text = _LITERAL.sub("_x005F_", text)
    text = _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.translate(_XML)


def keeps_space(attributes: Mapping[str, str]) -> bool:
    """Whether the element says `xml:space="preserve"`."""
    return any(attributes.get(name) == "preserve" for name in _SPACE_ATTRIBUTES)


def trimmed(text: str, attributes: Mapping[str, str]) -> str:
    """Text as Excel takes it over: without outer white space, unless the element asks to keep it."""
    if text and (text[0] in _WHITE_SPACE or text[-1] in _WHITE_SPACE) and not keeps_space(attributes):
        return text.strip(_WHITE_SPACE)
    return text
