"""The run's one configuration: named on the command line, in the environment, the user's own, or the defaults."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from schemas.finding import KorrekturError, Text
from schemas.settings import DEFAULTS, SETTINGS, Settings
from workbook.settings.configuration import ChosenBy, Configuration
from workbook.settings.rule_names import did_you_mean, nearest
from workbook.settings.settings_values import BadValueError, value_of

VARIABLE = "KORREKTUR_CONFIG"
"""The environment variable that may name the settings file."""
FILE_NAME = "korrektur.toml"


def configuration(named: Path | None, environ: Mapping[str, str]) -> Configuration:
    """The settings in force. Nothing near a workbook is looked at.

    Raises KorrekturError, with file and line, for a file that is named and cannot be read, and for keys and
    values that are none.
    """
    variable = environ.get(VARIABLE)
    if named is not None:
        return _read(named, ChosenBy.OPTION)
    if variable:
        return _read(Path(variable), ChosenBy.ENVIRONMENT)
    if users_own().exists():
        return _read(users_own(), ChosenBy.USER)
    return Configuration(DEFAULTS, ChosenBy.DEFAULTS, {})


def users_own() -> Path:
    """Where the user's own settings file stands, if there is one."""
    return user_config_path("korrektur", appauthor=False) / FILE_NAME


def line_of(text: str, key: str, inner: str | None = None) -> int | None:
    """The line, from 1, where a key of a TOML text stands, or a key of its table; None where it cannot be told."""
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            path = table
        elif assignment := _ASSIGNMENT.match(line):
            path = [*table, *_parts(assignment[1])]
        else:
            continue
        if path[:1] == [key] and (inner is None or path[1:2] == [inner]):
            return number
    return None if inner is None else line_of(text, key)


_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_PATH = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_HEADER = re.compile(rf"\s*\[\s*{_PATH}\s*\]")
_ASSIGNMENT = re.compile(rf"\s*{_PATH}\s*=")
_POSITION = re.compile(r"at line (\d+), column (\d+)")


def _parts(path: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, path)]


def _read(path: Path, chosen_by: ChosenBy) -> Configuration:
    text = _text_of(path)
    document = _document(text, path)
    known = {setting.key: setting for setting in SETTINGS}
    values: dict[str, Any] = {}
    for key, given in document.items():
        if key not in known:
            raise _at(path, line_of(text, key), _unknown(key))
        try:
            values[known[key].field] = value_of(known[key], given)
        except BadValueError as error:
            raise _at(path, line_of(text, key, error.inner), error.message) from None
    lines = {key: line_of(text, key) for key in document}
    return Configuration(Settings(source=str(path.absolute()), **values), chosen_by, lines)


def _text_of(path: Path) -> str:
    try:
        # Notepad may begin a file with a byte order mark, which TOML does not know.
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        words = Text(f"Indstillingsfilen {path} findes ikke.", f"The settings file {path} does not exist.")
    except OSError as error:
        why = error.strerror or type(error).__name__
        words = Text(
            f"Indstillingsfilen {path} kan ikke læses ({why}).", f"The settings file {path} cannot be read ({why})."
        )
    except UnicodeDecodeError:
        words = Text(
            f"Indstillingsfilen {path} er ikke gemt som UTF-8.", f"The settings file {path} is not saved as UTF-8."
        )
    raise KorrekturError(words)


def _document(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, and lists without end
        place = _POSITION.search(str(error))
        why = Text(
            'dette kan ikke forstås. Der skal stå navn = værdi; tekst i "…", lister i [ ], hvert navn kun én gang.',
            f'this cannot be understood ({error}). Write name = value; text in "…", lists in [ ], each name once.',
        )
        raise _at(path, int(place[1]) if place else len(text.splitlines()), why) from None


def _unknown(key: str) -> Text:
    names = [setting.key for setting in SETTINGS]
    near, every = nearest(key, names), ", ".join(names)
    hint = did_you_mean(near) if near else Text(f"De, der findes, er: {every}.", f"Those there are: {every}.")
    return Text(f"Indstillingen »{key}« findes ikke. {hint.da}", f"There is no setting “{key}”. {hint.en}")


def _at(path: Path, line: int | None, words: Text) -> KorrekturError:
    da, en = ("", "") if line is None else (f", linje {line}", f", line {line}")
    return KorrekturError(f"{path}{da}: {words.da}", f"{path}{en}: {words.en}")
