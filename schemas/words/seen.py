"""What a person sees of a text, whatever characters it is made of; and the names of those that cannot be seen."""

import re
import unicodedata
from functools import lru_cache

from schemas.finding import Text

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_LETTERS = dict(
    zip(map(ord, "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"), "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)
"""Cyrillic and Greek letters that look like ours."""
_SPACES = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_DASHES = dict.fromkeys((*range(0x2010, 0x2015), 0x2212), "-")
"""Word and Excel write them for a hyphen."""
_ALIKE = _FULL_WIDTH | _LETTERS
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Control characters, joints, marks of direction and variants of a letter: nothing of them is seen."""
_KEPT = 2048

_NAMES = {
    "\n": Text("linjeskift", "line break"),
    "\r": Text("linjeskift", "line break"),
    "\t": Text("tabulator", "tab"),
    "\xa0": Text("hårdt mellemrum", "no-break space"),
    "\xad": Text("blød bindestreg", "soft hyphen"),
    "\u200b": Text("nulbreddemellemrum", "zero width space"),
    "\u200c": Text("nulbredde-adskiller", "zero width non-joiner"),
    "\u200d": Text("nulbredde-samler", "zero width joiner"),
    "\u202f": Text("smalt hårdt mellemrum", "narrow no-break space"),
    "\u2060": Text("ordsamler", "word joiner"),
    "\ufeff": Text("byterækkefølgemærke", "byte order mark"),
}
_KINDS = (
    (lambda sign: ord(sign) in _FULL_WIDTH, Text("bredt tegn", "full-width character")),
    (lambda sign: ord(sign) in _LETTERS, Text("bogstav fra et andet alfabet", "letter of another alphabet")),
    (lambda sign: ord(sign) in _SPACES, Text("særligt mellemrum", "special space")),
    (lambda sign: unicodedata.combining(sign) > 0, Text("løst accenttegn", "loose accent")),
    (lambda sign: sign < " " or "\x7f" <= sign <= "\x9f", Text("styretegn", "control character")),
    (lambda sign: _UNSEEN.match(sign) is not None, Text("usynligt tegn", "invisible character")),
)


@lru_cache(maxsize=_KEPT)
def seen(text: str) -> str:
    """The key by which two texts that look alike are equal: case, kinds of dashes and runs of blanks aside too."""
    return " ".join(cleaned(" ".join(text.split())).translate(_DASHES).split()).casefold()


def cleaned(text: str) -> str:
    """The text as it looks, in the characters one types: nothing unseen, no wide or foreign letter, whole accents."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text).translate(_ALIKE | _SPACES))


def is_as_typed(text: str) -> bool:
    """Whether every character is one that a person sees and types; blanks of any kind are."""
    if text.isascii() and text.isprintable():
        return True
    spaced = text.translate(_SPACES)
    return cleaned(spaced) == spaced


def hidden_characters(text: str) -> Text:
    """The characters of the text that are not as they look, each once: `U+200B (nulbreddemellemrum)`."""
    named = {sign: name for sign in text if (name := _name(sign)) is not None}
    return Text(
        *(", ".join(f"U+{ord(sign):04X} ({name[tongue]})" for sign, name in named.items()) for tongue in ("da", "en"))
    )


def _name(sign: str) -> Text | None:
    if " " <= sign <= "~":
        return None
    return _NAMES.get(sign) or next((name for is_one, name in _KINDS if is_one(sign)), None)
