"""Which language a command speaks: Danish, unless the person or the machine's locale names another."""

import locale
from collections.abc import Mapping, Sequence

from schemas.finding import Language

VARIABLE = "KORREKTUR_LANG"
LANGUAGES: tuple[Language, ...] = ("da", "en")

_NAMES_NO_LANGUAGE = ("", "c", "posix")
_DANISH = ("da", "danish")


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language `--lang` names, else `KORREKTUR_LANG`, else the locale's; other names decide nothing."""
    for named in (_asked_for(arguments), environ.get(VARIABLE, "")):
        for language in LANGUAGES:
            if named == language:
                return language
    return _of_locale(environ)


def _asked_for(arguments: Sequence[str]) -> str:
    """The value of the last `--lang`, found before the line is parsed: its errors are in a language too."""
    given = ""
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if word == "--":
            break
        if word == "--lang":
            given = following
        elif word.startswith("--lang="):
            given = word.removeprefix("--lang=")
    return given


def _of_locale(environ: Mapping[str, str]) -> Language:
    # Windows sets none of the variables; there the C library knows the locale, as "Danish_Denmark.1252".
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), None)
    name = locale.setlocale(locale.LC_CTYPE) if named is None else named
    language = name.split(".")[0].split("@")[0].split("_")[0].split("-")[0].casefold()
    return "da" if language in (*_NAMES_NO_LANGUAGE, *_DANISH) else "en"
