"""Danish for the words that click itself puts on the screen: `Usage:`, `Options`, its errors.

click asks gettext for them, and gettext knows only compiled catalogues on disk. The words are few, so they
stand here as they are read, and a test compares them with every text in the installed click.
"""

import gettext
import sys
from contextvars import ContextVar

from schemas.finding import Language

DANISH = {
    "Usage:": "Brug:",
    "Options": "Tilvalg",
    "Commands": "Kommandoer",
    "Positional arguments": "Angives uden navn",
    "Aborted!": "Afbrudt!",
    "deprecated": "udgår",
    "required": "skal angives",
    "default: {default}": "ellers: {default}",
    "env var: {var}": "miljøvariabel: {var}",
    "(dynamic)": "(afhænger af omstændighederne)",
    "Show this message and exit.": "Vis denne hjælp.",
    "Show the version and exit.": "Vis versionen.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Error: {message}": "Fejl: {message}",
    "Try '{command} {option}' for help.": "Skriv »{command} {option}« for at få hjælp.",
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Mente du en af disse: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Der er angivet noget, kommandoen ikke kan bruge ({args})",
    "Got unexpected extra arguments ({args})": "Der er angivet noget, kommandoen ikke kan bruge ({args})",
    "Missing command.": "Der mangler en kommando.",
    "Invalid value: {message}": "Ugyldig værdi: {message}",
    "Invalid value for {param_hint}: {message}": "Ugyldig værdi for {param_hint}: {message}",
    "Missing argument": "Der mangler",
    "Missing option": "Der mangler",
    "Missing parameter": "Der mangler",
    "Missing {param_type}": "Der mangler {param_type}",
    "Missing parameter: {param_name}": "Der mangler {param_name}",
    "No such option {name!r}.": "Tilvalget {name!r} findes ikke.",
    "No such command {name!r}.": "Kommandoen {name!r} findes ikke.",
    "unknown error": "ukendt fejl",
    "Could not open file {filename!r}: {message}": "Filen {filename!r} kan ikke åbnes: {message}",
    "Option {name!r} does not take a value.": "Tilvalget {name!r} skal stå uden værdi.",
    "Option {name!r} requires an argument.": "Tilvalget {name!r} skal have en værdi.",
    "Option {name!r} requires {nargs} arguments.": "Tilvalget {name!r} skal have {nargs} værdier.",
    "Argument {name!r} takes {nargs} values.": "{name!r} skal have {nargs} værdier.",
    "Takes {nargs} values but 1 was given.": "Der skal angives {nargs} værdier, men der er 1.",
    "Takes {nargs} values but {len} were given.": "Der skal angives {nargs} værdier, men der er {len}.",
    "Choose from:\n\t{choices}": "Vælg mellem:\n\t{choices}",
    "{value!r} is not one of {choices}.": "{value!r} er ikke en af {choices}.",
    "{value!r} is not {choice}.": "{value!r} er ikke {choice}.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et helt tal.",
    "{value} is not in the range {range}.": "{value} ligger uden for {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} er ikke en af {states}.",
    "file": "filen",
    "directory": "mappen",
    "path": "stien",
    "File": "Filen",
    "Directory": "Mappen",
    "Path": "Stien",
    "{name} {filename!r} does not exist.": "{name} {filename!r} findes ikke.",
    "{name} {filename!r} is a file.": "{name} {filename!r} er en fil.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} er en mappe.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} kan ikke læses.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} kan ikke skrives.",
}
"""click's texts, as its source has them, and their Danish."""

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="da")


def speak(language: Language) -> None:
    """Make click use this language."""
    _SPOKEN.set(language)
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for asked, answer in (("_", _one), ("ngettext", _one_or_many)):
                if vars(module).get(asked) in (gettext.gettext, gettext.ngettext):
                    setattr(module, asked, answer)


def _one(message: str) -> str:
    return DANISH.get(message, message) if _SPOKEN.get() == "da" else message


def _one_or_many(one: str, many: str, count: int) -> str:
    return _one(one if count == 1 else many)
