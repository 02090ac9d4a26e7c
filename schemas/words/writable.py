"""Text made such that a cell of a new file can hold it; what it cannot hold is shown, never dropped unseen."""

import re

LONGEST = 32_767
"""The characters a cell holds, as Excel counts them: one beyond U+FFFF counts two."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no way of writing, a line's end aside."""
_PICTURES = 0x2400
"""Where Unicode has a picture of each control character, in their order: ␋ for U+000B."""
_CUT = "…"


def writable(text: str) -> str:
    """The text with every line end a line feed, a control character as its picture (␋), other non-characters as �.

    One that is longer than a cell holds ends in … where it was cut.
    """
    return cut(UNWRITABLE.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n")))


def sheet_title(name: str) -> str:
    """A sheet's name such as Excel allows it."""
    return re.sub(r"[\\/?*\[\]:]", "_", writable(name))[:31]


def cut(text: str) -> str:
    """As much of the text as a cell has room for, with … at its end where that is not all."""
    if fits(text):
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST - 1)]
    return units.decode("utf-16-le", "ignore") + _CUT


def fits(text: str) -> bool:
    """Whether a cell has room for the text."""
    if 2 * len(text) <= LONGEST:
        return True
    return len(text) + sum(letter > "\uffff" for letter in text) <= LONGEST


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < ord(" ") else "\ufffd"
