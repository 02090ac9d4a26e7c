"""The reply of a handler as a file that VBA reads: lines `key=HEX`, ASCII, the text in UTF-16LE.

VBA can neither decode UTF-8 nor receive a value from the Python server's `Exec`; pairs of hex digits it can read
alike on Windows and macOS.
"""

from pathlib import Path
from typing import Literal

from addin.ribbon.reply import Reply
from schemas.finding import Language, Text

ReplyKind = Literal["info", "warning", "error"]

LONGEST_BOX = 1000
"""The characters of a message box: VBA's own cuts silently at about 1,024."""
MORE = Text("… og {count} linjer mere", "… and {count} more lines")
CUT = "…"

_SPELLED = str.maketrans({"→": "->", "←": "<-", "−": "-", "≥": ">=", "≤": "<=", "≠": "<>", "×": "x", "\u00a0": " "})
"""What a message box of VBA, which knows the letters of Windows-1252 only, shows instead."""


def lines(reply: Reply, language: Language, kind: ReplyKind = "info") -> str:
    """The text of the file: a line for each thing there is something of."""
    question = reply.question
    said = {
        "status": reply.status[language] if reply.status else "",
        "message": boxed(reply.message[language], language) if reply.message else "",
        "kind": kind if reply.message else "",
        "opens": reply.opens or "",
        "question": boxed(question.words[language], language) if question else "",
        "asks": question.kind if question else "",
        "name": question.name if question else "",
    }
    return "".join(f"{key}={text.encode('utf-16-le').hex()}\n" for key, text in said.items() if text) + "end=\n"


def boxed(words: str, language: Language) -> str:
    """Words as a message box can show them: its letters only, and never cut without saying so."""
    spelled = words.translate(_SPELLED).encode("cp1252", "replace").decode("cp1252")
    if len(spelled) <= LONGEST_BOX:
        return spelled
    kept = spelled.splitlines()
    left_out = 0
    while len(kept) > 1 and len(_with_rest(kept, left_out, language)) > LONGEST_BOX:
        kept.pop()
        left_out += 1
    whole = _with_rest(kept, left_out, language)
    return whole if len(whole) <= LONGEST_BOX else whole[: LONGEST_BOX - len(CUT)] + CUT


def _with_rest(kept: list[str], left_out: int, language: Language) -> str:
    rest = [MORE[language].format_map({"count": left_out})] if left_out else []
    return "\n".join([*kept, *rest])


def write(path: Path, text: str) -> None:
    """Put the reply where Excel waits for it, in one step: on macOS it looks while we write."""
    half = path.with_name(path.name + ".half")
    half.write_text(text, "ascii")
    half.replace(path)
