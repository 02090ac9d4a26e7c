"""Configuration: the settings of a run, as a value; `settings_file` reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.settings import Settings


class ChosenBy(StrEnum):
    """What decided which settings a run has."""

    OPTION = "option"  # --config
    ENVIRONMENT = "environment"  # KORREKTUR_CONFIG
    USER = "user"  # the user's own settings file
    DEFAULTS = "defaults"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run, what chose them, and the line of the file where each key it names stands.

    A key the file does not name is missing from `lines` and has its default; a line that could not be told
    is None.
    """

    settings: Settings
    chosen_by: ChosenBy
    lines: Mapping[str, int | None]
