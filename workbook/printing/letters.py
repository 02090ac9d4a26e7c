"""Replaces characters that neither a page nor XML can hold before a text is typeset."""

import re

from schemas.words.writable import UNWRITABLE

_MEANT = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\x0b": "\n", "\x0c": "\n", "\r": "\n"})
"""What Word means by letters of its own: bullets of its Symbol fonts, a new line, a new page."""
_NO_LETTER = re.compile(f"{UNWRITABLE.pattern}|[\x7f-\x9f]")


def printable(text: str) -> str:
    """The text with Word's own letters as they are meant, and without what XML and Unicode count as no letter."""
    return _NO_LETTER.sub("", text.replace("\r\n", "\n").translate(_MEANT))
