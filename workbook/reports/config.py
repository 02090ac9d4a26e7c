"""The settings in force and where each comes from: as a settings file to keep, or as JSON."""

from importlib.metadata import version
from pathlib import Path

from schemas.finding import Language, Text
from schemas.settings import DEFAULTS, SETTINGS, Setting
from schemas.words.harmless import harmless
from workbook.reports.json import VERSION, dumped
from workbook.reports.settings_toml import toml
from workbook.settings.configuration import ChosenBy, Configuration

CHOSEN = {
    ChosenBy.OPTION: Text("Indstillinger fra {file} (--config)", "Settings from {file} (--config)"),
    ChosenBy.ENVIRONMENT: Text(
        "Indstillinger fra {file} (KORREKTUR_CONFIG)", "Settings from {file} (KORREKTUR_CONFIG)"
    ),
    ChosenBy.USER: Text("Dine egne indstillinger fra {file}", "Your own settings from {file}"),
    ChosenBy.DEFAULTS: Text(
        "Standardindstillinger. Du kan lave dine egne i {own}", "Default settings. You can make your own in {own}"
    ),
}
"""Why these settings are in force."""
DEFAULT = Text("standard", "default")
FROM_FILE = Text("fra filen", "from the file")
LINE = Text("linje {line}", "line {line}")


def render_text(configuration: Configuration, own: Path, language: Language) -> str:
    """The settings as a valid settings file, each with what it is for and where it comes from in comments.

    `own` is where the user's own settings file stands or would stand.
    """
    source = harmless(configuration.settings.source)
    head = CHOSEN[configuration.chosen_by][language].format(file=source, own=harmless(str(own)))
    parts = [f"# {head}\n"]
    for setting in SETTINGS:
        origin = _origin(setting, configuration, language)
        parts.append(f"# {setting.about[language]}\n{toml(setting, setting.value(configuration.settings), origin)}")
    return "\n".join(parts)


def render_json(configuration: Configuration, own: Path, language: Language) -> str:
    """The settings as a JSON document."""
    settings = configuration.settings
    return dumped(
        {
            "version": VERSION,
            "tool": f"korrektur {version('korrektur')}",
            "config": settings.source,
            "chosen_by": configuration.chosen_by,
            "own_file": str(own),
            "settings": [
                {
                    "key": setting.key,
                    "value": setting.value(settings),
                    "default": setting.value(DEFAULTS),
                    "from": settings.source if setting.key in configuration.lines else DEFAULTS.source,
                    "line": configuration.lines.get(setting.key),
                    "about": setting.about[language],
                }
                for setting in SETTINGS
            ],
        }
    )


def _origin(setting: Setting, configuration: Configuration, language: Language) -> str:
    if setting.key not in configuration.lines:
        return DEFAULT[language]
    line = configuration.lines[setting.key]
    return FROM_FILE[language] if line is None else LINE[language].format(line=line)
