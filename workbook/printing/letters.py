"""Replaces characters that neither a page nor XML can hold before a text is typeset."""

_MEANT = {"\uf0b7": "•", "\uf0a7": "•", "\x0b": "\n", "\x0c": "\n", "\r": "\n"}
"""What Word means by letters of its own: bullets of its Symbol fonts, a new line, a new page."""
_NEVER = (range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000), range(0xFFFE, 0x10000))
"""Control characters, halves of pairs, and what Unicode will never give away."""


def printable(text: str) -> str:
    """The text with Word's own letters as they are meant, and without what XML and Unicode count as no letter."""
    meant = (_MEANT.get(letter, letter) for letter in text.replace("\r\n", "\n"))
    return "".join(letter for letter in meant if letter in "\n\t" or _is_letter(ord(letter)))


def _is_letter(number: int) -> bool:
    """Whether the code point can stand in a text."""
    return not any(number in one for one in _NEVER)
