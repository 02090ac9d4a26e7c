"""Text out of a stranger's workbook, made safe to show on a terminal or a page."""

import re

_UNSEEN = (
    "\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
)
"""Later control characters, marks that turn the direction of writing or are not seen, lone surrogates, and what
Unicode counts as no letter and XML forbids."""
_SPACE = re.compile(r"[ \t\r\n\v\f]+")
_DANGEROUS = re.compile(f"[\x00-\x1f{_UNSEEN}]")
_DANGEROUS_IN_LINES = re.compile(f"[\x00-\x09\x0b-\x1f{_UNSEEN}]")
_NOT_PLAIN_JSON = re.compile(f"[{_UNSEEN}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def harmless(text: str) -> str:
    r"""One line of text: white space as one space, what could steer a terminal or hide spelled as `\x1b`."""
    return _DANGEROUS.sub(_written_out, _SPACE.sub(" ", text))


def harmless_lines(text: str) -> str:
    """The same for text over several lines, which it keeps."""
    return "\n".join(_DANGEROUS.sub(_written_out, line) for line in text.splitlines())


def blanked(text: str) -> str:
    """The same text, length and line breaks, a `?` for each character that could steer a terminal or hide."""
    return _DANGEROUS_IN_LINES.sub("?", text)


def harmless_json(document: str) -> str:
    r"""A JSON document in which the same characters stand as `\u009b`; it means what it meant."""
    return _NOT_PLAIN_JSON.sub(_as_json, document)


def ascii_json(document: str) -> str:
    r"""A JSON document in ASCII alone: `\u00f8` for ø; it means what it meant."""
    return _NOT_ASCII.sub(_as_json, document)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  the codes that two digits hold


def _as_json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
