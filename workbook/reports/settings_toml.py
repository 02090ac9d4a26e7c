"""Settings as lines of a settings file."""

import json
import re
from collections.abc import Iterator
from typing import Any

from schemas.settings import Setting
from schemas.words.harmless import harmless_json

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml(setting: Setting, value: Any, comment: str = "") -> str:
    """A setting's value (as `Setting.value`) as lines of the settings file."""
    remark = f"  # {comment}" if comment else ""
    if setting.is_table:
        return f"[{setting.key}]{remark}\n" + "".join(f"{line}\n" for line in _pairs(value))
    return f"{setting.key} = {_value(value)}{remark}\n"


def _pairs(table: dict[str, str]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key if _BARE_KEY.fullmatch(key) else _value(key)} = {_value(value)}"


def _value(value: Any) -> str:
    """A list, text, number or switch, which TOML writes as JSON does."""
    return harmless_json(json.dumps(value, ensure_ascii=False))
