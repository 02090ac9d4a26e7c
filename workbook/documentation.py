"""The parts of README that the program writes itself; `make test` compares them with what stands there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from schemas.finding import Text
from schemas.layout import layout
from schemas.rules import RULES
from schemas.settings import DEFAULTS, SETTINGS
from workbook.cli import build
from workbook.commands import click_words
from workbook.reports.catalogue import severity_now_and_later
from workbook.reports.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.finding import Language
    from schemas.layout import Sheet

HELP_WIDTH = 80
EXAMPLE_YEAR = 2026


def command_list(language: Language) -> str:
    """A Markdown table of the commands."""
    headers = Text("Kommando", "Command")[language], Text("Hvad den gør", "What it does")[language]
    commands = build(language).commands.items()
    return table(headers, [(f"`korrektur {name}`", command.short_help or "") for name, command in commands])


def command_help(language: Language) -> str:
    """Every command's `--help`, under its own heading."""
    click_words.speak(language)
    group = build(language)
    top = click.Context(group, info_name="korrektur", terminal_width=HELP_WIDTH, help_option_names=["-h", "--help"])
    parts = []
    for name, command in group.commands.items():
        with click.Context(command, parent=top, info_name=name, terminal_width=HELP_WIDTH) as context:
            parts.append(f"#### `korrektur {name}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def rule_catalogue() -> str:
    """A Markdown table of the rules, in both languages."""
    rows = []
    for rule in RULES:
        severity = severity_now_and_later(rule, "en") + ("" if rule.on else ", off")
        rows.append((rule.id, f"`{rule.name}`", severity, rule.title.da, rule.title.en))
    return table(("ID", "Name", "Severity", "Fund", "Finding"), rows)


def settings_table() -> str:
    """A Markdown table of the settings file's settings and their defaults, in both languages."""
    rows = [
        (f"`{setting.key}`", f"`{json.dumps(setting.value(DEFAULTS))}`", setting.about.da, setting.about.en)
        for setting in SETTINGS
    ]
    return table(("Setting", "Default", "Betydning", "Meaning"), rows)


def sheets() -> str:
    """A Markdown table of the sheets and the columns one sees; `*` marks a calculated one."""
    rows = [
        (f"`{sheet.name}`", sheet.title.en, ", ".join(_columns(sheet)) or "–") for sheet in layout(EXAMPLE_YEAR).sheets
    ]
    return table(("Sheet", "In English", f"Columns (a workbook for {EXAMPLE_YEAR})"), rows)


def _columns(sheet: Sheet) -> Iterable[str]:
    return (f"{one.header}{'*' if one.calculated else ''}" for one in sheet.columns if not one.hidden)
