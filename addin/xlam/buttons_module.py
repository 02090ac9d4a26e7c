"""The VBA module that knows the buttons: what each asks first, and the words of the add-in in its language."""

from addin.ribbon.button import Ask, Button
from addin.ribbon.buttons import BUTTONS, TAB
from addin.xlam.xlwings_module import quoted
from schemas.finding import Language, Text
from schemas.sheets import SHEETS

NAME = "KorrekturButtons"

WORDS = {
    "WORD_OPEN_A_BOOK": Text(
        "Åbn en projektmappe først. Står der »Beskyttet visning« øverst, så klik på »Aktivér redigering«.",
        "Open a workbook first. If it says “Protected View” at the top, click “Enable Editing”.",
    ),
    "WORD_WORKING": Text("Korrektur arbejder …", "Korrektur is working …"),
    "WORD_NO_PYTHON": Text(
        "Programmet bag knapperne kunne ikke startes. Luk Excel, kør »korrektur addin doctor«, og gør, hvad den siger.",
        "The program behind the buttons could not be started. Close Excel, run “korrektur addin doctor” and do what "
        "it says.",
    ),
    "WORD_NO_REPLY": Text(
        "Programmet bag knapperne svarede ikke. Prøv igen. Hjælper det ikke, så luk Excel, og åbn det igen.",
        "The program behind the buttons did not answer. Try again. If that does not help, close Excel and open it "
        "again.",
    ),
    "WORD_NO_NUMBER": Text("Skriv et helt tal, fx 2026.", "Type a whole number, such as 2026."),
    "WORD_CANNOT_OPEN": Text("Filen kan ikke åbnes:", "The file cannot be opened:"),
}
"""Messages shown by VBA itself, when Python cannot be reached."""

_OURS = ("master_data", "corrections")
"""The sheets by which a workbook is known as ours."""
_CALLS = {"number": "AskNumber", "text": "AskText", "files": "AskFiles", "save": "AskPath"}


def source(language: Language) -> str:
    """The module's source in this language."""
    constants = {
        "ADDIN_TITLE": TAB[language],
        "ADDIN_LANGUAGE": language,
        **{name: words[language] for name, words in WORDS.items()},
        **{f"SHEET_{spec.key.upper()}": spec.name for spec in SHEETS if spec.key in _OURS},
    }
    return "\n".join(
        [
            f'Attribute VB_Name = "{NAME}"',
            "Option Explicit",
            "",
            "' Made from addin/ribbon/buttons.py when the add-in is built.",
            "",
            *(f"Public Const {name} As String = {quoted(words)}" for name, words in constants.items()),
            "",
            *_needs_book(),
            "",
            *_answered(language),
        ]
    )


def _needs_book() -> list[str]:
    without = ", ".join(quoted(button.id) for button in BUTTONS if not button.needs_book)
    return [
        "Public Function NeedsBook(ByVal button As String) As Boolean",
        "    Select Case button",
        f"    Case {without}",
        "        NeedsBook = False",
        "    Case Else",
        "        NeedsBook = True",
        "    End Select",
        "End Function",
    ]


def _answered(language: Language) -> list[str]:
    """A function that asks what a button asks first; False when the person breaks off."""
    return [
        "Public Function Answered(ByVal button As String, ByRef answers As String) As Boolean",
        "    Answered = True",
        "    Select Case button",
        *(line for button in BUTTONS if button.asks for line in _case(button, language)),
        "    End Select",
        "End Function",
    ]


def _case(button: Button, language: Language) -> list[str]:
    return [
        f"    Case {quoted(button.id)}",
        *(f"        If Answered Then Answered = {_call(ask, language)}" for ask in button.asks),
    ]


def _call(ask: Ask, language: Language) -> str:
    arguments = [quoted(ask.name), quoted(ask.words[language]), *([quoted(ask.pattern)] if ask.pattern else [])]
    return f"{_CALLS[ask.kind]}(answers, {', '.join(arguments)})"
