"""The answer to `Indenfor servicerammen`, brought to the spelling of the list."""

import re

from schemas import lists

_TICKED, _EMPTY = "☒☑✓✔", "☐□"
_CHOICE = re.compile(rf"([{_TICKED}{_EMPTY}])\s*(ja|nej)\b|\b(ja|nej)\s*([{_TICKED}{_EMPTY}])", re.IGNORECASE)
_BY_WORD = {"ja": lists.YES, "nej": lists.NO, "uafklaret": lists.UNDECIDED}


def read_answer(text: str) -> str | None:
    """Give the answer: `ja` is Ja, `Ja/nej` is Uafklaret, one ticked box of two its word, else None."""
    words = " ".join(text.split()).strip(" .,")
    if re.search(f"[{_TICKED}{_EMPTY}]", words):
        return _ticked(words)
    if re.fullmatch(r"(ja\s*(/|eller|-|–|\s)\s*nej|nej\s*(/|eller|-|–|\s)\s*ja)\s*\??", words, re.IGNORECASE):
        return lists.UNDECIDED
    return _BY_WORD.get(words.casefold())


def _ticked(words: str) -> str | None:
    found = _CHOICE.findall(words)
    boxes = [(before or after, (word or earlier).casefold()) for before, word, earlier, after in found]
    ticked = [word for box, word in boxes if box in _TICKED]
    return _BY_WORD[ticked[0]] if len(ticked) == 1 else None
