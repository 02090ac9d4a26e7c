"""Text between two tags in the plain form programs write: characters and references, nothing that needs a parser."""

import re
from collections.abc import Callable, Iterator

from workbook.ooxml.read.fault import LIMITS
from workbook.ooxml.read.text import decoded, trimmed

_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_REFERENCE = re.compile("&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LAST_CHARACTER = 0x10FFFF
_LONGEST_WORD, _LONGEST_FORMULA = 200, 20_000  # longest text that is cached: prose does not repeat
_ROOM = 2_000_000  # characters kept in all
_CHUNK = 131_072  # bytes read at a time, and on to the end of a row or text
_LONGEST_CHUNK = 4 * 1024 * 1024
_OVERHEAD = 100  # bytes of overhead for each cached text


class NotPlainError(Exception):
    """Raised for bytes that are not in the plain form: the XML parser reads them, or reports what is wrong."""


class PlainTexts:
    """The meaning of texts by their bytes' characters, those met lately kept; a text over `limit` is not plain."""

    __slots__ = ("formulas", "untrimmed", "words")

    def __init__(self, limit: int) -> None:
        self.words = _Known(limit, _LONGEST_WORD, _word)
        self.formulas = _Known(limit, _LONGEST_FORMULA, _formula)
        self.untrimmed = _Known(limit, _LONGEST_WORD, decoded)


def plain_texts(limit: int) -> PlainTexts:
    """Those of the whole run where the limit is the usual one; all workbooks of a year have the same formulas."""
    return _USUAL if limit == LIMITS.text else PlainTexts(limit)


class _Known(dict[str, str]):
    """Filled as texts are met, and emptied when full: a sheet's formulas come by the thousand and differ in few."""

    __slots__ = ("limit", "longest", "meaning", "room")

    def __init__(self, limit: int, longest: int, meaning: Callable[[str], str]) -> None:
        super().__init__()
        self.limit = limit
        self.longest = longest
        self.meaning = meaning
        self.room = _ROOM

    def __missing__(self, raw: str) -> str:
        if len(raw) > self.limit:
            raise NotPlainError
        text = self.meaning(unescaped(raw))
        if len(raw) <= self.longest:
            self.room -= len(raw) + _OVERHEAD
            if self.room < 0:
                self.clear()
                self.room = _ROOM
            self[raw] = text
        return text


def chunks(content: bytes, start: int, end: int, closing: bytes) -> Iterator[str]:
    """What stands between two bytes of a part in UTF-8, some rows or texts at a time, each up to a `closing` tag."""
    view = memoryview(content)
    while start < end:
        found = content.find(closing, start + _CHUNK, end)
        stop = end if found < 0 else found + len(closing)
        if stop - start > _LONGEST_CHUNK:
            raise NotPlainError
        try:
            yield str(view[start:stop], "utf-8")
        except UnicodeDecodeError as fault:
            raise NotPlainError from fault
        start = stop


def unescaped(raw: str) -> str:
    """The characters that XML content without markup stands for; raises `NotPlainError` where a parser must look."""
    if not raw.isprintable() and (_NO_XML.search(raw) or "\r" in raw):  # a parser turns \r into \n
        raise NotPlainError
    if "]]>" in raw:
        raise NotPlainError
    ampersands = raw.count("&")
    if not ampersands:
        return raw
    references = _REFERENCE.findall(raw)
    if len(references) != ampersands:
        raise NotPlainError
    characters = {reference: _character(reference) for reference in set(references)}
    if len(characters) == 1:
        return raw.replace(references[0], characters[references[0]])
    if sum(character == "&" for character in characters.values()) > 1:
        return _REFERENCE.sub(lambda match: characters[match[0]], raw)
    # one replacement after the other, `&` itself last: it may make what looks like a reference
    for reference, character in sorted(characters.items(), key=lambda item: item[1] == "&"):
        raw = raw.replace(reference, character)
    return raw


def _character(reference: str) -> str:
    if reference in _NAMED:
        return _NAMED[reference]
    digits = reference[2:-1]
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    character = chr(number) if number <= _LAST_CHARACTER else "\0"
    if _NO_XML.match(character):
        raise NotPlainError
    return character


def _word(text: str) -> str:
    return decoded(trimmed(text, {}))


def _formula(text: str) -> str:
    return decoded(text).removeprefix("=")


_USUAL = PlainTexts(LIMITS.text)
