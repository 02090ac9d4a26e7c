"""The parts of README that the program writes itself; `make test` compares them with what stands there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from schemas.finding import Text
from schemas.layout import layout
from schemas.rules import RULES
from schemas.settings import DEFAULTS, SETTINGS
from workbook.cli import COMMANDS, build
from workbook.commands import click_words
from workbook.reports.catalogue import severity_now_and_later
from workbook.reports.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

    from schemas.finding import Language
    from schemas.layout import Sheet

HELP_WIDTH = 80
EXAMPLE_YEAR = 2026
NAIVE = "pandas + pandera, file by file and sheet by sheet"
"""The peer that most people would write."""


def command_list(language: Language, commands: Sequence[ModuleType] = COMMANDS) -> str:
    """A Markdown table of the commands, those of a group each by itself."""
    headers = Text("Kommando", "Command")[language], Text("Hvad den gør", "What it does")[language]
    group = build(language, commands)
    top = click.Context(group, info_name="korrektur")
    rows = [
        (f"`{context.command_path}`", context.command.short_help or "")
        for context in _contexts(top, group)
        if not isinstance(context.command, click.Group)
    ]
    return table(headers, rows)


def command_help(language: Language, commands: Sequence[ModuleType] = COMMANDS) -> str:
    """Every command's `--help`, under its own heading."""
    click_words.speak(language)
    group = build(language, commands)
    top = click.Context(group, info_name="korrektur", terminal_width=HELP_WIDTH, help_option_names=["-h", "--help"])
    return "\n".join(
        f"#### `{context.command_path}`\n\n```text\n{context.get_help()}\n```\n" for context in _contexts(top, group)
    )


def _contexts(parent: click.Context, group: click.Group) -> Iterator[click.Context]:
    """Each command of a group as it is called, and after a group its own commands."""
    for name, command in group.commands.items():
        with click.Context(command, parent=parent, info_name=name, terminal_width=parent.terminal_width) as context:
            yield context
            if isinstance(command, click.Group):
                yield from _contexts(context, command)


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


def benchmark(results: Mapping[str, Any]) -> str:
    """The batch's figures as Markdown tables, each peer with its ratios to the first one and to the naive loop."""
    times: Mapping[str, float] = results["milliseconds a file"]
    floor, naive = next(iter(times.values())), times[NAIVE]
    rows = [(name, f"{time:.1f}", f"{time / floor:.1f} ×", f"{naive / time:.1f} ×") for name, time in times.items()]
    compared = table(("Checked or read", "ms a file", "of calamine's reading", "faster than the naive loop"), rows)
    big = results["big workbook"]
    others = [
        (f"memory, {jobs}, {results['megabytes over']:,} files", f"{held:,.0f} MB at most")
        for jobs, held in results["megabytes"].items()
    ]
    others += [
        (f"from start to end: `korrektur {name}`", f"{time:.2f} s")
        for name, time in results["seconds to start"].items()
    ]
    others.append(
        (
            f"one workbook of 5,000 corrections ({big['megabytes']} MB)",
            f"{big['korrektur']:.1f} s, {big['korrektur'] / big['calamine']:.1f} × calamine's reading",
        )
    )
    about = (
        f"Measured {results['date']} on {results['machine']}: the medians over sets of 100 of {results['files']:,} "
        f"typical workbooks, {results['kilobytes a file']} kB each."
    )
    return f"{about}\n\n{compared}\n{table(('Also', ''), others)}"


def sheets() -> str:
    """A Markdown table of the sheets and the columns one sees; `*` marks a calculated one."""
    rows = [
        (f"`{sheet.name}`", sheet.title.en, ", ".join(_columns(sheet)) or "–") for sheet in layout(EXAMPLE_YEAR).sheets
    ]
    return table(("Sheet", "In English", f"Columns (a workbook for {EXAMPLE_YEAR})"), rows)


def _columns(sheet: Sheet) -> Iterable[str]:
    return (f"{one.header}{'*' if one.calculated else ''}" for one in sheet.columns if not one.hidden)
