"""The form of a report, as `--format` and the name of the file after `-o` say it."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from schemas.finding import Language, Text, same

F = TypeVar("F", bound="Callable[..., Any]")

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "concise": (),
    "json": (".json",),
    "json-lines": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "junit": (".xml",),
    "sarif": (".sarif", ".sarif.json", ".json"),
    "github": (),
}
"""What the names of files of each format end in; the first format that has a suffix is the one it stands for."""
_OF_ANY_TEXT = (".txt",)
"""What the names of files of every format but a workbook may end in, where the format is chosen."""
_UNKNOWN = Text(
    "{name} siger ikke, hvad der skal skrives. Navnet skal ende på {known}, eller vælg med --format.",
    "{name} does not say what to write. The name must end in {known}, or choose with --format.",
)
_CONTRADICTS = Text(
    "--format {form} og navnet {name} siger hver sit. Navnet skal ende på {known}, eller udelad --format.",
    "--format {form} and the name {name} contradict each other. The name must end in {known}, or leave --format out.",
)


def by_name(language: Language, formats: Sequence[str], text: str = "") -> Callable[[F], F]:
    """Gives a command the `form` it is to write, of these formats, where `--format` may not have been given.

    `text` is a suffix that the command's plain text may have too.
    """

    def decorate(function: F) -> F:
        @wraps(function)
        def run(*args: Any, form: str | None, output: Path | None, **others: Any) -> Any:
            wanted = format_of(form, output, formats, language, text)
            return function(*args, form=wanted, output=output, **others)

        decorated: Any = run
        return cast("F", decorated)

    return decorate


def format_of(form: str | None, output: Path | None, formats: Sequence[str], language: Language, text: str = "") -> str:
    """The format: the one asked for, else the one the file's name says, else the first.

    Raises click.UsageError where the name says another one, or none of these; a name without a suffix says nothing.
    """
    if output is None or not output.suffix:
        return form or formats[0]
    name = output.name.casefold()
    suffixes = {one: known for known in reversed(formats) for one in SUFFIXES[known]} | ({text: "text"} if text else {})
    words = {"name": same(output.name), "form": same(form)}
    if form is None:
        said = max((one for one in suffixes if name.endswith(one)), key=len, default=None)
        if said is None:
            raise click.UsageError(_UNKNOWN.format(words | {"known": _listed([*suffixes])})[language])
        return suffixes[said]
    fits = name.endswith((*SUFFIXES[form], *(() if form == "xlsx" else _OF_ANY_TEXT)))
    if not fits and name.endswith(tuple(one for some in SUFFIXES.values() for one in some)):
        raise click.UsageError(
            _CONTRADICTS.format(words | {"known": _listed(SUFFIXES[form] or _OF_ANY_TEXT)})[language]
        )
    return form


def _listed(suffixes: Sequence[str]) -> Text:
    *most, last = sorted(suffixes)
    return Text(f"{', '.join(most)} eller {last}", f"{', '.join(most)} or {last}") if most else same(last)
