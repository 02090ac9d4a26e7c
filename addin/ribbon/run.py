"""What a click runs: one button's handler on the active workbook, and its reply to Excel.

VBA runs `import addin.ribbon.run as r; r.run('<id>','<hex>')` and nothing else: constants and hex digits,
so that nothing from a workbook becomes part of a command. The hex is UTF-8 JSON: the answers to what was asked, and

lang   the language the add-in speaks, `da` or `en`; the handler gets it with the answers.
hwnd   the window of the Excel that was clicked in; 0 where it has no workbook open, and on macOS.
reply  the file the reply is written to.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import xlwings

from addin.log import log, log_file
from addin.ribbon.buttons import BUTTONS
from addin.ribbon.reply import Reply
from schemas.finding import KorrekturError, Language, Text, same

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


HANDLERS = "addin.ribbon.handlers"
BY_ID = {button.id: button for button in BUTTONS}
UNKNOWN = Text("Knappen »{button}« findes ikke.", "There is no button “{button}”.")
NO_BOOK = Text("Åbn en projektmappe først.", "Open a workbook first.")
BUG = Text(
    "Det lykkedes ikke på grund af en fejl i tilføjelsesprogrammet ({kind}). Det er ikke din skyld.\n\n"
    "Prøv igen. Sker det igen, så send loggen til dem, der vedligeholder programmet. Du åbner den med knappen Om:\n"
    "{log}",
    "This failed because of a fault in the add-in ({kind}). It is not your doing.\n\n"
    "Try again. If it happens again, send the log to those who maintain the program. The button About opens it:\n"
    "{log}",
)


def run(button: str, answers: str) -> None:
    """Carry out one button; whatever happens, a reply is written, unless there is no telling where to."""
    given: dict[str, Any] = json.loads(bytes.fromhex(answers))
    reply_file, language, hwnd = Path(given.pop("reply")), given["lang"], given.pop("hwnd")
    reply, kind = _answered(button, given, hwnd)
    write(reply_file, lines(reply, language, kind))


def _answered(button: str, answers: dict[str, Any], hwnd: int) -> tuple[Reply, ReplyKind]:
    """The handler's reply, or what stopped it in plain words; a fault of ours goes to the log."""
    try:
        return _handled(button, answers, hwnd), "info"
    except KorrekturError as fault:
        log().warning("%s: %s", button, fault.text.da)
        return Reply(message=fault.text), "warning"
    except Exception as fault:  # noqa: BLE001  the last resort: a bug is reported as a bug and Excel goes on
        log().exception("%s", button)
        return Reply(message=BUG.format({"kind": same(type(fault).__name__), "log": same(log_file())})), "error"


def _handled(button: str, answers: dict[str, Any], hwnd: int) -> Reply:
    if button not in BY_ID:
        raise KorrekturError(UNKNOWN.format({"button": same(button)}))
    book = active_book(hwnd)
    if book is None and BY_ID[button].needs_book:
        raise KorrekturError(NO_BOOK)
    handler = getattr(import_module(HANDLERS), button)
    reply: Reply = handler(book, **answers)
    return reply


def active_book(hwnd: int) -> xlwings.Book | None:
    """The workbook in front in the Excel with this window, or None where it has none open."""
    import xlwings as xw  # noqa: PLC0415  heavy, and needed only when something is clicked

    if sys.platform == "win32":
        # Of several Excels, the one that was clicked in: the window is looked up, not the "active" instance.
        if not hwnd:
            return None
        from xlwings import _xlwindows  # noqa: PLC0415

        app = xw.App(impl=_xlwindows.App(xl=hwnd))
    else:
        found = xw.apps.active
        if found is None:
            return None
        app = found
    return app.books.active if len(app.books) else None
