"""Values of the settings file, checked and turned into those of `schemas.settings.Settings`."""

import json
from collections.abc import Mapping
from typing import Any

from schemas.calculations.rows import key_of
from schemas.finding import KorrekturError, Severity, Text
from schemas.settings import Setting, SettingKind
from schemas.words.seen import cleaned
from workbook.settings.rule_names import did_you_mean, nearest, rules_named

SEVERITIES = {severity.value: severity for severity in Severity} | {
    "fejl": Severity.ERROR,
    "advarsel": Severity.WARNING,
}
"""The names of a severity, in either language."""

_WANTED = {
    SettingKind.RULES: Text('en liste af regler, fx ["FOR301", "TXT"]', 'a list of rules, such as ["FOR301", "TXT"]'),
    SettingKind.SWITCH: Text("true eller false", "true or false"),
    SettingKind.KRONER: Text(
        "et helt antal kroner over 0, fx 100_000_000", "a whole number of kroner above 0, such as 100_000_000"
    ),
    SettingKind.BAND: Text(
        "to hele antal kroner over 0, det mindste først, fx [400_000, 900_000]",
        "two whole numbers of kroner above 0, the lower first, such as [400_000, 900_000]",
    ),
    SettingKind.SEVERITIES: Text(
        'en tabel: [severity] og under den linjer som SUM607 = "warning"',
        'a table: [severity] and below it lines such as SUM607 = "warning"',
    ),
    SettingKind.COMMITTEES: Text(
        'en tabel: [number-series] og under den linjer som T1 = "Økonomiudvalget"',
        'a table: [number-series] and below it lines such as T1 = "Økonomiudvalget"',
    ),
}
"""What each kind of setting must be."""
_MOST_KRONER = 10**15
"""No figure of a budget comes near; the frames' numbers have room for it."""


class BadValueError(Exception):
    """An invalid value and the reason; `inner` is its key within a table."""

    def __init__(self, message: Text, inner: str | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.inner = inner


def value_of(setting: Setting, given: Any) -> Any:
    """A value as TOML has it as the field's value. Raises BadValueError."""
    if _fits(setting.kind, given):
        return _turned(setting.kind, given)
    wanted = _WANTED[setting.kind]
    shown = _shown(given)
    raise BadValueError(
        Text(
            f"»{setting.key}« skal være {wanted.da}, ikke {shown}.",
            f"“{setting.key}” must be {wanted.en}, not {shown}.",
        )
    )


def _shown(given: Any) -> str:
    try:
        return json.dumps(given, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits
        return "…"


def _fits(kind: SettingKind, given: Any) -> bool:
    match kind:
        case SettingKind.RULES:
            return isinstance(given, list) and all(isinstance(name, str) for name in given)
        case SettingKind.SWITCH:
            return isinstance(given, bool)
        case SettingKind.KRONER:
            return _is_kroner(given)
        case SettingKind.BAND:
            return isinstance(given, list) and (given == [] or _is_band(given))
        case SettingKind.SEVERITIES | SettingKind.COMMITTEES:
            return isinstance(given, dict)


def _turned(kind: SettingKind, given: Any) -> Any:
    match kind:
        case SettingKind.RULES:
            return frozenset(rule for name in given for rule in _rules(name))
        case SettingKind.BAND:
            return tuple(given) or None
        case SettingKind.SEVERITIES:
            return _severities(given)
        case SettingKind.COMMITTEES:
            return _committees(given)
        case _:
            return given


def _is_band(given: list[Any]) -> bool:
    return len(given) == 2 and all(map(_is_kroner, given)) and given[0] <= given[1]  # noqa: PLR2004  lowest and highest


def _is_kroner(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _MOST_KRONER


def _rules(name: str, inner: str | None = None) -> list[str]:
    try:
        return rules_named(name)
    except KorrekturError as error:
        raise BadValueError(error.text, inner) from None


def _severities(given: Mapping[str, Any]) -> tuple[tuple[str, Severity], ...]:
    """A rule's own line holds before that of its family."""
    own: dict[str, Severity] = {}
    of_family: dict[str, Severity] = {}
    for name, word in given.items():
        rules, severity = _rules(name, name), _severity(name, word)
        holds = own if len(rules) == 1 else of_family
        for rule in rules:
            if rule in holds:
                raise BadValueError(Text(f"»{rule}« står to gange.", f"“{rule}” stands twice."), name)
            holds[rule] = severity
    return tuple(sorted((of_family | own).items()))


def _severity(name: str, word: Any) -> Severity:
    found = SEVERITIES.get(word.strip().casefold()) if isinstance(word, str) else None
    if found is not None:
        return found
    near = nearest(word, SEVERITIES) if isinstance(word, str) else []
    hint = did_you_mean(near or [severity.value for severity in Severity])
    raise BadValueError(Text(f"»{word}« er ingen alvor. {hint.da}", f"“{word}” is no severity. {hint.en}"), name)


def _committees(given: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found: dict[str, tuple[str, str]] = {}
    for series, committee in given.items():
        if not (isinstance(committee, str) and committee.strip() and series.strip()):
            raise BadValueError(
                Text(
                    f"Nummerserien »{series}« skal have et udvalgs navn i anførselstegn.",
                    f"The number series “{series}” must have a committee's name in quotation marks.",
                ),
                series,
            )
        key = key_of(cleaned(series).strip())
        if key in found:
            raise BadValueError(Text(f"»{series}« står to gange.", f"“{series}” stands twice."), series)
        found[key] = cleaned(series).strip(), committee.strip()
    return tuple(found.values())
