"""What the program writes into its own pages (`.ci/pages.txt`); `make test` compares it with what stands there."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import shlex
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import click

from schemas.finding import Language, Text
from schemas.layout import Sheet, layout
from schemas.rules import rules_of_sheet
from schemas.settings import DEFAULTS, SETTINGS
from workbook import template
from workbook.cli import COMMANDS, build, run
from workbook.commands import click_words
from workbook.commands.demo import WORKBOOK
from workbook.reports.json import schema
from workbook.reports.markdown import table
from workbook.settings import settings_file
from workbook.template import samples

ROOT = Path(__file__).parents[2]
WIDTH = 80
"""Characters of a line that the program is shown to print."""
EXAMPLE_YEAR = 2026
NAIVE = "pandas + pandera, file by file and sheet by sheet"
"""The peer that most people would write."""


def command_list(language: Language, commands: Mapping[str, str] = COMMANDS) -> str:
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


def command_help(language: Language, commands: Mapping[str, str] = COMMANDS) -> str:
    """Every command's `--help`, under its own heading."""
    click_words.speak(language)
    group = build(language, commands)
    top = click.Context(group, info_name="korrektur", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    return "\n".join(
        f"## `{context.command_path}`\n\n```text\n{context.get_help()}\n```\n" for context in _contexts(top, group)
    )


def _contexts(parent: click.Context, group: click.Group) -> Iterator[click.Context]:
    """Each command of a group as it is called, and after a group its own commands."""
    for name, command in group.commands.items():
        with click.Context(command, parent=parent, info_name=name, terminal_width=parent.terminal_width) as context:
            yield context
            if isinstance(command, click.Group):
                yield from _contexts(context, command)


class _Screen(io.StringIO):
    """Text that is taken for a terminal's, so that it is drawn as wide as one."""

    def isatty(self) -> bool:
        return True


def shown(line: str, commands: Mapping[str, str] = COMMANDS) -> str:
    """A command line over the demo's workbook, and what it prints in English on a terminal."""
    screen = _Screen()
    terminal = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "xterm", "KORREKTUR_CACHE": ""}
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(contextlib.chdir(folder))
        stack.enter_context(mock.patch.dict(os.environ, terminal))
        # Whoever writes the pages may have settings of their own.
        stack.enter_context(mock.patch.object(settings_file, "users_own", return_value=Path(folder, "none.toml")))
        template.write(samples.sample(), Path(WORKBOOK), overwrite=False)
        stack.enter_context(contextlib.redirect_stdout(screen))
        stack.enter_context(contextlib.redirect_stderr(screen))
        run(shlex.split(line)[1:], {"KORREKTUR_LANG": "en"}, commands)
    said = screen.getvalue().replace(f"{Path(folder).resolve()}{os.sep}", "")  # whoever reads it stands in the folder
    printed = "\n".join(one.rstrip() for one in said.strip("\n").splitlines())
    return f"```console\n$ {line}\n{printed}\n```\n"


def rooms(package: str) -> str:
    """A package's folders and modules, one a line with its docstring, from the top down as import-linter holds them.

    What stands on one floor, and so does not import each other, is braced. What the contract does not order comes last.
    """
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == [package])
    floors = [sorted(layer.split(" | ")) for layer in layers]
    ordered = {name for floor in floors for name in floor}
    paths = {path.stem: path for path in sorted((ROOT / package).iterdir()) if _module(path).is_file()}
    rest = [name for name in paths if name not in ordered and name != "__init__"]
    drawn = [_room(paths[name], brace) for floor in floors for name, brace in zip(floor, _brace(floor), strict=True)]
    drawn += ["", *(_room(paths[name], " ") for name in rest)] if rest else []
    return "\n".join(["```text", *drawn, "```"])


def _module(path: Path) -> Path:
    return path if path.suffix == ".py" else path / "__init__.py"


def _brace(floor: Sequence[str]) -> str:
    return "┌" + "│" * (len(floor) - 2) + "└" if len(floor) > 1 else " "


def _room(path: Path, brace: str) -> str:
    about = (ast.get_docstring(ast.parse(_module(path).read_text("utf-8"))) or "").split("\n")[0]
    name = path.name if path.is_file() else f"{path.name}/"
    about = about.removeprefix(f"{path.stem}: ").removeprefix(f"{path.stem.capitalize()}: ")
    return f"{brace} {name:<19} {about}".rstrip()


def json_members() -> str:
    """A Markdown table of what the JSON Schema says of each member, object by object."""
    rows = []
    for name, definition in schema()["$defs"].items():
        rows.append((f"**`{name}`**", definition.get("description", "")))
        rows += [(f"`{path}`", about) for path, about in _described(definition)]
    return table(("Member", "What it holds"), rows)


def _described(part: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Each member within an object that the schema describes, by its path."""
    for name, member in part.get("properties", {}).items():
        if "description" in member:
            yield f"{path}{name}", member["description"]
        yield from _described(member, f"{path}{name}.")
    if "items" in part:
        yield from _described(part["items"], path)


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
    """A Markdown table of the sheets, the columns one sees (`*` marks a calculated one), and their schemas' rules."""
    rows = [
        (f"`{one.name}`", one.title.en, ", ".join(_columns(one)) or "–", ", ".join(_rules(one)) or "–")
        for one in layout(EXAMPLE_YEAR).sheets
    ]
    return table(("Sheet", "In English", f"Columns (a workbook for {EXAMPLE_YEAR})", "Rules in its schema"), rows)


def _rules(sheet: Sheet) -> Iterable[str]:
    return (rule.id for rule in rules_of_sheet(sheet.key))


def _columns(sheet: Sheet) -> Iterable[str]:
    return (f"{one.header}{'*' if one.calculated else ''}" for one in sheet.columns if not one.hidden)
