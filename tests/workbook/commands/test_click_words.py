from __future__ import annotations

import ast
import pkgutil
from pathlib import Path
from string import Formatter

import click
import pytest

from workbook.commands.click_words import DANISH

NEVER_ASKED = {
    "confirmation prompts": (
        "Repeat for confirmation", "Error: The two entered values do not match.", "Error: invalid input",
        "Do you want to continue?", "Confirm the action without prompting.",
    ),
    "editors": ("{editor}: Editing failed", "{editor}: Editing failed: {e}"),
    "Windows consoles": ("Windows error: {error}",),
    "mistakes of a programmer": (
        "Name '{name}' defined twice", "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Could not determine name for option with declarations {decls!r}",
        (
            "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
            "Did you mean to pass '--{name}'?"
        ),
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Unknown color {colour!r}",
        "Value must be an iterable.", "Choice({choices})",
    ),
    "deprecated commands, of which there are none": (
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    ),
    "types and parsers not used": (
        "{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}.",
        "{value!r} is not a valid UUID.", "Invalid start character for option ({option})",
        "{name} {filename!r} is not executable.",
        "{len_type} values are required, but {len_value} was given.",
        "{len_type} values are required, but {len_value} were given.",
    ),
    "completion in shells": (
        "Shell completion is not supported for Bash versions older than 4.4.",
        "Couldn't detect Bash version, shell completion is not supported.",
    ),
    "pauses": ("Press any key to continue...",),
    "streams by name": ("Unknown standard stream '{name}'",),
    "a day in a progress bar": ("d",),
}  # fmt: skip
"""click's texts that no command can bring on the screen, by why."""


def texts_of_click() -> set[str]:
    found: set[str] = set()
    for module in pkgutil.iter_modules(click.__path__):
        source = Path(click.__path__[0], f"{module.name}.py").read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found.update(
                    one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )
    return found


def test_every_text_of_click_is_danish_or_can_never_be_seen() -> None:
    never = {text for texts in NEVER_ASKED.values() for text in texts}
    assert texts_of_click() - set(DANISH) - never == set()


@pytest.mark.parametrize("english", DANISH)
def test_the_danish_has_fields_that_the_english_fills(english: str) -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert fields(DANISH[english]) <= fields(english)
